/* Tags of PDF files: which lines they join, which they make headings, when they are not believed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "import/pdf_tags.h"

static const char text[] = "Roles and duties of\n"
                           "everybody\n"
                           "The officer protects the\n"
                           "school and its students,\n"
                           "\n"
                           "each day.\n"
                           "(a) searches nobody;\n"
                           "(b) reports to the\n"
                           "principal.\n";

/* As poppler writes it: words run together where lines end, labels may be left out. */
static const char tree[] = "Document\n"
                           "  H2 (block)\n"
                           "    NonStruct\n"
                           "      \"Roles and duties ofeverybody\"\n"
                           "  P (block):\n"
                           "     /Placement /Block\n"
                           "    \"The officer protects theschool \"\n"
                           "    \"and its students,each day.\"\n"
                           "  L (block)\n"
                           "    LI (block)\n"
                           "      LBody (block)\n"
                           "        \"searches nobody;\"\n"
                           "    LI (block)\n"
                           "      Lbl (block)\n"
                           "        \"(b)\"\n"
                           "      LBody (block)\n"
                           "        P (block)\n"
                           "          \"reports to the principal.\"\n";

static void
lines_get_blocks(void **state)
{
    static const size_t blocks[] = {1, 1, 2, 2, 0, 2, 3, 4, 4};
    struct lines lines = {0};
    (void)state;
    lines_split(&lines, text, strlen(text));
    assert_int_equal(lines.count, sizeof blocks / sizeof *blocks);
    assert_true(pdf_tags_apply(tree, strlen(tree), &lines));
    for (size_t i = 0; i < lines.count; i++) {
        assert_int_equal(lines.list[i].block, blocks[i]);
        assert_int_equal(lines.list[i].outline, blocks[i] == 1 ? 2 : 0);
    }
    lines_free(&lines);
}

/* Tags of half the text, or of another. */
static void
tags_that_do_not_fit_are_left(void **state)
{
    static const char *const others[] = {"", "Document\n  P (block)\n    \"Roles and duties\"\n",
                                         "Document\n  P (block)\n    \"Another text altogether, "
                                         "that is as long as the one above it, "
                                         "or nearly so, and no nearer to it\"\n",
                                         "\"\n\n  \n/\n          P\n\""};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct lines lines = {0};
        lines_split(&lines, text, strlen(text));
        assert_false(pdf_tags_apply(others[i], strlen(others[i]), &lines));
        for (size_t k = 0; k < lines.count; k++)
            assert_int_equal(lines.list[k].block, 0);
        lines_free(&lines);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_get_blocks),
        cmocka_unit_test(tags_that_do_not_fit_are_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
