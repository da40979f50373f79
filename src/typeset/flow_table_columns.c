/* A table's columns: how many, how wide. */
#include <stdlib.h>

#include "typeset/flow.h"

enum { MOST_SPAN = 200 };

int
table_span(const struct fo *fo, const char *name)
{
    int span = atoi(xml_attr_or(fo->node, name, "1"));
    return span < 1 ? 1 : span > MOST_SPAN ? MOST_SPAN : span;
}

static size_t
cells_across(const struct fo *fo)
{
    size_t most = 0, here = 0;
    for (const struct fo *child = fo->first; child != NULL; child = child->next) {
        if (child->kind == FO_TABLE_CELL) {
            here += (size_t)table_span(child, "number-columns-spanned");
        } else if (child->kind != FO_TABLE_COLUMN) {
            size_t below = cells_across(child);
            most = below > most ? below : most;
        }
    }
    most = here > most ? here : most;
    return most < TABLE_COLUMNS ? most : TABLE_COLUMNS;
}

static void
note_column(struct builder *builder, struct table *table, const struct style *style, size_t column)
{
    if (table->column_styles == NULL)
        table->column_styles =
            pool_array(builder->layout->pool, TABLE_COLUMNS + 1, sizeof *table->column_styles);
    table->column_styles[column] = style;
}

/* The widths asked for; columns that ask for nothing take one share. */
static size_t
read_columns(struct builder *builder, struct table *table, struct length *widths)
{
    size_t count = 0;
    const struct fo *fo = table->fo;
    const struct style_reader *reader = &builder->layout->doc->reader;
    for (const struct fo *child = fo->first; child != NULL; child = child->next) {
        if (child->kind != FO_TABLE_COLUMN)
            continue;
        struct length width = {0, 0, 1000};
        style_length_attr(reader, child->style, child->node, "column-width", &width);
        for (int n = table_span(child, "number-columns-repeated"); n > 0 && count < TABLE_COLUMNS;
             n--) {
            if (child->style->own.background != COLOR_NONE)
                note_column(builder, table, child->style, count);
            widths[count++] = width;
        }
    }
    for (size_t across = cells_across(fo); count < across;)
        widths[count++] = (struct length){0, 0, 1000};
    return count;
}

void
table_set_columns(struct builder *builder, struct table *table)
{
    struct length widths[TABLE_COLUMNS];
    size_t count = read_columns(builder, table, widths);
    int64_t fixed = 0, shares = 0;
    for (size_t i = 0; i < count; i++) {
        fixed += length_of(widths[i], table->width);
        shares += widths[i].proportional;
    }
    int64_t room = table->width - fixed, passed = 0, x = 0;
    if (room < 0)
        room = 0;
    table->count = count;
    table->starts = pool_array(builder->layout->pool, count + 1, sizeof *table->starts);
    for (size_t i = 0; i < count; i++) {
        table->starts[i] = (int32_t)x;
        int64_t before = passed;
        passed += widths[i].proportional;
        x += length_of(widths[i], table->width);
        if (shares > 0)
            x += room * passed / shares - room * before / shares;
        if (x > 20000000)
            x = 20000000;
    }
    table->starts[count] = (int32_t)x;
    if (x > (int64_t)table->width + 10 || table->left + x > (int64_t)builder->width + 10)
        style_warn(&builder->layout->doc->reader, table->fo->node, "wide table",
                   "make its columns narrower", "is wider than the room for it", "table");
    if (x < table->width || shares == 0)
        table->width = (int32_t)x;
}
