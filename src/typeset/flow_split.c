/* A table row over a page break: each cell's boxes divided between the two parts. */
#include "typeset/flow.h"

static int32_t
insets(const struct cell *cell)
{
    return cell->inset[SIDE_TOP] + cell->inset[SIDE_BOTTOM];
}

/* How many of the cell's boxes go above. */
static size_t
boxes_above(const struct cell *cell, int32_t room, bool must)
{
    int64_t height = insets(cell);
    size_t above = 0;
    for (size_t i = 0; i < cell->column.count; i++) {
        const struct box *box = cell->column.boxes[i];
        if (i > 0 && (must || box->keep < KEEP_ALWAYS))
            above = i;
        height += box->height + (i > 0 || box->space.retain ? box->space.optimum : 0);
        if (height > room)
            return above;
    }
    return cell->column.count;
}

static struct cell
part_of(const struct cell *cell, size_t from, size_t to)
{
    struct cell part = *cell;
    part.column = (struct column){cell->column.boxes + from, to - from, 0};
    part.height = column_height(&part.column);
    part.from_before |= from > 0;
    part.goes_on |= to < cell->column.count;
    part.down = 0;
    return part;
}

static struct box *
new_part(struct pool *pool, const struct box *box)
{
    struct box *part = pool_alloc(pool, sizeof *part);
    struct row *row = pool_alloc(pool, sizeof *row);
    *part = *box;
    *row = *box->row;
    row->cells = pool_array(pool, row->count, sizeof *row->cells);
    part->row = row;
    part->height = 0;
    return part;
}

struct box *
row_split(struct pool *pool, const struct box *box, int32_t room, bool must, struct box **rest)
{
    const struct row *row = box->row;
    struct box *upper = new_part(pool, box), *lower = new_part(pool, box);
    bool progress = false, remains = false;
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        size_t above = boxes_above(cell, room, must);
        progress |= above > 0;
        remains |= above < cell->column.count;
        upper->row->cells[i] = part_of(cell, 0, above);
        lower->row->cells[i] = part_of(cell, above, cell->column.count);
        int32_t high = upper->row->cells[i].height + insets(cell),
                low = lower->row->cells[i].height + insets(cell);
        upper->height = high > upper->height ? high : upper->height;
        lower->height = low > lower->height ? low : lower->height;
    }
    if (!progress || !remains || upper->height > room)
        return NULL;
    lower->notes = NULL;
    lower->labels = NULL;
    lower->space = (struct space){0};
    lower->page_break = BREAK_AUTO;
    *rest = lower;
    return upper;
}
