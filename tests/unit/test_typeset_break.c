/* Total-fit line breaking on bare boxes and glue. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include "typeset/break.h"

enum { MOST = 2000, SPACE = 300 };

struct text {
    struct break_item items[MOST];
    size_t count;
};

static void
add(struct text *text, struct break_item item)
{
    assert_true(text->count < MOST);
    text->items[text->count++] = item;
}

static void
add_word(struct text *text, int32_t width)
{
    if (text->count > 0)
        add(text, (struct break_item){BREAK_GLUE, SPACE, SPACE / 2, SPACE / 4, 0, false});
    add(text, (struct break_item){.type = BREAK_BOX, .width = width});
}

static void
end(struct text *text)
{
    add(text, (struct break_item){.type = BREAK_PENALTY, .penalty = PENALTY_NEVER});
    add(text, (struct break_item){BREAK_GLUE, 0, STRETCH_FILL, 0, 0, false});
    add(text, (struct break_item){.type = BREAK_PENALTY, .penalty = PENALTY_FORCED});
}

static size_t
lines_of(const struct text *text, int32_t width, size_t *breaks)
{
    return break_lines(text->items, text->count, (struct break_width){width, width, 0}, breaks);
}

/* 40 words of different widths: lines must be as full as the measure, never fuller than the glue
 * can shrink. */
static void
test_justified(void **state)
{
    struct text text = {.count = 0};
    size_t breaks[MOST];
    (void)state;
    for (int i = 0; i < 40; i++)
        add_word(&text, 800 + i * 7919 % 1700);
    end(&text);
    size_t lines = lines_of(&text, 12000, breaks), from = 0;
    assert_in_range(lines, 5, 7);
    for (size_t line = 0; line < lines; line++) {
        int64_t width = 0, stretch = 0, shrink = 0;
        for (size_t i = from; i < breaks[line]; i++) {
            const struct break_item *item = &text.items[i];
            if (i == from && item->type == BREAK_GLUE)
                continue;
            width += item->width;
            stretch += item->stretch;
            shrink += item->shrink;
        }
        assert_true(width - shrink <= 12000);
        assert_true(width + 2 * stretch >= 12000);
        from = breaks[line];
    }
    assert_int_equal(breaks[lines - 1], text.count - 1);
}

/* Greedy would leave the second line nearly empty; over the paragraph an earlier break costs less.
 */
static void
test_looks_ahead(void **state)
{
    struct text text = {.count = 0};
    size_t breaks[MOST];
    (void)state;
    const int32_t widths[] = {3000, 3000, 3000, 900, 9800, 3000, 3000};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        add_word(&text, widths[i]);
    end(&text);
    size_t lines = lines_of(&text, 10700, breaks);
    assert_int_equal(lines, 3);
    assert_int_equal(breaks[0], 7); /* the glue after the fourth word: 10,800 shrinks to fit */
    assert_int_equal(breaks[1], 9);
}

/* A hyphen is taken only where spaces alone would be too wide. */
static void
test_hyphens(void **state)
{
    size_t breaks[MOST];
    (void)state;
    for (int wide = 0; wide < 2; wide++) {
        struct text text = {.count = 0};
        add_word(&text, 4000);
        add_word(&text, wide ? 1000 : 5600);
        add_word(&text, 2600);
        add(&text, (struct break_item){BREAK_PENALTY, 200, 0, 0, 60, true});
        add(&text, (struct break_item){.type = BREAK_BOX, .width = 3400});
        add_word(&text, 3000);
        end(&text);
        size_t lines = lines_of(&text, 10000, breaks);
        bool divided = false;
        for (size_t i = 0; i < lines; i++)
            divided |= text.items[breaks[i]].hyphen;
        assert_int_equal(divided, wide);
    }
}

/* The end of a divided word is no line: rather spaces that are too wide. */
static void
test_stubs(void **state)
{
    size_t breaks[MOST];
    (void)state;
    for (int stub = 0; stub < 2; stub++) {
        struct text text = {.count = 0};
        for (int i = 0; i < 10; i++)
            add_word(&text, 528);
        add_word(&text, 1520); /* with its hyphen it fills the line */
        add(&text, (struct break_item){BREAK_PENALTY, 200, 0, 0, 60, true});
        add(&text, (struct break_item){.type = BREAK_BOX, .width = 1200});
        if (!stub)
            add_word(&text, 3000);
        end(&text);
        assert_int_equal(lines_of(&text, 10000, breaks), 2);
        assert_int_equal(text.items[breaks[0]].hyphen, !stub);
    }
}

static void
test_forced(void **state)
{
    struct text text = {.count = 0};
    size_t breaks[MOST];
    (void)state;
    add_word(&text, 1000);
    end(&text);
    add(&text, (struct break_item){.type = BREAK_BOX, .width = 2000});
    end(&text);
    assert_int_equal(lines_of(&text, 10000, breaks), 2);
    assert_int_equal(breaks[0], 3);
    assert_int_equal(breaks[1], 7);
}

/* A word wider than the measure still comes out, in a line of its own. */
static void
test_too_wide(void **state)
{
    struct text text = {.count = 0};
    size_t breaks[MOST];
    (void)state;
    add_word(&text, 500);
    add_word(&text, 30000);
    add_word(&text, 500);
    end(&text);
    assert_int_equal(lines_of(&text, 10000, breaks), 3);
}

static void
test_nothing(void **state)
{
    struct text text = {.count = 0};
    size_t breaks[MOST];
    (void)state;
    end(&text);
    assert_int_equal(lines_of(&text, 10000, breaks), 1);
    assert_int_equal(break_lines(text.items, 0, (struct break_width){1, 1, 0}, breaks), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_justified), cmocka_unit_test(test_looks_ahead),
        cmocka_unit_test(test_hyphens),   cmocka_unit_test(test_stubs),
        cmocka_unit_test(test_forced),    cmocka_unit_test(test_too_wide),
        cmocka_unit_test(test_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
