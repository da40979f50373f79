/* The arrays that all programs share, while they are made: what comes again is found again. For
 * program.c only. */
#ifndef MOU_LIBRARY_PROGRAM_PARTS_H
#define MOU_LIBRARY_PROGRAM_PARTS_H

#include "library/program.h"

struct program_maker {
    struct programs *all;
    const struct pattern *pattern;
    int states; /* so far */
    bool failed;
};

/* The set's number. */
uint16_t program_keep_set(struct program_maker *maker, const struct symbol_set *set);
/* States that go on in the same way are the same state; a new one is no other's. */
uint32_t program_add_state(struct program_maker *maker, struct state state);
uint32_t program_add_new_state(struct program_maker *maker, struct state state);
uint32_t program_keep_literal(struct programs *all, const uint8_t *symbols, size_t length);
/* Where the ways from first on, the last that were added, stand once. */
uint32_t program_keep_ways(struct programs *all, size_t first);
uint32_t program_keep_branch(struct programs *all, const struct branch *branch);

#endif
