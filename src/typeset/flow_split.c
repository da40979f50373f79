/* A table row over a page break: each cell's boxes divided between the two parts. */
#include "typeset/flow.h"

static int32_t
insets(const struct cell *cell)
{
    return cell->inset[SIDE_TOP] + cell->inset[SIDE_BOTTOM];
}

int32_t
decor_above(const struct box *box, const struct decor *outermost)
{
    int32_t height = 0;
    for (const struct decor *decor = box->decor; decor != NULL; decor = decor->outer) {
        height += decor->first != box ? decor->again_above : 0;
        if (decor == outermost)
            break;
    }
    return height;
}

int32_t
decor_below(const struct box *box, const struct decor *outermost)
{
    int32_t height = 0;
    for (const struct decor *decor = box->decor; decor != NULL; decor = decor->outer) {
        height += decor->last != box ? decor->again_below : 0;
        if (decor == outermost)
            break;
    }
    return height;
}

int32_t
foot_above(const struct box *box)
{
    int32_t height = box->foot != NULL ? box->foot->footer_height : 0;
    for (const struct decor *decor = box->decor; decor != NULL; decor = decor->outer)
        height += decor->first != box ? decor->again_below : 0;
    return height;
}

const struct table *
foot_inside(const struct box *box)
{
    const struct row *row = box->row;
    bool body = row != NULL && row->part != NULL && row->part->kind == FO_TABLE_BODY;
    return body && row->table->foot ? row->table : NULL;
}

int32_t
foot_inside_height(const struct box *box)
{
    const struct table *table = foot_inside(box);
    return (table != NULL ? table->footer_height : 0) + decor_below(box, NULL);
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

/* What is left of the cell's height, without measuring all of it again for each page. */
static int32_t
rest_height(const struct cell *cell, size_t above, int32_t upper)
{
    if (above == 0)
        return cell->height;
    if (above == cell->column.count)
        return 0;
    const struct box *first = cell->column.boxes[above];
    int32_t space = first->space.retain ? 0 : first->space.optimum;
    int32_t rest = cell->height - upper - space;
    return rest > 0 ? rest : 0;
}

static struct cell
part_of(const struct cell *cell, size_t from, size_t to)
{
    struct cell part = *cell;
    part.column = (struct column){0};
    if (to > from)
        part.column = (struct column){cell->column.boxes + from, to - from, 0};
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
        upper->row->cells[i].goes_on = true; /* all cells do, also those that have no more text */
        upper->row->cells[i].height = column_height(&upper->row->cells[i].column);
        lower->row->cells[i] = part_of(cell, above, cell->column.count);
        lower->row->cells[i].from_before = true;
        lower->row->cells[i].height = rest_height(cell, above, upper->row->cells[i].height);
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
