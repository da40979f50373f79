/* The gist of a sentence: its words without their endings, people and bodies by their class, and
 * pairs of neighbours, each as a number. What sentences that say alike have in common. Knows the
 * lexicon; knows nothing of criteria. */
#ifndef MOU_AGREEMENT_GIST_H
#define MOU_AGREEMENT_GIST_H

#include "agreement/acts.h"

enum { GIST_MAX = 700, GIST_SLOTS = 2048 };

struct gist {
    uint32_t features[GIST_MAX]; /* each once */
    uint16_t slots[GIST_SLOTS];  /* feature + 1 by its number */
    int count;
    struct buf *words; /* NULL, or where the features are added in letters, NUL-terminated */
};

/* Of a sentence of the table, its lead and its innermost heading; fills the gist anew. */
void gist_of(struct gist *gist, const struct acts *acts, int sentence);

#endif
