/* Footnotes too long for one page: how much of each stands on this one. */
#include "typeset/page_plan.h"

struct sharing {
    struct pool *pool;
    int32_t extra; /* room beyond what each must have */
    struct footnote *shown, *rest;
};

static int64_t
least_of(const struct noted *noted)
{
    int64_t height = notes_least(noted->carry, true);
    for (size_t i = noted->first; i < noted->end; i++)
        height += notes_height(i == noted->first && noted->head != NULL ? noted->head
                                                                        : noted->column->boxes[i],
                               height == 0);
    return height + (noted->upper != NULL ? notes_height(noted->upper, height == 0) : 0);
}

static struct footnote *
first_of(struct pool *pool, const struct footnote *note, size_t count)
{
    struct footnote *part = pool_alloc(pool, sizeof *part);
    part->divides = note->divides;
    part->column = (struct column){note->column.boxes, count, 0};
    part->height = column_height(&part->column);
    return part;
}

/* Without measuring all of it anew on every page. */
static struct footnote *
rest_of(struct pool *pool, const struct footnote *note, size_t from, int32_t above)
{
    const struct box *first = note->column.boxes[from];
    struct footnote *part = pool_alloc(pool, sizeof *part);
    part->divides = note->divides;
    part->column = (struct column){note->column.boxes + from, note->column.count - from, 0};
    part->height = note->height - above - (first->space.retain ? 0 : first->space.optimum);
    return part;
}

/* How many of the note's boxes the room holds, widows and orphans aside; all, when it is not to be
 * divided. */
static size_t
boxes_in(const struct footnote *note, int32_t room)
{
    const struct column *column = &note->column;
    size_t good = 0, at = 0;
    int64_t height = 0;
    for (; at < column->count; at++) {
        const struct box *box = column->boxes[at];
        if (at > 0 && box->keep < KEEP_ALWAYS)
            good = at;
        height += box->height + (at > 0 || box->space.retain ? box->space.optimum : 0);
        if (height > room && note->divides)
            return good > 0 ? good : at > 0 ? at : 1;
    }
    return at;
}

static void
share(struct sharing *sharing, const struct footnote *notes)
{
    for (const struct footnote *note = notes; note != NULL; note = note->next) {
        struct footnote alone = *note;
        alone.next = NULL;
        int32_t least = notes_least(&alone, false);
        size_t count = boxes_in(note, least + sharing->extra);
        struct footnote *part = first_of(sharing->pool, note, count);
        sharing->extra -= part->height > least ? part->height - least : 0;
        notes_append(&sharing->shown, part);
        if (count < note->column.count)
            notes_append(&sharing->rest, rest_of(sharing->pool, note, count, part->height));
    }
}

struct footnote *
notes_share(struct pool *pool, const struct noted *noted, int32_t room, struct footnote **rest)
{
    int64_t extra = room - least_of(noted);
    struct sharing sharing = {.pool = pool, .extra = extra > 0 ? (int32_t)extra : 0};
    share(&sharing, noted->carry);
    for (size_t i = noted->first; i < noted->end; i++)
        share(&sharing,
              (i == noted->first && noted->head != NULL ? noted->head : noted->column->boxes[i])
                  ->notes);
    if (noted->upper != NULL)
        share(&sharing, noted->upper->notes);
    *rest = sharing.rest;
    return sharing.shown;
}
