/* Every box may begin a page; of all ways from the first to the last, the one that costs least. */
#include "typeset/page_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What a page costs; 100 is a page whose spaces are all as wide as they may be. */
enum {
    COST_FULL = 100,
    COST_SHORT = 4000,   /* a page without anything, where that goes with what is empty */
    COST_EMPTY = 48000,  /* a page without anything; goes with the square of what is empty */
    COST_PAGE = 20,      /* each page: rather fewer */
    COST_LONELY = 1200,  /* a last page of a few lines */
    COST_INSIDE = 30,    /* a paragraph goes on overleaf */
    COST_HYPHEN = 250,   /* a word does */
    COST_STRENGTH = 200, /* a keep of strength 1 is broken */
    COST_ROW = 3000,     /* a row is divided */
    COST_CARRY = 1000,   /* a note is; and as much for each page of it that is left */
    COST_BARE = 2500,    /* then no text stands on the page; less goes with how much does */
    NEARLY = 50,         /* thousandths of a page: spaces still stretch to leave so little */
    LONELY = 8,          /* so many pages of that fill one */
    MOST_ALIKE = 12      /* nodes at one box */
};
#define COST_KEEP INT64_C(100000000)    /* what must be kept is broken: it is higher than a page */
#define COST_CUT  INT64_C(100000000000) /* nothing else goes */

/* A page may begin here. */
struct node {
    size_t at;
    struct box *rest, *upper;       /* of box `at`, when the page before divided it */
    struct give give;               /* of the page before */
    bool shared;                    /* its notes were divided: */
    struct footnote *notes, *carry; /* those that it has, and what is left of them for this page */
    int64_t cost;
    int from; /* the node the page before began with; -1: none */
    int page;
    int next; /* another with the same `at` and another rest; -1: none */
};

struct plan {
    const struct page_task *task;
    struct node *nodes;
    size_t count, room;
    int *nodes_at; /* by box, from task->first on: the first node; -1: none */
    bool *loose;   /* box by box: kept with the one before, but all that is kept fits no page */
};

/* A page as it fills. */
struct filling {
    int node;
    size_t at; /* the box that comes next */
    int32_t room;
    int64_t height, notes, stretch, shrink;
    bool divides; /* one of its notes does */
    bool placed;  /* a page can end here or before */
};

static const struct box *
box_of(const struct plan *plan, const struct node *node, size_t i)
{
    return i == node->at && node->rest != NULL ? node->rest : plan->task->column->boxes[i];
}

/* Keeps that no page can satisfy give way. */
static void
find_loose(struct plan *plan)
{
    const struct page_task *task = plan->task;
    int32_t room = task->height(task->owner, 1, false);
    for (size_t i = task->first; i < task->limit;) {
        int64_t height = task->column->boxes[i]->height;
        size_t end = i + 1;
        for (; end < task->limit && task->column->boxes[end]->keep >= KEEP_ALWAYS; end++)
            height += task->column->boxes[end]->height + task->column->boxes[end]->space.minimum;
        for (size_t j = i + 1; height > room && j < end; j++)
            plan->loose[j - task->first] = true;
        i = end;
    }
}

static bool
same_rest(const struct box *a, const struct box *b)
{
    return a == b || (a != NULL && b != NULL && a->height == b->height);
}

static bool
same_carry(const struct footnote *a, const struct footnote *b)
{
    for (; a != NULL && b != NULL; a = a->next, b = b->next)
        if (a->height != b->height)
            return false;
    return a == b;
}

/* A page can begin with this node. What is left of a row or a note makes nodes at the same box
 * differ: of those that have not been gone on from yet the best few are kept. */
static void
reach(struct plan *plan, struct node node)
{
    bool within = node.from >= 0 && plan->nodes[node.from].at == node.at;
    int *link = &plan->nodes_at[node.at - plan->task->first], worst = -1, count = 0;
    for (; *link >= 0; link = &plan->nodes[*link].next) {
        struct node *other = &plan->nodes[*link];
        bool same = same_rest(other->rest, node.rest) && same_carry(other->carry, node.carry);
        bool passed = within && *link <= node.from;
        if (same || (!passed && (worst < 0 || other->cost > plan->nodes[worst].cost)))
            worst = *link;
        count += !passed;
        if (same || count == MOST_ALIKE) {
            other = &plan->nodes[worst];
            node.next = other->next;
            if (node.cost < other->cost)
                *other = node;
            return;
        }
    }
    int index = *link = (int)plan->count;
    plan->nodes = mem_grow(plan->nodes, &plan->room, plan->count + 1, sizeof *plan->nodes);
    plan->nodes[index] = node;
    plan->nodes[index].next = -1;
    plan->count++;
}

/* How a page looks that holds so much. */
static int64_t
fill_cost(const struct filling *filling, int64_t used, struct give *give)
{
    int64_t left = filling->room - used;
    *give = (struct give){0, 0};
    if (left < 0) {
        *give = (struct give){left, filling->shrink};
        int64_t part = -left * 1000 / filling->shrink;
        return COST_FULL * part / 1000 * part / 1000;
    }
    if (left > 0 && left <= filling->stretch) {
        *give = (struct give){left, filling->stretch};
        int64_t part = left * 1000 / filling->stretch;
        return COST_FULL * part / 1000 * part / 1000 * part / 1000;
    }
    int64_t rest = left - filling->stretch, part = rest * 1000 / filling->room;
    if (filling->stretch > 0 && part < NEARLY)
        *give = (struct give){filling->stretch, filling->stretch};
    return (filling->stretch > 0 && rest > 0 ? COST_FULL : 0) + COST_SHORT * part / 1000 +
           COST_EMPTY * part / 1000 * part / 1000;
}

static bool
ends_in_hyphen(const struct box *box)
{
    return box->line != NULL && box->line->hyphen;
}

static int64_t
break_cost(const struct plan *plan, size_t at)
{
    const struct box *box = plan->task->column->boxes[at];
    int64_t cost = box->goes_on ? COST_INSIDE : 0;
    if (ends_in_hyphen(plan->task->column->boxes[at - 1]))
        cost += COST_HYPHEN;
    if (box->keep < KEEP_ALWAYS)
        return cost + (int64_t)COST_STRENGTH * box->keep;
    return plan->loose[at - plan->task->first] ? COST_KEEP + (box->goes_on ? COST_ROW : 0) : -1;
}

/* A long note goes on overleaf: better little of it, but not so that hardly any text stands above.
 */
static int64_t
carry_cost(const struct filling *filling, const struct footnote *carry)
{
    int64_t height = 0, third = filling->room / 3;
    if (carry == NULL)
        return 0;
    for (const struct footnote *note = carry; note != NULL; note = note->next)
        height += note->height;
    return COST_CARRY + COST_CARRY * height / filling->room +
           (filling->height < third ? COST_BARE * (third - filling->height) / third : 0);
}

/* Long notes take what room the text leaves. Returns the height of all notes. */
static int64_t
end_notes(const struct plan *plan, const struct filling *filling, struct node *node, int64_t used)
{
    const struct node *from = &plan->nodes[filling->node];
    if (!filling->divides)
        return filling->notes;
    int64_t room = filling->room - used, height = 0;
    struct noted noted = {from->carry, plan->task->column, from->at,
                          filling->at, from->rest,         node->upper};
    node->shared = true;
    node->notes = notes_share(plan->task->pool, &noted, room > 0 ? (int32_t)room : 0, &node->carry);
    for (const struct footnote *note = node->notes; note != NULL; note = note->next)
        height += note->height + (height == 0 ? NOTES_GAP : 0);
    node->cost += carry_cost(filling, node->carry);
    return height;
}

/* The page ends above box filling->at, as all before it fits. */
static void
end_above(struct plan *plan, struct filling *filling)
{
    const struct node from = plan->nodes[filling->node];
    int64_t cost = break_cost(plan, filling->at),
            used = filling->height + foot_above(plan->task->column->boxes[filling->at]);
    if (cost < 0 || used + filling->notes - filling->shrink > filling->room)
        return;
    struct node node = {.at = filling->at, .from = filling->node, .page = from.page + 1};
    used += end_notes(plan, filling, &node, used);
    filling->placed = true;
    node.cost += from.cost + cost + COST_PAGE + fill_cost(filling, used, &node.give);
    reach(plan, node);
}

/* All that is left fits: the page may be short. */
static void
end_all(struct plan *plan, struct filling *filling)
{
    const struct page_task *task = plan->task;
    const struct node from = plan->nodes[filling->node];
    struct node node = {.at = task->limit, .from = filling->node, .page = from.page + 1};
    int64_t used = filling->height + end_notes(plan, filling, &node, filling->height);
    filling->placed = true;
    node.cost += from.cost + COST_PAGE + (node.carry != NULL ? COST_EMPTY : 0);
    if (used > filling->room)
        node.cost += fill_cost(filling, used, &node.give);
    else if (from.page > 0 && used * LONELY < filling->room)
        node.cost += COST_LONELY;
    reach(plan, node);
}

/* A row that does not fit is divided, when that is better than an empty foot. */
static void
end_inside(struct plan *plan, struct filling *filling)
{
    const struct node from = plan->nodes[filling->node];
    const struct box *box = box_of(plan, &from, filling->at);
    int32_t above = filling->at > from.at || box->space.retain ? box->space.optimum : 0;
    int64_t used = filling->height + filling->notes + above + foot_inside_height(box);
    bool must = !filling->placed && box->height > filling->room;
    if (box->kind != BOX_ROW || used > filling->room || (box->row->keep && !must))
        return;
    if (filling->room - used < filling->room / 4 && box->height <= filling->room &&
        filling->placed && break_cost(plan, filling->at) >= 0)
        return;
    struct node node = {.at = filling->at, .from = filling->node, .page = from.page + 1};
    node.upper =
        row_split(plan->task->pool, box, (int32_t)(filling->room - used), must, &node.rest);
    if (node.upper == NULL)
        return;
    node.rest->keep = KEEP_AUTO;
    filling->divides |= notes_divide(node.upper->notes);
    end_notes(plan, filling, &node, filling->height + above + node.upper->height);
    filling->placed = true;
    node.cost += from.cost + COST_PAGE + (box->height > filling->room ? COST_FULL : COST_ROW);
    reach(plan, node);
}

/* Nothing fits as it should: the page ends where it is full. */
static void
end_anyhow(struct plan *plan, const struct filling *filling)
{
    const struct node from = plan->nodes[filling->node];
    size_t at = filling->at > from.at ? filling->at : from.at + 1;
    struct node node = {.at = at,
                        .from = filling->node,
                        .page = from.page + 1,
                        .cost = from.cost + COST_CUT + COST_PAGE};
    struct filling cut = *filling;
    cut.at = at;
    for (size_t i = filling->at; i < at; i++)
        cut.divides |= notes_divide(box_of(plan, &from, i)->notes);
    end_notes(plan, &cut, &node, filling->room);
    reach(plan, node);
}

static struct filling
begin_page(const struct plan *plan, int index, bool last)
{
    const struct page_task *task = plan->task;
    const struct node *node = &plan->nodes[index];
    const struct table *table = task->column->boxes[node->at]->table;
    struct filling filling = {.node = index, .at = node->at};
    filling.room = task->height(task->owner, node->page, last);
    if (table != NULL && node->at > 0) /* its header stands above */
        filling.room -= table->header_height;
    filling.room -= decor_above(box_of(plan, node, node->at), NULL);
    filling.notes = notes_least(node->carry, true);
    filling.divides = node->carry != NULL;
    return filling;
}

/* Where the pages can end that begin with this node. only_last: only where nothing comes after. */
static void
fill_from(struct plan *plan, int index, bool only_last, bool may_end)
{
    const struct page_task *task = plan->task;
    struct filling filling = begin_page(plan, index, only_last);
    size_t first = filling.at;
    for (; filling.at < task->limit; filling.at++) {
        const struct box *box = box_of(plan, &plan->nodes[index], filling.at);
        bool head = filling.at == first;
        if (!head && !only_last)
            end_above(plan, &filling);
        int32_t above = head && !box->space.retain ? 0 : box->space.optimum;
        int32_t notes = notes_height(box, filling.notes == 0);
        int64_t shrink = filling.shrink + (head ? 0 : above - box->space.minimum);
        if (filling.height + above + box->height + filling.notes + notes - shrink > filling.room)
            break;
        filling.height += above + box->height;
        filling.notes += notes;
        filling.divides |= notes > 0 && notes_divide(box->notes);
        filling.shrink = shrink;
        filling.stretch += head ? 0 : box->space.maximum - above;
    }
    if (filling.at == task->limit && may_end)
        end_all(plan, &filling);
    else if (filling.at < task->limit && !only_last)
        end_inside(plan, &filling);
    if (!filling.placed && !only_last)
        end_anyhow(plan, &filling);
}

/* The last page may have another height. */
static void
fill_all_from(struct plan *plan, int index)
{
    const struct page_task *task = plan->task;
    int page = plan->nodes[index].page;
    bool other = task->ends &&
                 task->height(task->owner, page, true) != task->height(task->owner, page, false);
    if (other)
        fill_from(plan, index, true, true);
    fill_from(plan, index, false, !other);
}

/* The best way to have set all boxes. */
static int
find_last(const struct plan *plan)
{
    int best = plan->nodes_at[plan->task->limit - plan->task->first];
    for (int i = best; i >= 0; i = plan->nodes[i].next)
        if (plan->nodes[i].cost < plan->nodes[best].cost)
            best = i;
    return best;
}

static size_t
take_ends(const struct plan *plan, struct page_end **ends)
{
    size_t count = 0;
    int last = find_last(plan);
    for (int i = last; plan->nodes[i].from >= 0; i = plan->nodes[i].from)
        count++;
    *ends = mem_alloc(count * sizeof **ends);
    size_t at = count;
    for (int i = last; plan->nodes[i].from >= 0; i = plan->nodes[i].from) {
        const struct node *node = &plan->nodes[i];
        (*ends)[--at] = (struct page_end){node->at,   node->upper,  node->rest,
                                          node->give, node->shared, node->notes};
    }
    if (plan->task->carry != NULL)
        *plan->task->carry = plan->nodes[last].carry;
    return count;
}

size_t
plan_pages(const struct page_task *task, struct page_end **ends)
{
    size_t count = task->limit - task->first;
    struct plan plan = {.task = task};
    plan.nodes_at = mem_alloc((count + 1) * sizeof *plan.nodes_at);
    plan.loose = mem_alloc(count * sizeof *plan.loose);
    memset(plan.nodes_at, -1, (count + 1) * sizeof *plan.nodes_at);
    find_loose(&plan);
    reach(&plan, (struct node){.at = task->first,
                               .from = -1,
                               .carry = task->carry != NULL ? *task->carry : NULL});
    for (size_t at = task->first; at < task->limit; at++)
        for (int i = plan.nodes_at[at - task->first]; i >= 0; i = plan.nodes[i].next)
            fill_all_from(&plan, i);
    size_t pages = take_ends(&plan, ends);
    free(plan.nodes);
    free(plan.nodes_at);
    free(plan.loose);
    return pages;
}
