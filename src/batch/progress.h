/* One line on a terminal that says how far a batch is; nothing elsewhere. */
#ifndef MOU_BATCH_PROGRESS_H
#define MOU_BATCH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress;

/* NULL, which the others take, when there is nothing to show: standard error is no terminal, quiet,
 * or a single file. */
struct progress *progress_new(size_t count, bool quiet);
/* One more is through. name: what is shown beside the figures. */
void progress_step(struct progress *progress, bool failed, const char *name);
/* Takes the line away, before a message is written. */
void progress_clear(struct progress *progress);
/* Leaves the figures of the whole, and frees. */
void progress_free(struct progress *progress);

#endif
