/* Walks the states over every text of a few letters; gives up where there are too many. */
#include "library/begins.h"

enum { STEPS_MAX = 1000, MEMBERS_MAX = 12, DEPTH_MAX = 200 };

struct search {
    const struct programs *programs;
    struct symbol_set found;
    uint8_t letters[BEGIN_LETTERS]; /* so far */
    int count;
    int steps;
    bool failed;
};

/* The letters from a place on, the first lowest, when those behind it are known. */
static uint32_t
letters_from(uint8_t low, uint32_t behind)
{
    bool inside = symbol_is_word(low) && symbol_is_word((uint8_t)behind);
    return low | (inside ? behind << 8 : 0);
}

static uint8_t
filed_under(uint32_t letters)
{
    return (uint8_t)(letters * 2654435761u >> 24);
}

void
begins_read(const uint8_t *low, size_t length, uint8_t *begins)
{
    uint32_t letters = SYMBOL_END;
    bool inside = false;
    begins[length] = filed_under(letters);
    for (size_t i = length; i > 0; i--) {
        bool word = symbol_is_word(low[i - 1]);
        letters = low[i - 1] | (word && inside ? letters << 8 : 0);
        begins[i - 1] = filed_under(letters);
        inside = word;
    }
}

static void go_on(struct search *search, uint32_t number, uint32_t done, int depth);

static void
file(struct search *search)
{
    uint32_t letters = SYMBOL_END;
    for (int i = search->count; i > 0; i--)
        letters = letters_from(search->letters[i - 1], letters);
    symbol_add(&search->found, filed_under(letters));
}

/* The symbol stands next, and the state after it. */
static void
take(struct search *search, uint8_t symbol, uint32_t next, uint32_t done, int depth)
{
    uint8_t low = symbol_low(symbol);
    bool word = symbol_is_word(low);
    if (word || search->count == 0)
        search->letters[search->count++] = low;
    else {
        file(search);
        return;
    }
    if (!word || search->count == BEGIN_LETTERS)
        file(search);
    else
        go_on(search, next, done, depth + 1);
    search->count--;
}

static void
take_set(struct search *search, const struct symbol_set *set, uint32_t next, uint32_t done,
         int depth)
{
    int members = 0;
    for (int i = 0; i < SYMBOLS / 64; i++)
        members += __builtin_popcountll(set->bits[i] & symbols_word.bits[i]);
    search->failed = search->failed || (members > MEMBERS_MAX && search->count + 1 < BEGIN_LETTERS);
    for (int symbol = 1; symbol < SYMBOLS && !search->failed; symbol++)
        if (symbol_in(set, (uint8_t)symbol))
            take(search, (uint8_t)symbol, next, done, depth);
}

/* A literal, of which done symbols were taken. */
static void
take_text(struct search *search, uint32_t number, uint32_t done, int depth)
{
    const struct state *state = &search->programs->states[number];
    uint8_t symbol = search->programs->literals[state->other + done];
    bool last = done + 1 == state->set;
    take(search, symbol, last ? state->next : number, last ? 0 : done + 1, depth);
}

static void
take_run(struct search *search, uint32_t number, uint32_t done, int depth)
{
    const struct state *state = &search->programs->states[number];
    if (done >= run_min(state))
        go_on(search, state->next, 0, depth + 1);
    if (run_max(state) == RUN_ENDLESS || done < run_max(state))
        take_set(search, &search->programs->sets[state->set], number, done + 1, depth);
}

/* No word character follows. */
static void
take_end(struct search *search)
{
    if (search->count > 0) {
        file(search);
        return;
    }
    for (int symbol = 0; symbol < SYMBOLS; symbol++)
        if (!symbol_is_word((uint8_t)symbol)) {
            search->letters[0] = symbol_low((uint8_t)symbol);
            search->count = 1;
            file(search);
        }
    search->count = 0;
}

/* done: symbols that the state has taken already. */
static void
go_on(struct search *search, uint32_t number, uint32_t done, int depth)
{
    const struct state *state = &search->programs->states[number];
    search->failed = search->failed || ++search->steps > STEPS_MAX || depth > DEPTH_MAX;
    if (search->failed)
        return;
    switch (state->op) {
    case OP_WHOLE:
        take_end(search);
        break;
    case OP_DONE:
        search->failed = true;
        break;
    case OP_SYMBOL:
        take(search, (uint8_t)state->set, state->next, 0, depth);
        break;
    case OP_TEXT:
        take_text(search, number, done, depth);
        break;
    case OP_SET:
        take_set(search, &search->programs->sets[state->set], state->next, 0, depth);
        break;
    case OP_CHOICE:
        go_on(search, state->next, 0, depth + 1);
        go_on(search, state->other, 0, depth + 1);
        break;
    case OP_BRANCH:
        for (int i = 0; i < state->set; i++)
            go_on(search, way_state(search->programs->ways[state->next + (uint32_t)i]), 0,
                  depth + 1);
        break;
    case OP_RUN:
        take_run(search, number, done, depth);
        break;
    default: /* what only looks around takes no symbol */
        go_on(search, state->next, 0, depth + 1);
    }
}

bool
begins_from(const struct programs *programs, uint32_t state, struct symbol_set *begins)
{
    struct search search = {.programs = programs};
    go_on(&search, state, 0, 0);
    *begins = search.found;
    return !search.failed;
}
