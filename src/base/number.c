/* Whole numbers in words, American usage: no "and", hyphens from twenty-one to ninety-nine. */
#include "base/number.h"

#include <stdbool.h>
#include <stddef.h>

enum { THOUSAND = 1000, HUNDRED = 100, TWENTY = 20, TEN = 10 };
static const long long QUADRILLION = 1000000000000000;

static const char *const small[] = {"zero",    "one",     "two",       "three",    "four",
                                    "five",    "six",     "seven",     "eight",    "nine",
                                    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                   "fifty", "sixty", "seventy", "eighty", "ninety"};

static void
below_thousand(int number, struct buf *out)
{
    if (number >= HUNDRED) {
        buf_putf(out, "%s hundred", small[number / HUNDRED]);
        number %= HUNDRED;
        if (number > 0)
            buf_putc(out, ' ');
        else
            return;
    }
    if (number < TWENTY) {
        buf_puts(out, small[number]);
        return;
    }
    buf_puts(out, tens[number / TEN]);
    if (number % TEN > 0)
        buf_putf(out, "-%s", small[number % TEN]);
}

void
number_words(long long number, struct buf *out)
{
    static const struct {
        long long size;
        const char *name;
    } scales[] = {{1000000000000, "trillion"},
                  {1000000000, "billion"},
                  {1000000, "million"},
                  {THOUSAND, "thousand"}};
    if (number < 0 || number >= QUADRILLION) {
        number_grouped(number, out);
        return;
    }
    bool begun = false;
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        if (number < scales[i].size)
            continue;
        buf_puts(out, begun ? " " : "");
        below_thousand((int)(number / scales[i].size), out);
        buf_putf(out, " %s", scales[i].name);
        number %= scales[i].size;
        begun = true;
    }
    if (number > 0 || !begun) {
        buf_puts(out, begun ? " " : "");
        below_thousand((int)number, out);
    }
}

void
number_ordinal(long long number, struct buf *out)
{
    static const char *const ordinals[] = {"zeroth",    "first",       "second",     "third",
                                           "fourth",    "fifth",       "sixth",      "seventh",
                                           "eighth",    "ninth",       "tenth",      "eleventh",
                                           "twelfth",   "thirteenth",  "fourteenth", "fifteenth",
                                           "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
    static const char *const tenths[] = {"",          "",         "twentieth", "thirtieth",
                                         "fortieth",  "fiftieth", "sixtieth",  "seventieth",
                                         "eightieth", "ninetieth"};
    if (number < 0 || number >= HUNDRED)
        buf_putf(out, "%lldth", number);
    else if (number < TWENTY)
        buf_puts(out, ordinals[number]);
    else if (number % TEN == 0)
        buf_puts(out, tenths[number / TEN]);
    else
        buf_putf(out, "%s-%s", tens[number / TEN], ordinals[number % TEN]);
}

void
number_grouped(long long number, struct buf *out)
{
    if (number < 0) {
        buf_putc(out, '-');
        number = -number;
    }
    if (number >= THOUSAND) {
        number_grouped(number / THOUSAND, out);
        buf_putf(out, ",%03lld", number % THOUSAND);
    } else {
        buf_putf(out, "%lld", number);
    }
}

void
number_both(long long number, struct buf *out)
{
    number_words(number, out);
    buf_puts(out, " (");
    number_grouped(number, out);
    buf_putc(out, ')');
}

void
number_roman(long number, bool upper, struct buf *out)
{
    static const struct {
        long value;
        const char *upper, *lower;
    } parts[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"},
                 {100, "C", "c"},  {90, "XC", "xc"},  {50, "L", "l"},  {40, "XL", "xl"},
                 {10, "X", "x"},   {9, "IX", "ix"},   {5, "V", "v"},   {4, "IV", "iv"},
                 {1, "I", "i"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts && number < 4000; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            buf_puts(out, upper ? parts[i].upper : parts[i].lower);
}

void
number_letters(long number, bool upper, bool alike, struct buf *out)
{
    enum { LETTERS = 26, MOST = 10 };
    char text[MOST], first = upper ? 'A' : 'a';
    size_t at = sizeof text;
    if (alike) {
        for (long i = 0; number > 0 && i <= (number - 1) / LETTERS && i < MOST; i++)
            buf_putc(out, (char)(first + (number - 1) % LETTERS));
        return;
    }
    for (; number > 0 && at > 0; number = (number - 1) / LETTERS)
        text[--at] = (char)(first + (number - 1) % LETTERS);
    buf_add(out, text + at, sizeof text - at);
}
