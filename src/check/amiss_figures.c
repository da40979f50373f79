/* Numbers that do not fit: words against figures, shares against the whole, rows against their
 * total, officers promised against officers listed. */
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

static bool
any_word(const struct piece *pieces, size_t count, const char *words)
{
    for (size_t i = 0; i < count; i++)
        if (piece_among(&pieces[i], words))
            return true;
    return false;
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
        if (held == 2 && any_word(pieces, count, cost) && !any_word(pieces, count, other) &&
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
    bool total = count > 0 && count <= 4 && any_word(pieces, count, "total totals sum") &&
                 !any_word(pieces, count, "subtotal sub");
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

static bool
any_number(const struct piece *p, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (piece_number(&p[i]) > 0)
            return true;
    return false;
}

static bool
any_mark(const struct piece *p, size_t count, char mark)
{
    for (size_t i = 0; i < count; i++)
        if (piece_is_mark(&p[i], mark))
            return true;
    return false;
}

/* "shall assign three (3) SROs": how many officers the sentence promises in all, or 0. */
static int
officers_promised(const struct piece *p, size_t count)
{
    static const char promise[] = "assign assigns assigned provide provides provided furnish "
                                  "furnishes supply supplies station place detail post deploy";
    static const char part[] =
        "each per every additional least most up minimum maximum other both "
        "second either backup substitute than more any respectively elementary "
        "middle high one-half";
    static const char officers[] = "officer officers sro sros deputy deputies";
    static const char between[] =
        "full time sworn armed uniformed certified school resource police "
        "law enforcement qualified";
    if (!any_number(p, count) || !any_word(p, count, promise) || any_word(p, count, part))
        return 0;
    for (size_t i = 0; i < count; i++) {
        bool scale;
        double words = piece_number_word(&p[i], &scale);
        double number = p[i].kind == PIECE_FIGURE ? p[i].value : words;
        if (number < 1 || number > 200 || scale || number > floor(number))
            continue;
        size_t k = i + 1;
        if (k + 2 < count && piece_is_mark(&p[k], '(') && piece_is_mark(&p[k + 2], ')'))
            k += 3;
        while (k < count && (piece_among(&p[k], between) || piece_is_mark(&p[k], '-')))
            k++;
        if (k < count && piece_among(&p[k], officers))
            return (int)number;
    }
    return 0;
}

/* "three (3) SROs: one at the high school, one at …": the posts after the number do not make it.
 * Nothing can be said of "one at each elementary school": nobody knows how many there are. */
static bool
posts_differ(const struct piece *p, size_t count)
{
    static const char officers[] = "officer officers sro sros deputy deputies";
    static const char place[] = "at for in to shared serving assigned split";
    static const char open[] = "each every per all";
    size_t colon = 0;
    double promised = 0, posts = 0;
    int listed = 0;
    bool any_colon = any_mark(p, count, ':');
    for (size_t i = 0; any_colon && i + 1 < count && colon == 0; i++) {
        double number = piece_number(&p[i]);
        size_t next = i + 1;
        while (next < count && p[next].kind == PIECE_MARK && !piece_is_mark(&p[next], ':'))
            next++;
        if (number > 0 && next < count && piece_among(&p[next], officers))
            promised = number;
        if (piece_is_mark(&p[i + 1], ':') && promised > 0 && piece_among(&p[i], officers))
            colon = i + 1;
    }
    for (size_t i = colon; colon > 0 && i + 1 < count; i++) {
        double number = piece_number(&p[i]);
        if (piece_among(&p[i], open))
            return false;
        if (number <= 0 || !piece_among(&p[i + 1], place))
            continue;
        posts += number;
        listed++;
    }
    return listed >= 2 && fabs(posts - promised) > 0.5;
}

/* Rows that begin "SRO 1", "Officer #2": one officer each. */
static int
officers_listed(const xmlNode *table)
{
    int listed = 0;
    for (const xmlNode *row = xml_child(table, "row"); row != NULL; row = xml_next(row, "row")) {
        char *text = xml_words(xml_first(row));
        size_t count, at = 0;
        struct piece *p = scan(text, &count);
        while (at < count &&
               piece_among(&p[at], "school resource officer sro deputy position post"))
            at++;
        bool numbered =
            at > 0 && at < count &&
            (p[at].kind == PIECE_FIGURE ||
             (at + 1 < count && p[at].kind == PIECE_MARK && p[at + 1].kind == PIECE_FIGURE));
        listed += numbered && count <= at + 2;
        free(p);
        free(text);
    }
    return listed;
}

void
amiss_officers(struct spots *spots, struct amiss *found)
{
    struct spot spot = {.sentence = -1};
    int first = 0;
    xmlNode *promise = NULL, *root = spot_agreement(spots);
    while (spot_next(spots, &spot)) {
        size_t count;
        if (strcmp(spot.kind, "body") != 0 || (~spot.signs & (SIGN_OFFICER | SIGN_PROMISE)) != 0)
            continue;
        const struct piece *pieces = spot_pieces(spots, &spot, &count);
        int promised = officers_promised(pieces, count);
        if (posts_differ(pieces, count))
            amiss_add(found, spot.node);
        if (promised > 0 && first > 0 && promised != first) {
            amiss_add(found, promise);
            amiss_add(found, spot.node);
        }
        if (promised > 0 && first == 0) {
            first = promised;
            promise = spot.node;
        }
    }
    for (xmlNode *node = root; node != NULL && first > 0; node = xml_walk(node, root)) {
        int listed = xml_is(node, "table") ? officers_listed(node) : 0;
        if (listed < 2 || listed == first)
            continue;
        amiss_add(found, promise);
        amiss_add(found, xmlGetLastChild(node));
    }
}
