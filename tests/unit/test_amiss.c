/* Reading numbers and dates out of running text, as the consistency criteria do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "check/amiss.h"
#include "check/amiss_signs.h"
#include "check/dates.h"
#include "check/fault_reports.h"
#include "check/states.h"

static void
spells_numbers(void **state)
{
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        {"thirty", 30},
        {"one hundred and five", 105},
        {"forty-eight", 48},
        {"Sixty-Four Thousand Eight Hundred", 64800},
        {"two million three hundred thousand twelve", 2300012},
        {"twenty-first", 21},
        {"of thirty", -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count;
        struct piece *pieces = scan(cases[i].text, &count);
        assert_true(pieces_spelled(pieces, count) == cases[i].value);
        free(pieces);
    }
}

static void
finds_states(void **state)
{
    static const struct {
        const char *text, *named;
    } cases[] = {
        {"the law of West Virginia governs", "West Virginia"},
        {"Arkansas or Kansas", "Arkansas"},
        {"Texas", "Texas"},
        {"(Ohio)", "Ohio"},
        {"Miranda v. Arizona", NULL},
        {"under Miranda v. Arizona, and the law of Iowa", "Iowa"},
        {"Mainely the Texans of NewOhio, utah", NULL},
        {"North", NULL},
        {"", NULL},
    };
    (void)state;
    struct diag diag = {0};
    struct regex_cache *regexes = regex_cache_new();
    struct lexicon *lexicon = lexicon_load("clauses/lexicon.xml", regexes, &diag);
    assert_non_null(lexicon);
    struct states *states = states_new(lexicon);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *named = state_in(states, cases[i].text);
        assert_int_equal(named == NULL, cases[i].named == NULL);
        if (named != NULL)
            assert_string_equal(named, cases[i].named);
    }
    states_free(states);
    lexicon_free(lexicon);
    regex_cache_free(regexes);
}

static void
reads_dates(void **state)
{
    static const struct {
        const char *text;
        int year, month, day; /* year 0: no date */
        bool possible;
    } cases[] = {
        {"from July 1, 2026 on", 2026, 7, 1, true},
        {"this 16th day of July, 2024,", 2024, 7, 16, true},
        {"the first day of July, 2026", 2026, 7, 1, true},
        {"the twenty-first of May 2027", 2027, 5, 21, true},
        {"on 7/1/26.", 2026, 7, 1, true},
        {"since 2026-07-01", 2026, 7, 1, true},
        {"June 31, 2026", 2026, 6, 31, false},
        {"February 29, 2028", 2028, 2, 29, true},
        {"The SRO may 1) call 2026 people", 0, 0, 0, false},
        {"every July 1", 0, 0, 0, false},
        {"2026-27 school year", 0, 0, 0, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count, dates;
        struct piece *pieces = scan(cases[i].text, &count);
        struct found_date *found = dates_in(pieces, count, &dates);
        assert_int_equal(dates, cases[i].year != 0);
        if (dates == 1) {
            assert_int_equal(found->date.year, cases[i].year);
            assert_int_equal(found->date.month, cases[i].month);
            assert_int_equal(found->date.day, cases[i].day);
            assert_int_equal(found->possible, cases[i].possible);
        }
        free(found);
        free(pieces);
    }
}

static void
knows_its_faults(void **state)
{
    (void)state;
    assert_non_null(amiss_known("blank"));
    assert_null(amiss_known("blanks"));
    assert_null(amiss_known(""));
}

static void
finds_words_of_a_list(void **state)
{
    static const struct {
        const char *text, *words;
        bool found;
    } cases[] = {
        {"ends on May 3", "begins ends", true},
        {"Ends", "begins ends", true},
        {"end", "begins ends", false},
        {"bends", "begins ends", false},
        {"begin-ends", "ends", true},
        {"3 %", "three", false},
        {"", "ends", false},
        {"ends", "", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count;
        struct piece *pieces = scan(cases[i].text, &count);
        assert_int_equal(pieces_among(pieces, count, cases[i].words), cases[i].found);
        free(pieces);
    }
}

static void
sees_signs(void **state)
{
    static const struct {
        const char *text;
        unsigned signs;
    } cases[] = {
        {"the Riverton School District", SIGN_BODY},
        {"the Riverton  Police Department (\"RPD\")", SIGN_BODY | SIGN_BRACKET},
        {"its School District", 0},
        {"School District", 0},
        {"Riverton school district", 0},
        {"Pe\xC3\xB1"
         "a County Schools",
         SIGN_BODY},
        {"(School boards", SIGN_BRACKET},
        {"the Sheriff", SIGN_HEAD},
        {"Boone Sheriff's Office", SIGN_BODY | SIGN_HEAD},
        {"in 2026, 50%", SIGN_FIGURE | SIGN_YEAR | SIGN_PERCENT},
        {"in 202", SIGN_FIGURE},
        {"deputies are assigned, see Section 4",
         SIGN_OFFICER | SIGN_PROMISE | SIGN_SECTION | SIGN_FIGURE},
        {"TBD ___", SIGN_STAND_IN | SIGN_BLANK},
        {"", 0},
    };
    struct sign_table table = sign_table();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(signs_of(cases[i].text, &table), cases[i].signs);
}

static xmlDoc *
criterion_with(const char *patterns)
{
    struct diag diag = {0};
    char *text = mem_format("<criterion xmlns:sch=\"http://purl.oclc.org/dsdl/schematron\">"
                            "<title>Blanks</title>%s</criterion>",
                            patterns);
    xmlDoc *doc = xml_read_memory(text, strlen(text), "criterion", &diag, STATUS_INPUT);
    free(text);
    return doc;
}

#define PATTERN(id, test, role)                                                                    \
    "<sch:pattern id='" id "'><sch:rule context='/agreement'><sch:report test=\"" test             \
    "\" role='" role "'>A fault.</sch:report></sch:rule></sch:pattern>"
#define BLANK PATTERN("one", "mou:amiss('blank')", "contrary")

/* Only what asks for faults and does nothing else is taken; what stands beside makes it a schema.
 */
static void
tells_fault_reports(void **state)
{
    static const struct {
        const char *patterns;
        size_t reports;
    } cases[] = {
        {BLANK, 1},
        {BLANK PATTERN("two", "mou:amiss('weekday')", "contrary"), 2},
        {"", 0},
        {BLANK PATTERN("two", "mou:amiss('blanks')", "contrary"), 0},
        {BLANK PATTERN("two", "mou:amiss('weekday')", "partial"), 0},
        {BLANK PATTERN("two", "mou:amiss('weekday')[1]", "contrary"), 0},
        {PATTERN("one", "//s", "contrary") BLANK, 0},
        {"<sch:let name='n' value='1'/>" BLANK, 0},
        {"<sch:pattern><sch:rule context='s'><sch:report test=\"mou:amiss('blank')\" "
         "role='contrary'>A fault.</sch:report></sch:rule></sch:pattern>",
         0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xmlDoc *doc = criterion_with(cases[i].patterns);
        assert_non_null(doc);
        struct criterion criterion = {.node = xmlDocGetRootElement(doc)};
        struct library library = {.criteria = &criterion, .criterion_count = 1};
        struct fault_reports reports = {.list = NULL};
        assert_int_equal(fault_reports_add(&reports, &library, 0), cases[i].reports > 0);
        assert_int_equal(reports.count, cases[i].reports);
        if (reports.count > 0)
            assert_string_equal(reports.list[0].fault, "blank");
        fault_reports_free(&reports);
        xmlFreeDoc(doc);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spells_numbers),      cmocka_unit_test(finds_states),
        cmocka_unit_test(reads_dates),         cmocka_unit_test(knows_its_faults),
        cmocka_unit_test(sees_signs),          cmocka_unit_test(finds_words_of_a_list),
        cmocka_unit_test(tells_fault_reports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
