/* What the tests of acts share: a lexicon, and tables of sentences with the acts they must (or must
 * not) have. */
#ifndef MOU_TESTS_ACTS_CASES_H
#define MOU_TESTS_ACTS_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/query.h"
#include "base/xml.h"

/* text: the sentence, or "LEAD: | sentence"; spec: a query that must find an act, with "!" in
 * front: must find none. */
struct acts_case {
    const char *text, *spec;
};

static struct regex_cache *regexes;
static struct lexicon *lexicon;

static int
acts_set_up(void **state)
{
    struct diag diag = {0};
    (void)state;
    xml_init();
    regexes = regex_cache_new();
    lexicon = lexicon_load("clauses/lexicon.xml", regexes, &diag);
    return lexicon != NULL ? 0 : -1;
}

static int
acts_tear_down(void **state)
{
    (void)state;
    lexicon_free(lexicon);
    regex_cache_free(regexes);
    xml_done();
    return 0;
}

__attribute__((unused)) static bool
acts_case_holds(const struct acts_case *c, const char *heading)
{
    struct diag diag = {0};
    const char *bar = strstr(c->text, " | ");
    char lead[400] = "";
    if (bar != NULL)
        snprintf(lead, sizeof lead, "%.*s", (int)(bar - c->text), c->text);
    bool wanted = c->spec[0] != '!';
    struct acts *acts = acts_of_text(bar != NULL ? bar + 3 : c->text, lead, heading, NULL, lexicon);
    struct question *query = question_new(lexicon, c->spec + !wanted, NULL, "test", 0, &diag);
    int found = 0;
    uint64_t *bits = calloc(acts_width(acts), sizeof *bits);
    if (query != NULL)
        question_ask(query, acts, bits);
    for (size_t i = 0; i < acts_width(acts); i++)
        found += __builtin_popcountll(bits[i]);
    free(bits);
    bool holds = query != NULL && (found > 0) == wanted;
    if (!holds) {
        struct buf out = {0};
        acts_print(acts, &out);
        print_error("%s %s in:\n%s", wanted ? "no act" : "an act", c->spec + !wanted,
                    buf_text(&out));
        buf_free(&out);
    }
    free(query);
    acts_free(acts);
    return holds;
}

#define CHECK_CASES(cases)                                                                         \
    do {                                                                                           \
        int failed = 0;                                                                            \
        for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)                               \
            failed += !acts_case_holds(&(cases)[i], NULL);                                         \
        assert_int_equal(failed, 0);                                                               \
    } while (0)

#endif
