/* Model text in the words of the agreement at hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "acts_cases.h"
#include "check/own_words.h"

static const struct {
    const char *agreement, *text, *own;
} cases[] = {
    {"Riverton Unified School District (the \"Board\") and the Sheriff of Pine County (the "
     "\"Sheriff\") sign. The deputies are called \"Deputies\". This Contract lasts a year.",
     "The Agency shall pay an SRO; SROs are not the District’s. An SRO keeps this Agreement.",
     "The Sheriff shall pay a Deputy; Deputies are not the Board’s. A Deputy keeps this "
     "Contract."},
    {"Ashbourne Public Schools, a school district (\"APS\") and the City of Elm (the \"City\") "
     "sign this MOU.",
     "The District and the Agency sign. The District pays what the District owes.",
     "APS and the City sign. APS pays what APS owes."},
    {"The parties sign.", "The District and an SRO-like person.",
     "The District and an SRO-like person."},
};

static void
takes_over_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acts *acts = acts_of_text(cases[i].agreement, NULL, NULL, NULL, lexicon);
        struct own_words *own = own_words_new(acts);
        char *text = own_words_in(own, cases[i].text);
        assert_string_equal(text, cases[i].own);
        free(text);
        own_words_free(own);
        acts_free(acts);
    }
    struct own_words *none = own_words_new(NULL);
    char *same = own_words_in(none, "The District");
    assert_string_equal(same, "The District");
    free(same);
    own_words_free(none);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(takes_over_names)};
    return cmocka_run_group_tests(tests, acts_set_up, acts_tear_down);
}
