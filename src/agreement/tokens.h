/* A sentence as words and marks, each word with its number in the lexicon. Knows characters, not
 * language. */
#ifndef MOU_AGREEMENT_TOKENS_H
#define MOU_AGREEMENT_TOKENS_H

#include <stdbool.h>
#include <stdint.h>

#include "library/phrases.h"

struct token {
    uint32_t start, end; /* bytes of the text */
    uint32_t hash;       /* of the word in lower case */
    int word;            /* number in the lexicon, 0: unknown */
    char mark;           /* 0: a word; else , ; : . ? ! ( ) " - / and # for a number */
    bool capital;        /* begins with a capital letter */
    bool owner;          /* followed by 's or s' */
    bool joined;         /* no space before it: the second part of a hyphenated or slashed word */
};

enum { TOKENS_MAX = 600 }; /* of one sentence; what is longer is cut (and is no sentence) */

/* Splits the text; returns the number of tokens. Contractions come apart (cannot, doesn't, I'll);
 * hyphens and slashes separate. Any bytes will do. */
int tokens_split(const char *text, size_t length, const struct phrases *phrases,
                 struct token tokens[TOKENS_MAX]);

#endif
