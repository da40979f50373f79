/* The words of gists: each distinct word of an agreement once, as a number of the agreement's own,
 * with its letters, its number in a table of likeness and what it stands for. */
#ifndef MOU_AGREEMENT_GIST_WORDS_H
#define MOU_AGREEMENT_GIST_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "agreement/tokens.h"
#include "base/buf.h"

enum { WORD_ROOM = 48, NOTHING = -1 };

struct word {
    uint32_t number, leads; /* as a feature; the same with a space behind it */
    uint32_t text, length;  /* in letters */
    int32_t stem;           /* the word without its ending */
    int32_t stands_for;     /* that, or what all denials and all duties are; NOTHING: not asked */
    int32_t feature;        /* of the gist, that is the word alone; NOTHING: none so far */
};

/* Places in a list by number. */
struct slots {
    uint32_t *list; /* place + 1 */
    size_t mask;
};

enum { SPELLED = 1024 };

struct gist_words {
    int32_t spelled[SPELLED]; /* word + 1 that was last found for a token with such a hash */
    struct buf letters;       /* of all words, NUL-terminated */
    struct word *list;
    size_t count, room;
    struct slots slots;
};

void gist_words_begin(struct gist_words *words);
void gist_words_end(struct gist_words *words);

/* The slot of the first entry of that number, or an empty one; numbers are spread already. */
size_t slots_first(const struct slots *slots, uint32_t number);
/* Whether twice as many slots are needed as there are; then they are empty. */
bool slots_grow(struct slots *slots, size_t count);
void slots_fill(struct slots *slots, uint32_t number, size_t place);

/* The word of these letters. */
int32_t word_named(struct gist_words *words, const char *letters);
/* The word of the token, as it is spelled but for capitals. */
int32_t word_spelled(struct gist_words *words, const char *text, const struct token *token);
/* The word without its ending. */
int32_t word_stem(struct gist_words *words, int32_t word);
/* What the word at the token stands for where it is not part of a name. */
int32_t word_sense(struct gist_words *words, int32_t word, const char *text,
                   const struct token *token);
/* The number in a table of likeness of the word, or of the pair when before is a word too. */
uint32_t word_number(const struct gist_words *words, int32_t before, int32_t word);

static inline const char *
word_letters(const struct gist_words *words, int32_t word)
{
    return words->letters.bytes + words->list[word].text;
}

#endif
