/* Signs of what a sentence may hold (SIGN_… of amiss.h), from its letters alone. Knows no tree. */
#ifndef MOU_CHECK_AMISS_SIGNS_H
#define MOU_CHECK_AMISS_SIGNS_H

#include <stdint.h>

enum { SIGN_PAIRS = 1024, SIGN_STEMS = 64 };

/* Stems by how they begin: the first, + 1, and the next of the same beginning; kinds of bytes. */
struct sign_table {
    uint8_t first[SIGN_PAIRS], next[SIGN_STEMS], kinds[256];
};
struct sign_table sign_table(void);

unsigned signs_of(const char *text, const struct sign_table *table);

#endif
