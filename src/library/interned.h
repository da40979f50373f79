/* What an array holds already: members that come again are found where they were put the first
 * time, so that the array keeps them once. Knows bytes only. */
#ifndef MOU_LIBRARY_INTERNED_H
#define MOU_LIBRARY_INTERNED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct interned_slot {
    uint32_t hash, place; /* from 1 on; 0: empty */
};

/* Zero-initialise. */
struct interned {
    struct interned_slot *slots;
    size_t slot_count, count;
};

struct interned_array {
    const void *list;
    size_t size, count; /* of a member; members so far */
};

/* Whether the members, so many in a row, were noted before: *place is where. Else they are noted as
 * those that the caller adds at the end of the array. Members have no padding. */
bool interned_find(struct interned *interned, const struct interned_array *array,
                   const void *members, size_t count, size_t *place);
void interned_free(struct interned *interned);

#endif
