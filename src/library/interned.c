/* Places by the hash of the bytes that were put there. */
#include "library/interned.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

enum { FIRST_SLOTS = 256 };

static void
put(struct interned *interned, struct interned_slot slot)
{
    size_t at = slot.hash & (interned->slot_count - 1);
    while (interned->slots[at].place != 0)
        at = (at + 1) & (interned->slot_count - 1);
    interned->slots[at] = slot;
}

static void
make_room(struct interned *interned)
{
    size_t old_count = interned->slot_count;
    struct interned_slot *old = interned->slots;
    if (interned->count * 2 < old_count)
        return;
    interned->slot_count = old_count > 0 ? old_count * 2 : FIRST_SLOTS;
    interned->slots = mem_alloc(interned->slot_count * sizeof *interned->slots);
    for (size_t i = 0; i < old_count; i++)
        if (old[i].place != 0)
            put(interned, old[i]);
    free(old);
}

bool
interned_find(struct interned *interned, const struct interned_array *array, const void *members,
              size_t count, size_t *place)
{
    uint64_t whole = hash_bytes(members, count * array->size);
    uint32_t hash = (uint32_t)(whole ^ whole >> 32);
    make_room(interned);
    size_t at = hash & (interned->slot_count - 1);
    for (; interned->slots[at].place != 0; at = (at + 1) & (interned->slot_count - 1)) {
        size_t known = interned->slots[at].place - 1;
        if (interned->slots[at].hash == hash && known + count <= array->count &&
            memcmp((const char *)array->list + known * array->size, members, count * array->size) ==
                0) {
            *place = known;
            return true;
        }
    }
    *place = array->count;
    interned->slots[at] = (struct interned_slot){hash, (uint32_t)array->count + 1};
    interned->count++;
    return false;
}

void
interned_free(struct interned *interned)
{
    free(interned->slots);
    *interned = (struct interned){0};
}
