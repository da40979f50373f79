/* Finds thousands of phrases in a text at once: a trie, walked from every place where one may
 * begin. Knows bytes only. */
#ifndef MOU_LIBRARY_SPOTTER_H
#define MOU_LIBRARY_SPOTTER_H

#include <stdint.h>

#include "library/needs.h"

/* Where a phrase counts: after a non-word character and with that edge, or anywhere. */
enum { SPOT_ANYWHERE = NEEDS_EDGES, SPOT_KINDS };

struct spotter;
struct spotter *spotter_new(void);
void spotter_free(struct spotter *spotter);

/* The number of the phrase, the same for the same phrase. kind: a needs_edge or SPOT_ANYWHERE. */
int spotter_add(struct spotter *spotter, const char *phrase, size_t length, int kind);
int spotter_phrases(const struct spotter *spotter);

/* Bits by phrase: width words of 64 bits for each. */
struct spots {
    uint64_t *bits;
    size_t width;
};

/* Sets bit `text` of every phrase that occurs in the folded text. Bytes outside of ASCII count as
 * edges of words. */
void spotter_scan(const struct spotter *spotter, const char *folded, size_t length, size_t text,
                  const struct spots *spots);

/* Writes the text to `to` (as long as it) as phrases are written: lower case, white space as one
 * space. *plain: it was ASCII with single spaces before, so that a phrase found is a phrase there.
 * Returns the length. */
size_t spotter_fold(const char *text, size_t length, char *to, bool *plain);

#endif
