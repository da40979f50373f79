/* The gists of an agreement's sentences: words without their endings, people and bodies by their
 * class, pairs of neighbours, and who does what of its acts, each as a number. What sentences that
 * say alike have in common. Knows the lexicon; knows nothing of criteria. */
#ifndef MOU_AGREEMENT_GIST_H
#define MOU_AGREEMENT_GIST_H

#include "agreement/acts.h"

struct gist;
/* Of all sentences of the table, which is borrowed. */
struct gist *gist_new(const struct acts *acts);
void gist_free(struct gist *gist);

/* The features of a sentence with its lead and its innermost heading, each once: numbers of the
 * gist's own, from 0 on. Borrowed until the next call: a sentence is read when it is asked for. */
const uint32_t *gist_of(struct gist *gist, int sentence, size_t *count);
/* How many features there are so far. */
size_t gist_features(const struct gist *gist);
/* The feature's number in a table of likeness; the feature in letters. */
uint32_t gist_number(const struct gist *gist, uint32_t feature);
void gist_write(const struct gist *gist, uint32_t feature, struct buf *out);

#endif
