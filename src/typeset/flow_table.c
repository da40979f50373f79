/* Tables: column widths, cells, rows that may be divided, spans. */
#include "typeset/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { LEAST_WIDTH = 1000 };

/* Cells that reach down into the rows to come. */
struct reach {
    int rows;          /* still to be covered */
    struct cell *cell; /* at its first column only */
    int32_t need;      /* height that the rows so far have not given it */
};

struct table_builder {
    struct builder *builder;
    struct table *table;
    struct reach reach[TABLE_COLUMNS + 1];
    size_t group; /* the first of the rows that spans join to the one at hand */
    bool spans;   /* the row before is joined to this one */
    bool header;
};

static void
set_insets(const struct table *table, struct cell *cell)
{
    const struct own *own = &cell->fo->style->own;
    for (int side = 0; side < SIDES; side++)
        cell->inset[side] = own->padding[side] + (table->collapse ? own->border[side].width / 2
                                                                  : own->border[side].width);
}

static void
set_cell(struct table_builder *tables, struct row *row, const struct fo *fo, size_t column)
{
    struct table *table = tables->table;
    struct cell *cell = &row->cells[row->count++];
    int columns = table_span(fo, "number-columns-spanned");
    size_t end = column + (size_t)columns;
    end = end < table->count ? end : table->count;
    *cell = (struct cell){.fo = fo,
                          .x = table->starts[column],
                          .width = table->starts[end] - table->starts[column],
                          .columns = (int)(end - column),
                          .rows = table_span(fo, "number-rows-spanned")};
    set_insets(table, cell);
    int32_t width = cell->width - cell->inset[SIDE_LEFT] - cell->inset[SIDE_RIGHT];
    cell->column = flow_inner(tables->builder, fo, width > LEAST_WIDTH ? width : LEAST_WIDTH,
                              &tables->builder->notes);
    cell->height = column_height(&cell->column);
    for (size_t i = column; i < end; i++)
        tables->reach[i].rows = cell->rows;
    tables->reach[column].cell = cell->rows > 1 ? cell : NULL;
    tables->reach[column].need = cell->height + cell->inset[SIDE_TOP] + cell->inset[SIDE_BOTTOM];
}

static size_t
free_column(const struct table_builder *tables, size_t from, const struct fo *cell)
{
    int asked = atoi(xml_attr_or(cell->node, "column-number", "0"));
    if (asked > 0 && (size_t)asked > from && (size_t)asked <= tables->table->count)
        from = (size_t)asked - 1;
    while (from < tables->table->count && tables->reach[from].rows > 0)
        from++;
    return from;
}

static int32_t
row_height(struct table_builder *tables, const struct row *row)
{
    const struct fo *fo = row->fo;
    int32_t height = fo != NULL ? length_of(fo->style->own.height, 0) : 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        int32_t need = cell->height + cell->inset[SIDE_TOP] + cell->inset[SIDE_BOTTOM];
        int32_t own = length_of(cell->fo->style->own.height, 0);
        need = own > need ? own : need;
        if (cell->rows == 1 && need > height)
            height = need;
    }
    for (size_t i = 0; i < tables->table->count; i++) { /* the last row of a span makes good */
        const struct reach *reach = &tables->reach[i];
        if (reach->cell != NULL && reach->rows == 1 && reach->need > height)
            height = reach->need;
    }
    return height;
}

static void
align_cell(struct cell *cell, int32_t height)
{
    int32_t room = height - cell->height - cell->inset[SIDE_TOP] - cell->inset[SIDE_BOTTOM];
    int align = cell->fo->style->in.display_align;
    cell->down = room <= 0 || align == VERTICAL_BEFORE ? 0
                 : align == VERTICAL_CENTER            ? room / 2
                                                       : room;
}

/* After a row: spans come one row nearer to their end. Returns true while one goes on. */
static bool
pass_row(struct table_builder *tables, int32_t height)
{
    bool goes_on = false;
    for (size_t i = 0; i < tables->table->count; i++) {
        struct reach *reach = &tables->reach[i];
        if (reach->rows == 0)
            continue;
        if (reach->cell != NULL) {
            reach->need -= height;
            reach->cell->full_height += height;
            if (reach->rows == 1) {
                align_cell(reach->cell, reach->cell->full_height);
                reach->cell = NULL;
            }
        }
        reach->rows--;
        goes_on |= reach->rows > 0;
    }
    return goes_on;
}

/* Before a row: which cells reach into it. */
static void
note_through(struct table_builder *tables, struct row *row)
{
    for (size_t i = tables->table->count; i-- > 0;) {
        const struct cell *cell = tables->reach[i].cell;
        if (cell == NULL)
            continue;
        struct through *through = pool_alloc(tables->builder->layout->pool, sizeof *through);
        *through = (struct through){cell, cell->full_height, row->through};
        row->through = through;
    }
}

static void
set_id(struct builder *builder, const struct fo *fo, const struct box *box)
{
    if (fo->style->own.id != NULL) {
        struct place *place = layout_place(builder->layout, fo->style->own.id);
        place->first = place->last = box;
    }
    for (const struct mark *mark = fo->marks; mark != NULL; mark = mark->next) {
        struct place *place = layout_place(builder->layout, mark->place);
        place->first = place->last = box;
    }
}

/* After a row: rows that spans join stay together on a page that holds them. */
static void
join_rows(struct table_builder *tables, bool spans)
{
    const struct table *table = tables->table;
    size_t last = tables->builder->column->count - 1;
    if (!tables->spans)
        tables->group = last;
    if (!spans && last > tables->group && !tables->header)
        span_divide(tables->builder, tables->group, last,
                    tables->builder->layout->page_height - table->header_height -
                        table->footer_height);
    tables->spans = spans;
}

/* fo: a row, or a body whose cells make one row. Returns the cell after the row. */
static const struct fo *
add_row(struct table_builder *tables, const struct fo *fo, const struct fo *cell)
{
    struct builder *builder = tables->builder;
    struct row *row = pool_alloc(builder->layout->pool, sizeof *row);
    bool is_row = fo->kind == FO_TABLE_ROW;
    row->fo = is_row ? fo : NULL;
    row->part = is_row ? fo->parent : fo;
    row->table = tables->table;
    row->header = tables->header;
    row->cells = pool_array(builder->layout->pool, tables->table->count, sizeof *row->cells);
    size_t column = 0;
    note_through(tables, row);
    builder->notes = NULL;
    for (; cell != NULL; cell = cell->next) {
        if (cell->kind != FO_TABLE_CELL)
            continue;
        column = free_column(tables, column, cell);
        if (column >= tables->table->count)
            break;
        set_cell(tables, row, cell, column);
        column += (size_t)table_span(cell, "number-columns-spanned");
        if (!is_row && strcmp(xml_attr_or(cell->node, "ends-row", "false"), "true") == 0) {
            cell = cell->next;
            break;
        }
    }
    int32_t height = row_height(tables, row);
    for (size_t i = 0; i < row->count; i++)
        align_cell(&row->cells[i], height);
    bool spans = pass_row(tables, height);
    row->keep = row->header || spans || (is_row && fo->style->in.keep_together != KEEP_AUTO);
    struct box *box = flow_emit(builder, BOX_ROW, height);
    box->row = row;
    box->x = tables->table->left;
    flow_add_notes(box, builder->notes);
    builder->notes = NULL;
    for (size_t i = 0; i < row->count; i++)
        set_id(builder, row->cells[i].fo, box);
    if (spans)
        builder->keep = KEEP_ALWAYS;
    join_rows(tables, spans);
    return cell;
}

static void
row_edge(struct builder *builder, const struct fo *row, bool before)
{
    const struct own *own = &row->style->own;
    int keep = before ? own->keep_previous : own->keep_next,
        page_break = before ? own->break_before : own->break_after;
    if (keep > builder->keep)
        builder->keep = keep;
    if (page_break > builder->page_break)
        builder->page_break = page_break;
}

static void
add_rows(struct table_builder *tables, const struct fo *part)
{
    struct builder *builder = tables->builder;
    size_t first = builder->column->count;
    for (const struct fo *child = part->first; child != NULL;) {
        if (child->kind == FO_TABLE_CELL) {
            child = add_row(tables, part, child);
            continue;
        }
        if (child->kind == FO_TABLE_ROW) {
            row_edge(builder, child, true);
            add_row(tables, child, child->first);
            set_id(builder, child, builder->column->boxes[builder->column->count - 1]);
            row_edge(builder, child, false);
        }
        child = child->next;
    }
    for (size_t i = first + 1; i < builder->column->count; i++)
        if (builder->column->boxes[i]->keep < part->style->in.keep_together)
            builder->column->boxes[i]->keep = part->style->in.keep_together;
    memset(tables->reach, 0, sizeof tables->reach);
    tables->spans = false;
}

static void
add_parts(struct table_builder *tables, enum fo_kind kind)
{
    for (const struct fo *part = tables->table->fo->first; part != NULL; part = part->next)
        if (part->kind == kind)
            add_rows(tables, part);
}

/* Table borders stand around all its rows. NULL: it has none. */
static struct decor *
table_decor(struct builder *builder, const struct table *table)
{
    const struct own *own = &table->fo->style->own;
    bool any = own->background != COLOR_NONE;
    for (int side = 0; side < SIDES; side++)
        any |= own->border[side].width > 0;
    if (!any)
        return NULL;
    struct decor *decor = pool_alloc(builder->layout->pool, sizeof *decor);
    *decor = (struct decor){.style = table->fo->style,
                            .outer = builder->decor,
                            .depth = builder->decor != NULL ? builder->decor->depth + 1 : 0,
                            .left = table->left,
                            .width = table->width};
    return decor;
}

/* The rows said again on every page. The column's own array may move: this is another. */
static void
keep_header(struct builder *builder, struct table *table, size_t first)
{
    size_t count = builder->column->count - first;
    if (count == 0)
        return;
    struct box **boxes = pool_array(builder->layout->pool, count, sizeof(struct box *));
    memcpy(boxes, builder->column->boxes + first, count * sizeof(struct box *));
    table->header = (struct column){boxes, count, 0};
    table->header_height = column_height(&table->header);
    builder->keep = KEEP_ALWAYS;
    bool omit =
        strcmp(xml_attr_or(table->fo->node, "table-omit-header-at-break", "false"), "true") == 0;
    if (!omit && builder->table == NULL)
        builder->table = table;
}

/* Boxes from `last` on are the footer. It never stands alone, and below each part of the table
 * unless it is high, or the table says otherwise. */
static void
keep_footer(struct builder *builder, struct table *table, size_t first, size_t last)
{
    size_t count = builder->column->count - last;
    int32_t page = builder->layout->page_height;
    if (count == 0)
        return;
    struct box **boxes = builder->column->boxes;
    table->footer.boxes = pool_copy(builder->layout->pool, boxes + last, count * sizeof *boxes);
    table->footer.count = count;
    table->footer_height = column_height(&table->footer);
    if (last > first)
        boxes[last]->keep = KEEP_ALWAYS;
    table->foot =
        strcmp(xml_attr_or(table->fo->node, "table-omit-footer-at-break", "false"), "true") != 0 &&
        !builder->inside && table->footer_height < page / 3;
    for (size_t i = first + 1; table->foot && i < last; i++)
        boxes[i]->foot = table;
}

static void
set_width(struct builder *builder, struct table *table)
{
    const struct style *style = table->fo->style;
    table->left = length_of(style->in.start_indent, builder->width);
    table->width = builder->width - table->left - length_of(style->in.end_indent, builder->width);
    if (style->own.width.fixed != 0 || style->own.width.percent != 0)
        table->width = length_of(style->own.width, table->width);
    if (table->width < LEAST_WIDTH)
        table->width = LEAST_WIDTH;
}

void
flow_table(struct builder *builder, const struct fo *fo)
{
    struct table *table = pool_alloc(builder->layout->pool, sizeof *table);
    table->fo = fo;
    table->collapse = fo->style->in.border_collapse != 0;
    set_width(builder, table);
    table_set_columns(builder, table);
    if (table->count == 0)
        return;
    const struct table *outer_table = builder->table;
    const struct decor *outer_decor = builder->decor;
    struct decor *decor = table_decor(builder, table);
    struct table_builder tables = {.builder = builder, .table = table, .header = true};
    size_t first = builder->column->count;
    if (decor != NULL)
        builder->decor = decor;
    add_parts(&tables, FO_TABLE_HEADER);
    keep_header(builder, table, first);
    tables.header = false;
    size_t body = builder->column->count;
    add_parts(&tables, FO_TABLE_BODY);
    size_t foot = builder->column->count;
    add_parts(&tables, FO_TABLE_FOOTER);
    keep_footer(builder, table, body, foot);
    builder->table = outer_table;
    builder->decor = outer_decor;
    if (decor != NULL && builder->column->count > first) {
        decor->first = builder->column->boxes[first];
        decor->last = builder->column->boxes[builder->column->count - 1];
    }
}
