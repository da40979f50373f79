/* Rows of tables in plain text. */
#include "import/cells.h"

#include <ctype.h>
#include <string.h>

#include "import/heading.h"
#include "import/label.h"

enum {
    WIDE_GAP = 4, /* spaces that part columns; fewer only fill a line */
    BLANKS = 2,   /* blank lines that may stand between the rows of one table */
    BAND = 100,   /* bytes of a line that heads the rows below it within a table */
    BANDED = 3    /* columns of a table that may have such lines */
};

bool
cells_is_rule(const char *text, size_t length)
{
    size_t dashes = 0;
    for (size_t i = 0; i < length; i++) {
        if (strchr("|-+=: ", text[i]) == NULL)
            return false;
        dashes += text[i] == '-' || text[i] == '=';
    }
    return dashes >= 3;
}

static size_t
separator_at(const char *text, size_t length, size_t at, char separator)
{
    if (separator == '\t')
        return text[at] == '\t';
    if (separator == '|') /* at the ends of the row, or with space around */
        return text[at] == '|' &&
               (at == 0 || at + 1 >= length || isspace((unsigned char)text[at + 1]) ||
                isspace((unsigned char)text[at - 1]));
    if (separator == 0)
        return 0;
    size_t gap = 0;
    while (at + gap < length && text[at + gap] == ' ')
        gap++;
    return gap >= WIDE_GAP ? gap : 0;
}

static void
add_cell(struct cells *cells, const char *text, size_t length)
{
    while (length > 0 && isspace((unsigned char)*text)) {
        text++;
        length--;
    }
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    if (cells->count == CELLS_LIMIT) { /* what a table cannot hold stays in its last cell */
        cells->length[CELLS_LIMIT - 1] = (size_t)(text + length - cells->text[CELLS_LIMIT - 1]);
        return;
    }
    cells->text[cells->count] = text;
    cells->length[cells->count++] = length;
}

void
cells_split(const char *text, size_t length, char separator, struct cells *cells)
{
    *cells = (struct cells){0};
    size_t start = 0, at = 0;
    if (separator == '|' && length > 0 && text[0] == '|')
        start = at = 1;
    while (at < length) {
        size_t step = separator_at(text, length, at, separator);
        if (step == 0) {
            at++;
            continue;
        }
        add_cell(cells, text + start, at - start);
        at += step;
        start = at;
    }
    if (start < length || separator != '|' || cells->count == 0)
        add_cell(cells, text + start, length - start);
}

/* The number of cells the line has with this separator. "3.<tab>Text" is a numbered paragraph, not
 * two cells. */
static int
count_cells(const struct line *line, char separator)
{
    if (line->furniture || line->length == 0)
        return 0;
    struct label label;
    size_t skip = separator != '|' && label_read(line->text, line->length, &label) ? label.skip : 0;
    if (skip >= line->length)
        return 1;
    if (separator == '|' && !line_has_cells(line->text, line->length))
        return line->text[0] == '|' ? 2 : 1;
    struct cells cells;
    cells_split(line->text + skip, line->length - skip, separator, &cells);
    return cells.count;
}

static bool
is_row(const struct line *line, char separator)
{
    if (memchr(line->text, separator, line->length) == NULL)
        return false;
    if (separator == ' ' && memmem(line->text, line->length, "    ", WIDE_GAP) == NULL)
        return false;
    if (separator == '|' && cells_is_rule(line->text, line->length))
        return line->length > 0;
    return count_cells(line, separator) >= 2;
}

static bool
lacks_cell(const struct line *first, const struct line *line, char separator)
{
    return separator == '\t' && line->length > 0 &&
           count_cells(line, separator) + 1 == count_cells(first, separator);
}

bool
cells_open_empty(const struct line *first, const struct line *line, char separator)
{
    return line->tab && !first->tab && lacks_cell(first, line, separator);
}

bool
cells_end_empty(const struct line *first, const struct line *line, char separator)
{
    return line->tab_after && !first->tab_after && lacks_cell(first, line, separator) &&
           !heading_is_caps(line->text, line->length);
}

static bool
lacks_end(const struct line *first, const struct line *line, char separator)
{
    return cells_open_empty(first, line, separator) || cells_end_empty(first, line, separator);
}

/* A cell that says something, and is no head of a column. */
static bool
is_said(const struct line *line, char separator)
{
    struct cells cells;
    cells_split(line->text, line->length, separator, &cells);
    for (int i = 0; i < cells.count; i++)
        if (cells.length[i] > 0 && strchr(".;?", cells.text[i][cells.length[i] - 1]) != NULL)
            return true;
    return false;
}

/* "B. The school day": a line of one cell between rows of one table. Where the head comes again
 * after it, another table begins. In a table of two columns only capitals are such a line, and only
 * between a head and what it is the head of. */
static bool
is_band(const struct lines *lines, size_t first, size_t at, size_t last, char separator)
{
    const struct line *line = &lines->list[at];
    size_t next = at + 1;
    while (next < lines->count && lines->list[next].furniture)
        next++;
    if (separator == ' ' || line->length == 0 || line->length > BAND || next >= lines->count)
        return false;
    const struct line *head = &lines->list[first], *row = &lines->list[next];
    if (head->length == row->length && memcmp(head->text, row->text, row->length) == 0)
        return false;
    int columns = count_cells(&lines->list[last], separator);
    columns += lacks_end(head, &lines->list[last], separator);
    if (lacks_end(head, row, separator))
        return heading_is_caps(line->text, line->length);
    bool heads = columns >= BANDED || (heading_is_caps(line->text, line->length) &&
                                       !is_said(head, separator) && is_said(row, separator));
    return heads && is_row(row, separator) && count_cells(row, separator) == columns;
}

size_t
cells_run(const struct lines *lines, size_t at, char *separator)
{
    static const char separators[] = {'|', '\t', ' '};
    for (size_t s = 0; s < sizeof separators; s++) {
        size_t rows = 0, last = at;
        if (!is_row(&lines->list[at], separators[s]))
            continue;
        size_t blanks = 0;
        for (size_t i = at; i < lines->count; i++) {
            const struct line *line = &lines->list[i];
            if (line->furniture || line->top)
                blanks = 0; /* a table goes on over the page */
            if (line->furniture)
                continue;
            if (line->length == 0 && separators[s] != ' ' && blanks++ < BLANKS)
                continue;
            if (!is_row(line, separators[s]) &&
                !(rows >= 1 && lacks_end(&lines->list[at], line, separators[s]))) {
                if (rows >= 1 && is_band(lines, at, i, last, separators[s]))
                    continue;
                break;
            }
            rows++;
            blanks = 0;
            last = i;
        }
        *separator = separators[s];
        if (rows >= 2 || lines->list[at].row ||
            (rows == 1 && separators[s] == '|' && count_cells(&lines->list[at], '|') >= 3))
            return last - at + 1;
    }
    return 0;
}
