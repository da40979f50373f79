/* Lengths, numbers, functions of XSL-FO expressions; borders, paddings, colours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "typeset/style.h"

static bool
parent_says(const void *owner, const char *name, struct expr_value *value)
{
    (void)owner;
    *value = (struct expr_value){.length = {.fixed = 24000}};
    return strcmp(name, "start-indent") == 0;
}

static const struct expr_context context = {.font_size = 10000,
                                            .from_parent = parent_says,
                                            .body_start = {36000, 0, 0},
                                            .label_end = {-30000, 100000, 0},
                                            .in_list = true};

static const struct {
    const char *text;
    int32_t fixed, percent, proportional;
} lengths[] = {
    {"12pt", 12000, 0, 0},
    {" 12pt ", 12000, 0, 0},
    {"1in", 72000, 0, 0},
    {"2.54cm", 72000, 0, 0},
    {"25.4mm", 72000, 0, 0},
    {"1pc", 12000, 0, 0},
    {"4px", 3000, 0, 0},
    {"1.5em", 15000, 0, 0},
    {".5pt", 500, 0, 0},
    {"-3pt", -3000, 0, 0},
    {"50%", 0, 50000, 0},
    {"100% - 36pt", -36000, 100000, 0},
    {"(1in + 6pt) * 2", 156000, 0, 0},
    {"2 * 3pt", 6000, 0, 0},
    {"1in div 3", 24000, 0, 0},
    {"1in - 2 * 6pt", 60000, 0, 0},
    {"proportional-column-width(2.5)", 0, 0, 2500},
    {"from-parent(start-indent) + 12pt", 36000, 0, 0},
    {"body-start()", 36000, 0, 0},
    {"label-end()", -30000, 100000, 0},
    {"99999999999999999999in", 20000000, 0, 0},
};

static void
test_lengths(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct expr_value value;
        if (expr_read(lengths[i].text, &context, &value) != 0)
            fail_msg("not read: %s", lengths[i].text);
        if (value.plain || abs(value.length.fixed - lengths[i].fixed) > 1 ||
            value.length.percent != lengths[i].percent ||
            value.length.proportional != lengths[i].proportional)
            fail_msg("%s is %d + %d%% + %d", lengths[i].text, value.length.fixed,
                     value.length.percent, value.length.proportional);
    }
}

static void
test_faults(void **state)
{
    static const char *const texts[] = {"",
                                        "12",
                                        "12furlong",
                                        "1pt +",
                                        "1pt 2pt",
                                        "(1pt",
                                        "1pt)",
                                        "1pt div 0",
                                        "1pt * 1pt",
                                        "1 + 1pt",
                                        "nothing(1pt)",
                                        "from-parent(color)",
                                        "((((((((((((((((((((((((1pt))))))))))))))))))))))))",
                                        "--"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct expr_value value;
        int read = expr_read(texts[i], &context, &value);
        if (read == 0 && !value.plain)
            fail_msg("read: %s", texts[i]);
    }
}

static void
test_colors(void **state)
{
    static const struct {
        const char *text;
        int32_t color;
    } colors[] = {{"#16324f", 0x16324F},
                  {"#fff", 0xFFFFFF},
                  {"rgb(1, 2, 3)", 0x010203},
                  {"navy", 0x000080},
                  {"transparent", COLOR_NONE}};
    static const char *const faults[] = {"#12", "#gggggg", "rgb(1,2)", "rgb(256,0,0)", "blurple"};
    int32_t color;
    (void)state;
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++) {
        assert_int_equal(style_read_color(colors[i].text, &color), 0);
        assert_int_equal(color, colors[i].color);
    }
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        assert_int_equal(style_read_color(faults[i], &color), -1);
}

static void
test_boxes(void **state)
{
    struct own own = style_initial.own;
    (void)state;
    assert_int_equal(style_set_box(&own, "border-bottom", "0.5pt solid #9aa3ad", &context), 0);
    assert_int_equal(own.border[SIDE_BOTTOM].width, 500);
    assert_int_equal(own.border[SIDE_BOTTOM].style, BORDER_SOLID);
    assert_int_equal(own.border[SIDE_BOTTOM].color, 0x9AA3AD);
    assert_int_equal(own.border[SIDE_TOP].style, BORDER_NONE);
    assert_int_equal(style_set_box(&own, "padding", "1pt 2pt 3pt", &context), 0);
    assert_int_equal(own.padding[SIDE_TOP], 1000);
    assert_int_equal(own.padding[SIDE_RIGHT], 2000);
    assert_int_equal(own.padding[SIDE_BOTTOM], 3000);
    assert_int_equal(own.padding[SIDE_LEFT], 2000);
    assert_int_equal(style_set_box(&own, "padding-start", "1em + 1pt", &context), 0);
    assert_int_equal(own.padding[SIDE_LEFT], 11000);
    assert_int_equal(style_set_box(&own, "margin-left", "auto", &context), 0);
    assert_false(own.margin_set[SIDE_LEFT]);
    assert_int_equal(style_set_box(&own, "border-top-width", "thin", &context), 0);
    assert_int_equal(own.border[SIDE_TOP].width, 500);
    assert_int_equal(style_set_box(&own, "border-top", "wavy", &context), -1);
    assert_int_equal(style_set_box(&own, "padding", "1pt 2pt 3pt 4pt 5pt", &context), -1);
    assert_int_equal(style_set_box(&own, "border-collapse", "collapse", &context), 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lengths),
                                       cmocka_unit_test(test_faults), cmocka_unit_test(test_colors),
                                       cmocka_unit_test(test_boxes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
