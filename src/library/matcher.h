/* Runs programs over texts: backtracking that never tries one state twice at one place, so that no
 * pattern and no text can make it slow. Knows programs and symbols; knows no terms. */
#ifndef MOU_LIBRARY_MATCHER_H
#define MOU_LIBRARY_MATCHER_H

#include "library/program.h"

enum { MATCH_FILES = 64 };

struct match_text {
    const uint8_t *exact, *low; /* closed by SYMBOL_END */
    const uint8_t *begins;      /* begin_of() every place, the end too */
    uint32_t length;
    const uint32_t *starts; /* where a match may begin: no word character stands before */
    uint32_t start_count;
    struct symbol_set begun; /* begin_of() all starts */
    /* Starts by begin_of() % MATCH_FILES: the first, + 1, and by start the next, + 1; 0: none. */
    uint32_t firsts[MATCH_FILES];
    const uint32_t *next_starts;
};

struct matcher;
struct matcher *matcher_new(void);
void matcher_free(struct matcher *matcher);

/* How many steps all searches so far took: what a pattern costs. */
uint64_t matcher_steps(const struct matcher *matcher);
bool matcher_finds(struct matcher *matcher, const struct programs *programs,
                   const struct program *program, const struct match_text *text);

#endif
