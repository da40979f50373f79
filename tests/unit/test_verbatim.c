/* check/difference, check/align: what differs between two texts, and which provision stands for
 * which, within bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "check/align.h"

/* "a [-b-] {+c+} <_d_>" */
static char *
shown(const char *from, const char *to, size_t steps)
{
    static const char *const around[][2] = {[RUN_SAME] = {"", ""},
                                            [RUN_OUT] = {"[-", "-]"},
                                            [RUN_IN] = {"{+", "+}"},
                                            [RUN_FILLED] = {"<_", "_>"}};
    struct words old, new;
    struct difference difference;
    struct effort effort = {steps};
    struct buf out = {0};
    words_read(&old, from);
    words_read(&new, to);
    difference_read(&difference, &old, &new, &effort);
    for (size_t i = 0; i < difference.count; i++) {
        const struct run *run = &difference.runs[i];
        const struct words *words = run->kind == RUN_SAME || run->kind == RUN_OUT ? &old : &new;
        buf_putf(&out, "%s%s", i > 0 ? " " : "", around[run->kind][0]);
        for (size_t k = run->from; k < run->to; k++)
            buf_putf(&out, "%s%.*s", k > run->from ? " " : "", (int)words->list[k].length,
                     words->list[k].at);
        buf_puts(&out, around[run->kind][1]);
    }
    buf_puts(&out, difference.altered ? " !" : "");
    difference_done(&difference);
    words_done(&old);
    words_done(&new);
    return buf_take(&out);
}

static void
differences_are_words(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *shown;
    } cases[] = {
        {"", "", ""},
        {"one two", "one two", "one two"},
        {"", "one", "{+one+} !"},
        {"one", "", "[-one-] !"},
        {"The principal shall be told.", "The principal may be told.",
         "The principal [-shall-] {+may+} be told. !"},
        {"a b c d", "a c d", "a [-b-] c d !"},
        {"a c d", "a b c d", "a {+b+} c d !"},
        {"a b a b", "b a", "[-a-] b a [-b-] !"},
        /* case and punctuation are wording; quotes, dashes and spaces are not */
        {"Police may", "police may", "[-Police-] {+police+} may !"},
        {"say \"yes\" - now", "say “yes” – now", "say \"yes\" - now"},
        {"one  two", "one\n two", "one two"},
        /* blanks may be filled in, or left */
        {"between ____ and the", "between City of Riverton and the",
         "between <_City of Riverton_> and the"},
        {"of [name of district], a", "of Riverton, a", "of <_Riverton,_> a"},
        {"between ____ and", "between ____ and", "between ____ and"},
        {"between ____ and", "between and", "between [-____-] and !"},
        {"on ____ the police shall", "on Monday the police may",
         "on <_Monday_> the police [-shall-] {+may+} !"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *made = shown(cases[i].from, cases[i].to, 1000000);
        assert_string_equal(made, cases[i].shown);
        free(made);
    }
}

/* Spent effort makes the difference coarser, never wrong. */
static void
without_effort_the_middle_is_one(void **state)
{
    (void)state;
    char *made = shown("a b c d e f", "a x c y e f", 3);
    assert_string_equal(made, "a [-b c d-] {+x c y+} e f !");
    free(made);
}

/* Texts as "|"-separated provisions; the result as numbers, "-" for none. */
static size_t
split(const char *text, struct words *list)
{
    size_t count = 0;
    char *copy = mem_strndup(text, strlen(text)), *rest = NULL;
    for (char *one = strtok_r(copy, "|", &rest); one != NULL; one = strtok_r(NULL, "|", &rest))
        words_read(&list[count++], one);
    free(copy);
    return count;
}

static void
provisions_find_each_other(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *found;
    } cases[] = {
        {"one two three|four five six", "one two three|four five six", "0 1"},
        {"one two three|four five six", "zero|one two three|four five six", "1 2"},
        {"one two three|four five six", "four five six", "- 0"},
        {"one two three|four five six", "four five six|one two three",
         "1 0"}, /* what changed places is found */
        {"one two three four|x", "one two three five|y", "0 -"},
        {"a b c d|a b c d|e f g", "a b c d|e f g|a b c d", "2 0 1"},
        {"one two three", "", "-"},
        {"", "one two three", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct words from[8], to[8];
        struct effort effort = {1000000};
        size_t count = split(cases[i].from, from), to_count = split(cases[i].to, to);
        long *found = align(from, count, to, to_count, &effort);
        struct buf out = {0};
        for (size_t k = 0; k < count; k++) {
            buf_puts(&out, k > 0 ? " " : "");
            if (found[k] < 0)
                buf_putc(&out, '-');
            else
                buf_putf(&out, "%ld", found[k]);
        }

        assert_string_equal(buf_text(&out), cases[i].found);
        buf_free(&out);
        free(found);
        for (size_t k = 0; k < count; k++)
            words_done(&from[k]);
        for (size_t k = 0; k < to_count; k++)
            words_done(&to[k]);
    }
}

static double
seconds_since(clock_t start)
{
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Thousands of provisions that are all nearly alike, and one provision of a hundred thousand words.
 */
static void
hostile_sizes_are_bounded(void **state)
{
    (void)state;
    enum { MANY = 6000 };
    clock_t start = clock();
    struct words *from = mem_alloc(MANY * sizeof *from), *to = mem_alloc(MANY * sizeof *to);
    for (int i = 0; i < MANY; i++) {
        char *one = mem_format("the officer shall do thing %d of %d", i % 7, i % 11);
        char *two = mem_format("the officer may do thing %d of %d", i % 5, i % 13);
        words_read(&from[i], one);
        words_read(&to[i], two);
        free(one);
        free(two);
    }
    struct effort effort = {2000000};
    free(align(from, MANY, to, MANY, &effort));
    /* equal provisions find each other in any order, whatever is left of the effort */
    struct words *turned = mem_alloc(MANY * sizeof *turned);
    for (int i = 0; i < MANY; i++)
        turned[i] = from[MANY - 1 - i];
    effort.steps = 0;
    long *found = align(from, MANY, turned, MANY, &effort);
    for (int i = 0; i < MANY; i++)
        assert_true(found[i] >= 0 && words_equal(&from[i], &turned[found[i]]));
    free(found);
    free(turned);
    for (int i = 0; i < MANY; i++) {
        words_done(&from[i]);
        words_done(&to[i]);
    }
    free(from);
    free(to);
    struct buf one = {0}, two = {0};
    for (int i = 0; i < 100000; i++) {
        buf_putf(&one, "w%d ", i % 1000);
        buf_putf(&two, "w%d ", i % 999);
    }
    free(shown(buf_text(&one), buf_text(&two), 2000000));
    buf_free(&one);
    buf_free(&two);
    assert_true(seconds_since(start) < 5);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_are_words),
        cmocka_unit_test(without_effort_the_middle_is_one),
        cmocka_unit_test(provisions_find_each_other),
        cmocka_unit_test(hostile_sizes_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
