/* Rows joined by cells that span them, over a page break: each row gets its share of such a cell's
 * boxes, so that the rows can be divided one by one. */
#include "typeset/flow.h"

static int64_t
rows_height(const struct column *column, size_t first, size_t last)
{
    int64_t height = 0;
    for (size_t i = first; i <= last; i++)
        height += column->boxes[i]->height;
    return height;
}

/* From box `from` on: how many of the cell's boxes the room holds. */
static size_t
boxes_in(const struct cell *cell, size_t from, int32_t room, int32_t *height)
{
    size_t at = from;
    *height = 0;
    for (; at < cell->column.count; at++) {
        const struct box *box = cell->column.boxes[at];
        int32_t more = box->height + (at > from || box->space.retain ? box->space.optimum : 0);
        if (*height + more > room)
            break;
        *height += more;
    }
    return at;
}

static void
forget_through(struct row *row, const struct cell *cell)
{
    for (struct through **link = &row->through; *link != NULL;)
        if ((*link)->cell == cell)
            *link = (*link)->next;
        else
            link = &(*link)->next;
}

/* Shares the cell's boxes out over boxes[0, count), the rows that it spans. Room for one more cell
 * in each row there is: the spanned column is free there. */
static void
share_out(struct cell *cell, struct box **boxes, size_t count)
{
    const struct cell whole = *cell;
    size_t from = 0;
    for (size_t i = 0; i < count; i++) {
        struct cell part = whole;
        bool first = i == 0, last = i + 1 == count;
        part.inset[SIDE_TOP] = first ? whole.inset[SIDE_TOP] : 0;
        part.inset[SIDE_BOTTOM] = last ? whole.inset[SIDE_BOTTOM] : 0;
        int32_t insets = part.inset[SIDE_TOP] + part.inset[SIDE_BOTTOM];
        int32_t room = last ? INT32_MAX / 2 : boxes[i]->height - insets;
        size_t to = boxes_in(&whole, from, room, &part.height);
        part.column = (struct column){0};
        if (to > from)
            part.column = (struct column){whole.column.boxes + from, to - from, 0};
        part.from_before |= !first;
        part.goes_on |= !last;
        part.rows = 1;
        part.full_height = part.down = 0;
        forget_through(boxes[i]->row, cell);
        if (last && part.height + insets > boxes[i]->height)
            boxes[i]->height = part.height + insets;
        if (!first)
            boxes[i]->row->cells[boxes[i]->row->count++] = part;
        else
            *cell = part;
        from = to;
    }
}

void
span_divide(struct builder *builder, size_t first, size_t last, int32_t height)
{
    struct column *column = builder->column;
    if (height <= 0 || rows_height(column, first, last) <= height)
        return;
    for (size_t i = first; i <= last; i++) {
        struct row *row = column->boxes[i]->row;
        size_t count = row->count; /* those that rows above share with it come after */
        for (size_t j = 0; j < count; j++) {
            size_t rows = row->cells[j].rows > 1 ? (size_t)row->cells[j].rows : 1;
            if (rows > last - i + 1)
                rows = last - i + 1;
            if (rows > 1)
                share_out(&row->cells[j], &column->boxes[i], rows);
        }
        row->keep = row->fo != NULL && row->fo->style->in.keep_together != KEEP_AUTO;
        if (i > first)
            column->boxes[i]->keep = KEEP_AUTO;
    }
}
