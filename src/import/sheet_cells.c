/* Cells that stand so near to each other that they look like one line of text. */
#include "import/sheet_cells.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Parts of a line's height: */
#define WIDE_SPACE 0.6  /* wider than the spaces of a line that is not justified */
#define HEAD_SPACE 0.45 /* … or of two heads, "Yes No" */
#define PARTED     0.45 /* of it, what other rows must leave free too */

#define LOOSE 1.7 /* usual spaces: wider than between words of a line that is not justified */
#define SHARE 0.4 /* of such a gap, what other rows must leave free too */

enum { NEIGHBOURS = 8, QUARTERS = 80 };

/* The part of a gap between words that lies in a gap of the other row, in points. */
static double
shared_gap(const struct rows *rows, const struct row *other, double x0, double x1)
{
    double widest = 0;
    const struct piece *pieces = &rows->pieces[other->first];
    for (size_t i = 0; i + 1 < other->count; i++) {
        double from = pieces[i].x1 > x0 ? pieces[i].x1 : x0,
               to = pieces[i + 1].x0 < x1 ? pieces[i + 1].x0 : x1;
        widest = to - from > widest ? to - from : widest;
    }
    return widest;
}

/* Whether two rows close by have their cells apart there, for so many points: one may only be a
 * line that was stretched. */
static bool
parts_here(const struct rows *rows, size_t at, double x0, double x1, double room)
{
    size_t from = at > NEIGHBOURS ? at - NEIGHBOURS : 0, found = 0;
    for (size_t r = from; r < rows->count && r <= at + NEIGHBOURS; r++)
        found +=
            r != at && rows->list[r].count > 1 && shared_gap(rows, &rows->list[r], x0, x1) > room;
    return found >= 2;
}

static bool
is_capital(const struct sheets *pages, const struct sheet_word *word)
{
    return isupper((unsigned char)pages->text.bytes[word->text]) != 0;
}

static const struct sheet_word *
word_of(const struct rows *rows, const struct sheets *pages, const struct piece *piece, size_t i)
{
    return &pages->words[rows->order[piece->first + i]];
}

/* Sentences, and a number and its text, may stand apart in one cell. */
static bool
ends_here(const struct sheets *pages, const struct sheet_word *word)
{
    return strchr(".:;?!)", pages->text.bytes[word->text + word->length - 1]) != NULL;
}

/* The same, of gaps hardly wider than spaces: all that the line has must be such gaps, for in a
 * line that was stretched to its margin any space is wide. */
static size_t
loose_end(const struct rows *rows, const struct sheets *pages, size_t at, const struct piece *piece,
          double space)
{
    size_t first = piece->count;
    for (size_t i = 1; i < piece->count; i++) {
        const struct sheet_word *last = word_of(rows, pages, piece, i - 1),
                                *next = word_of(rows, pages, piece, i);
        double gap = next->x0 - last->x1;
        if (gap < LOOSE * space)
            continue;
        if (ends_here(pages, last) || !parts_here(rows, at, last->x1, next->x0, SHARE * gap))
            return piece->count;
        first = first == piece->count ? i : first;
    }
    return first;
}

/* The number of words of the piece before a gap at which other rows part their cells; its count:
 * there is none. */
static size_t
cell_end(const struct rows *rows, const struct sheets *pages, size_t at, const struct piece *piece,
         double space)
{
    double tall = (piece->y1 - piece->y0);
    bool heads = piece->count == 2 && is_capital(pages, &pages->words[rows->order[piece->first]]) &&
                 is_capital(pages, &pages->words[rows->order[piece->first + 1]]);
    double wide = (heads ? HEAD_SPACE : WIDE_SPACE) * (tall > rows->height ? tall : rows->height);
    size_t loose = loose_end(rows, pages, at, piece, space);
    for (size_t i = 1; i < loose; i++) {
        const struct sheet_word *last = word_of(rows, pages, piece, i - 1),
                                *next = word_of(rows, pages, piece, i);
        if (next->x0 - last->x1 > wide &&
            parts_here(rows, at, last->x1, next->x0, PARTED * rows->height))
            return i;
    }
    return loose;
}

static void
cut_piece(const struct rows *rows, const struct sheets *pages, struct piece *piece,
          struct piece *rest, size_t end)
{
    *rest = *piece;
    rest->first += end;
    rest->count -= end;
    rest->x0 = pages->words[rows->order[rest->first]].x0;
    piece->count = end;
    piece->x1 = pages->words[rows->order[piece->first + end - 1]].x1;
}

/* The usual room between two words of a piece. */
static double
usual_space(const struct rows *rows, const struct sheets *pages)
{
    size_t counts[QUARTERS] = {0}, best = 0;
    for (size_t r = 0; r < rows->count; r++)
        for (size_t i = 0; i < rows->list[r].count; i++) {
            const struct piece *piece = &rows->pieces[rows->list[r].first + i];
            for (size_t w = 1; w < piece->count; w++) {
                double gap = 4 * (word_of(rows, pages, piece, w)->x0 -
                                  word_of(rows, pages, piece, w - 1)->x1);
                counts[gap <= 0 ? 0 : gap < QUARTERS ? (size_t)gap : QUARTERS - 1]++;
            }
        }
    for (size_t i = 1; i < QUARTERS; i++)
        best = counts[i] > counts[best] ? i : best;
    return (double)(best + 1) / 4;
}

/* Full lines of cells come so near to the next cell that they look like one line of text; where
 * other rows part their cells, they part too. */
void
cells_part(struct rows *rows, const struct sheets *pages, size_t words)
{
    struct piece *parted = mem_alloc((words + 1) * sizeof *parted);
    size_t *counts = mem_alloc((rows->count + 1) * sizeof *counts), made = 0;
    double space = usual_space(rows, pages);
    for (size_t r = 0; r < rows->count; r++) {
        size_t before = made;
        for (size_t i = 0; i < rows->list[r].count; i++) {
            parted[made] = rows->pieces[rows->list[r].first + i];
            for (size_t end;
                 (end = cell_end(rows, pages, r, &parted[made], space)) < parted[made].count;
                 made++)
                cut_piece(rows, pages, &parted[made], &parted[made + 1], end);
            made++;
        }
        counts[r] = made - before;
    }
    for (size_t r = 0, first = 0; r < rows->count; first += counts[r++]) {
        rows->list[r].first = first;
        rows->list[r].count = counts[r];
    }
    free(rows->pieces);
    free(counts);
    rows->pieces = parted;
}
