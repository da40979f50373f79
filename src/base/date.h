/* Calendar days: reading them as people write them, counting, and the day that counts as today.
 * Knows no agreement. */
#ifndef MOU_BASE_DATE_H
#define MOU_BASE_DATE_H

#include <stdbool.h>

struct date {
    int year, month, day; /* proleptic Gregorian; month and day from 1 */
};

/* Reads 2026-07-01, 7/1/2026 (month first) or July 1, 2026; the whole text but for space around it.
 */
bool date_read(const char *text, struct date *date);

/* The number 1–12 of a month's English name (three letters or more), or 0. */
int date_month(const char *name);
const char *date_month_name(int month);

/* Days since 1970-01-01, and back. */
long date_count(struct date date);
struct date date_of(long count);

int date_compare(struct date a, struct date b);

/* The same day so many months later; a day the month lacks becomes its last. */
struct date date_add_months(struct date date, int months);

/* SOURCE_DATE_EPOCH when it is set (same input, same bytes), else the clock, in UTC. */
struct date date_today(void);

#endif
