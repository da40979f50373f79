/* check/numbers: figures bound to their units. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "check/numbers.h"

static bool
note(void *context, double value)
{
    buf_putf(context, "%g ", value);
    return true;
}

static const struct {
    const char *text, *unit, *found;
} cases[] = {
    {"a forty (40) hour course", "hour", "40 "},
    {"a 40-hour course and 8 hours a year", "hour", "40 8 "},
    {"at least forty-five clock hours", "hour", "45 "},
    {"eighty five hours", "hour", "85 "},
    {"two hundred fifty (250) days", "day", "250 "},
    {"within ten (10) business days", "day", "10 "},
    {"thirty calendar days' notice", "day", "30 "},
    {"$1,000,000 per occurrence", "dollar", "1e+06 "},
    {"$2.5 million", "dollar", "2.5e+06 "},
    {"one million five hundred thousand dollars", "dollar", "1.5e+06 "},
    {"fifty percent (50%) of the cost", "percent", "50 50 "},
    {"56.7% of the cost", "percent", "56.7 "},
    {"two full-time SROs", "officer", "2 "},
    {"meet twice a year", "time", "2 "},
    {"twelve (12) months", "month", "12 "},
    {"thirty-six (36) months of service", "year", "3 "},
    {"two years, or 18 months", "month", "24 18 "},
    {"within two weeks, or 3 days", "day", "14 3 "},
    {"within one year of assignment", "day", "365 "},
    {"ten days a year", "year", ""},
    {"two hours", "day", ""},
    {"in room 40. The hours are long", "hour", ""},
    {"40 students and many hours", "hour", ""},
    {"Section 5 applies to days", "day", ""},
    {"no figure at all", "hour", ""},
    {"40 hours", "parsec", ""},
    {"", "hour", ""},
    {"forty", "hour", ""},
};

static void
figures_are_bound_to_their_units(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf found = {0};
        numbers_each(cases[i].text, cases[i].unit, note, &found);
        if (strcmp(buf_text(&found), cases[i].found) != 0)
            fail_msg("“%s”: expected “%s”, found “%s”", cases[i].text, cases[i].found,
                     buf_text(&found));
        buf_free(&found);
    }
}

static void
any_bytes_are_read_to_the_end(void **state)
{
    (void)state;
    static const char *const odd[] = {
        "\xFF\xFE 40 hours",
        "((((((((((((",
        "$$$$%%%%",
        "9999999999999999999999999999999999 hours",
        "hundred hundred hundred million million hours",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 4 hours",
        "1,2,3,,4,",
    };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct buf found = {0};
        numbers_each(odd[i], "hour", note, &found);
        buf_free(&found);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_bound_to_their_units),
        cmocka_unit_test(any_bytes_are_read_to_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
