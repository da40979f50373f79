/* From trees to states, written from the end backwards: then what follows is always known. */
#include "library/program.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { STATES_MAX = 4000, SETS_MAX = 60000, MIN_MAX = 60000, LITERAL_MAX = 200 };

struct maker {
    struct programs *all;
    const struct pattern *pattern;
    size_t begin;
    bool failed;
};

/* A state with the symbols that can stand where it is entered. */
struct part {
    int state;
    struct symbol_set first;
};

static struct part make(struct maker *maker, int node, const struct part *after);

static struct symbol_set
any_symbol(void)
{
    struct symbol_set set = {{0}};
    symbols_turn(&set);
    symbol_add(&set, SYMBOL_END);
    return set;
}

static int32_t *
slot_of(const struct programs *all, const struct symbol_set *set)
{
    uint64_t hash = 0;
    for (int i = 0; i < SYMBOLS / 64; i++)
        hash = (hash ^ set->bits[i]) * 0x9e3779b97f4a7c15u + (hash >> 29);
    size_t slot = (size_t)(hash >> 32) & all->slot_mask;
    while (all->slots[slot] != 0 && memcmp(&all->sets[all->slots[slot] - 1], set, sizeof *set) != 0)
        slot = (slot + 1) & all->slot_mask;
    return &all->slots[slot];
}

static void
grow_slots(struct programs *all)
{
    if (all->slots != NULL && all->set_count * 2 <= all->slot_mask)
        return;
    free(all->slots);
    all->slot_mask = all->slot_mask * 2 + 255;
    while ((all->slot_mask & (all->slot_mask + 1)) != 0)
        all->slot_mask |= all->slot_mask >> 1;
    all->slots = mem_alloc((all->slot_mask + 1) * sizeof *all->slots);
    for (size_t i = 0; i < all->set_count; i++)
        *slot_of(all, &all->sets[i]) = (int32_t)i + 1;
}

/* The set's number, the same for the same set. */
static uint16_t
keep_set(struct maker *maker, const struct symbol_set *set)
{
    struct programs *all = maker->all;
    grow_slots(all);
    int32_t *slot = slot_of(all, set);
    if (*slot == 0) {
        maker->failed |= all->set_count >= SETS_MAX;
        all->sets = mem_grow(all->sets, &all->set_room, all->set_count + 1, sizeof *all->sets);
        all->sets[all->set_count++] = *set;
        *slot = (int32_t)all->set_count;
    }
    return (uint16_t)(*slot - 1);
}

static int
add_state(struct maker *maker, struct state state)
{
    struct programs *all = maker->all;
    maker->failed |= all->state_count - maker->begin >= STATES_MAX;
    if (maker->failed)
        return (int)maker->begin;
    all->states =
        mem_grow(all->states, &all->state_room, all->state_count + 1, sizeof *all->states);
    all->states[all->state_count] = state;
    return (int)all->state_count++;
}

static const struct symbol_set *
set_of(const struct maker *maker, int node)
{
    return &maker->pattern->sets[maker->pattern->nodes[node].set];
}

static struct symbol_set
symbol_set_of(uint8_t symbol)
{
    struct symbol_set set = {{0}};
    symbol_add(&set, symbol);
    symbols_both_cases(&set);
    return set;
}

static struct part
make_symbol(struct maker *maker, int node, const struct part *after)
{
    uint8_t symbol = maker->pattern->nodes[node].symbol;
    struct part part = {.first = symbol_set_of(symbol)};
    part.state =
        add_state(maker, (struct state){.op = OP_SYMBOL, .symbol = symbol, .next = after->state});
    return part;
}

static struct part
make_set(struct maker *maker, int node, const struct part *after)
{
    struct part part = {.first = *set_of(maker, node)};
    part.state = add_state(
        maker,
        (struct state){.op = OP_SET, .set = keep_set(maker, &part.first), .next = after->state});
    return part;
}

static struct part
make_choice(struct maker *maker, const struct part *one, const struct part *other)
{
    struct part part = {.first = one->first};
    symbols_join(&part.first, &other->first);
    part.state = add_state(maker, (struct state){.op = OP_CHOICE,
                                                 .first = keep_set(maker, &one->first),
                                                 .set = keep_set(maker, &other->first),
                                                 .next = one->state,
                                                 .other = other->state});
    return part;
}

static int
compare_parts(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    for (int i = SYMBOLS / 64 - 1; i >= 0; i--)
        if (x->first.bits[i] != y->first.bits[i])
            return x->first.bits[i] < y->first.bits[i] ? -1 : 1;
    return x->state - y->state;
}

/* Halves of halves, sorted: where a symbol leads is found in few steps. */
static struct part
halve(struct maker *maker, const struct part *parts, size_t count)
{
    if (count == 1)
        return *parts;
    struct part one = halve(maker, parts, count / 2);
    struct part other = halve(maker, parts + count / 2, count - count / 2);
    return make_choice(maker, &one, &other);
}

static struct part
make_choices(struct maker *maker, int node, const struct part *after)
{
    struct part *parts = NULL;
    size_t count = 0, room = 0;
    for (; node >= 0; node = maker->pattern->nodes[node].next) {
        parts = mem_grow(parts, &room, count + 1, sizeof *parts);
        parts[count++] = make(maker, node, after);
    }
    qsort(parts, count, sizeof *parts, compare_parts);
    struct part part = halve(maker, parts, count);
    free(parts);
    return part;
}

static struct part
make_run(struct maker *maker, int node, const struct part *after)
{
    const struct pattern_node *repeat = &maker->pattern->nodes[node];
    struct part part = {.first = *set_of(maker, repeat->first)};
    maker->failed |= repeat->min > MIN_MAX;
    struct state state = {.op = OP_RUN,
                          .set = keep_set(maker, &part.first),
                          .first = keep_set(maker, &after->first),
                          .min = (uint16_t)repeat->min,
                          .next = after->state,
                          .other = repeat->max};
    if (repeat->min == 0)
        symbols_join(&part.first, &after->first);
    part.state = add_state(maker, state);
    return part;
}

/* The child again and again: a choice that its own first branch comes back to. */
static struct part
make_loop(struct maker *maker, int child, const struct part *after)
{
    struct part back = {.state = add_state(maker, (struct state){.op = OP_CHOICE}),
                        .first = any_symbol()};
    struct part body = make(maker, child, &back);
    if (maker->failed)
        return back;
    maker->all->states[back.state] = (struct state){.op = OP_CHOICE,
                                                    .symbol = 1,
                                                    .first = keep_set(maker, &body.first),
                                                    .set = keep_set(maker, &after->first),
                                                    .next = body.state,
                                                    .other = after->state};
    back.first = body.first;
    symbols_join(&back.first, &after->first);
    return back;
}

static struct part
make_repeat(struct maker *maker, int node, const struct part *after)
{
    const struct pattern_node *repeat = &maker->pattern->nodes[node];
    int child = repeat->first, more = repeat->max - repeat->min;
    if (maker->pattern->nodes[child].kind == PATTERN_SET && repeat->max != 1)
        return make_run(maker, node, after);
    struct part part = *after;
    if (repeat->max == PATTERN_ENDLESS)
        part = make_loop(maker, child, after);
    for (int i = 0; i < more && !maker->failed; i++) {
        struct part once = make(maker, child, &part);
        part = make_choice(maker, &once, after);
    }
    for (int i = 0; i < repeat->min && !maker->failed; i++)
        part = make(maker, child, &part);
    return part;
}

static struct part
make_check(struct maker *maker, const struct pattern_node *node, const struct part *after)
{
    static const enum program_op ops[] = {
        [PATTERN_EDGE] = OP_EDGE, [PATTERN_BEGIN] = OP_BEGIN, [PATTERN_FINISH] = OP_FINISH};
    struct part part = *after;
    struct state state = {
        .op = (uint8_t)ops[node->kind], .symbol = node->turned, .next = after->state};
    part.state = add_state(maker, state);
    return part;
}

static struct part
make_around(struct maker *maker, const struct pattern_node *node, const struct part *after)
{
    size_t begin = maker->all->state_count;
    struct part done = {add_state(maker, (struct state){.op = OP_DONE}), any_symbol()};
    struct part inside = make(maker, node->first, &done), part = *after;
    struct state state = {.op = OP_AROUND,
                          .symbol = node->turned,
                          .set = (uint16_t)node->min,
                          .min = (uint16_t)(maker->all->state_count - begin),
                          .next = after->state,
                          .other = inside.state};
    part.state = add_state(maker, state);
    return part;
}

/* As many symbols as stand in a row from the node on become one state. */
static int
literal_from(struct maker *maker, int *node)
{
    struct programs *all = maker->all;
    int count = 0;
    const struct pattern_node *at;
    for (; *node >= 0 && count < LITERAL_MAX; count++, *node = at->next) {
        at = &maker->pattern->nodes[*node];
        if (at->kind != PATTERN_SYMBOL)
            break;
        all->literals = mem_grow(all->literals, &all->literal_room, all->literal_count + 1, 1);
        all->literals[all->literal_count++] = at->symbol;
    }
    return count;
}

static struct part
make_literal(struct maker *maker, int node, size_t literal, int count, const struct part *after)
{
    struct part part = {.first = symbol_set_of(maker->pattern->nodes[node].symbol)};
    part.state = add_state(maker, (struct state){.op = OP_TEXT,
                                                 .min = (uint16_t)count,
                                                 .next = after->state,
                                                 .other = (int32_t)literal});
    return part;
}

static struct part
make_chain(struct maker *maker, int node, const struct part *after)
{
    if (node < 0 || maker->failed)
        return *after;
    int rest = node;
    size_t literal = maker->all->literal_count;
    int count = literal_from(maker, &rest);
    if (count > 1) {
        struct part end = make_chain(maker, rest, after);
        return make_literal(maker, node, literal, count, &end);
    }
    maker->all->literal_count = literal;
    struct part end = make_chain(maker, maker->pattern->nodes[node].next, after);
    return make(maker, node, &end);
}

static struct part
make(struct maker *maker, int at, const struct part *after)
{
    const struct pattern_node *node = &maker->pattern->nodes[at];
    if (maker->failed)
        return *after;
    switch (node->kind) {
    case PATTERN_SYMBOL:
        return make_symbol(maker, at, after);
    case PATTERN_SET:
        return make_set(maker, at, after);
    case PATTERN_CHAIN:
        return make_chain(maker, node->first, after);
    case PATTERN_CHOICE:
        return make_choices(maker, node->first, after);
    case PATTERN_REPEAT:
        return make_repeat(maker, at, after);
    case PATTERN_AROUND:
        return make_around(maker, node, after);
    case PATTERN_EMPTY:
        return *after;
    default:
        return make_check(maker, node, after);
    }
}

/* After the last symbol of a match no word character stands. */
static struct part
whole(struct maker *maker)
{
    struct part part = {add_state(maker, (struct state){.op = OP_WHOLE}), symbols_word};
    symbols_turn(&part.first);
    symbol_add(&part.first, SYMBOL_END);
    return part;
}

bool
programs_add(struct programs *all, const struct pattern *pattern, int root, struct program *program)
{
    struct maker maker = {.all = all, .pattern = pattern, .begin = all->state_count};
    struct part after = whole(&maker);
    struct part part = make(&maker, root, &after);
    *program = (struct program){.begin = (int32_t)maker.begin,
                                .count = (int32_t)(all->state_count - maker.begin),
                                .entry = part.state,
                                .first = keep_set(&maker, &part.first)};
    if (maker.failed)
        all->state_count = maker.begin;
    return !maker.failed;
}

void
programs_close(struct programs *programs)
{
    free(programs->slots);
    programs->slots = NULL;
}

void
programs_free(struct programs *programs)
{
    programs_close(programs);
    free(programs->states);
    free(programs->sets);
    free(programs->literals);
    *programs = (struct programs){0};
}
