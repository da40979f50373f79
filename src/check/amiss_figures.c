/* Sums that do not fit: words against figures, shares against the whole, rows against their total. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/amiss.h"
#include "check/scan.h"

/* "(30)", "($64,800.00)", "(50%)", "(2nd)": the figure in parentheses that opens at the piece, or
 * -1; *spans pieces. */
static double
bracketed(const struct piece *p, size_t count)
{
    size_t i = 1;
    if (!piece_is_mark(&p[0], '('))
        return -1;
    if (i < count && piece_is_mark(&p[i], '$'))
        i++;
    if (i >= count || p[i].kind != PIECE_FIGURE)
        return -1;
    double value = p[i++].value;
    if (i < count && (piece_is_mark(&p[i], '%') || piece_among(&p[i], "st nd rd th percent")))
        i++;
    return i < count && piece_is_mark(&p[i], ')') ? value : -1;
}

/* The words before the parenthesis that spell a number, units between passed over: "Eight Hundred
 * and 00/100 Dollars (". Gives -1 when there are none. */
static double
spelled_before(const struct piece *pieces, size_t open)
{
    static const char units[] = "dollars dollar percent per cent";
    size_t to = open;
    bool scale;
    while (to > 0 && (piece_among(&pieces[to - 1], units)))
        to--;
    if (to >= 4 && piece_is_mark(&pieces[to - 2], '/') && pieces[to - 1].kind == PIECE_FIGURE)
        to -= 3; /* 00/100 */
    while (to > 0 && piece_is(&pieces[to - 1], "and"))
        to--;
    size_t from = to;
    while (from > 0 && (piece_number_word(&pieces[from - 1], &scale) > 0 ||
                        (from >= 2 && piece_is_mark(&pieces[from - 1], '-') &&
                         piece_number_word(&pieces[from - 2], &scale) > 0) ||
                        (from >= 2 && from < to && piece_is(&pieces[from - 1], "and") &&
                         piece_number_word(&pieces[from - 2], &scale) >= 100)))
        from--;
    return from < to ? pieces_spelled(pieces + from, to - from) : -1;
}

static bool
words_differ(const struct piece *pieces, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        double figure = bracketed(&pieces[i], count - i);
        double words = figure >= 0 ? spelled_before(pieces, i) : -1;
        if (words >= 0 && fabs(floor(figure) - words) > 0.5)
            return true;
    }
    return false;
}

void
amiss_words_and_figures(struct spots *spots, struct amiss *found)
{
    struct spot spot = {.sentence = -1};
    while (spot_next(spots, &spot)) {
        size_t count;
        if ((~spot.signs & (SIGN_BRACKET | SIGN_FIGURE)) != 0)
            continue;
        const struct piece *pieces = spot_pieces(spots, &spot, &count);
        if (words_differ(pieces, count))
            amiss_add(found, spot.node);
    }
}

/* The percentages of a sentence; "fifty percent (50%)" is one. Returns how many, -1 when too many.
 */
static int
percents(const struct piece *pieces, size_t count, double *list, int most)
{
    int held = 0;
    for (size_t i = 1; i < count; i++) {
        if (!piece_is_mark(&pieces[i], '%') && !piece_is(&pieces[i], "percent"))
            continue;
        /* "60 percent (60%)" says it twice. */
        if (i + 3 < count && piece_is_mark(&pieces[i + 1], '(') &&
            pieces[i + 2].kind == PIECE_FIGURE && piece_is_mark(&pieces[i + 3], '%'))
            continue;
        size_t at = i - 1;
        bool closed = piece_is_mark(&pieces[at], ')');
        if (closed && at >= 1) /* fifty (50) percent */
            at--;
        if (pieces[at].kind != PIECE_FIGURE) {
            bool scale;
            size_t from = at + 1;
            while (from > 0 && (piece_number_word(&pieces[from - 1], &scale) > 0 ||
                                piece_is_mark(&pieces[from - 1], '-')))
                from--;
            double words = pieces_spelled(pieces + from, at + 1 - from);
            if (words < 0)
                continue;
            if (held == most)
                return -1;
            list[held++] = words;
            continue;
        }
        if (held == most)
            return -1;
        list[held++] = pieces[at].value;
    }
    return held;
}

/* Two shares of one cost that are given to two payers and are not the whole of it. */
void
amiss_shares(struct spots *spots, struct amiss *found)
{
    static const char cost[] = "cost costs salary salaries pay pays paid share shares bear bears "
                               "fund funds funded expense expenses reimburse reimburses";
    static const char other[] =
        "interest late overtime increase increases exceed additional "
        "penalty annually discount raise than remaining up minimum inflation "
        "incidents students time duty hours first second third fourth";
    struct spot spot = {.sentence = -1};
    while (spot_next(spots, &spot)) {
        size_t count;
        if ((spot.signs & SIGN_PERCENT) == 0)
            continue;
        const struct piece *pieces = spot_pieces(spots, &spot, &count);
        double list[4];
        int held = percents(pieces, count, list, 4);
        if (held == 2 && pieces_among(pieces, count, cost) && !pieces_among(pieces, count, other) &&
            fabs(list[0] + list[1] - 100) > 0.51)
            amiss_add(found, spot.node);
    }
}

/* The one sum of money, or bare figure, of a cell; -1 when it holds none or more. */
static double
cell_sum(const xmlNode *cell)
{
    char *text = xml_words(cell);
    size_t count;
    struct piece *pieces = scan(text, &count);
    double sum = -1;
    int figures = 0;
    bool money = false, words = false;
    for (size_t i = 0; i < count; i++) {
        money |= piece_is_mark(&pieces[i], '$');
        words |= pieces[i].kind == PIECE_WORD;
        if (pieces[i].kind == PIECE_FIGURE && figures++ == 0)
            sum = pieces[i].value;
    }
    free(pieces);
    free(text);
    return figures == 1 && money && !words ? sum : -1;
}

static bool
is_total(const xmlNode *row)
{
    char *text = xml_words(xml_first(row));
    size_t count;
    struct piece *pieces = scan(text, &count);
    bool total = count > 0 && count <= 4 && pieces_among(pieces, count, "total totals sum") &&
                 !pieces_among(pieces, count, "subtotal sub");
    free(pieces);
    free(text);
    return total;
}

static const xmlNode *
cell_number(const xmlNode *row, int number)
{
    const xmlNode *cell = xml_child(row, "cell");
    while (cell != NULL && number-- > 0)
        cell = xml_next(cell, "cell");
    return cell;
}

/* The rows above the total must each give a sum in the column, or the column is left alone. */
static bool
column_fits(const xmlNode *table, const xmlNode *total, int column)
{
    const xmlNode *cell = cell_number(total, column);
    double stated = cell != NULL ? cell_sum(cell) : -1, sum = 0;
    int rows = 0;
    for (const xmlNode *row = xml_child(table, "row"); row != NULL && row != total;
         row = xml_next(row, "row")) {
        double value = cell_number(row, column) != NULL ? cell_sum(cell_number(row, column)) : -1;
        if (value < 0 && rows > 0)
            return true;
        rows += value >= 0;
        sum += value >= 0 ? value : 0;
    }
    return stated < 0 || rows < 2 || fabs(sum - stated) < 1.0;
}

void
amiss_column_sum(struct spots *spots, struct amiss *found)
{
    enum { COLUMNS = 12 };
    xmlNode *root = spot_agreement(spots);
    for (xmlNode *row = root; row != NULL; row = xml_walk(row, root)) {
        if (!xml_is(row, "row") || xml_child(row, "cell") == NULL || !is_total(row))
            continue;
        for (int column = 1; column < COLUMNS; column++)
            if (!column_fits(row->parent, row, column))
                amiss_add(found, row);
    }
}
