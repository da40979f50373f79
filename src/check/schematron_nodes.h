/* A set of nodes by identity, each with its number in order of arrival. Zero-initialise. */
#ifndef MOU_CHECK_SCHEMATRON_NODES_H
#define MOU_CHECK_SCHEMATRON_NODES_H

#include <stdbool.h>
#include <stddef.h>

struct node_set {
    struct node_slot {
        const void *node;
        size_t number;
    } * slots;
    size_t count, room;
};

/* Adds the node unless it is there; true when it was new. number (may be NULL): 0, 1, 2 … by
 * arrival. */
bool node_set_add(struct node_set *set, const void *node, size_t *number);
void node_set_clear(struct node_set *set); /* keeps the room */
void node_set_free(struct node_set *set);

#endif
