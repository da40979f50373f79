/* library: loading, finding, faults, suggestions, lists, explanations, model text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "library/explain.h"
#include "library/faults.h"
#include "library/listing.h"
#include "library/model.h"
#include "library/suggest.h"

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

static void
things_are_found_by_kind_and_id(void **state)
{
    (void)state;
    const struct criterion *criterion = library_criterion(library, "training-hours");
    assert_non_null(criterion);
    assert_int_equal(criterion->kind, KIND_RECOMMENDED);
    assert_int_equal(criterion->severity, LEVEL_WARNING);
    assert_int_equal(criterion->basis, BASIS_LAW);
    assert_string_equal(criterion->topic->id, "police");
    assert_string_equal(criterion->title, "Officers are trained");
    assert_non_null(library_find(library, LIBRARY_TOPIC, "police"));
    assert_non_null(library_record(library, LIBRARY_AUTHORITY, "rule-book"));
    assert_non_null(library_record(library, LIBRARY_QUESTION, "grant"));
    assert_non_null(library_record(library, LIBRARY_PROFILE, "strict"));
    assert_non_null(library_record(library, LIBRARY_TERM, "police:hall-pass"));
    assert_non_null(library_record(library, LIBRARY_RETIRED, "old-one"));
    assert_null(library_criterion(library, "old-one"));
    assert_null(library_criterion(library, NULL));
    assert_string_equal(library_provision_for(library, "no-discipline")->id, "police.discipline");
    assert_string_equal(library_provision(library, "police.discipline.soft")->position, "minimum");
    assert_null(library_provision_for(library, "no-hall-pass"));
}

static void
checking_leaves_examples_out(void **state)
{
    (void)state;
    struct diag diag = {0};
    struct library *lean =
        library_load("tests/data/library", LIBRARY_WITHOUT_EXAMPLES, regexes, &diag);
    const struct criterion *criterion = library_criterion(lean, "no-discipline");
    assert_null(xml_child(criterion->node, "example"));
    assert_non_null(xml_child(criterion->node, "says"));
    assert_non_null(xml_child(criterion->node, "message"));
    assert_int_equal(lean->criterion_count, library->criterion_count);
    library_free(lean);
}

static void
the_test_library_has_no_faults(void **state)
{
    (void)state;
    struct diag diag = {0};
    assert_int_equal(library_faults(library, &diag), 0);
}

/* A scratch library whose one topic holds the given markup. */
static char *
scratch(const char *topic, const char *profile)
{
    struct diag diag = {0};
    char *folder = strdup("/tmp/mou-library-XXXXXX");
    assert_non_null(mkdtemp(folder));
    char path[256], target[256], here[128];
    static const char *const folders[] = {"clauses", "clauses/topics", "clauses/profiles"};
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, folders[i]);
        assert_int_equal(mkdir(path, 0700), 0);
    }
    assert_non_null(getcwd(here, sizeof here));
    static const char *const links[] = {"clauses/lexicon.xml", "clauses/schema"};
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, links[i]);
        snprintf(target, sizeof target, "%s/%s", here, links[i]);
        assert_int_equal(symlink(target, path), 0);
    }
    snprintf(path, sizeof path, "%s/clauses/authorities.xml", folder);
    snprintf(target, sizeof target, "%s/tests/data/library/clauses/authorities.xml", here);
    assert_int_equal(symlink(target, path), 0);
    snprintf(path, sizeof path, "%s/clauses/topics/t.xml", folder);
    assert_int_equal(file_write(path, topic, strlen(topic), &diag), 0);
    snprintf(path, sizeof path, "%s/clauses/profiles/base.xml", folder);
    assert_int_equal(file_write(path, profile, strlen(profile), &diag), 0);
    return folder;
}

static void
unlink_all(char *folder)
{
    static const char *const names[] = {"clauses/topics/t.xml",
                                        "clauses/profiles/base.xml",
                                        "clauses/authorities.xml",
                                        "clauses/lexicon.xml",
                                        "clauses/schema",
                                        "clauses/topics",
                                        "clauses/profiles",
                                        "clauses",
                                        ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    free(folder);
}

#define BASE "<profile id='base'><title>B</title><about>A</about></profile>"
#define CRITERION(severity, basis, authority, rest)                                                \
    "<topic id='t'><title>T</title><criterion id='c' kind='required' severity='" severity          \
    "' basis='" basis "'><title>C</title><why>W</why><authority ref='" authority "'/>" rest        \
    "</criterion></topic>"
#define SAYS    "<says verdict='met' does='search'/>"
#define EXAMPLE "<example verdict='met'>x</example>"

/* Faulty libraries and what is said of them. NULL: none is faulty. */
static const struct {
    const char *topic, *profile, *said;
} faulty[] = {
    {CRITERION("warning", "core", "rule-book", SAYS EXAMPLE), BASE, NULL},
    {CRITERION("error", "core", "rule-book", SAYS EXAMPLE), BASE, NULL},
    {CRITERION("error", "core", "hearsay", SAYS EXAMPLE), BASE,
     "t.xml:1: error: criterion 'c' is an error but rests on no authority that was read"},
    {CRITERION("warning", "core", "ruel-book", SAYS EXAMPLE), BASE,
     "there is no authority 'ruel-book'; did you mean rule-book?"},
    {CRITERION("warning", "core", "rule-book", EXAMPLE), BASE, "does not follow its schema"},
    {CRITERION("warning", "sore", "rule-book", SAYS EXAMPLE), BASE, "does not follow its schema"},
    {CRITERION("warning", "core", "rule-book", "<says does='search'/>" EXAMPLE), BASE,
     "the rule bears no verdict"},
    {CRITERION("warning", "core", "rule-book",
               "<all verdict='met'><says verdict='met' does='search'/></all>" EXAMPLE),
     BASE, "a rule within a rule bears a verdict"},
    {CRITERION("warning", "core", "rule-book", "<says verdict='met' in='body'/>" EXAMPLE), BASE,
     "the rule asks nothing"},
    {CRITERION("warning", "core", "rule-book",
               "<says verdict='met'><text term='no-such-term'/></says>" EXAMPLE),
     BASE, "there is no term 'no-such-term'"},
    {CRITERION("warning", "core", "rule-book",
               "<says verdict='met' does='search'><number parameter='p'/></says>" EXAMPLE),
     BASE, "the criterion has no parameter 'p'"},
    {"<topic id='t'><title>T</title><term id='bad'><match>(</match></term></topic>", BASE,
     "the term 't:bad' does not compile"},
    {"<topic id='t'><title>T</title><provision id='p' version='1' for='zzz'><title>P</title>"
     "<text><para>x <fill question='q'/><ref to='nowhere'/></para></text></provision></topic>",
     BASE, "there is no question 'q'"},
    {"<topic id='t'><title>T</title></topic>",
     "<profile id='base'><title>B</title><about>A</about><raise ref='gone' to='error'/></profile>",
     "there is no criterion 'gone'"},
    {"<topic id='t'><title>T</title></topic>",
     "<profile id='base'><title>B</title><about>A</about>"
     "<parameter ref='hours' op='at-least' value='1'/></profile>",
     "no criterion has a parameter 'hours'"},
    {"<topic id='t'><title>T</title></topic>",
     "<profile id='base' from='2026-02-01' "
     "until='2026-01-01'><title>B</title><about>A</about></profile>",
     "ends (2026-01-01) before it begins (2026-02-01)"},
};

static void
faults_are_named_with_place_and_cure(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        struct buf said = {0};
        struct diag diag = {.capture = &said};
        char *folder = scratch(faulty[i].topic, faulty[i].profile);
        struct library *one = library_load(folder, LIBRARY_ALL, regexes, &diag);
        int faults = one != NULL ? library_faults(one, &diag) : 1;
        if ((faulty[i].said == NULL) != (faults == 0) ||
            (faulty[i].said != NULL && strstr(buf_text(&said), faulty[i].said) == NULL))
            fail_msg("case %zu: %d faults; said: %s", i, faults, buf_text(&said));
        library_free(one);
        unlink_all(folder);
        buf_free(&said);
    }
}

static void
an_id_used_twice_is_refused(void **state)
{
    (void)state;
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    char *folder = scratch("<topic id='t'><title>T</title><retired id='a' since='2026-01-01'/>"
                           "<retired id='a' since='2026-01-01'/></topic>",
                           BASE);
    assert_null(library_load(folder, LIBRARY_ALL, regexes, &diag));
    assert_int_equal(diag.worst, STATUS_LIBRARY);
    assert_non_null(strstr(buf_text(&said), "the id 'a' is used before"));
    unlink_all(folder);
    buf_free(&said);
}

static void
near_ids_are_suggested(void **state)
{
    static const struct {
        const char *typed, *near;
    } rows[] = {
        {"trainig-hours", "did you mean training-hours"},
        {"discipline", "police.discipline"},
        {"strickt", "did you mean strict?"},
        {"xyzzyxyzzyxyzzy", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *near = nearest_ids(library, rows[i].typed);
        if (rows[i].near == NULL)
            assert_null(near);
        else
            assert_non_null(strstr(near, rows[i].near));
        free(near);
    }
}

static void
everything_can_be_listed_and_explained(void **state)
{
    static const char *const lists[] = {"criteria", "clauses", "profiles", "questions",
                                        "authorities"};
    static const struct {
        const char *id, *says;
    } things[] = {
        {"no-discipline", "required, severity error, because: core grant"},
        {"no-discipline", "rule-book (guidance): The rule book, Rule Book 1, p. 1 [read"},
        {"no-discipline", "contrary       The officer may discipline students."},
        {"grant-terms", "Applies when: a grant pays for the officer"},
        {"police.discipline", "students of the [name of the district] or"},
        {"police.discipline.soft", "Gives up:"},
        {"rule-book", "Officers police, administrators discipline."},
        {"strict", "parameter hours at-least 80"},
        {"agency_kind", "Unless answered: police"},
        {"police:hall-pass", "hall pass(es)?"},
        {"police", "training-hours"},
    };
    (void)state;
    struct diag diag = {0};
    struct demands *demands = demands_new(library, NULL, "2026-08-01", &diag);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct buf text = {0};
        assert_true(library_list(library, demands, lists[i], &text));
        assert_true(text.length > 20);
        buf_free(&text);
    }
    struct buf none = {0};
    assert_false(library_list(library, demands, "everything", &none));
    demands_free(demands);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        struct buf text = {0};
        assert_int_equal(library_explain(library, things[i].id, false, &text, &diag), 0);
        if (strstr(buf_text(&text), things[i].says) == NULL)
            fail_msg("“%s” is not in: %s", things[i].says, buf_text(&text));
        buf_free(&text);
    }
}

static bool
no_condition_holds(void *context, const char *when)
{
    (void)context, (void)when;
    return false;
}

static void
model_text_shows_its_fills(void **state)
{
    (void)state;
    const struct provision *provision = library_provision(library, "police.discipline");
    struct model_style all = {0}, none = {.holds = no_condition_holds};
    xmlDoc *doc = xml_new("x");
    model_paras(library, provision, &all, xmlDocGetRootElement(doc));
    model_paras(library, provision, &none, xmlDocGetRootElement(doc));
    char *text = xml_words(xmlDocGetRootElement(doc));
    assert_string_equal(
        text, "The officer shall not discipline students of the [name of the district] or of the "
              "county.(a) See the section “Police Matters”.The officer shall not discipline "
              "students of the [name of the district].(a) See the section “Police Matters”.");
    free(text);
    xmlFreeDoc(doc);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(things_are_found_by_kind_and_id),
        cmocka_unit_test(checking_leaves_examples_out),
        cmocka_unit_test(the_test_library_has_no_faults),
        cmocka_unit_test(faults_are_named_with_place_and_cure),
        cmocka_unit_test(an_id_used_twice_is_refused),
        cmocka_unit_test(near_ids_are_suggested),
        cmocka_unit_test(everything_can_be_listed_and_explained),
        cmocka_unit_test(model_text_shows_its_fills),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
