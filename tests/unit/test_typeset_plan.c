/* Where pages end, seen over all of them: stretch and shrink, what is dear, masters of the last and
 * of blank pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "typeset_set.h"

static int32_t
foot_of(const struct set *set, size_t page)
{
    const struct page *at = &set->pages.pages[page];
    const struct placed *last = &at->boxes[at->count - 1];
    return last->y + last->box->height;
}

static void
put_paragraphs(struct set *set, const char *attributes, int count, int lines)
{
    for (int i = 0; i < count; i++)
        put_lines(set, attributes, lines);
}

static const char spaces[] = "space-before.minimum='3pt' space-before.optimum='5pt'"
                             " space-before.maximum='9pt'";

/* Where spaces can stretch, pages end at the same height; the last one ends where it ends. */
static void
test_feet(void **state)
{
    (void)state;
    struct set *set = set_begin();
    put_paragraphs(set, spaces, 26, 3);
    set_end(set);
    assert_true(set->pages.count > 3);
    for (size_t i = 0; i + 1 < set->pages.count; i++)
        assert_in_range(foot_of(set, i), 199990, 200000);
    const struct page *last = &set->pages.pages[set->pages.count - 1];
    assert_int_equal(last->boxes[3].y - last->boxes[2].y, 15000);
    set_free(set);
    set = set_begin(); /* where they cannot stretch so far, they stay as they are best */
    put_lines(set, spaces, 3);
    put_lines(set, spaces, 3);
    put_lines(set, "keep-together='always'", 18);
    set_end(set);
    assert_int_equal(foot_of(set, 0), 65000);
    set_free(set);
    set = set_begin(); /* unless little is then left: two points below the last line */
    put_paragraphs(set, spaces, 3, 6);
    put_lines(set, "keep-together='always'", 18);
    set_end(set);
    assert_int_equal(foot_of(set, 0), 198000);
    set_free(set);
}

/* Spaces shrink rather than leave a page for a line, or a kept block for the next page. */
static void
test_shrinks(void **state)
{
    (void)state;
    struct set *set = set_begin();
    put_paragraphs(set, spaces, 5, 2); /* 20 + 90 + 5 × 5 … */
    put_lines(set, spaces, 8);
    set_end(set);
    assert_int_equal(set->pages.count, 1);
    assert_in_range(foot_of(set, 0), 199990, 200000);
    set_free(set);
}

/* The first page gives up a line that it has room for, because the next would look worse. */
static void
test_looks_ahead(void **state)
{
    (void)state;
    struct set *set = set_begin();
    put_lines(set, "orphans='1' widows='1'", 24);
    put_lines(set, "keep-together='always'", 17); /* after 4 lines: leaves them alone */
    put_lines(set, "", 20);
    set_end(set);
    assert_int_equal(lines_on(set, 0) + lines_on(set, 1), 24);
    assert_true(lines_on(set, 0) < 18 && lines_on(set, 0) > 8);
    assert_int_equal(lines_on(set, 2), 20);
    set_free(set);
}

/* A keep of some strength weighs against what it leaves empty. */
static void
test_strengths(void **state)
{
    (void)state;
    struct set *set = set_begin();
    put_lines(set, "", 16);
    put_lines(set, "keep-with-next='2'", 4);
    put_lines(set, "", 12);
    set_end(set);
    assert_int_equal(lines_on(set, 0), 20);
    set_free(set);
    set = set_begin();
    put_lines(set, "", 18);
    put_lines(set, "keep-with-next='10'", 2);
    put_lines(set, "", 12);
    set_end(set);
    assert_int_equal(lines_on(set, 0), 18);
    set_free(set);
}

static void
test_last_page(void **state)
{
    static const char plain[] =
        "<fo:simple-page-master master-name='m' page-width='300pt' page-height='200pt'>"
        "<fo:region-body/></fo:simple-page-master>";
    static const char last[] =
        "<fo:simple-page-master master-name='a' page-width='300pt' page-height='200pt'>"
        "<fo:region-body/></fo:simple-page-master>"
        "<fo:simple-page-master master-name='z' page-width='300pt' page-height='200pt'>"
        "<fo:region-body margin-bottom='100pt'/></fo:simple-page-master>"
        "<fo:page-sequence-master master-name='m'><fo:repeatable-page-master-alternatives>"
        "<fo:conditional-page-master-reference page-position='last' master-reference='z'/>"
        "<fo:conditional-page-master-reference master-reference='a'/>"
        "</fo:repeatable-page-master-alternatives></fo:page-sequence-master>";
    (void)state;
    for (int lines = 35; lines < 55; lines++) {
        struct set *set = set_begin();
        const char *at = strstr(head, plain);
        assert_non_null(at);
        buf_clear(&set->fo);
        buf_add(&set->fo, head, (size_t)(at - head));
        buf_puts(&set->fo, last);
        buf_puts(&set->fo, at + strlen(plain));
        put_lines(set, "", lines);
        set_end(set);
        size_t count = set->pages.count, seen = 0;
        for (size_t i = 0; i < count; i++) {
            assert_string_equal(set->pages.pages[i].master->name, i + 1 == count ? "z" : "a");
            assert_true(lines_on(set, i) <= (i + 1 == count ? 10 : 20));
            seen += lines_on(set, i);
        }
        assert_int_equal(seen, lines);
        assert_int_equal(set->diag.warnings, 0);
        set_free(set);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_feet), cmocka_unit_test(test_shrinks),
                                       cmocka_unit_test(test_looks_ahead),
                                       cmocka_unit_test(test_strengths),
                                       cmocka_unit_test(test_last_page)};
    xml_init();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xml_done();
    return failed;
}
