/* Lines between the rows of a table: what heads those below it, and what ends the table. */
#include "import/sheet_bands.h"

#include <ctype.h>
#include <string.h>

#include "import/sheet_gutters.h"

#define OUTSET 0.15 /* heights: a paragraph beside what a cell leaves free at its edge */

enum {
    LOOK_UP = 40,     /* rows */
    CLAUSE_WORDS = 5, /* a sentence has more than a cell's head */
    BAND_WORDS = 12,  /* a line across a table has fewer than a sentence */
    BAND_BELOW = 3    /* rows to the next shared one */
};

/* How far out the rows from the run's first one to this one begin; a title over it is set in. */
static double
left_of(const struct rows *rows, const struct run *run, size_t row)
{
    double left = row_pieces(rows, &rows->list[run->begin])->x0;
    for (size_t r = run->begin; r < row && r < run->begin + LOOK_UP; r++) {
        double x0 = row_pieces(rows, &rows->list[r])->x0;
        left = x0 < left ? x0 : left;
    }
    return left;
}

/* "2. Fees. The parties share the costs as follows:": a clause between two tables, which is a
 * sentence, numbered or set farther out than the table. */
bool
band_is_clause(const struct rows *rows, const struct sheets *pages, const struct run *run,
               size_t at)
{
    const struct row *row = &rows->list[at];
    const struct piece *piece = row_pieces(rows, row);
    const struct sheet_word *first = &pages->words[rows->order[piece->first]],
                            *last = &pages->words[rows->order[piece->first + piece->count - 1]];
    const char *text = pages->text.bytes;
    if (row->count > 1 || piece->count < CLAUSE_WORDS ||
        strchr(".:", text[last->text + last->length - 1]) == NULL)
        return false;
    bool numbered =
        isdigit((unsigned char)text[first->text]) && text[first->text + first->length - 1] == '.';
    return numbered || piece->x0 < left_of(rows, run, at) - OUTSET * rows->height;
}

/* "Criminal matters" across a table of several columns: where its rows go on after it. */
bool
band_goes_on(const struct run *run, const struct rows *rows, size_t at, size_t limit)
{
    const struct row *band = &rows->list[at];
    if (band->count > 1 || run->gutter_count < 2 || run->end - run->begin < 2 ||
        row_pieces(rows, band)->count > BAND_WORDS)
        return false;
    for (size_t r = at + 1; r < limit && r <= at + BAND_BELOW; r++) {
        struct run tried = *run;
        if (rows->list[r].count > 1)
            return rows->list[r].count > 2 && gutters_take(&tried, rows, &rows->list[r]);
    }
    return false;
}
