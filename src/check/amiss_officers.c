/* Officers promised against officers listed: in other sentences, after a colon, in a table. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "check/amiss.h"
#include "check/scan.h"

static const char officers[] = "officer officers sro sros deputy deputies";

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
    static const char between[] =
        "full time sworn armed uniformed certified school resource police "
        "law enforcement qualified";
    if (!any_number(p, count) || !pieces_among(p, count, promise) || pieces_among(p, count, part))
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
    static const char place[] =
        "at for in to between shared serving assigned split divided rotating working stationed";
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

/* The officers in a row, in the given column: -1 when the cell is no number. */
static double
officers_in_row(const xmlNode *row, int column)
{
    const xmlNode *cell = xml_child(row, "cell");
    while (cell != NULL && column-- > 0)
        cell = xml_next(cell, "cell");
    char *text = cell != NULL ? xml_words(cell) : mem_strdup("");
    size_t count;
    struct piece *p = scan(text, &count);
    double number = count == 1 ? piece_number(&p[0]) : -1;
    free(p);
    free(text);
    return number > 0 ? number : -1;
}

/* The column of a table that counts officers, by its head; -1. */
static int
officers_column(const xmlNode *head)
{
    static const char words[] = "number no of how many sro sros officer officers deputy deputies "
                                "assigned posts positions";
    int column = -1, at = 0;
    for (const xmlNode *cell = xml_child(head, "cell"); cell != NULL;
         cell = xml_next(cell, "cell"), at++) {
        char *text = xml_words(cell);
        size_t count, known = 0;
        struct piece *p = scan(text, &count);
        for (size_t i = 0; i < count; i++)
            known += piece_among(&p[i], words) || p[i].kind == PIECE_MARK;
        if (count > 0 && known == count && at > 0)
            column = at;
        free(p);
        free(text);
    }
    return column;
}

/* The sum of a table's column of officers, but for a row that gives the total; 0 when it has none.
 */
static double
officers_in_table(const xmlNode *table)
{
    const xmlNode *head = xml_child(table, "row");
    int column = head != NULL && xml_attr(head, "head") != NULL ? officers_column(head) : -1;
    double sum = 0;
    for (const xmlNode *row = column > 0 ? xml_next(head, "row") : NULL; row != NULL;
         row = xml_next(row, "row")) {
        char *first = xml_words(xml_first(row));
        bool total = strncasecmp(first, "total", 5) == 0;
        free(first);
        double number = officers_in_row(row, column);
        if (number < 0 && !total)
            return 0;
        sum += total ? 0 : number;
    }
    return sum;
}

/* "shall supply six (6) SROs, as follows:" and a table with another number of them. */
static void
tables_differ(xmlNode *root, struct amiss *found)
{
    xmlNode *before = NULL;
    for (xmlNode *node = root; node != NULL; node = xml_walk(node, root)) {
        double listed = before != NULL && xml_is(node, "table") ? officers_in_table(node) : 0;
        if (listed > 0) {
            char *text = xml_text(before);
            size_t count;
            struct piece *p = scan(text, &count);
            int promised = officers_promised(p, count);
            if (promised > 0 && piece_is_mark(&p[count - 1], ':') && fabs(listed - promised) > 0.5)
                amiss_add(found, before);
            free(p);
            free(text);
        }
        if (xml_is(node, "s"))
            before = node;
    }
}

void
amiss_officers(struct spots *spots, struct amiss *found)
{
    struct spot spot = {.sentence = -1};
    int first = 0;
    xmlNode *promise = NULL, *root = spot_agreement(spots);
    while (spot_next(spots, &spot)) {
        size_t count;
        if (spot.kind != SPOT_BODY || (~spot.signs & (SIGN_OFFICER | SIGN_PROMISE)) != 0)
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
    tables_differ(root, found);
}
