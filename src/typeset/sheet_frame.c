/* Backgrounds and borders: of blocks over their boxes, of rows and cells. */
#include "typeset/sheet_frame.h"

enum { MOST_DEPTH = 64 };

static void
stroke(struct painter *painter, const struct edge *edge, int32_t x, int32_t y, int32_t width,
       int32_t height)
{
    if (edge->width <= 0)
        return;
    struct op *op = painter_op(painter, OP_STROKE);
    op->x = x;
    op->y = y;
    op->width = width;
    op->height = height;
    op->color = edge->color;
    op->thickness = edge->width;
    op->style = edge->style;
}

static void
fill(struct painter *painter, int32_t color, struct frame frame)
{
    if (color == COLOR_NONE || frame.width <= 0 || frame.height <= 0)
        return;
    struct op *op = painter_op(painter, OP_FILL);
    op->x = frame.x;
    op->y = frame.y;
    op->width = frame.width;
    op->height = frame.height;
    op->color = color;
}

/* Edges as lines along their middle; `in` moves them inwards by half their width. */
static void
stroke_edges(struct painter *painter, const struct edge *edges, struct frame frame, int in)
{
    const struct edge *top = &edges[SIDE_TOP], *bottom = &edges[SIDE_BOTTOM],
                      *left = &edges[SIDE_LEFT], *right = &edges[SIDE_RIGHT];
    int32_t right_x = frame.x + frame.width, bottom_y = frame.y + frame.height;
    if ((frame.edges & FRAME_TOP) != 0)
        stroke(painter, top, frame.x, frame.y + in * top->width / 2, frame.width, 0);
    if ((frame.edges & FRAME_BOTTOM) != 0)
        stroke(painter, bottom, frame.x, bottom_y - in * bottom->width / 2, frame.width, 0);
    stroke(painter, left, frame.x + in * left->width / 2, frame.y, 0, frame.height);
    stroke(painter, right, right_x - in * right->width / 2, frame.y, 0, frame.height);
}

void
paint_frame(struct painter *painter, const struct style *style, struct frame frame)
{
    fill(painter, style->own.background, frame);
    stroke_edges(painter, style->own.border, frame, 1);
}

/* Backgrounds lie one over the other: of columns, of the part, of the row. */
void
paint_row_frame(struct painter *painter, const struct row *row, struct frame frame)
{
    const struct table *table = row->table;
    for (size_t i = 0; table->column_styles != NULL && i < table->count; i++)
        if (table->column_styles[i] != NULL)
            fill(painter, table->column_styles[i]->own.background,
                 (struct frame){frame.x + table->starts[i], frame.y,
                                table->starts[i + 1] - table->starts[i], frame.height, 0});
    if (row->part != NULL)
        fill(painter, row->part->style->own.background, frame);
    if (row->fo != NULL)
        paint_frame(painter, row->fo->style, frame);
}

static void
paint_cell(struct painter *painter, const struct row *row, const struct cell *cell,
           struct frame frame)
{
    fill(painter, cell->fo->style->own.background, frame);
    /* Collapsed borders lie on the lines between the cells, each on its neighbour's. */
    stroke_edges(painter, cell->fo->style->own.border, frame, row->table->collapse ? 0 : 1);
}

void
paint_cell_frame(struct painter *painter, const struct row *row, const struct cell *cell,
                 struct cell_room room)
{
    int edges = (cell->from_before ? 0 : FRAME_TOP) | (cell->goes_on ? 0 : FRAME_BOTTOM);
    int32_t height = cell->full_height > 0 ? cell->full_height : room.row;
    if (height > room.table) /* the rest of its rows stand on another page */
        height = room.table;
    paint_cell(painter, row, cell,
               (struct frame){room.x + cell->x, room.y, cell->width, height, edges});
}

void
paint_through(struct painter *painter, const struct row *row, int32_t x, int32_t y, int32_t limit)
{
    for (const struct through *through = row->through; through != NULL; through = through->next) {
        const struct cell *cell = through->cell;
        int32_t left = cell->full_height - through->passed;
        paint_cell(
            painter, row, cell,
            (struct frame){x + cell->x, y, cell->width, left < limit ? left : limit, FRAME_BOTTOM});
    }
}

static bool
has_decor(const struct box *box, const struct decor *decor)
{
    const struct decor *at = box->decor;
    while (at != NULL && at->depth > decor->depth)
        at = at->outer;
    return at == decor;
}

/* Whether the decor goes on to the neighbour, which must stand in the same column. */
static bool
goes_on(const struct placed *neighbour, const struct placed *box, const struct decor *decor)
{
    return neighbour->x == box->x && has_decor(neighbour->box, decor);
}

/* The borders of a table whose borders collapse lie over those of its cells: they come last. */
static bool
comes_last(const struct box *box, const struct decor *decor)
{
    return box->row != NULL && box->row->table->collapse &&
           box->row->table->fo->style == decor->style;
}

/* The part of the decor that these boxes are: from the first to the last of them that is in it. */
static struct frame
frame_of(const struct placed *boxes, const struct decor *decor, size_t first, size_t last,
         int32_t x, int32_t y)
{
    int32_t top = boxes[first].y - decor_above(boxes[first].box, decor),
            bottom = boxes[last].y + boxes[last].box->height + decor_below(boxes[last].box, decor);
    int edges = (boxes[first].box == decor->first ? FRAME_TOP : 0) |
                (boxes[last].box == decor->last ? FRAME_BOTTOM : 0);
    if (boxes[first].box->kind == BOX_ROW) /* rows close their table wherever it is cut */
        edges = FRAME_WHOLE;
    return (struct frame){x + boxes[first].x + decor->left, y + top, decor->width, bottom - top,
                          edges};
}

void
paint_decors(struct painter *painter, const struct placed *boxes, size_t count, size_t at,
             int32_t x, int32_t y)
{
    const struct decor *begins[MOST_DEPTH];
    size_t depth = 0;
    for (const struct decor *decor = boxes[at].box->decor; decor != NULL && depth < MOST_DEPTH;
         decor = decor->outer) {
        if (at > 0 && goes_on(&boxes[at - 1], &boxes[at], decor))
            break;
        begins[depth++] = decor;
    }
    while (depth > 0) {
        const struct decor *decor = begins[--depth];
        size_t end = at;
        while (end + 1 < count && goes_on(&boxes[end + 1], &boxes[end], decor))
            end++;
        struct frame frame = frame_of(boxes, decor, at, end, x, y);
        if (comes_last(boxes[at].box, decor))
            fill(painter, decor->style->own.background, frame);
        else
            paint_frame(painter, decor->style, frame);
    }
}

void
paint_decors_after(struct painter *painter, const struct placed *boxes, size_t count, size_t at,
                   int32_t x, int32_t y)
{
    const struct decor *decor = boxes[at].box->decor;
    if (decor == NULL || !comes_last(boxes[at].box, decor) ||
        (at + 1 < count && goes_on(&boxes[at + 1], &boxes[at], decor)))
        return;
    size_t first = at;
    while (first > 0 && goes_on(&boxes[first - 1], &boxes[first], decor))
        first--;
    stroke_edges(painter, decor->style->own.border, frame_of(boxes, decor, first, at, x, y), 0);
}
