/* Rows of a web page's tables. */
#include "import/web_row.h"

#include <ctype.h>
#include <stdlib.h>

#include "import/flow.h"
#include "import/web_form.h"

enum { DEPTH = PAGE_DEPTH, SPAN = 8 };

/* The words of a cell; its blocks and lines are parted. */
static void
cell_words(struct web_rows *rows, const xmlNode *node, struct buf *out, int depth)
{
    for (const xmlNode *child = node->children; child != NULL && depth < DEPTH;
         child = child->next) {
        if (child->type == XML_TEXT_NODE && child->content != NULL)
            buf_puts(out, (const char *)child->content);
        else if (child->type == XML_ELEMENT_NODE && !web_field(child, out) &&
                 !page_is_silent(child) && !page_is_gone(child, rows->revisions, rows->notes)) {
            buf_putc(out, page_is_block(child) ? FLOW_BREAK : ' ');
            cell_words(rows, child, out, depth + 1);
            if (page_is_block(child) || page_is(child, "br"))
                buf_putc(out, FLOW_BREAK);
        }
    }
}

static void
put_folded(const char *text, struct buf *out)
{
    char space = '\0';
    bool any = false;
    for (; *text != '\0'; text++) {
        if (isspace((unsigned char)*text)) {
            space = *text == FLOW_BREAK || space == FLOW_BREAK ? FLOW_BREAK : ' ';
            continue;
        }
        if (any && space != '\0')
            buf_putc(out, space);
        space = '\0';
        any = true;
        buf_putc(out, *text);
    }
}

static long
span_of(const xmlNode *cell, const char *direction, long most)
{
    const char *value = page_attr(cell, direction);
    long span = value != NULL ? strtol(value, NULL, 10) : 1;
    return span < 1 ? 1 : span < most ? span : most;
}

/* Past the columns that cells of rows above reach down to, and into the next. */
static int
next_column(struct web_rows *rows, int column, struct buf *cells)
{
    for (; column < WEB_COLUMNS && rows->spans[column] > 0; column++) {
        rows->spans[column]--;
        if (column > 0)
            buf_putc(cells, '\t');
    }
    if (column > 0)
        buf_putc(cells, '\t');
    return column;
}

bool
web_row(struct web_rows *rows, const xmlNode *row, struct buf *cells)
{
    bool any = false;
    int column = 0;
    for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
        if (!page_is(cell, "td") && !page_is(cell, "th"))
            continue;
        struct buf words = {0};
        cell_words(rows, cell, &words, 0);
        column = next_column(rows, column, cells);
        size_t before = cells->length;
        put_folded(buf_text(&words), cells);
        any |= cells->length > before;
        long wide = span_of(cell, "colspan", SPAN);
        for (long i = 0; i < wide; i++, column++) {
            if (i > 0)
                buf_putc(cells, '\t');
            if (column < WEB_COLUMNS)
                rows->spans[column] = span_of(cell, "rowspan", 1000) - 1;
        }
        buf_free(&words);
    }
    for (; column < WEB_COLUMNS; column++)
        rows->spans[column] -= rows->spans[column] > 0;
    return any;
}
