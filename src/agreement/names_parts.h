/* Inside the binding of names: what names.c and letter.c share. */
#ifndef MOU_AGREEMENT_NAMES_PARTS_H
#define MOU_AGREEMENT_NAMES_PARTS_H

#include "agreement/names.h"

enum { NAME_TEXT = 40, NAME_WORDS = 6, NAMES_MAX = 128, SLOTS = 512, SPECIAL = 256, WINDOW = 60 };

struct name {
    uint32_t words[NAME_WORDS]; /* hashes of its words */
    int count, classes;
    bool capital; /* defined with a capital: its plain lower-case word keeps its common meaning */
    char text[NAME_TEXT]; /* as the definition prints it; "" for names bound in another way */
};

struct names {
    const struct lexicon *lexicon;
    struct name list[NAMES_MAX];
    int count;
    int16_t slots[SLOTS]; /* by the first word's hash; number + 1 */
    int officer, agency, district, head, outside;
    uint64_t special[SPECIAL / 64]; /* hashes of words that stand for an officer */
    int writer;                     /* of the letter; 0: it is none */
    const struct token *tokens;     /* of the sentence being learned from */
};

/* Whether a name may begin at the token: nearly always none does, which one look tells. */
static inline bool
names_may_be(const struct names *names, const struct token *token)
{
    return names->slots[token->hash % SLOTS] != 0;
}

/* Whether the word is one of a list such as " the a an ". */
bool names_word_is(const char *text, const struct token *t, const char *list);
/* Whether the token begins so, in any case. */
bool names_token_says(const char *text, const struct token *token, const char *word);
/* Binds the tokens as a name; NULL when it cannot be one or is defined already. */
struct name *names_bind_tokens(struct names *names, const struct token *tokens, int count,
                               int classes);
/* Binds the plural of a name, or its singular. */
void names_bind_number(struct names *names, const char *text, const struct token *tokens, int count,
                       int classes);
/* The class phrase of the lexicon at the token; its length. */
int names_common(const struct names *names, const struct token *tokens, int count, int *length);
/* The class of a party from the words of its description. */
int names_party(const struct names *names, const char *text, const struct token *tokens, int count);

/* Learns from the sentence who the writer and the addressee of a letter are. */
void names_learn_letter(struct names *names, const char *text, const struct token *tokens,
                        int count);

#endif
