/* Finding dates piece by piece. */
#include "check/dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int
month_of(const struct piece *piece)
{
    if (piece->kind != PIECE_WORD || piece->length < 3 || piece->length > 9)
        return 0;
    char name[16];
    memcpy(name, piece->at, piece->length);
    name[piece->length] = '\0';
    return date_month(name);
}

static bool
is_whole(const struct piece *piece, double least, double most)
{
    return piece->kind == PIECE_FIGURE && piece->value >= least && piece->value <= most &&
           piece->value == (double)(long)piece->value;
}

/* 1, 1st, first, twenty-first: *at moves behind it. */
static int
day_at(const struct piece *pieces, size_t count, size_t *at)
{
    bool scale;
    size_t i = *at;
    if (i >= count)
        return 0;
    if (is_whole(&pieces[i], 1, 31)) {
        int day = (int)pieces[i++].value;
        if (i < count && !pieces[i].spaced && piece_among(&pieces[i], "st nd rd th"))
            i++;
        *at = i;
        return day;
    }
    double tens = piece_number_word(&pieces[i], &scale);
    if (tens <= 0 || scale || tens > 31)
        return 0;
    i++;
    if (tens >= 20 && i + 1 < count && piece_is_mark(&pieces[i], '-')) {
        double ones = piece_number_word(&pieces[i + 1], &scale);
        if (ones >= 1 && ones <= 9) {
            tens += ones;
            i += 2;
        }
    }
    *at = i;
    return (int)tens;
}

static bool
year_at(const struct piece *pieces, size_t count, size_t *at, int *year)
{
    size_t i = *at;
    while (i < count && (piece_is_mark(&pieces[i], ',') || piece_is(&pieces[i], "of")))
        i++;
    if (i >= count || !is_whole(&pieces[i], 1900, 2199) || pieces[i].length != 4)
        return false;
    *year = (int)pieces[i].value;
    *at = i + 1;
    return true;
}

static int
days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month < 1 || month > 12 ? 0 : days[month - 1] + (month == 2 && leap);
}

static bool
give(struct found_date *found, struct date date, size_t from, size_t to)
{
    *found = (struct found_date){date, date.day >= 1 && date.day <= days_in(date.year, date.month),
                                 from, to};
    return date.month >= 1 && date.month <= 12;
}

/* July 1, 2026 */
static bool
month_first(const struct piece *pieces, size_t count, size_t from, struct found_date *found)
{
    struct date date = {.month = month_of(&pieces[from])};
    size_t at = from + 1;
    if (date.month == 0)
        return false;
    if (at < count && piece_is_mark(&pieces[at], '.'))
        at++;
    date.day = day_at(pieces, count, &at);
    return date.day > 0 && year_at(pieces, count, &at, &date.year) && give(found, date, from, at);
}

/* 1 July 2026, the first day of July, 2026 */
static bool
day_first(const struct piece *pieces, size_t count, size_t from, struct found_date *found)
{
    struct date date = {0};
    size_t at = from;
    date.day = day_at(pieces, count, &at);
    if (date.day == 0)
        return false;
    if (at + 1 < count && piece_is(&pieces[at], "day") && piece_is(&pieces[at + 1], "of"))
        at += 2;
    else if (at < count && piece_is(&pieces[at], "of"))
        at++;
    if (at >= count || (date.month = month_of(&pieces[at])) == 0)
        return false;
    at++;
    return year_at(pieces, count, &at, &date.year) && give(found, date, from, at);
}

/* 7/1/2026, 7/1/26, 2026-07-01: three figures that nothing parts but the sign. */
static bool
figures_only(const struct piece *pieces, size_t count, size_t from, struct found_date *found)
{
    if (from + 4 >= count)
        return false;
    const struct piece *p = pieces + from;
    for (size_t i = 1; i < 5; i++)
        if (p[i].spaced || (i % 2 == 0) != (p[i].kind == PIECE_FIGURE))
            return false;
    struct date date;
    if (p[0].length == 4 && piece_is_mark(&p[1], '-') && piece_is_mark(&p[3], '-'))
        date = (struct date){(int)p[0].value, (int)p[2].value, (int)p[4].value};
    else if (piece_is_mark(&p[1], '/') && piece_is_mark(&p[3], '/'))
        date = (struct date){(int)p[4].value + (p[4].length == 2 ? 2000 : 0), (int)p[0].value,
                             (int)p[2].value};
    else
        return false;
    return date.year >= 1900 && date.year < 2200 && give(found, date, from, from + 5);
}

bool
date_at(const struct piece *pieces, size_t count, size_t from, struct found_date *found)
{
    return month_first(pieces, count, from, found) || figures_only(pieces, count, from, found) ||
           day_first(pieces, count, from, found);
}

struct found_date *
dates_in(const struct piece *pieces, size_t pieces_count, size_t *count)
{
    struct found_date *dates = NULL;
    size_t room = 0;
    *count = 0;
    for (size_t i = 0; i < pieces_count;) {
        struct found_date found;
        if (!date_at(pieces, pieces_count, i, &found)) {
            i++;
            continue;
        }
        dates = mem_grow(dates, &room, *count + 1, sizeof *dates);
        dates[(*count)++] = found;
        i = found.to;
    }
    return dates;
}
