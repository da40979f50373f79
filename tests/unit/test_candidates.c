/* library/candidates: which texts may use a term, by the phrases that its alternatives need. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "library/candidates.h"

enum { TEXTS = 130 }; /* more than one word of bits */

static const char *const terms[] = {
    "arrest warrants?|final step", /* two alternatives of one set each */
    "searched [^.]{0,40}lockers?", /* one of two sets */
    "\\w+",                        /* nothing is needed */
    "never heard of",
};

static const char *const texts[TEXTS] = {
    [0] = "an arrest warrant is the final step",
    [3] = "whoever searched it left the lockers open",
    [64] = "it was searched",
    [65] = "a locker",
    [66] = "a locker that was never searched for arrest warrants",
    [129] = "the final step",
};

struct scan {
    struct candidates *candidates;
    size_t text;
};

static void
see(void *context, const int32_t *phrases, size_t count)
{
    struct scan *scan = context;
    candidates_see(scan->candidates, scan->text, phrases, count);
}

static struct term_tables *
made(void)
{
    struct term_tables_maker *maker = term_tables_make();
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        term_tables_add(maker, terms[i]);
    return term_tables_take(maker);
}

static struct candidates *
scanned(const struct term_tables *tables)
{
    struct scan scan = {candidates_new(tables, TEXTS), 0};
    struct spot_memo *memo = spot_memo_new();
    for (; scan.text < TEXTS; scan.text++) {
        uint8_t symbols[2][200];
        struct symbol_text text = {symbols[0], symbols[1], 0};
        const char *bytes = texts[scan.text] != NULL ? texts[scan.text] : "";
        symbols_read(&text, bytes, strlen(bytes));
        spotter_scan(&tables->spotter, memo, text.low, see, &scan);
    }
    spot_memo_free(memo);
    candidates_close(scan.candidates);
    return scan.candidates;
}

/* The texts that may use the term, by number; the list ends with -1. */
static void
assert_texts(struct candidates *c, int term, const int *expected)
{
    for (int text = 0; text < TEXTS; text++) {
        bool may = text_in_row(&c->rows, candidates_of(c, term)->row, (size_t)text);
        if (may != (*expected == text))
            fail_msg("term %d, text %d: %d", term, text, may);
        expected += may;
    }
    assert_int_equal(*expected, -1);
}

static int
alternatives(struct candidates *c, int term)
{
    const struct term_texts *known = candidates_of(c, term);
    for (uint32_t i = 0; i < known->count; i++) {
        int32_t number = c->list[known->first + i].alternative;
        assert_true(number >= c->tables->term_alternatives[term]);
        assert_true(number < c->tables->term_alternatives[term + 1]);
    }
    return (int)known->count;
}

/* The term's alternative of that number, among those that some text may use. */
static struct candidate
candidate_of(struct candidates *c, int term, uint32_t number)
{
    const struct term_texts *known = candidates_of(c, term);
    assert_true(number < known->count);
    return c->list[known->first + number];
}

static void
only_texts_that_hold_all_fit_an_alternative(void **state)
{
    (void)state;
    struct term_tables *tables = made();
    struct candidates *c = scanned(tables);
    struct candidate step = candidate_of(c, 0, 1), lockers = candidate_of(c, 1, 0);
    assert_true(candidates_fit(c, &step, 0));
    assert_false(candidates_fit(c, &step, 66));
    assert_true(candidates_fit(c, &step, 129));
    assert_true(lockers.several);
    assert_true(candidates_fit(c, &lockers, 3));
    assert_false(candidates_fit(c, &lockers, 64));
    assert_false(candidates_fit(c, &lockers, 65));
    candidates_free(c);
    term_tables_free(tables);
}

static void
texts_hold_a_phrase_of_every_set(void **state)
{
    (void)state;
    struct term_tables *tables = made();
    struct candidates *c = scanned(tables);
    assert_texts(c, 0, (const int[]){0, 66, 129, -1});
    assert_texts(c, 1, (const int[]){3, 66, -1});
    assert_texts(c, 3, (const int[]){-1});
    for (size_t text = 0; text < TEXTS; text++)
        assert_true(text_in_row(&c->rows, candidates_of(c, 2)->row, text));
    assert_int_equal(alternatives(c, 0), 2);
    assert_int_equal(alternatives(c, 1), 1);
    assert_int_equal(alternatives(c, 3), 0);
    candidates_free(c);
    term_tables_free(tables);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_hold_a_phrase_of_every_set),
        cmocka_unit_test(only_texts_that_hold_all_fit_an_alternative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
