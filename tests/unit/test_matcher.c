/* library/matcher: no state is tried twice at one place, however many marks that takes, and what
 * stands around is looked for without disturbing them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/begins.h"
#include "library/matcher.h"
#include "library/term_tables.h"

enum { LONG = 20000, STEPS_EACH = 20 };

/* Whether the pattern is found; *steps: what that took. Every place may be a start. */
static bool
finds(const char *pattern, const char *bytes, uint64_t *steps)
{
    size_t size = strlen(bytes) + 1;
    struct term_tables_maker *maker = term_tables_make();
    term_tables_add(maker, pattern);
    struct term_tables *tables = term_tables_take(maker);
    uint8_t *symbols = malloc(3 * size);
    uint32_t *starts = calloc(size, sizeof *starts), *next = calloc(size, sizeof *next);
    struct symbol_text text = {symbols, symbols + size, 0};
    symbols_read(&text, bytes, size - 1);
    begins_read(text.low, text.length, symbols + 2 * size);
    struct match_text read = {.exact = text.exact,
                              .low = text.low,
                              .begins = symbols + 2 * size,
                              .length = (uint32_t)text.length,
                              .starts = starts,
                              .next_starts = next,
                              .start_count = 1};
    read.firsts[read.begins[0] % MATCH_FILES] = 1;
    symbol_add(&read.begun, read.begins[0]);
    struct matcher *matcher = matcher_new();
    bool found = false;
    assert_false(tables->alternatives->outside);
    for (int again = 0; again < 3; again++)
        found = matcher_finds(matcher, &tables->programs, tables->alternatives, &read);
    *steps = matcher_steps(matcher) / 3;
    matcher_free(matcher);
    term_tables_free(tables);
    free(symbols);
    free(starts);
    free(next);
    return found;
}

static char *
repeated(const char *part, size_t count, const char *end)
{
    size_t length = strlen(part);
    char *text = malloc(count * length + strlen(end) + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * length, part, length);
    strcpy(text + count * length, end);
    return text;
}

static void
loops_take_steps_by_length_only(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *part, *end;
        bool found;
    } cases[] = {
        {"(?:a|aa|aaa)*b", "a", "", false},
        {"(?:a|aa|aaa)*b", "a", "b", true},
        {"(?:(?:ab|a)(?:b|ba)?)*c", "ab", " c", false},
        {"(?:\\w+ )*(?:\\w+ ?)*end\\.", "on and ", "stop", false},
        {"(?:a(?<=a)(?!b)|aa(?<!b))*x", "a", "", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t steps;
        char *text = repeated(cases[i].part, LONG, cases[i].end);
        assert_int_equal(finds(cases[i].pattern, text, &steps), cases[i].found);
        if (steps > strlen(text) * STEPS_EACH)
            fail_msg("/%s/ takes %lu steps", cases[i].pattern, (unsigned long)steps);
        free(text);
    }
}

static void
what_is_too_long_is_not_searched(void **state)
{
    (void)state;
    uint64_t steps;
    char *text = repeated("a ", (1 << 20) + 1, "");
    assert_false(finds("a", text, &steps));
    assert_int_equal(steps, 0);
    text[100] = '\0';
    assert_true(finds("a", text, &steps));
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_take_steps_by_length_only),
        cmocka_unit_test(what_is_too_long_is_not_searched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
