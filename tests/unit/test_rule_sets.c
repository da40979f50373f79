/* check/rule_sets: the rules as numbers find what the Schematron that people are shown finds: the
 * same verdicts, with the same evidence in the same order, on every agreement of the corpus. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/agreement.h"
#include "base/file.h"
#include "check/verdict.h"
#include "import/import.h"
#include "library/rules.h"

static const char *const agreements[] = {"tests/corpus/01-sheriff-board/text.txt",
                                         "tests/corpus/04-letter-mou/text.txt",
                                         "tests/corpus/07-council-packet/text.txt",
                                         "tests/corpus/10-progressive/text.txt",
                                         "tests/corpus/12-contract-services/text.txt",
                                         "tests/corpus/14-sop-appended/text.txt",
                                         "tests/corpus/17-plain-qa/text.txt",
                                         "tests/corpus/19-raci-table/text.txt",
                                         "samples/agreements/riverton.xml",
                                         "samples/agreements/maple-hollow.xml"};

static const char *const profiles[] = {"cops", "guiding-principles", "us-wa", NULL};

struct judges {
    const struct library *library;
    struct judge *direct, *schema;
    struct diag diag;
};

static void
same_evidence(const struct criterion *criterion, const struct evidence *one,
              const struct evidence *two)
{
    if (one->found != two->found || one->count != two->count)
        fail_msg("%s: %zu and %zu pieces of evidence", criterion->id, one->found, two->found);
    for (size_t i = 0; i < one->count; i++)
        if (one->nodes[i] != two->nodes[i])
            fail_msg("%s: evidence %zu stands in lines %ld and %ld", criterion->id, i + 1,
                     xmlGetLineNo(one->nodes[i]), xmlGetLineNo(two->nodes[i]));
}

static size_t
compare(struct judges *judges, xmlDoc *agreement)
{
    struct acts *acts = acts_new(agreement, judges->library->lexicon);
    struct judge_run run = {.agreement = agreement, .acts = acts};
    struct judgement *one = judge_agreement(judges->direct, &run, &judges->diag);
    struct judgement *two = judge_agreement(judges->schema, &run, &judges->diag);
    size_t shown = 0, count = judges->library->criterion_count;
    assert_non_null(one);
    assert_non_null(two);
    for (size_t i = 0; i < count; i++) {
        const struct criterion *criterion = &judges->library->criteria[i];
        if (one[i].verdict != two[i].verdict || one[i].level != two[i].level)
            fail_msg("%s: %s, and by the schema %s", criterion->id, verdict_word(one[i].verdict),
                     verdict_word(two[i].verdict));
        assert_int_equal(one[i].bare, two[i].bare);
        same_evidence(criterion, &one[i].against, &two[i].against);
        same_evidence(criterion, &one[i].for_it, &two[i].for_it);
        shown += one[i].against.count + one[i].for_it.count;
    }
    judgements_free(one, count);
    judgements_free(two, count);
    acts_free(acts);
    return shown;
}

static void
as_the_schema(void **state)
{
    struct regex_cache *regexes = regex_cache_new();
    struct judges judges = {.diag = {0}};
    (void)state;
    xml_init();
    struct library *library = library_load(".", LIBRARY_ALL, regexes, &judges.diag);
    assert_non_null(library);
    struct demands *demands = demands_new(library, profiles, "2026-08-01", &judges.diag);
    judges.library = library;
    judges.direct = judge_new(library, demands, NULL, JUDGE_DIRECTLY, regexes, &judges.diag);
    judges.schema = judge_new(library, demands, NULL, JUDGE_BY_SCHEMA, regexes, &judges.diag);
    for (size_t i = 0; i < sizeof agreements / sizeof *agreements; i++) {
        struct import_settings settings = {.diag = &judges.diag};
        xmlDoc *agreement = import_file(agreements[i], &settings);
        assert_non_null(agreement);
        agreement_divide(agreement);
        assert_true(compare(&judges, agreement) > 20);
        xmlFreeDoc(agreement);
    }
    judge_free(judges.direct);
    judge_free(judges.schema);
    demands_free(demands);
    library_free(library);
    regex_cache_free(regexes);
    xml_done();
}

/* None is left to the schema for a fault of its own. */
static void
none_is_faulty(void **state)
{
    struct regex_cache *regexes = regex_cache_new();
    struct diag diag = {0};
    (void)state;
    xml_init();
    struct library *library = library_load(".", LIBRARY_ALL, regexes, &diag);
    assert_non_null(library);
    struct rules *rules = rules_make(library);
    for (size_t i = 0; i < rules->criterion_count; i++)
        if (rules->criteria[i] == RULES_FAULTY)
            fail_msg("the rules of %s are faulty", library->criteria[i].id);
    rules_free(rules);
    library_free(library);
    regex_cache_free(regexes);
    xml_done();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_the_schema),
                                       cmocka_unit_test(none_is_faulty)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
