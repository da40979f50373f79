/* Dates and numbers as people write and agreements print them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/number.h"

static void
words_of_numbers(void **state)
{
    static const struct {
        long long number;
        const char *words;
    } cases[] = {
        {0, "zero"},
        {7, "seven"},
        {13, "thirteen"},
        {20, "twenty"},
        {21, "twenty-one"},
        {100, "one hundred"},
        {101, "one hundred one"},
        {999, "nine hundred ninety-nine"},
        {1000, "one thousand"},
        {1001, "one thousand one"},
        {12000, "twelve thousand"},
        {177600, "one hundred seventy-seven thousand six hundred"},
        {1000000, "one million"},
        {2000015, "two million fifteen"},
        {999999999999999,
         "nine hundred ninety-nine trillion nine hundred ninety-nine billion nine hundred "
         "ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine"},
        {1000000000000000, "1,000,000,000,000,000"},
        {-5, "-5"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        number_words(cases[i].number, &out);
        assert_string_equal(buf_text(&out), cases[i].words);
        buf_free(&out);
    }
}

static void
other_forms(void **state)
{
    static const struct {
        void (*write)(long long number, struct buf *out);
        long long number;
        const char *words;
    } cases[] = {
        {number_ordinal, 1, "first"},
        {number_ordinal, 12, "twelfth"},
        {number_ordinal, 20, "twentieth"},
        {number_ordinal, 31, "thirty-first"},
        {number_ordinal, 99, "ninety-ninth"},
        {number_ordinal, 100, "100th"},
        {number_grouped, 0, "0"},
        {number_grouped, 999, "999"},
        {number_grouped, 1000, "1,000"},
        {number_grouped, 1020304, "1,020,304"},
        {number_both, 30, "thirty (30)"},
        {number_both, 1200, "one thousand two hundred (1,200)"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        cases[i].write(cases[i].number, &out);
        assert_string_equal(buf_text(&out), cases[i].words);
        buf_free(&out);
    }
}

static void
dates_read(void **state)
{
    static const struct {
        const char *text;
        struct date date; /* month 0: refused */
    } cases[] = {
        {"2026-07-01", {2026, 7, 1}},
        {" 2026-7-1\n", {2026, 7, 1}},
        {"7/1/2026", {2026, 7, 1}},
        {"July 1, 2026", {2026, 7, 1}},
        {"Sept. 15, 2026", {2026, 9, 15}},
        {"february 29, 2028", {2028, 2, 29}},
        {"2027-02-29", {0}},
        {"2100-02-29", {0}},
        {"2026-13-01", {0}},
        {"2026-06-31", {0}},
        {"2026--7-01", {0}},
        {"2026-07-01x", {0}},
        {"Ju 1, 2026", {0}},
        {"July 2026", {0}},
        {"0000-00-00", {0}},
        {"", {0}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date date = {0};
        assert_int_equal(date_read(cases[i].text, &date), cases[i].date.month != 0);
        assert_memory_equal(&date, &cases[i].date, sizeof date);
    }
}

/* Every day of four centuries goes to its number and back, and the numbers run on by one. */
static void
days_count(void **state)
{
    (void)state;
    long first = date_count((struct date){1900, 1, 1}),
         last = date_count((struct date){2299, 12, 31});
    assert_int_equal(date_count((struct date){1970, 1, 1}), 0);
    assert_int_equal(last - first, 400 * 365 + 97 - 1);
    for (long count = first; count <= last; count++)
        assert_int_equal(date_count(date_of(count)), count);
}

static void
months_added(void **state)
{
    (void)state;
    struct date end = date_add_months((struct date){2027, 1, 31}, 1);
    assert_int_equal(date_compare(end, (struct date){2027, 2, 28}), 0);
    end = date_add_months((struct date){2026, 7, 1}, 12);
    assert_int_equal(date_compare(end, (struct date){2027, 7, 1}), 0);
}

static void
today_is_the_epoch_set(void **state)
{
    (void)state;
    setenv("SOURCE_DATE_EPOCH", "1782864000", 1);
    assert_int_equal(date_compare(date_today(), (struct date){2026, 7, 1}), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_numbers), cmocka_unit_test(other_forms),
        cmocka_unit_test(dates_read),       cmocka_unit_test(days_count),
        cmocka_unit_test(months_added),     cmocka_unit_test(today_is_the_epoch_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
