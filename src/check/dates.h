/* Calendar dates in running text: "July 1, 2026", "the 1st day of July, 2026", "7/1/2026",
 * "2026-07-01", "1 July 2026". Knows no agreement. */
#ifndef MOU_CHECK_DATES_H
#define MOU_CHECK_DATES_H

#include "base/date.h"
#include "check/scan.h"

struct found_date {
    struct date date;
    bool possible;   /* false: June 31 */
    size_t from, to; /* pieces [from, to) */
};

/* The date that starts at the piece; false when none does. */
bool date_at(const struct piece *pieces, size_t count, size_t from, struct found_date *found);
/* The dates of the text in their order, *count of them; yours (free()). */
struct found_date *dates_in(const struct piece *pieces, size_t pieces_count, size_t *count);

#endif
