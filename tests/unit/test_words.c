/* Lists of words parted by white space. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/words.h"

static void
has_whole_words(void **state)
{
    static const struct {
        const char *words, *word;
        bool has;
    } cases[] = {
        {"met", "met", true},
        {"partial met", "met", true},
        {" met\tpartial\n", "met", true},
        {"\r\n met", "met", true},
        {"metre met", "met", true},
        {"metre", "met", false},
        {"unmet", "met", false},
        {"me t", "met", false},
        {"high school", "high school", false}, /* that is two words */
        {"a b", "", false},
        {"", "met", false},
        {"", "", false},
        {NULL, "met", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(words_have(cases[i].words, cases[i].word), cases[i].has);
}

static void
come_one_by_one(void **state)
{
    static const char *const expected[] = {"a", "bc", "d"};
    const char *at = "  a\tbc\r\nd ", *word;
    size_t length, count = 0;
    (void)state;
    for (; words_next(&at, &word, &length); count++) {
        assert_int_equal(length, strlen(expected[count]));
        assert_memory_equal(word, expected[count], length);
    }
    assert_int_equal(count, 3);
    assert_int_equal(*at, '\0');
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(has_whole_words),
                                       cmocka_unit_test(come_one_by_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
