/* Which literals a term cannot do without: what the search for candidates rests on. A literal that
 * a match need not contain would hide the match. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "library/terms.h"

static const struct {
    const char *pattern, *literals; /* joined by | */
} cases[] = {
    {"warrants?", "warrant"},
    {"(?:kept|held)\\s+(?:in|by)", "kept|held"},
    {"(?:kept|held)\\s+(?:\\w+\\s+){0,6}?(?:in|by)", "kept|held"},
    {"a{2,3}b\\s+desk{1,2}", "desk"},
    {"ab{10,20}", ""},
    {"no|never", ""},
    {"(?:sro|officer)\\s+(?:\\w+\\s+){0,4}(?:searches|inspects)", "searches|inspects"},
    {"(?:sro|officer)\\s+may\\s+arrest", "arrest"},
    {"(?:search)?(?:no|not)", ""},
    {"(?:first|last)?\\s+resort", "resort"},
};

static void
finds_what_must_occur(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf found = {0}, joined = {0};
        int count = literals_of(cases[i].pattern, &found);
        const char *text = buf_text(&found);
        for (int n = 0; n < count; n++, text += strlen(text) + 1)
            buf_putf(&joined, "%s%s", n > 0 ? "|" : "", text);
        assert_string_equal(buf_text(&joined), cases[i].literals);
        buf_free(&found);
        buf_free(&joined);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_what_must_occur)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
