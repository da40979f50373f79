/* library/recall: what was kept of a text is found again by its bytes, and memory has an end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/recall.h"

static void
keep(struct recall *recall, const char *bytes, uint16_t phrase, uint16_t answer)
{
    struct recall_text text = {bytes, strlen(bytes)};
    struct recalled learnt = {(const uint16_t[]){phrase, phrase}, &answer, 2, 1};
    recall_keep(recall, &text, &learnt);
}

static bool
find(const struct recall *recall, const char *bytes, struct recalled *found)
{
    struct recall_text text = {bytes, strlen(bytes)};
    return recall_find(recall, &text, found);
}

static void
what_was_kept_is_found(void **state)
{
    (void)state;
    struct recall *recall = recall_new();
    struct recalled found;
    assert_false(find(recall, "The officer wears a uniform.", &found));
    keep(recall, "The officer wears a uniform.", 7, recall_answer(300, true));
    keep(recall, "", 8, recall_answer(301, false));
    assert_false(find(recall, "The officer wears a uniform", &found));
    assert_true(find(recall, "The officer wears a uniform.", &found));
    assert_int_equal(found.phrase_count, 2);
    assert_int_equal(found.phrases[1], 7);
    assert_int_equal(recall_term(found.answers[0]), 300);
    assert_true(recall_uses(found.answers[0]));
    assert_true(find(recall, "", &found));
    assert_false(recall_uses(found.answers[0]));
    recall_free(recall);
}

static void
later_answers_take_the_place_of_earlier_ones(void **state)
{
    (void)state;
    struct recall *recall = recall_new();
    struct recalled found;
    keep(recall, "It ends.", 7, recall_answer(1, true));
    keep(recall, "It ends.", 9, recall_answer(2, true));
    assert_true(find(recall, "It ends.", &found));
    assert_int_equal(found.phrases[0], 7);
    assert_int_equal(found.answer_count, 1);
    assert_int_equal(recall_term(found.answers[0]), 2);
    recall_free(recall);
}

static void
full_memory_begins_anew(void **state)
{
    (void)state;
    struct recall *recall = recall_new();
    struct recalled found;
    char text[200];
    memset(text, 'x', sizeof text);
    for (uint16_t i = 0; i < 30000; i++) {
        snprintf(text, sizeof text, "Sentence %d.", i);
        text[strlen(text)] = ' ';
        text[sizeof text - 1] = '\0';
        keep(recall, text, i, recall_answer(i % RECALL_TERMS, false));
        if (find(recall, text, &found))
            assert_int_equal(found.phrases[0], i);
    }
    keep(recall, "The last one.", 5, 5);
    assert_true(find(recall, "The last one.", &found));
    recall_free(recall);
}

static void
what_is_too_long_is_not_kept(void **state)
{
    (void)state;
    struct recall *recall = recall_new();
    struct recalled found;
    char *text = malloc(RECALL_BYTES + 1);
    memset(text, 'x', RECALL_BYTES);
    text[RECALL_BYTES] = '\0';
    keep(recall, text, 1, 1);
    assert_false(find(recall, text, &found));
    free(text);
    recall_free(recall);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_is_found),
        cmocka_unit_test(later_answers_take_the_place_of_earlier_ones),
        cmocka_unit_test(full_memory_begins_anew),
        cmocka_unit_test(what_is_too_long_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
