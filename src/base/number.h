/* Whole numbers as English writes them. Knows no units and no agreement. */
#ifndef MOU_BASE_NUMBER_H
#define MOU_BASE_NUMBER_H

#include <stdbool.h>

#include "base/buf.h"

/* "one hundred seventy-seven thousand six hundred"; below a quadrillion, figures beyond. */
void number_words(long long number, struct buf *out);
/* "first", "twenty-second" for 1 to 99; "100th" and so on beyond. */
void number_ordinal(long long number, struct buf *out);
/* "177,600" */
void number_grouped(long long number, struct buf *out);
/* "thirty (30)", as agreements write a figure that must not be misread. */
void number_both(long long number, struct buf *out);

/* "xiv", "XIV"; below 4,000, nothing beyond. */
void number_roman(long number, bool upper, struct buf *out);
/* "a" … "z", then "aa", "bb" … (alike) or "aa", "ab" … */
void number_letters(long number, bool upper, bool alike, struct buf *out);

#endif
