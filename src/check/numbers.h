/* Figures in running text, bound to the unit they count: "forty (40) hours", "a 40-hour course",
 * "five school days",
 * "$1,000,000", "50 percent", "two SROs". Knows numbers and units; knows nothing of rules. */
#ifndef MOU_CHECK_NUMBERS_H
#define MOU_CHECK_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

/* Calls found for every figure of the unit (minute hour day week month year percent dollar officer
 * school time), in the order of the text; stops when found returns false. Unknown units find
 * nothing. Months count as twelfths of a year, and years, months and weeks as so many days. */
typedef bool number_found(void *context, double value);
void numbers_each(const char *text, const char *unit, number_found *found, void *context);

#endif
