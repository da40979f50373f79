/* Facts: what answers, settings, defaults and conditions come to, on the library's own questions.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/xml.h"
#include "library/facts.h"
#include "base/like.h"

static struct buf said;
static struct diag diag = {.capture = &said};
static struct regex_cache *regexes;
static struct library *library;

static int
open_library(void **state)
{
    (void)state;
    xml_init();
    setenv("SOURCE_DATE_EPOCH", "1782864000", 1);
    regexes = regex_cache_new();
    library = library_load(".", LIBRARY_FOR_DRAFTING, regexes, &diag);
    if (library == NULL)
        fputs(buf_text(&said), stderr);
    return library == NULL ? -1 : 0;
}

static int
close_library(void **state)
{
    (void)state;
    library_free(library);
    regex_cache_free(regexes);
    buf_free(&said);
    xml_done();
    return 0;
}

/* The facts of an answers file with this inside <answers>, one answer a line from line 2. */
static struct facts *
facts_of(const char *answers, const char *const *sets)
{
    char path[] = "/tmp/mou-facts-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    dprintf(fd, "<answers>\n%s</answers>\n", answers);
    close(fd);
    buf_clear(&said);
    diag.worst = STATUS_OK;
    struct facts *facts = facts_new(library, path, sets, &diag);
    unlink(path);
    return facts;
}

static void
expect(const struct facts *facts, const char *key, const char *wanted)
{
    char *value = facts_value(facts, key, NULL);
    if (wanted == NULL)
        assert_null(value);
    else
        assert_string_equal(value == NULL ? "(none)" : value, wanted);
    free(value);
}

static void
types_are_read(void **state)
{
    static const struct {
        const char *set, *key, *value; /* value NULL: refused */
    } cases[] = {
        {"notice_days=45", "notice_days", "45"},
        {"notice_days= 45 ", "notice_days", "45"},
        {"notice_days=6", NULL, NULL},
        {"notice_days=366", NULL, NULL},
        {"notice_days=thirty", NULL, NULL},
        {"notice_days=99999999999999999999", NULL, NULL},
        {"notice_days=4.5", NULL, NULL},
        {"amount=$177,600", "amount", "177600"},
        {"amount=177600.50", "amount", "177600.50"},
        {"amount=a lot", NULL, NULL},
        {"amount=1.234", NULL, NULL},
        {"district_share=56.7%", "district_share", "56.7"},
        {"district_share=50.00", "district_share", "50"},
        {"district_share=101", NULL, NULL},
        {"start_date=July 1, 2026", "start_date", "2026-07-01"},
        {"start_date=2026-02-30", NULL, NULL},
        {"leu=No", "leu", "no"},
        {"leu=perhaps", NULL, NULL},
        {"review_month=apr", "review_month", "April"},
        {"review_month=Spring", NULL, NULL},
        {"agency_kind=Sheriff", "agency_kind", "sheriff"},
        {"agency_kind=sherif", NULL, NULL},
        {"state=ca", "state", "CA"},
        {"state=California", "state", "CA"},
        {"state=ZZ", NULL, NULL},
        {"training_hours=24", NULL, NULL},
        {"district_name=  Two   words ", "district_name", "Two words"},
        {"district_name=\xff", NULL, NULL},
        {"grant.number=15-1", "grant.number", "15-1"},
        {"grant.nummer=15-1", NULL, NULL},
        {"grant.2.number=15-1", NULL, NULL},
        {"grant=maybe", NULL, NULL},
        {"grant=no", "grant.number", NULL},
        {"school_list=A School; B School", "school_list.count", "2"},
        {"school_list.1.level=high", "school_list.level", "high"},
        {"school_list.2=B School", NULL, NULL},
        {"school_list.0=B School", NULL, NULL},
        {"school_list.level=high", NULL, NULL},
        {"school_list.1.levl=high", NULL, NULL},
        {"agency_share=40", NULL, NULL},
        {"no_such=1", NULL, NULL},
        {"notice_days", NULL, NULL},
        {"=1", NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const sets[] = {cases[i].set, NULL};
        struct facts *facts = facts_of("", sets);
        if ((facts != NULL) != (cases[i].key != NULL))
            fail_msg("%s: %s", cases[i].set, buf_text(&said));
        if (facts == NULL)
            assert_int_equal(diag.worst, STATUS_USAGE);
        else
            expect(facts, cases[i].key, cases[i].value);
        facts_free(facts);
    }
}

/* All at once, each with its line and what to do. */
static void
every_fault_is_named(void **state)
{
    (void)state;
    struct facts *facts = facts_of("<answer question='notice_dais'>30</answer>\n"
                                   "<answer question='notice_days'>thirty</answer>\n"
                                   "<answer question='leu'>yes</answer>\n"
                                   "<answer question='leu'>no</answer>\n"
                                   "<answer question='school_list'>\n"
                                   "<entry name='A' levl='high'/>\n"
                                   "<entry name='B' level='hihg'/></answer>\n"
                                   "<answer question='grant'>COPS</answer>\n"
                                   "<answer question='agency_name'><entry/></answer>\n",
                                   NULL);
    static const char *const wanted[] = {
        ":2: error: there is no question “notice_dais”; did you mean notice_days?",
        ":3: error: notice_days: “thirty” does not answer",
        "write a whole number from 7 to 365",
        ":5: error: leu is answered already on line 4; keep one of the two",
        ":7: error: school_list has no field “levl”; its fields are: name level address",
        ":8: error: school_list.level: “hihg” does not answer",
        "write one of: elementary middle high combined alternative",
        ":9: error: grant is a record; write <entry/>",
        ":10: error: agency_name has no entries; write the answer as text",
    };
    assert_null(facts);
    assert_int_equal(diag.worst, STATUS_INPUT);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (strstr(buf_text(&said), wanted[i]) == NULL)
            fail_msg("not said: %s\nsaid: %s", wanted[i], buf_text(&said));
}

static void
defaults_stand(void **state)
{
    static const struct {
        const char *answers, *key, *value;
    } cases[] = {
        {"", "start_date", "2026-07-01"},
        {"", "end_date", "2027-06-30"},
        {"", "term_length", "one (1) year"},
        {"", "school_year", "2026–27"},
        {"<answer question='end_date'>2029-06-30</answer>", "term_length", "three (3) years"},
        {"<answer question='end_date'>2026-12-31</answer>", "term_length", "six (6) months"},
        {"<answer question='end_date'>2026-08-14</answer>", "term_length", "forty-five (45) days"},
        {"<answer question='start_date'>2028-02-29</answer>", "end_date", "2029-02-27"},
        {"", "governing_body", "Board of Education"},
        {"", "agency_head.title", "Chief of Police"},
        {"<answer question='agency_kind'>sheriff</answer>", "agency_head.title", "Sheriff"},
        {"<answer question='agency_kind'>school-police</answer>", "employer", "district"},
        {"", "panel_members.count", "3"},
        {"", "agency_share", "50"},
        {"<answer question='district_share'>56.7</answer>", "agency_share", "43.3"},
        {"<answer question='district_share'>0</answer>", "agency_share", "100"},
        {"", "cps_agency", NULL},
        {"<answer question='state'>VA</answer>", "cps_agency",
         "the child protective services agency of the Commonwealth of Virginia"},
        {"", "elementary", "no"},
        {"<answer question='school_list'><entry name='A' level='high'/><entry name='B' "
         "level='elementary'/></answer>",
         "elementary", "yes"},
        {"<answer question='district_contact'>Dean</answer>", "complaint_contact.contact", "Dean"},
        {"<answer question='bwc'><entry/></answer>", "bwc.retention_days", "90"},
        {"<answer question='bwc'>yes</answer>", "bwc.retention_days", "90"},
        {"", "bwc.retention_days", NULL},
        {"<answer question='notice_days'> </answer>", "notice_days", "30"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct facts *facts = facts_of(cases[i].answers, NULL);
        assert_non_null(facts);
        expect(facts, cases[i].key, cases[i].value);
        facts_free(facts);
    }
}

static void
settings_win(void **state)
{
    static const char *const sets[] = {"notice_days=90", "school_list.2.level=middle",
                                       "municipality=", NULL};
    (void)state;
    struct facts *facts =
        facts_of("<answer question='notice_days'>30</answer>"
                 "<answer question='municipality'>City of A</answer>"
                 "<answer question='school_list'><entry name='A'/><entry name='B'/></answer>",
                 sets);
    assert_non_null(facts);
    expect(facts, "notice_days", "90");
    expect(facts, "municipality", NULL);
    assert_true(facts_hold(facts, "!municipality school_list.count=2", NULL));
    const xmlNode *second = xml_after(xml_first(facts_find(facts, "school_list")));
    assert_true(facts_hold(facts, "school_list.level=middle school_list.name=B", second));
    assert_string_equal(xml_attr(facts_find(facts, "notice_days"), "from"), "set");
    assert_string_equal(xml_attr(facts_find(facts, "end_date"), "from"), "default");
    assert_string_equal(xml_attr(facts_find(facts, "school_list"), "from"), "set");
    assert_string_equal(xml_attr(facts_find(facts, "district_name"), "from"), "nothing");
    assert_string_equal(xml_attr(facts_find(facts, "renewal_limit"), "from"), "not-asked");
    facts_free(facts);
}

static void
unasked_answers_are_warned_of(void **state)
{
    (void)state;
    struct facts *facts = facts_of("<answer question='renewal_limit'>3</answer>", NULL);
    assert_non_null(facts);
    assert_non_null(strstr(buf_text(&said),
                           ":2: warning: renewal_limit has no effect: it is asked only when "
                           "renewal_type=automatic"));
    expect(facts, "renewal_limit", NULL);
    facts_free(facts);
}

static void
conditions(void **state)
{
    static const struct {
        const char *when;
        bool holds;
    } cases[] = {
        {NULL, true},
        {"", true},
        {"leu", true},
        {"!leu", false},
        {"elementary", false},
        {"!elementary", true},
        {"grant", false},
        {"cost_model=split", true},
        {"cost_model!=split", false},
        {"cost_model=split leu", true},
        {"cost_model=split !leu", false},
        {"amount!=5", true},
        {"amount=5", false},
        {"profiles=cops", true},
        {"profiles=secure", false},
        {"profiles!=secure", true},
        {"school_list.count=0", true},
        {"meeting_frequency.command=quarterly", true},
        {"nonsense", false},
        {"!nonsense", true},
    };
    static const char *const sets[] = {"profiles=cops nasro", NULL};
    (void)state;
    struct facts *facts = facts_of("", sets);
    assert_non_null(facts);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (facts_hold(facts, cases[i].when, NULL) != cases[i].holds)
            fail_msg("%s", cases[i].when);
    facts_free(facts);
}

static void
slips_are_recognised(void **state)
{
    static const struct {
        const char *mistaken, *known, *best;
    } cases[] = {
        {"notcie_days", "notice_days", "notice_days"},
        {"noticedays", "notice_days", "notice_days"},
        {"x", "notice_days", NULL},
        {"grnt", "grant", "grant"},
        {"", "bwc", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct like like = like_start(cases[i].mistaken);
        like_try(&like, cases[i].known);
        if (cases[i].best == NULL)
            assert_null(like.best);
        else
            assert_string_equal(like.best, cases[i].best);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_read),
        cmocka_unit_test(every_fault_is_named),
        cmocka_unit_test(defaults_stand),
        cmocka_unit_test(settings_win),
        cmocka_unit_test(unasked_answers_are_warned_of),
        cmocka_unit_test(conditions),
        cmocka_unit_test(slips_are_recognised),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
