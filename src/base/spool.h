/* Bytes put aside until they are wanted: a little in memory, the rest in a file without a name, of
 * which nothing is left however the program ends. Knows nothing of what they are. */
#ifndef MOU_BASE_SPOOL_H
#define MOU_BASE_SPOOL_H

#include <stddef.h>

#include "base/diag.h"

struct spool;

struct spool *spool_new(struct diag *diag);
void spool_free(struct spool *spool);

/* Returns 0, or -1 after one diagnostic (STATUS_OUTPUT), and then -1 for ever. */
int spool_add(struct spool *spool, const char *bytes, size_t length);

/* Takes bytes; returns 0, or -1 after a diagnostic of its own. */
typedef int (*spool_taker)(void *context, const char *bytes, size_t length);
/* Hands over all that was added, in order. Returns 0, or -1 after one diagnostic. */
int spool_give(struct spool *spool, spool_taker take, void *context);

#endif
