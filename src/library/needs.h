/* What a text must hold so that a pattern can match it: sets of phrases, one of each set. Phrases
 * are written in symbols without case, any white space as one space, and PHRASE_WORD before a word
 * where one is known to begin. Knows trees of patterns, no terms. */
#ifndef MOU_LIBRARY_NEEDS_H
#define MOU_LIBRARY_NEEDS_H

#include "library/pattern.h"

enum { NEEDS_SETS = 4, NEEDS_PHRASES = 256, PHRASE_WORD = 1 };

struct phrase {
    const uint8_t *symbols;
    size_t length;
};

struct phrases_needed {
    int count;
    struct phrase *list; /* sorted; none begins with another */
};

/* Without sets nothing is known. */
struct needs {
    int count;
    struct phrases_needed sets[NEEDS_SETS];
};

struct needs_reader;
struct needs_reader *needs_reader_new(void);
void needs_reader_free(struct needs_reader *reader);

/* What it finds stays until the reader is used again. */
void needs_read(struct needs_reader *reader, const struct pattern *pattern, int root,
                struct needs *needs);

#endif
