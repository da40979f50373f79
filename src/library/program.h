/* Patterns as programs: states that a matcher walks through a text. States know where they go on,
 * and branches the characters that can follow, so that most of a text is passed over with one look.
 * All programs share one array of states, one of sets and one of literals, and what two of them
 * have in common from some place to their ends: they are plain numbers, which can be written to a
 * file and mapped again. Knows no terms. */
#ifndef MOU_LIBRARY_PROGRAM_H
#define MOU_LIBRARY_PROGRAM_H

#include "library/interned.h"
#include "library/pattern.h"

enum program_op {
    OP_WHOLE,  /* a match, when no word character follows */
    OP_DONE,   /* what was to follow does */
    OP_SYMBOL, /* the symbol `set`, in any case */
    OP_TEXT,   /* these symbols, in any case: `set` of them from literal `other` on */
    OP_SET,
    OP_EDGE, /* turned: none */
    OP_BEGIN,
    OP_FINISH,
    OP_CHOICE, /* next, if the symbol here is in first; other, if it is in set; turned: a loop */
    OP_BRANCH, /* several ways on: those of branch `other` for the symbol here; its `set` different
                  ones are the ways from `next` on */
    OP_RUN,    /* run_min() to run_max() symbols of the set; turned: first is where the places are
                  filed at which `next` can go on (begins.h) */
    OP_AROUND  /* from other on, `set` symbols back, it goes well; turned: does not */
};

struct state {
    uint32_t op : 4, turned : 1, next : 27;
    uint32_t other;
    uint16_t set;
    uint16_t first; /* set of the symbols with which `next` can go on */
};

/* How long a run may be stands in `other`. */
enum { RUN_ENDLESS = UINT16_MAX, PROGRAM_STATES = 1 << 24 };

static inline uint32_t
run_min(const struct state *state)
{
    return state->other & UINT16_MAX;
}

static inline uint32_t
run_max(const struct state *state)
{
    return state->other >> 16;
}

/* Where several alternatives go on, by the lower five bits of the symbol without case: a place in
 * the branch's list of ways, from 1 on; 0: nowhere. */
enum { BRANCH_KEYS = 32 };

struct branch {
    uint8_t ways[BRANCH_KEYS];
};

static inline int
branch_key(uint8_t low)
{
    return low & (BRANCH_KEYS - 1);
}

/* A way on: a state, and whether the next in the list is one for the same symbols. */
static inline uint32_t
way_on(uint32_t state, bool more)
{
    return state * 2 + more;
}

static inline uint32_t
way_state(uint32_t way)
{
    return way >> 1;
}

static inline bool
way_has_more(uint32_t way)
{
    return (way & 1) != 0;
}

struct program {
    uint32_t entry;
    uint16_t first;   /* set: the symbols it can begin with … */
    uint8_t lettered; /* … or where these places are filed (begins.h) */
    uint8_t outside;  /* it was too large: there is no such program */
};

struct programs {
    struct state *states;
    size_t state_count, state_room;
    struct symbol_set *sets;
    size_t set_count, set_room;
    uint8_t *literals;
    size_t literal_count, literal_room;
    struct branch *branches;
    size_t branch_count, branch_room;
    uint32_t *ways;
    size_t way_count, way_room;
    struct interned known_states, known_sets, known_literals, known_branches,
        known_ways; /* while programs are made */
};

/* Adds the pattern's alternative that begins at root. */
void programs_add(struct programs *programs, const struct pattern *pattern, int root,
                  struct program *program);
/* No more are added. */
void programs_close(struct programs *programs);
void programs_free(struct programs *programs);

#endif
