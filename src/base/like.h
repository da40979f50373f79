/* Which known word a mistaken one was meant to be, so that a message can say so. */
#ifndef MOU_BASE_LIKE_H
#define MOU_BASE_LIKE_H

#include <stddef.h>

/* How many slips lie between two words; beyond any slip when one of them is very long. */
size_t like_distance(const char *a, const char *b);

struct like {
    const char *mistaken; /* borrowed */
    const char *best;     /* the nearest word tried so far, or NULL while none is near; borrowed */
    size_t distance;
};

struct like like_start(const char *mistaken);
void like_try(struct like *like, const char *known);

#endif
