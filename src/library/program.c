/* From trees to states, written from the end backwards: then what follows is always known. */
#include "library/program.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/begins.h"
#include "library/program_parts.h"

enum {
    RUN_LONGEST = 60000,
    LITERAL_MAX = 200,
    BRANCH_PARTS = 64, /* bits of a word */
    OP_BITS = 15,
    STATE_BITS = (1 << 27) - 1 /* of `next` */
};

/* A state with the symbols that can stand where it is entered. */
struct part {
    uint32_t state;
    struct symbol_set first;
};

static struct part make(struct program_maker *maker, int node, const struct part *after);
static struct part make_chain(struct program_maker *maker, int node, const struct part *after);

static struct symbol_set
any_symbol(void)
{
    struct symbol_set set = {{0}};
    symbols_turn(&set);
    symbol_add(&set, SYMBOL_END);
    return set;
}

static const struct symbol_set *
set_of(const struct program_maker *maker, int node)
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

/* One symbol, or a literal of several. */
static struct part
make_text(struct program_maker *maker, const uint8_t *symbols, int length, const struct part *after)
{
    struct part part = {.first = symbol_set_of(*symbols)};
    struct state state = {.op = OP_SYMBOL, .set = *symbols, .next = after->state & STATE_BITS};
    if (length > 1)
        state = (struct state){.op = OP_TEXT,
                               .set = (uint16_t)length,
                               .next = after->state & STATE_BITS,
                               .other = program_keep_literal(maker->all, symbols, (size_t)length)};
    part.state = program_add_state(maker, state);
    return part;
}

static struct part
make_set(struct program_maker *maker, int node, const struct part *after)
{
    struct part part = {.first = *set_of(maker, node)};
    part.state =
        program_add_state(maker, (struct state){.op = OP_SET,
                                                .set = program_keep_set(maker, &part.first),
                                                .next = after->state & STATE_BITS});
    return part;
}

static struct part
make_choice(struct program_maker *maker, const struct part *one, const struct part *other)
{
    struct part part = {.first = one->first};
    symbols_join(&part.first, &other->first);
    part.state =
        program_add_state(maker, (struct state){.op = OP_CHOICE,
                                                .first = program_keep_set(maker, &one->first),
                                                .set = program_keep_set(maker, &other->first),
                                                .next = one->state & STATE_BITS,
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
    return x->state < y->state ? -1 : x->state > y->state;
}

static struct part make_branch(struct program_maker *maker, const struct part *parts, size_t count);

/* Halves of what is too much for one branch. */
static struct part
make_halves(struct program_maker *maker, const struct part *parts, size_t count)
{
    struct part one = make_branch(maker, parts, count / 2);
    struct part other = make_branch(maker, parts + count / 2, count - count / 2);
    return make_choice(maker, &one, &other);
}

static void
add_way_on(struct programs *all, uint32_t way)
{
    all->ways = mem_grow(all->ways, &all->way_room, all->way_count + 1, sizeof *all->ways);
    all->ways[all->way_count++] = way;
}

/* Bits of the keys of all symbols of the set. */
static uint32_t
keys_of(const struct symbol_set *set)
{
    uint32_t keys = 0;
    for (int symbol = 0; symbol < SYMBOLS; symbol++)
        if (symbol_in(set, (uint8_t)symbol))
            keys |= (uint32_t)1 << branch_key(symbol_low((uint8_t)symbol));
    return keys;
}

/* Where the parts (bits) that a key leads to stand in the branch's list; 0: it is full. */
static uint8_t
list_ways(struct programs *all, size_t first, const struct part *parts, uint64_t those)
{
    bool single = (those & (those - 1)) == 0;
    size_t place = single ? (size_t)__builtin_ctzll(those) + 1 : all->way_count - first + 1;
    for (; !single && those != 0; those &= those - 1)
        add_way_on(all, way_on(parts[__builtin_ctzll(those)].state, (those & (those - 1)) != 0));
    return (uint8_t)(place <= UINT8_MAX ? place : 0);
}

/* Fills the branch. false: there are too many ways. */
static bool
fill_branch(struct programs *all, struct branch *branch, const struct part *parts, size_t count)
{
    size_t first = all->way_count;
    uint64_t lists[BRANCH_KEYS] = {0};
    for (size_t i = 0; i < count; i++) {
        add_way_on(all, way_on(parts[i].state, false));
        for (uint32_t keys = keys_of(&parts[i].first); keys != 0; keys &= keys - 1)
            lists[__builtin_ctz(keys)] |= (uint64_t)1 << i;
    }
    for (int key = 0; key < BRANCH_KEYS; key++) {
        int same = 0;
        while (lists[same] != lists[key])
            same++;
        if (lists[key] == 0)
            continue;
        branch->ways[key] =
            same < key ? branch->ways[same] : list_ways(all, first, parts, lists[key]);
        if (branch->ways[key] == 0)
            return false;
    }
    return true;
}

static struct part
make_branch(struct program_maker *maker, const struct part *parts, size_t count)
{
    struct programs *all = maker->all;
    struct branch branch = {{0}};
    size_t first = all->way_count;
    if (count == 1)
        return *parts;
    if (count == 2 || count > BRANCH_PARTS)
        return make_halves(maker, parts, count);
    if (!fill_branch(all, &branch, parts, count)) {
        all->way_count = first;
        return make_halves(maker, parts, count);
    }
    struct part part = {.first = parts->first};
    for (size_t i = 1; i < count; i++)
        symbols_join(&part.first, &parts[i].first);
    part.state =
        program_add_state(maker, (struct state){.op = OP_BRANCH,
                                                .set = (uint16_t)count,
                                                .next = program_keep_ways(all, first) & STATE_BITS,
                                                .other = program_keep_branch(all, &branch)});
    return part;
}

/* Ways on from one place: those that begin with the same symbols are parted only behind these. */
struct way {
    uint8_t symbol;    /* with which it begins; 0: it is made */
    int rest;          /* node of a chain behind the symbol; -1: none */
    struct part after; /* what follows all; or what was made */
};

struct ways {
    struct way *list;
    size_t count, room;
};

static void
add_way(struct ways *ways, struct way way)
{
    ways->list = mem_grow(ways->list, &ways->room, ways->count + 1, sizeof way);
    ways->list[ways->count++] = way;
}

/* Adds the ways on from a node; one of a chain goes on with the next. */
static void
find_ways(struct program_maker *maker, int at, bool chain, const struct part *after,
          struct ways *ways)
{
    const struct pattern_node *node = at >= 0 ? &maker->pattern->nodes[at] : NULL;
    if (node == NULL || maker->failed) {
        add_way(ways, (struct way){0, -1, *after});
        return;
    }
    if (node->kind == PATTERN_SYMBOL) {
        add_way(ways, (struct way){node->symbol, chain ? node->next : -1, *after});
        return;
    }
    struct part rest = chain ? make_chain(maker, node->next, after) : *after;
    if (node->kind == PATTERN_CHAIN)
        find_ways(maker, node->first, true, &rest, ways);
    else if (node->kind == PATTERN_CHOICE)
        for (int child = node->first; child >= 0; child = maker->pattern->nodes[child].next)
            find_ways(maker, child, false, &rest, ways);
    else
        add_way(ways, (struct way){0, -1, make(maker, at, &rest)});
}

static int
compare_ways(const void *a, const void *b)
{
    const struct way *x = a, *y = b;
    if (x->symbol != y->symbol)
        return x->symbol < y->symbol ? -1 : 1;
    if (x->rest != y->rest)
        return x->rest < y->rest ? -1 : 1;
    return x->after.state < y->after.state ? -1 : x->after.state > y->after.state;
}

/* Where a chain goes on when the node is this symbol; -2: it is not. */
static int
past(const struct program_maker *maker, int at, uint8_t symbol)
{
    const struct pattern_node *node = at >= 0 ? &maker->pattern->nodes[at] : NULL;
    return node != NULL && node->kind == PATTERN_SYMBOL && node->symbol == symbol ? node->next : -2;
}

/* Moves all behind their next symbol when that is the same one; 0 when it is not. */
static uint8_t
take_common(const struct program_maker *maker, struct way *ways, size_t count)
{
    if (ways->rest < 0)
        return 0;
    uint8_t symbol = maker->pattern->nodes[ways->rest].symbol;
    for (size_t i = 0; i < count; i++)
        if (past(maker, ways[i].rest, symbol) == -2)
            return 0;
    for (size_t i = 0; i < count; i++)
        ways[i].rest = past(maker, ways[i].rest, symbol);
    return symbol;
}

static struct part make_ways(struct program_maker *maker, struct ways *ways);

/* All begin with the same symbol. */
static struct part
make_alike(struct program_maker *maker, struct way *alike, size_t count)
{
    uint8_t symbols[LITERAL_MAX] = {alike->symbol};
    int length = 1;
    for (uint8_t more = 1; more != 0 && length < LITERAL_MAX;) {
        more = take_common(maker, alike, count);
        if (more != 0)
            symbols[length++] = more;
    }
    struct part behind;
    if (count == 1) {
        behind = make_chain(maker, alike->rest, &alike->after);
    } else {
        struct ways ways = {0};
        for (size_t i = 0; i < count; i++)
            find_ways(maker, alike[i].rest, true, &alike[i].after, &ways);
        behind = make_ways(maker, &ways);
        free(ways.list);
    }
    return make_text(maker, symbols, length, &behind);
}

static struct part
make_ways(struct program_maker *maker, struct ways *ways)
{
    struct part *parts = mem_alloc((ways->count + 1) * sizeof *parts);
    size_t count = 0, end;
    qsort(ways->list, ways->count, sizeof *ways->list, compare_ways);
    for (size_t i = 0; i < ways->count; i = end) {
        struct way *way = &ways->list[i];
        end = i + 1;
        while (way->symbol != 0 && end < ways->count && ways->list[end].symbol == way->symbol)
            end++;
        parts[count++] = way->symbol != 0 ? make_alike(maker, way, end - i) : way->after;
    }
    qsort(parts, count, sizeof *parts, compare_parts);
    struct part part = make_branch(maker, parts, count);
    free(parts);
    return part;
}

static struct part
make_choices(struct program_maker *maker, int node, const struct part *after)
{
    struct ways ways = {0};
    for (; node >= 0; node = maker->pattern->nodes[node].next)
        find_ways(maker, node, false, after, &ways);
    struct part part = make_ways(maker, &ways);
    free(ways.list);
    return part;
}

static struct part
make_run(struct program_maker *maker, int node, const struct part *after)
{
    const struct pattern_node *repeat = &maker->pattern->nodes[node];
    struct part part = {.first = *set_of(maker, repeat->first)};
    bool endless = repeat->max == PATTERN_ENDLESS;
    maker->failed |= repeat->min > RUN_LONGEST || (!endless && repeat->max > RUN_LONGEST);
    struct symbol_set begins;
    bool lettered = !maker->failed && begins_from(maker->all, after->state, &begins);
    struct state state = {.op = OP_RUN,
                          .turned = lettered,
                          .set = program_keep_set(maker, &part.first),
                          .first = program_keep_set(maker, lettered ? &begins : &after->first),
                          .next = after->state & STATE_BITS,
                          .other = (uint32_t)(endless ? RUN_ENDLESS : repeat->max) << 16 |
                                   (uint32_t)repeat->min};
    if (repeat->min == 0)
        symbols_join(&part.first, &after->first);
    part.state = program_add_state(maker, state);
    return part;
}

/* The child again and again: a choice that its own first branch comes back to. */
static struct part
make_loop(struct program_maker *maker, int child, const struct part *after)
{
    struct part back = {
        .state = program_add_new_state(maker, (struct state){.op = OP_DONE}), /* as yet */
        .first = any_symbol()};
    struct part body = make(maker, child, &back);
    if (maker->failed)
        return back;
    maker->all->states[back.state] = (struct state){.op = OP_CHOICE,
                                                    .turned = 1,
                                                    .first = program_keep_set(maker, &body.first),
                                                    .set = program_keep_set(maker, &after->first),
                                                    .next = body.state & STATE_BITS,
                                                    .other = after->state};
    back.first = body.first;
    symbols_join(&back.first, &after->first);
    return back;
}

static struct part
make_repeat(struct program_maker *maker, int node, const struct part *after)
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
make_check(struct program_maker *maker, const struct pattern_node *node, const struct part *after)
{
    static const enum program_op ops[] = {
        [PATTERN_EDGE] = OP_EDGE, [PATTERN_BEGIN] = OP_BEGIN, [PATTERN_FINISH] = OP_FINISH};
    struct part part = *after;
    struct state state = {
        .op = ops[node->kind] & OP_BITS, .turned = node->turned, .next = after->state & STATE_BITS};
    part.state = program_add_state(maker, state);
    return part;
}

static struct part
make_around(struct program_maker *maker, const struct pattern_node *node, const struct part *after)
{
    struct part done = {program_add_state(maker, (struct state){.op = OP_DONE}), any_symbol()};
    struct part inside = make(maker, node->first, &done), part = *after;
    struct state state = {.op = OP_AROUND,
                          .turned = node->turned,
                          .set = (uint16_t)node->min,
                          .next = after->state & STATE_BITS,
                          .other = inside.state};
    part.state = program_add_state(maker, state);
    return part;
}

static struct part
make_chain(struct program_maker *maker, int node, const struct part *after)
{
    uint8_t symbols[LITERAL_MAX];
    int length = 0;
    if (node < 0 || maker->failed)
        return *after;
    for (int at = node; length < LITERAL_MAX && at >= 0; at = maker->pattern->nodes[at].next) {
        if (maker->pattern->nodes[at].kind != PATTERN_SYMBOL)
            break;
        symbols[length++] = maker->pattern->nodes[at].symbol;
    }
    int rest = node;
    for (int i = 0; i < length || i == 0; i++)
        rest = maker->pattern->nodes[rest].next;
    struct part end = make_chain(maker, rest, after);
    return length > 0 ? make_text(maker, symbols, length, &end) : make(maker, node, &end);
}

static struct part
make(struct program_maker *maker, int at, const struct part *after)
{
    const struct pattern_node *node = &maker->pattern->nodes[at];
    if (maker->failed)
        return *after;
    switch (node->kind) {
    case PATTERN_SYMBOL:
        return make_text(maker, &node->symbol, 1, after);
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
whole(struct program_maker *maker)
{
    struct part part = {program_add_state(maker, (struct state){.op = OP_WHOLE}), symbols_word};
    symbols_turn(&part.first);
    symbol_add(&part.first, SYMBOL_END);
    return part;
}

void
programs_add(struct programs *all, const struct pattern *pattern, int root, struct program *program)
{
    struct program_maker maker = {.all = all, .pattern = pattern};
    struct part after = whole(&maker);
    struct part part = make(&maker, root, &after);
    struct symbol_set begins;
    bool lettered = !maker.failed && begins_from(all, part.state, &begins);
    uint16_t first = maker.failed ? 0 : program_keep_set(&maker, lettered ? &begins : &part.first);
    *program = (struct program){part.state, first, lettered, maker.failed};
}
