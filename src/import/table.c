/* Rows of cells to a table. */
#include "import/table.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "import/cells.h"
#include "import/heading.h"
#include "import/put.h"

enum { HEAD_WORDS = 8 };

static bool
is_cut_short(const char *text, size_t length)
{
    static const char *const words[] = {"no.", "nos.", "item no.", "ref.", "sec.", "para.", NULL};
    for (const char *const *word = words; *word != NULL; word++)
        if (strlen(*word) == length && strncasecmp(*word, text, length) == 0)
            return true;
    return false;
}

/* A head names a column: short, no stop, no figures or sums first. */
static bool
is_head_cell(const char *text, size_t length)
{
    if (is_cut_short(text, length))
        return true;
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

static bool
same_text(const struct chunk *one, const struct chunk *other)
{
    return one->length == other->length && memcmp(one->text, other->text, one->length) == 0;
}

/* first is the table's first row; when it is a head, its repetition on later pages is furniture. */
static void
add_row(xmlNode *table, const struct chunk *chunk, const struct chunk *first, size_t rows)
{
    struct cells cells;
    cells_split(chunk->text, chunk->length, chunk->separator, &cells);
    bool head = (chunk == first || same_text(chunk, first)) && is_head_row(&cells, rows);
    xmlNode *row = xml_add(table, "row");
    put_place(row, chunk);
    if (head && chunk != first)
        xml_set(row, "kind", "furniture");
    else if (head)
        xml_set(row, "head", "true");
    for (int i = 0; i < cells.count; i++)
        put_text(xml_add(row, "cell"), cells.text[i], cells.length[i]);
}

xmlNode *
table_add(xmlNode *parent, const struct chunks *chunks, size_t begin, size_t end)
{
    xmlNode *table = xml_add(parent, "table");
    put_place(table, &chunks->list[begin]);
    for (size_t i = begin; i < end; i++)
        if (chunks->list[i].kind == CHUNK_ROW)
            add_row(table, &chunks->list[i], &chunks->list[begin], end - begin);
    return table;
}
