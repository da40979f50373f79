/* Inside the table of acts, for acts*.c and query.c. */
#ifndef MOU_AGREEMENT_TABLE_H
#define MOU_AGREEMENT_TABLE_H

#include "agreement/acts.h"
#include "agreement/names.h"
#include "library/question.h"
#include "library/uses.h"

struct sentence {
    xmlNode *node;
    size_t text, length;        /* lead and sentence, in the table's text */
    size_t plain, plain_length; /* the same with everyday words for local names */
    size_t heading;             /* in the table's text; 0: the empty string there */
    size_t heading_text;        /* its number among the texts that terms are looked for in */
    size_t lead_length;         /* bytes of the lead and the space after it */
    uint8_t kind;
    bool asks; /* a question by itself, which like a title says what is spoken of */
    int first_act, act_count;
    size_t first_token; /* in the table's tokens */
    int token_count;
};

struct acts {
    const struct lexicon *lexicon;
    struct names *names;
    struct buf text; /* every sentence and heading, NUL-terminated; begins with a NUL */
    struct sentence *sentences;
    size_t count, room;
    struct token *tokens;
    size_t token_count, token_room;
    struct act *list;
    size_t act_count;
    int *slots; /* sentence + 1 by node */
    size_t slot_mask;
    /* Made when the first question is asked. */
    uint64_t *kinds;                  /* rows of sentences by their kind */
    int doing[QUESTION_ACTIONS * 64]; /* act + 1, the first with that action … */
    int *alike;                       /* … and the next; 0: none */
    /* Made when a term is first asked for: the sentences, then the headings. */
    struct use_text *texts;
    struct uses *uses;
};

const char *sentence_text(const struct acts *acts, int sentence);
/* Fills in plain and asks, of the sentence that was just read. */
struct reading;
void sentence_make_plain(struct acts *acts, int number, const struct reading *r);
/* Sentences 64 * word and on, a bit each, that may use the term: its literals occur there, and no
 * search for it has failed. */
uint64_t sentences_may_say(struct acts *acts, size_t word, int term);
/* Those that were found to use it. */
uint64_t sentences_known_to_say(struct acts *acts, size_t word, int term);

#endif
