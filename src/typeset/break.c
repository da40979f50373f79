/* The active nodes of Knuth and Plass: three passes, each more lenient, then whatever must be. */
#include "typeset/break.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
    UNIT = 1000, /* of an adjustment ratio */
    LINE_PENALTY = 10,
    DOUBLE_HYPHEN = 10000,
    FITNESS = 5000,
    LAST_HYPHEN = 5000, /* a divided word before the last line */
    RUNT = 40000,       /* a last line under a twelfth of the measure, or one short word */
    RUNT_PART = 12,
    WORD_PART = 4,
    STUB = 400000, /* it is the end of a divided word */
    CLASSES = 4,
    MOST_ACTIVE = 600, /* nodes kept; real paragraphs need some 40 */
    WORST = 10000      /* badness */
};

struct node {
    size_t item;
    size_t line;
    int class;
    int64_t width, stretch, shrink; /* totals up to the first item of the next line */
    int64_t demerits;
    size_t before; /* index of the node of the line before */
    bool hyphen;
    bool short_end; /* it ends a paragraph with a runt */
};

struct pass {
    int64_t tolerance; /* greatest ratio */
    bool hyphens;
    int64_t emergency; /* stretch added to each line */
    bool last;         /* must end in some way */
    int32_t dearest;   /* penalties from here on are no break */
};

struct breaker {
    const struct break_item *items;
    size_t count;
    struct break_width lines;
    struct pass pass;
    struct node *nodes;
    size_t node_count, node_room;
    size_t active[MOST_ACTIVE + CLASSES + 1], active_count;
    int64_t width, stretch, shrink; /* totals up to the item looked at */
};

/* The best way to this break in one fitness class. */
struct candidate {
    int64_t demerits;
    size_t node;
    bool set;
};

static size_t
add_node(struct breaker *breaker, struct node node)
{
    breaker->nodes = mem_grow(breaker->nodes, &breaker->node_room, breaker->node_count + 1,
                              sizeof *breaker->nodes);
    breaker->nodes[breaker->node_count] = node;
    return breaker->node_count++;
}

/* Glue and penalties at the head of a line vanish. */
static void
totals_after(const struct breaker *breaker, size_t at, struct node *node)
{
    node->width = breaker->width;
    node->stretch = breaker->stretch;
    node->shrink = breaker->shrink;
    for (size_t i = at; i < breaker->count; i++) {
        const struct break_item *item = &breaker->items[i];
        if (item->type == BREAK_BOX || (item->penalty == PENALTY_FORCED && i > at))
            return;
        if (item->type == BREAK_GLUE) {
            node->width += item->width;
            node->stretch += item->stretch;
            node->shrink += item->shrink;
        }
    }
}

/* How far the line from node to item must stretch (positive) or shrink; above or below any bound
 * when it cannot. */
static int64_t
ratio_of(const struct breaker *breaker, const struct node *node, const struct break_item *item)
{
    int64_t width = breaker->width - node->width, want;
    want = node->line == 0 ? breaker->lines.first : breaker->lines.rest;
    if (item->type == BREAK_PENALTY)
        width += item->width;
    int64_t stretch =
        breaker->stretch - node->stretch + breaker->lines.ragged + breaker->pass.emergency;
    int64_t shrink = breaker->shrink - node->shrink, room = want - width;
    if (room > 0)
        return stretch > 0 ? room * UNIT / stretch : INT32_MAX;
    if (room < 0)
        return shrink > 0 ? room * UNIT / shrink : -INT32_MAX;
    return 0;
}

static int64_t
badness_of(int64_t ratio)
{
    int64_t size = ratio < 0 ? -ratio : ratio;
    if (size > 4 * UNIT)
        return WORST;
    int64_t badness = 100 * size * size / UNIT * size / UNIT / UNIT;
    return badness < WORST ? badness : WORST;
}

static int
class_of(int64_t ratio)
{
    return ratio < -UNIT / 2 ? 0 : ratio <= UNIT / 2 ? 1 : ratio <= UNIT ? 2 : 3;
}

/* Whether what follows the node is a word or less. */
static bool
one_word(const struct breaker *breaker, const struct node *node)
{
    size_t i = node->item + 1;
    while (i < breaker->count && breaker->items[i].type != BREAK_BOX)
        i++;
    for (; i < breaker->count; i++)
        if (breaker->items[i].type == BREAK_GLUE)
            return breaker->items[i].stretch >= STRETCH_FILL;
    return true;
}

static bool
is_runt(const struct breaker *breaker, const struct node *node)
{
    int64_t width = breaker->width - node->width, measure = breaker->lines.rest;
    return width < measure / RUNT_PART || (width < measure / WORD_PART && one_word(breaker, node));
}

/* What is wrong with a paragraph's last line, if this is one. */
static int64_t
last_line_demerits(const struct breaker *breaker, const struct node *node,
                   const struct break_item *item)
{
    if (item->penalty != PENALTY_FORCED || node->line == 0)
        return 0;
    bool runt = is_runt(breaker, node);
    if (runt && node->hyphen)
        return STUB;
    return (node->hyphen ? LAST_HYPHEN : 0) + (runt ? RUNT : 0);
}

static int64_t
demerits_of(const struct breaker *breaker, const struct node *node, const struct break_item *item,
            int64_t ratio)
{
    int64_t base = LINE_PENALTY + badness_of(ratio);
    int64_t demerits = base * base, penalty = item->penalty;
    if (penalty > 0)
        demerits += penalty * penalty;
    else if (penalty != PENALTY_FORCED)
        demerits -= penalty * penalty;
    if (node->hyphen && item->hyphen)
        demerits += DOUBLE_HYPHEN;
    if (abs(class_of(ratio) - node->class) > 1)
        demerits += FITNESS;
    return demerits + last_line_demerits(breaker, node, item) + node->demerits;
}

static void
offer(struct candidate best[CLASSES], int class, int64_t demerits, size_t node)
{
    if (!best[class].set || demerits < best[class].demerits)
        best[class] = (struct candidate){demerits, node, true};
}

static void
activate(struct breaker *breaker, size_t at, const struct candidate best[CLASSES])
{
    for (int class = 0; class < CLASSES; class ++) {
        if (!best[class].set)
            continue;
        struct node node = {.item = at,
                            .line = breaker->nodes[best[class].node].line + 1,
                            .class = class,
                            .demerits = best[class].demerits,
                            .before = best[class].node,
                            .hyphen = breaker->items[at].hyphen};
        totals_after(breaker, at, &node);
        node.short_end = breaker->items[at].penalty == PENALTY_FORCED &&
                         is_runt(breaker, &breaker->nodes[node.before]);
        breaker->active[breaker->active_count++] = add_node(breaker, node);
    }
    if (breaker->active_count > MOST_ACTIVE) { /* the oldest lead to the fullest lines */
        size_t drop = breaker->active_count - MOST_ACTIVE;
        memmove(breaker->active, breaker->active + drop, MOST_ACTIVE * sizeof *breaker->active);
        breaker->active_count = MOST_ACTIVE;
    }
}

/* Looks at a place where a line may end. */
static void
try_break(struct breaker *breaker, size_t at)
{
    const struct break_item *item = &breaker->items[at];
    bool forced = item->type == BREAK_PENALTY && item->penalty == PENALTY_FORCED;
    struct candidate best[CLASSES] = {0};
    size_t kept = 0, last = breaker->active[0];
    int64_t last_ratio = 0;
    for (size_t i = 0; i < breaker->active_count; i++) {
        size_t index = breaker->active[i];
        const struct node *node = &breaker->nodes[index];
        int64_t ratio = ratio_of(breaker, node, item);
        if (ratio >= -UNIT && ratio <= breaker->pass.tolerance)
            offer(best, class_of(ratio), demerits_of(breaker, node, item, ratio), index);
        if (ratio >= -UNIT && !forced) {
            breaker->active[kept++] = index;
        } else {
            last = index;
            last_ratio = ratio;
        }
    }
    breaker->active_count = kept;
    bool any = best[0].set || best[1].set || best[2].set || best[3].set;
    if (!any && kept == 0 &&
        breaker->pass.last) /* too full or too empty, but there is no other way */
        offer(best, class_of(last_ratio), breaker->nodes[last].demerits + (int64_t)WORST * WORST,
              last);
    activate(breaker, at, best);
}

static bool
may_break(const struct breaker *breaker, size_t i)
{
    const struct break_item *item = &breaker->items[i];
    if (item->type == BREAK_BOX || item->penalty >= breaker->pass.dearest)
        return false;
    if (item->type == BREAK_GLUE)
        return i > 0 && breaker->items[i - 1].type == BREAK_BOX;
    return !item->hyphen || breaker->pass.hyphens;
}

/* Returns the node of the last line, or SIZE_MAX when the pass was too strict. */
static size_t
run_pass(struct breaker *breaker, struct pass pass)
{
    breaker->pass = pass;
    breaker->node_count = breaker->active_count = 0;
    breaker->width = breaker->stretch = breaker->shrink = 0;
    breaker->active[breaker->active_count++] = add_node(breaker, (struct node){.class = 1});
    for (size_t i = 0; i < breaker->count && breaker->active_count > 0; i++) {
        const struct break_item *item = &breaker->items[i];
        if (may_break(breaker, i))
            try_break(breaker, i);
        if (item->type != BREAK_PENALTY) {
            breaker->width += item->width;
            breaker->stretch += item->stretch;
            breaker->shrink += item->shrink;
        }
    }
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < breaker->active_count; i++) {
        size_t index = breaker->active[i];
        if (best == SIZE_MAX || breaker->nodes[index].demerits < breaker->nodes[best].demerits)
            best = index;
    }
    return best;
}

/* Whether the way that ends in the node leaves too little for the last line. */
static bool
ends_short(const struct breaker *breaker, size_t node)
{
    const struct node *end = &breaker->nodes[node];
    return end->line > 1 && end->short_end;
}

/* The way that ends in the node: where its lines do. Returns their number. */
static size_t
note_breaks(const struct breaker *breaker, size_t node, size_t *breaks)
{
    size_t lines = breaker->nodes[node].line;
    for (; breaker->nodes[node].line > 0; node = breaker->nodes[node].before)
        breaks[breaker->nodes[node].line - 1] = breaker->nodes[node].item;
    return lines;
}

size_t
break_lines(const struct break_item *items, size_t count, struct break_width width, size_t *breaks)
{
    const struct pass passes[] = {
        /* letters give way too: a little less than what glue asks for */
        {9 * UNIT / 10, false, 0, false, PENALTY_DEAR},
        {3 * UNIT / 2, true, 0, false, PENALTY_DEAR},
        {3 * UNIT, true, width.rest / 12, false, PENALTY_LAST},
        {INT32_MAX, true, width.rest / 6, true, PENALTY_NEVER},
    };
    enum { FULL = 2 }; /* passes that look well: a short last line asks for the next of them */
    struct breaker *breaker = mem_alloc(sizeof *breaker);
    breaker->items = items;
    breaker->count = count;
    breaker->lines = width;
    size_t lines = 0;
    bool settled = false;
    for (size_t i = 0; i < sizeof passes / sizeof *passes && !settled && (lines == 0 || i < FULL);
         i++) {
        size_t node = run_pass(breaker, passes[i]);
        if (node == SIZE_MAX)
            continue;
        settled = !ends_short(breaker, node);
        if (settled || lines == 0)
            lines = note_breaks(breaker, node, breaks);
    }
    free(breaker->nodes);
    free(breaker);
    return lines;
}
