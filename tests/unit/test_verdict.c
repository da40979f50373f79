/* check/verdict, check/findings, check/selftest: from rules to verdicts, levels, evidence and the
 * library's own test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/agreement.h"
#include "check/findings.h"
#include "check/selftest.h"

static struct regex_cache *regexes;
static struct library *library;
static struct demands *demands;
static struct judge *judge;

static int
open_library(void **state)
{
    static const char *const profiles[] = {"strict", NULL};
    struct diag diag = {0};
    (void)state;
    xml_init();
    regexes = regex_cache_new();
    library = library_load("tests/data/library", LIBRARY_ALL, regexes, &diag);
    if (library == NULL)
        return -1;
    demands = demands_new(library, profiles, "2026-08-01", &diag);
    judge = judge_new(library, demands, NULL, JUDGE_DIRECTLY, regexes, &diag);
    return judge == NULL;
}

static int
close_library(void **state)
{
    (void)state;
    judge_free(judge);
    demands_free(demands);
    library_free(library);
    regex_cache_free(regexes);
    xml_done();
    return 0;
}

/* What is stated: "grant=no" and so on, one fact. */
static int
stated(void *context, const char *question, const char *values)
{
    const char *fact = context, *value = strchr(fact, '=') + 1;
    size_t length = (size_t)(value - fact) - 1;
    if (strlen(question) != length || strncmp(fact, question, length) != 0)
        return -1;
    return values == NULL ? strcmp(value, "no") != 0 : words_have(values, value);
}

struct case_run {
    xmlDoc *agreement, *findings;
    struct acts *acts;
};

/* Reads, judges and lays out an agreement given as blocks. */
static struct case_run
run(const char *blocks, const char *fact)
{
    struct diag diag = {0};
    struct case_run made = {0};
    struct buf text = {0};
    buf_putf(&text, "<agreement><meta><title>Agreement</title></meta>%s</agreement>", blocks);
    made.agreement = xml_read_memory(buf_text(&text), text.length, "a.xml", &diag, STATUS_INPUT);
    buf_free(&text);
    assert_non_null(made.agreement);
    agreement_divide(made.agreement);
    made.acts = acts_new(made.agreement, library->lexicon);
    struct judge_run how = {.agreement = made.agreement, .acts = made.acts};
    if (fact != NULL) {
        how.stated = stated;
        how.facts = (void *)(size_t)fact;
    }
    struct judgement *judgements = judge_agreement(judge, &how, &diag);
    assert_non_null(judgements);
    struct model_style style = {0};
    struct checked checked = {.file = "a.xml",
                              .format = "xml",
                              .status = "read",
                              .agreement = made.agreement,
                              .judgements = judgements,
                              .clauses = &style};
    made.findings = document_findings(library, demands, &checked);
    judgements_free(judgements, library->criterion_count);
    return made;
}

static void
run_free(struct case_run *made)
{
    acts_free(made->acts);
    xmlFreeDoc(made->agreement);
    xmlFreeDoc(made->findings);
}

static const xmlNode *
finding(const struct case_run *made, const char *id)
{
    xmlNode *node = xml_child(xmlDocGetRootElement(made->findings), "finding");
    while (node != NULL && strcmp(xml_attr_or(node, "id", ""), id) != 0)
        node = xml_next(node, "finding");
    return node;
}

/* Agreements, and what they make of one criterion. */
static const struct {
    const char *blocks, *fact, *id, *verdict, *level;
} cases[] = {
    {"<para>The officer shall not discipline students.</para>", NULL, "no-discipline", "met", ""},
    {"<para>The officer may discipline students.</para>", NULL, "no-discipline", "contrary",
     "error"},
    {"<para>The officer shall not discipline students.</para>"
     "<para>The officer may discipline students.</para>",
     NULL, "no-discipline", "contrary", "error"},
    {"<para>The officer should not discipline students.</para>", NULL, "no-discipline", "partial",
     "warning"},
    {"<para>The sky is blue.</para>", NULL, "no-discipline", "missing", "error"},
    {"<para kind='furniture'>The officer may discipline students.</para>", NULL, "no-discipline",
     "missing", "error"},
    {"<para>The officer shall not:</para><list><item>discipline students</item></list>", NULL,
     "no-discipline", "met", ""},
    {"<para>The sky is blue.</para>", NULL, "no-hall-pass", "met", ""},
    {"<para>Hall passes are issued by the SRO.</para>", NULL, "no-hall-pass", "contrary", "error"},
    {"<para kind='recital'>Hall passes are issued by the SRO.</para>", NULL, "no-hall-pass", "met",
     ""},
    {"<para>Training takes forty (40) hours.</para>", NULL, "training-hours", "contrary", "error"},
    {"<para>Training takes eighty (80) hours.</para>", NULL, "training-hours", "met", ""},
    {"<para>Training is good.</para>", NULL, "training-hours", "missing", "error"},
    {"<para>Both keep the grant terms.</para>", NULL, "grant-terms", "met", ""},
    {"<para>Both ignore the grant.</para>", NULL, "grant-terms", "contrary", "advice"},
    {"<para>The sky is blue.</para>", NULL, "grant-terms", "missing", "advice"},
    {"<para>The sky is blue.</para>", "grant=no", "grant-terms", "not-applicable", ""},
    {"<para>The sky is blue.</para>", "grant=yes", "grant-terms", "missing", "advice"},
    {"<para>The sky is blue.</para>", "other=no", "grant-terms", "missing", "advice"},
};

static void
verdicts_and_levels(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct case_run made = run(cases[i].blocks, cases[i].fact);
        const xmlNode *node = finding(&made, cases[i].id);
        assert_non_null(node);
        if (strcmp(xml_attr(node, "verdict"), cases[i].verdict) != 0 ||
            strcmp(xml_attr(node, "level"), cases[i].level) != 0)
            fail_msg("case %zu: expected %s %s, got %s %s", i, cases[i].verdict, cases[i].level,
                     xml_attr(node, "verdict"), xml_attr(node, "level"));
        run_free(&made);
    }
}

static void
criteria_of_other_profiles_are_not_listed(void **state)
{
    (void)state;
    struct case_run made = run("<para>x</para>", NULL);
    assert_null(finding(&made, "state-only"));
    run_free(&made);
}

static void
evidence_names_its_place_contradictions_first(void **state)
{
    (void)state;
    struct case_run made =
        run("<section n='IV.'><title>Duties</title><section n='3'>"
            "<para page='2' line='9'>The officer shall not discipline students.</para>"
            "<list><item n='(b)' page='3' line='11'>The officer may discipline a student who "
            "fights.</item></list></section></section>",
            NULL);
    const xmlNode *one = xml_child(finding(&made, "no-discipline"), "evidence");
    const xmlNode *two = xml_next(one, "evidence");
    assert_string_equal(xml_attr(one, "stance"), "contradicts");
    assert_string_equal(xml_attr(one, "page"), "3");
    assert_string_equal(xml_attr(one, "section"), "IV.3(b)");
    assert_string_equal(xml_attr(one, "line"), "11");
    char *quote = xml_words(xml_child(one, "quote"));
    assert_string_equal(quote, "The officer may discipline a student who fights.");
    assert_string_equal(xml_attr(two, "stance"), "supports");
    assert_string_equal(xml_attr(two, "section"), "IV.3");
    free(quote);
    run_free(&made);
}

static void
an_item_is_quoted_with_its_lead_in(void **state)
{
    (void)state;
    struct case_run made = run("<section><para>The officer shall not:</para>"
                               "<list><item>discipline students;</item></list></section>",
                               NULL);
    char *quote =
        xml_words(xml_child(xml_child(finding(&made, "no-discipline"), "evidence"), "quote"));
    assert_string_equal(quote, "The officer shall not: discipline students;");
    free(quote);
    run_free(&made);
}

static void
a_table_row_is_one_quote(void **state)
{
    (void)state;
    struct case_run made = run("<table><row head='true'><cell>Who</cell><cell>What</cell></row>"
                               "<row><cell>Deputies</cell><cell>Hall passes, hall pass forms"
                               "</cell></row></table>",
                               NULL);
    const xmlNode *evidence = xml_child(finding(&made, "no-hall-pass"), "evidence");
    char *quote = xml_words(xml_child(evidence, "quote"));
    assert_string_equal(quote, "Deputies | Hall passes, hall pass forms");
    assert_null(xml_next(evidence, "evidence"));
    free(quote);
    run_free(&made);
}

static void
evidence_is_limited_but_counted(void **state)
{
    (void)state;
    struct buf blocks = {0};
    for (int i = 0; i < 20; i++)
        buf_puts(&blocks, "<para>Hall passes are yellow.</para>");
    struct case_run made = run(buf_text(&blocks), NULL);
    const xmlNode *node = finding(&made, "no-hall-pass");
    int count = 0;
    for (xmlNode *one = xml_child(node, "evidence"); one != NULL; one = xml_next(one, "evidence"))
        count++;
    assert_int_equal(count, EVIDENCE_MAX);
    assert_string_equal(xml_attr(node, "more-contradicts"), "14");
    buf_free(&blocks);
    run_free(&made);
}

static void
messages_say_why_and_which_profile(void **state)
{
    static const struct {
        const char *blocks, *id, *message;
    } rows[] = {
        {"<para>The officer may discipline students.</para>", "no-discipline",
         "The officer disciplines."},
        {"<para>x</para>", "no-discipline",
         "The agreement does not say this: Officers do not discipline."},
        {"<para>x</para>", "training-hours",
         "The agreement does not say this: Officers are trained. Looked for: at least 80 hours "
         "(profile strict). Profile strict makes this at least an error: Because."},
        {"<para>Both ignore the grant.</para>", "grant-terms",
         "The text ignores the grant: Both ignore the grant."},
        {"<para>x</para>", "no-hall-pass",
         "Nothing in the agreement goes against this: Officers issue no hall passes."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct case_run made = run(rows[i].blocks, NULL);
        char *message = xml_words(xml_child(finding(&made, rows[i].id), "message"));
        assert_string_equal(message, rows[i].message);
        free(message);
        run_free(&made);
    }
}

static void
the_clause_to_insert_comes_along(void **state)
{
    (void)state;
    struct case_run missing = run("<para>x</para>", NULL);
    const xmlNode *clause = xml_child(finding(&missing, "no-discipline"), "clause");
    assert_string_equal(xml_attr(clause, "ref"), "police.discipline");
    char *text = xml_words(xml_child(clause, "para"));
    assert_non_null(strstr(text, "[name of the district]"));
    free(text);
    assert_null(xml_child(finding(&missing, "no-hall-pass"), "clause"));
    run_free(&missing);
}

static void
the_own_test_tells_good_from_bad(void **state)
{
    (void)state;
    struct buf out = {0}, said = {0};
    struct diag diag = {.capture = &said};
    struct model_style style = {0};
    struct selftest test = {.library = library,
                            .regexes = regexes,
                            .model = &style,
                            .topic = "police",
                            .as_of = "2026-08-01",
                            .out = &out,
                            .diag = &diag};
    int failures = selftest_run(&test);
    /* one rule, one text, three gaps, one idle term */
    if (failures != 6)
        fail_msg("%s", buf_text(&out));
    /* [hours of training] is no figure: the one model text that fails without answers */
    assert_non_null(strstr(buf_text(&out), "training-hours: model text police.training"));
    assert_non_null(strstr(buf_text(&out), "no-hall-pass lacks: model-text"));
    assert_non_null(strstr(buf_text(&out), "state-only: no example exercises"));
    assert_non_null(strstr(buf_text(&out), "no rule asks for the term police:forgotten"));
    assert_null(strstr(buf_text(&out), "no rule asks for the term police:hall-pass"));
    test.topic = "polize";
    assert_int_equal(selftest_run(&test), -1);
    assert_non_null(strstr(buf_text(&said), "did you mean police?"));
    buf_free(&out);
    buf_free(&said);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_and_levels),
        cmocka_unit_test(criteria_of_other_profiles_are_not_listed),
        cmocka_unit_test(evidence_names_its_place_contradictions_first),
        cmocka_unit_test(an_item_is_quoted_with_its_lead_in),
        cmocka_unit_test(a_table_row_is_one_quote),
        cmocka_unit_test(evidence_is_limited_but_counted),
        cmocka_unit_test(messages_say_why_and_which_profile),
        cmocka_unit_test(the_clause_to_insert_comes_along),
        cmocka_unit_test(the_own_test_tells_good_from_bad),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
