/* Members of the arrays, each kept once. */
#include "library/program_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { STATES_MAX = 4000, /* of a program, those it shares too */ SETS_MAX = 60000 };

uint16_t
program_keep_set(struct program_maker *maker, const struct symbol_set *set)
{
    struct programs *all = maker->all;
    struct interned_array array = {all->sets, sizeof *all->sets, all->set_count};
    size_t place;
    if (!interned_find(&all->known_sets, &array, set, 1, &place)) {
        maker->failed |= all->set_count >= SETS_MAX;
        all->sets = mem_grow(all->sets, &all->set_room, all->set_count + 1, sizeof *all->sets);
        all->sets[all->set_count++] = *set;
    }
    return (uint16_t)place;
}

uint32_t
program_add_new_state(struct program_maker *maker, struct state state)
{
    struct programs *all = maker->all;
    maker->failed |= ++maker->states > STATES_MAX || all->state_count >= PROGRAM_STATES;
    if (maker->failed)
        return 0;
    all->states =
        mem_grow(all->states, &all->state_room, all->state_count + 1, sizeof *all->states);
    all->states[all->state_count] = state;
    return (uint32_t)all->state_count++;
}

uint32_t
program_add_state(struct program_maker *maker, struct state state)
{
    struct programs *all = maker->all;
    struct interned_array array = {all->states, sizeof *all->states, all->state_count};
    size_t place;
    if (maker->failed || !interned_find(&all->known_states, &array, &state, 1, &place))
        return program_add_new_state(maker, state);
    maker->failed |= ++maker->states > STATES_MAX;
    return (uint32_t)place;
}

uint32_t
program_keep_literal(struct programs *all, const uint8_t *symbols, size_t length)
{
    struct interned_array array = {all->literals, 1, all->literal_count};
    size_t place;
    if (!interned_find(&all->known_literals, &array, symbols, length, &place)) {
        all->literals = mem_grow(all->literals, &all->literal_room, all->literal_count + length, 1);
        memcpy(all->literals + all->literal_count, symbols, length);
        all->literal_count += length;
    }
    return (uint32_t)place;
}

uint32_t
program_keep_ways(struct programs *all, size_t first)
{
    struct interned_array array = {all->ways, sizeof *all->ways, first};
    size_t place, count = all->way_count - first;
    if (interned_find(&all->known_ways, &array, all->ways + first, count, &place))
        all->way_count = first;
    return (uint32_t)place;
}

uint32_t
program_keep_branch(struct programs *all, const struct branch *branch)
{
    struct interned_array array = {all->branches, sizeof *branch, all->branch_count};
    size_t place;
    if (!interned_find(&all->known_branches, &array, branch, 1, &place)) {
        all->branches =
            mem_grow(all->branches, &all->branch_room, all->branch_count + 1, sizeof *branch);
        all->branches[all->branch_count++] = *branch;
    }
    return (uint32_t)place;
}

void
programs_close(struct programs *programs)
{
    interned_free(&programs->known_states);
    interned_free(&programs->known_sets);
    interned_free(&programs->known_literals);
    interned_free(&programs->known_branches);
    interned_free(&programs->known_ways);
}

void
programs_free(struct programs *programs)
{
    programs_close(programs);
    free(programs->states);
    free(programs->sets);
    free(programs->literals);
    free(programs->branches);
    free(programs->ways);
    *programs = (struct programs){0};
}
