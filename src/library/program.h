/* Patterns as programs: states that a matcher walks through a text. States know where they go on,
 * and branches the characters that can follow, so that most of a text is passed over with one look.
 * All programs share one array of states, one of sets and one of literals: they are plain numbers,
 * which can be written to a file and mapped again. Knows no terms. */
#ifndef MOU_LIBRARY_PROGRAM_H
#define MOU_LIBRARY_PROGRAM_H

#include "library/pattern.h"

enum program_op {
    OP_WHOLE,  /* a match, when no word character follows */
    OP_DONE,   /* what was to follow does */
    OP_SYMBOL, /* this symbol, in any case */
    OP_TEXT,   /* these symbols, in any case: min of them from literal `other` on */
    OP_SET,
    OP_EDGE, /* turned: none */
    OP_BEGIN,
    OP_FINISH,
    OP_CHOICE, /* next, if the symbol here is in first; other, if it is in set; turned: a loop */
    OP_RUN,   /* min to other (-1: any number) symbols of the set; turned: first is where the places
                 are filed at which `next` can go on (begins.h) */
    OP_AROUND /* from other on, set symbols back, it goes well; turned: does not; its states are the
                 min before this one */
};

struct state {
    uint8_t op;
    uint8_t symbol; /* or whether it is turned */
    uint16_t set;
    uint16_t first; /* set of the symbols with which `next` can go on */
    uint16_t min;
    int32_t next, other;
};

struct program {
    int32_t begin, count; /* its states */
    int32_t entry;
    int32_t first;    /* set: the symbols it can begin with … */
    int32_t lettered; /* … or where these places are filed (begins.h) */
};

struct programs {
    struct state *states;
    size_t state_count, state_room;
    struct symbol_set *sets;
    size_t set_count, set_room;
    uint8_t *literals;
    size_t literal_count, literal_room;
    int32_t *slots; /* set + 1 by its hash; while programs are made */
    size_t slot_mask;
};

/* Adds the pattern's alternative that begins at root. false: it is too large. */
bool programs_add(struct programs *programs, const struct pattern *pattern, int root,
                  struct program *program);
/* No more are added. */
void programs_close(struct programs *programs);
void programs_free(struct programs *programs);

#endif
