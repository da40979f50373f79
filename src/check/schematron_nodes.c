/* Open addressing on the node's address; a power of two of slots, at most half full. */
#include "check/schematron_nodes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct node_slot *
slot_of(const struct node_set *set, const void *node)
{
    uint64_t h = (uint64_t)(uintptr_t)node * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(h >> 20) & (set->room - 1);
    while (set->slots[at].node != NULL && set->slots[at].node != node)
        at = (at + 1) & (set->room - 1);
    return &set->slots[at];
}

static void
grow(struct node_set *set)
{
    struct node_set old = *set;
    set->room = old.room > 0 ? old.room * 2 : 64;
    set->slots = mem_alloc(set->room * sizeof *set->slots);
    for (size_t i = 0; i < old.room; i++)
        if (old.slots[i].node != NULL)
            *slot_of(set, old.slots[i].node) = old.slots[i];
    free(old.slots);
}

bool
node_set_add(struct node_set *set, const void *node, size_t *number)
{
    if (set->count * 2 >= set->room)
        grow(set);
    struct node_slot *slot = slot_of(set, node);
    bool fresh = slot->node == NULL;
    if (fresh)
        *slot = (struct node_slot){node, set->count++};
    if (number != NULL)
        *number = slot->number;
    return fresh;
}

void
node_set_clear(struct node_set *set)
{
    if (set->count > 0)
        memset(set->slots, 0, set->room * sizeof *set->slots);
    set->count = 0;
}

void
node_set_free(struct node_set *set)
{
    free(set->slots);
    *set = (struct node_set){0};
}
