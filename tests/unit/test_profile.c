/* library/profile: what profiles make of criteria and figures; check/verdict: levels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check/verdict.h"
#include "library/profile.h"

static struct regex_cache *regexes;
static struct library *library;

static int
open_library(void **state)
{
    struct diag diag = {0};
    (void)state;
    xml_init();
    regexes = regex_cache_new();
    library = library_load("tests/data/library", LIBRARY_ALL, regexes, &diag);
    return library == NULL;
}

static int
close_library(void **state)
{
    (void)state;
    library_free(library);
    regex_cache_free(regexes);
    xml_done();
    return 0;
}

static const struct demand *
demand(const struct demands *demands, const char *id)
{
    return demands_on(demands, library_criterion(library, id));
}

static struct demands *
demands_of(const char *as_of, const char *one, const char *two)
{
    struct diag diag = {0};
    const char *ids[] = {one, two, NULL};
    return demands_new(library, one != NULL ? ids : NULL, as_of, &diag);
}

static void
base_leaves_everything_as_it_is(void **state)
{
    (void)state;
    struct demands *demands = demands_of("2026-08-01", NULL, NULL);
    assert_int_equal(demand(demands, "training-hours")->severity, LEVEL_WARNING);
    assert_int_equal(demand(demands, "training-hours")->silence, LEVEL_NONE);
    assert_true(demand(demands, "no-hall-pass")->applies);
    assert_false(demand(demands, "state-only")->applies);
    assert_true(demands_figure(demands, "hours")->value == 40);
    assert_null(demands_figure(demands, "hours")->source);
    demands_free(demands);
}

static void
a_raise_lifts_severity_and_silence(void **state)
{
    (void)state;
    struct demands *demands = demands_of("2026-08-01", "strict", NULL);
    const struct demand *raised = demand(demands, "training-hours");
    assert_int_equal(raised->severity, LEVEL_ERROR);
    assert_int_equal(raised->silence, LEVEL_ERROR);
    assert_string_equal(profile_of(raised->raised), "strict");
    demands_free(demands);
}

static void
a_raise_beats_what_another_profile_drops(void **state)
{
    (void)state;
    struct demands *both = demands_of("2026-08-01", "state", "strict");
    assert_true(demand(both, "no-hall-pass")->applies);
    assert_int_equal(demand(both, "no-hall-pass")->severity, LEVEL_ERROR);
    struct demands *alone = demands_of("2026-08-01", "state", NULL);
    assert_false(demand(alone, "no-hall-pass")->applies);
    assert_int_equal(demand(alone, "no-discipline")->severity, LEVEL_WARNING);
    demands_free(alone);
    demands_free(both);
}

static void
a_figure_is_replaced_and_the_strictest_wins(void **state)
{
    (void)state;
    struct demands *alone = demands_of("2026-08-01", "state", NULL);
    assert_true(demands_figure(alone, "hours")->value == 24);
    assert_string_equal(profile_of(demands_figure(alone, "hours")->source), "state");
    struct demands *one = demands_of("2026-08-01", "state", "strict");
    struct demands *two = demands_of("2026-08-01", "strict", "state");
    assert_true(demands_figure(one, "hours")->value == 80);
    assert_true(demands_figure(two, "hours")->value == 80);
    demands_free(alone);
    demands_free(one);
    demands_free(two);
}

static void
a_profile_holds_from_its_day_on(void **state)
{
    (void)state;
    struct demands *before = demands_of("2026-06-30", "state", NULL);
    struct demands *on = demands_of("2026-07-01", "state", NULL);
    assert_false(before->profiles[1].in_force);
    assert_true(demands_figure(before, "hours")->value == 40);
    assert_false(demand(before, "state-only")->applies);
    assert_true(on->profiles[1].in_force);
    assert_true(demand(on, "state-only")->applies);
    demands_free(before);
    demands_free(on);
}

/* What the text must say, what must be done, what is law anyhow. */
static void
three_kinds_of_requirement_are_kept_apart(void **state)
{
    (void)state;
    struct demands *demands = demands_of("2026-08-01", "us-xx", NULL);
    const struct demand *content = demand(demands, "training-hours");
    const struct demand *act = demand(demands, "state-only");
    const struct demand *law = demand(demands, "no-hall-pass");
    assert_int_equal(content->silence, LEVEL_ERROR);
    assert_false(content->unsaid);
    assert_int_equal(act->silence, LEVEL_NONE);
    assert_int_equal(act->against, LEVEL_ERROR);
    assert_true(act->unsaid);
    assert_int_equal(law->against, LEVEL_ERROR);
    assert_int_equal(law->severity, library_criterion(library, "no-hall-pass")->severity);
    assert_false(law->unsaid); /* every check asks for it */
    demands_free(demands);
    struct demands *before = demands_of("2026-07-14", "us-xx", NULL);
    assert_int_equal(demand(before, "no-hall-pass")->against, LEVEL_NONE);
    demands_free(before);
    struct demands *both = demands_of("2026-08-01", "us-xx", "strict");
    assert_int_equal(demand(both, "no-hall-pass")->silence, LEVEL_ERROR);
    demands_free(both);
}

static void
silence_about_acts_and_background_law_is_no_finding(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        enum verdict verdict;
        enum level level;
    } cases[] = {
        {"state-only", VERDICT_MISSING, LEVEL_NONE},
        {"state-only", VERDICT_CONTRARY, LEVEL_ERROR},
        {"state-only", VERDICT_MET, LEVEL_NONE},
        {"no-hall-pass", VERDICT_CONTRARY, LEVEL_ERROR},
        {"training-hours", VERDICT_MISSING, LEVEL_ERROR},
    };
    struct demands *demands = demands_of("2026-08-01", "us-xx", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(judgement_level(library_criterion(library, cases[i].id),
                                         demand(demands, cases[i].id), cases[i].verdict),
                         cases[i].level);
    demands_free(demands);
}

static void
an_unknown_profile_or_day_is_the_users_fault(void **state)
{
    static const char *const days[] = {"2026-13-01", "2026-02-29", "26-01-01", "2026-1-01",
                                       "2026-04-31", "2026/04/30", "",         "tomorrow"};
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    const char *ids[] = {"nowhere", NULL};
    (void)state;
    assert_null(demands_new(library, ids, "2026-08-01", &diag));
    assert_int_equal(diag.worst, STATUS_USAGE);
    assert_non_null(strstr(buf_text(&said), "known: base, state, strict"));
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_null(demands_new(library, NULL, days[i], &diag));
    assert_true(day_valid("2028-02-29"));
    buf_free(&said);
}

/* The table of levels: basis, severity, verdict. */
static void
levels_follow_basis_and_severity(void **state)
{
    static const struct {
        unsigned basis;
        enum level severity, silence;
        enum verdict verdict;
        enum level level;
    } rows[] = {
        {BASIS_LAW, LEVEL_WARNING, LEVEL_NONE, VERDICT_CONTRARY, LEVEL_ERROR},
        {BASIS_CORE, LEVEL_ADVICE, LEVEL_NONE, VERDICT_CONTRARY, LEVEL_ERROR},
        {BASIS_MULTI, LEVEL_WARNING, LEVEL_NONE, VERDICT_CONTRARY, LEVEL_WARNING},
        {BASIS_GRANT, LEVEL_ERROR, LEVEL_NONE, VERDICT_CONTRARY, LEVEL_ERROR},
        {BASIS_CORE, LEVEL_ERROR, LEVEL_NONE, VERDICT_MISSING, LEVEL_ERROR},
        {BASIS_LAW, LEVEL_ERROR, LEVEL_NONE, VERDICT_MISSING, LEVEL_WARNING},
        {BASIS_LAW, LEVEL_WARNING, LEVEL_NONE, VERDICT_MISSING, LEVEL_ADVICE},
        {BASIS_LAW, LEVEL_ADVICE, LEVEL_NONE, VERDICT_MISSING, LEVEL_ADVICE},
        {BASIS_LAW, LEVEL_ERROR, LEVEL_ERROR, VERDICT_MISSING, LEVEL_ERROR},
        {BASIS_SINGLE, LEVEL_ADVICE, LEVEL_NONE, VERDICT_PARTIAL, LEVEL_ADVICE},
        {BASIS_CORE, LEVEL_ERROR, LEVEL_NONE, VERDICT_PARTIAL, LEVEL_WARNING},
        {BASIS_RISK, LEVEL_WARNING, LEVEL_NONE, VERDICT_PARTIAL, LEVEL_ADVICE},
        {BASIS_LAW, LEVEL_ERROR, LEVEL_ERROR, VERDICT_MET, LEVEL_NONE},
        {BASIS_LAW, LEVEL_ERROR, LEVEL_ERROR, VERDICT_NOT_APPLICABLE, LEVEL_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct criterion criterion = {.basis = rows[i].basis};
        struct demand made = {.severity = rows[i].severity, .silence = rows[i].silence};
        enum level level = judgement_level(&criterion, &made, rows[i].verdict);
        if (level != rows[i].level)
            fail_msg("row %zu: expected %s, got %s", i, level_word(rows[i].level),
                     level_word(level));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base_leaves_everything_as_it_is),
        cmocka_unit_test(a_raise_lifts_severity_and_silence),
        cmocka_unit_test(a_raise_beats_what_another_profile_drops),
        cmocka_unit_test(a_figure_is_replaced_and_the_strictest_wins),
        cmocka_unit_test(a_profile_holds_from_its_day_on),
        cmocka_unit_test(three_kinds_of_requirement_are_kept_apart),
        cmocka_unit_test(silence_about_acts_and_background_law_is_no_finding),
        cmocka_unit_test(an_unknown_profile_or_day_is_the_users_fault),
        cmocka_unit_test(levels_follow_basis_and_severity),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
