/* library/notation: what the library's signs within patterns stand for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "library/notation.h"

static const struct {
    const char *written, *meant;
} cases[] = {
    {"last resort", "last resort"},
    {"(last|final) resort", "(?:last|final) resort"},
    {"((a|b) )?c", "(?:(?:a|b) )?c"},
    {"(?:a|b)(?!c)", "(?:a|b)(?!c)"},
    {"\\(a\\)", "\\(a\\)"},
    {"[(]a[])(]", "[(]a[])(]"},
    {"take {2 words}action", "take (?:[\\w’'-]+ ){0,2}?action"},
    {"take {2 words} action", "take (?:[\\w’'-]+ ){0,2}?action"},
    {"arrests?{40 letters}avoided", "arrests?[^.;]{0,40}?avoided"},
    {"{school-side} \\d{2,3} {12}", "{school-side} \\d{2,3} {12}"},
    {"{3 wrods}", "{3 wrods}"},
};

static void
signs_stand_for_patterns(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        notation_expand(cases[i].written, &out);
        char *text = buf_take(&out);
        assert_string_equal(text, cases[i].meant);
        free(text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(signs_stand_for_patterns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
