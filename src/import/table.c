/* Rows of cells to a table. */
#include "import/table.h"

#include <ctype.h>
#include <string.h>

#include "import/cells.h"
#include "import/heading.h"
#include "import/put.h"

enum { HEAD_WORDS = 8 };

/* A head names a column: short, no stop, no figures or sums first. */
static bool
is_head_cell(const char *text, size_t length)
{
    if (length == 0 || heading_words(text, length) > HEAD_WORDS ||
        strchr(".;:,", text[length - 1]) != NULL)
        return false;
    return text[0] != '$' && !isdigit((unsigned char)text[0]) && text[0] != '/' &&
           memchr(text, '_', length) == NULL;
}

static bool
is_head_row(const struct cells *cells, size_t rows)
{
    for (int i = 0; i < cells->count; i++)
        if (!is_head_cell(cells->text[i], cells->length[i]) &&
            !(i == 0 && cells->length[i] == 0 && cells->count > 1))
            return false;
    return rows >= 2 && cells->count >= 2;
}

static void
add_row(xmlNode *table, const struct chunk *chunk, bool first, size_t rows)
{
    struct cells cells;
    cells_split(chunk->text, chunk->length, chunk->separator, &cells);
    xmlNode *row = xml_add(table, "row");
    put_place(row, chunk);
    if (first && is_head_row(&cells, rows))
        xml_set(row, "head", "true");
    for (int i = 0; i < cells.count; i++)
        put_text(xml_add(row, "cell"), cells.text[i], cells.length[i]);
}

xmlNode *
table_add(xmlNode *parent, const struct chunks *chunks, size_t begin, size_t end)
{
    xmlNode *table = xml_add(parent, "table");
    put_place(table, &chunks->list[begin]);
    bool first = true;
    for (size_t i = begin; i < end; i++) {
        if (chunks->list[i].kind != CHUNK_ROW)
            continue;
        add_row(table, &chunks->list[i], first, end - begin);
        first = false;
    }
    return table;
}
