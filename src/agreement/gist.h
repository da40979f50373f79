/* The gist of a sentence: its words without their endings, people and bodies by their class, and
 * pairs of neighbours, each as a number. What sentences that say alike have in common. Knows the
 * lexicon; knows nothing of criteria. */
#ifndef MOU_AGREEMENT_GIST_H
#define MOU_AGREEMENT_GIST_H

#include "agreement/acts.h"

enum { GIST_MAX = 700 };

struct gist {
    uint32_t features[GIST_MAX]; /* each once, in rising order */
    int count;
    struct buf words; /* the features in letters, NUL-terminated, as they were found */
};

/* Of a sentence of the table, its lead and its innermost heading; fills the gist anew. */
void gist_of(struct gist *gist, const struct acts *acts, int sentence);
/* Adds the sentence's features to those that are there already. */
void gist_add(struct gist *gist, const struct acts *acts, int sentence);
void gist_free(struct gist *gist);

#endif
