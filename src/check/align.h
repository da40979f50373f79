/* Which provision of one text stands where in another: in order first, then wherever it was moved.
 * Knows words only; the work is bounded. */
#ifndef MOU_CHECK_ALIGN_H
#define MOU_CHECK_ALIGN_H

#include "check/difference.h"

enum { ALIGN_NONE = -1 };

/* For each of count old texts the number of the new one that stands for it, or ALIGN_NONE; each new
 * one is taken once. Equal texts always find each other; when the effort is spent, alike ones may
 * not. Yours, free(). */
long *align(const struct words *from, size_t count, const struct words *to, size_t to_count,
            struct effort *effort);

#endif
