/* agreement: lead-ins, kinds and places of an agreement that is divided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/agreement.h"
#include "agreement/normal.h"
#include "agreement/place.h"
#include "agreement/tree.h"

static xmlDoc *
read_blocks(const char *blocks)
{
    struct buf xml = {0};
    struct diag diag = {0};
    buf_putf(&xml, "<agreement><meta/>%s</agreement>", blocks);
    xmlDoc *doc = xml_read_memory(xml.bytes, xml.length, "test", &diag, STATUS_INPUT);
    assert_non_null(doc);
    agreement_divide(doc);
    buf_free(&xml);
    return doc;
}

static xmlNode *
sentence_with(xmlDoc *doc, const char *words)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *s = tree_next_sentence(root, root); s != NULL; s = tree_next_sentence(s, root)) {
        char *text = xml_text(s);
        int found = strstr(text, words) != NULL;
        free(text);
        if (found)
            return s;
    }
    fail_msg("no sentence with '%s'", words);
    return NULL;
}

/* The tree, some words of a sentence in it, and the lead ("" none) and kind ("body") it must have.
 */
static const struct {
    const char *blocks, *words, *lead, *kind;
} cases[] = {
    {"<para kind='title'>AGREEMENT</para><list><item>The officer teaches.</item></list>", "teaches",
     "", "body"},
    {"<table><row head='true'><cell>Duty</cell><cell>School</cell><cell>Police</cell></row>"
     "<row><cell>Lockers</cell><cell>Opens them</cell><cell>\xE2\x80\x94</cell></row></table>",
     "\xE2\x80\x94", "", "body"},
    {"<table><row head='true'><cell>Duty</cell><cell>School</cell><cell>Police</cell></row>"
     "<row><cell>Lockers</cell><cell>Opens them</cell><cell>\xE2\x80\x94</cell></row></table>",
     "Opens", "School \xE2\x80\x94 Lockers", "body"},
    {"<section><title>If a student is arrested</title><para>The officer calls a "
     "parent.</para></section>",
     "calls", "If a student is arrested,", "body"},
    {"<section><title>If a student is arrested</title><para>When there is time, the officer "
     "waits.</para></section>",
     "waits", "", "body"},
    {"<section><title>Before the table</title><para>The officer calls a "
     "parent.</para></section>",
     "calls", "", "body"},
    {"<section><title>The Officer</title><para>Holding a student down is only for an "
     "emergency.</para></section>",
     "Holding", "", "body"},
    {"<section><title>The Officer</title><para>Teaching a class.</para></section>", "Teaching",
     "The Officer:", "body"},
    {"<section><title>WHEN AND WHERE</title><para>One officer, one school.</para></section>",
     "One officer", "", "body"},
    {"<section><title>When staff should call</title><para>A fight is no "
     "reason.</para></section>",
     "fight", "", "body"},
    {"<section><title>The Principal</title><para>Handles all discipline.</para><para>The officer "
     "does not.</para></section>",
     "Handles", "The Principal:", "body"},
    {"<section><title>The Principal</title><para>Handles all discipline.</para><para>The officer "
     "does not.</para></section>",
     "does not", "", "body"},
    {"<para>Before an arrest is made</para><para>The officer calls.</para><para>It "
     "ends.</para>",
     "calls", "Before an arrest is made,", "body"},
    {"<para>Before an arrest is made</para><para>The officer calls.</para><para>It "
     "ends.</para>",
     "ends", "", "body"},
    {"<para>Responsibilities of the Deputy:</para><para>To testify in court.</para>", "testify",
     "Responsibilities of the Deputy:", "body"},
    {"<section><title>The Principal</title><para>Officers report the "
     "rest.</para></section>",
     "report", "", "body"},
    {"<section><title>Duties</title><para>To keep order is the principal's duty.</para></section>",
     "order", "", "body"},
    {"<section><title>THE SRO WILL NOT</title><list><item>take attendance;</item></list></section>",
     "take attendance", "THE SRO WILL NOT:", "body"},
    {"<section n=\"Appendix A\"><title>Memorandum of Agreement</title><para>between the City and "
     "the Board</para><para>It lasts a year.</para></section>",
     "a year", "", "body"},
    {"<para>It is so. The SRO shall not:</para><list><item>search; "
     "or</item><item>arrest.</item></list>",
     "arrest", "The SRO shall not:", "body"},
    {"<para>The SRO shall not:</para><list><item><para>be assigned to:</para><list><item>lunch "
     "duty</item></list></item>"
     "<item>teach.</item></list>",
     "lunch", "The SRO shall not: be assigned to:", "body"},
    {"<para>The SRO shall not:</para><list><item><para>be assigned to:</para><list><item>lunch "
     "duty</item></list></item>"
     "<item>teach.</item></list>",
     "teach", "The SRO shall not:", "body"},
    {"<para>The District shall</para><list><item>pay.</item></list>", "pay", "The District shall",
     "body"},
    {"<para>Duties are the following.</para><list><item>Patrol halls.</item></list>", "Patrol",
     "Duties are the following.", "body"},
    {"<para>Nothing governs here.</para><list><item>Patrol halls.</item></list>", "Patrol", "",
     "body"},
    {"<para>The SRO will:</para><para>mentor students;</para><para>teach law.</para><para>The City "
     "pays.</para>",
     "teach", "The SRO will:", "body"},
    {"<para>The SRO will:</para><para>mentor students;</para><para>teach law.</para><para>The City "
     "pays.</para>",
     "City", "", "body"},
    {"<para>The SRO will:</para><list><item>Walk the halls. Greet students. The SRO need not "
     "smile.</item></list>",
     "Greet", "The SRO will:", "body"},
    {"<para>The SRO will:</para><list><item>Walk the halls. Greet students. The SRO need not "
     "smile.</item></list>",
     "smile", "", "body"},
    {"<para>NOW, THEREFORE, the parties agree as follows:</para><list><item>The SRO may "
     "teach.</item></list>",
     "teach", "", "body"},
    {"<section><title>The SRO shall:</title><list><item>report.</item></list></section>", "report",
     "The SRO shall:", "body"},
    {"<table><row head=\"true\"><cell>Activity</cell><cell>School</cell><cell>SRO</cell></row>"
     "<row><cell>Questioning a suspect</cell><cell>Calls a parent.</cell><cell>Holds off. "
     "Waits.</cell></row></table>",
     "Waits", "SRO \xE2\x80\x94 Questioning a suspect", "body"},
    {"<table><row head=\"true\"><cell>Activity</cell><cell>School</cell><cell>SRO</cell></row>"
     "<row><cell>Questioning a suspect</cell><cell>Calls a parent.</cell><cell>Holds "
     "off.</cell></row></table>",
     "Questioning", "Activity", "body"},
    {"<table><row "
     "head=\"true\"><cell>Activity</cell><cell>School</cell></row><row><cell>a</cell><cell>b</"
     "cell></row></table>",
     "School", "", "title"},
    {"<table><row head=\"true\"><cell>School matter</cell><cell>Police matter</cell></row>"
     "<row><cell>Profanity</cell><cell>Robbery</cell></row></table>",
     "Robbery", "Police matter", "body"},
    {"<table><row><cell>Start</cell><cell>July 1</cell></row></table>", "July", "Start:", "body"},
    /* a column of numbers names no duty: the next one does */
    {"<table><row head=\"true\"><cell>No.</cell><cell>Duty</cell><cell>SRO</cell></row><row><cell>"
     "5.1</cell><cell>Questioning</cell><cell>Holds off.</cell></row></table>",
     "Holds", "SRO \xE2\x80\x94 Questioning", "body"},
    {"<table><row head=\"true\"><cell>ID</cell><cell>Service</cell><cell>SRO</cell></row><row><cell>"
     "S-05</cell><cell>Questioning</cell><cell>Holds off.</cell></row></table>",
     "Holds", "SRO \xE2\x80\x94 Questioning", "body"},
    {"<table><row head=\"true\"><cell>#</cell><cell>Duty</cell><cell>SRO</cell></row><row><cell>"
     "1</cell><cell>Questioning</cell><cell>Holds off.</cell></row></table>",
     "Questioning", "Duty", "body"},
    {"<table><row><cell>1.</cell><cell>Questioning</cell><cell>Deputy</cell></row><row><cell>2.</"
     "cell><cell>Discipline</cell><cell>Principal</cell></row></table>",
     "Principal", "Discipline:", "body"},
    {"<table><row head=\"true\"><cell>Year</cell><cell>City</cell><cell>District</cell></row><row>"
     "<cell>2025</cell><cell>$9</cell><cell>$8</cell></row></table>",
     "$8", "District \xE2\x80\x94 2025", "body"},
    {"<table><row head=\"true\"><cell>Item</cell><cell>What</cell><cell>SRO</cell></row><row><cell>"
     "Search</cell><cell>Bags</cell><cell>Holds off.</cell></row></table>",
     "Holds", "SRO \xE2\x80\x94 Search", "body"},
    {"<section><title>Can the officer teach?</title><para>No. A talk has to be "
     "okayed.</para></section>",
     "No.", "Can the officer teach?", "body"},
    {"<section><title>Can the officer teach?</title><para>No. A talk has to be "
     "okayed.</para></section>",
     "talk", "", "body"},
    {"<para>Officers visit. Can the officer teach?</para><para>No, unless asked.</para>", "No",
     "Can the officer teach?", "body"},
    {"<para>Can the officer teach?</para><para>Never.</para><para>Not now.</para>", "Never",
     "Can the officer teach?", "body"},
    {"<para>Can the officer teach?</para><para>Never.</para><para>Not now.</para>", "Not now", "",
     "body"},
    {"<para>Who teaches?</para><para>The officer and the teacher.</para>", "The officer",
     "Who teaches?", "body"},
    {"<para>Who teaches?</para><para>The officer is no teacher.</para>", "The officer", "", "body"},
    {"<para>Can the officer teach?</para><para>Yes. The principal must agree.</para>",
     "The principal", "Can the officer teach?", "body"},
    {"<para>Can the officer teach?</para><para>No. The principal must agree.</para>",
     "The principal", "", "body"},
    {"<para>Can the officer teach?</para><para>The principal decides who teaches.</para>",
     "decides", "", "body"},
    {"<para>Q: Can the officer teach? A: Only if asked.</para>", "Only", "Can the officer teach?",
     "body"},
    {"<para>Q. Can the officer teach?</para><list><item n='A.'>Yes.</item></list>", "Yes",
     "Can the officer teach?", "body"},
    {"<section><title>Q: Can the officer teach?</title><para>Answer: Yes, unless "
     "barred.</para></section>",
     "Yes", "Can the officer teach?", "body"},
    {"<para>Can the officer teach?</para><list><item>No.</item><item>Chalk.</item></list>", "Chalk",
     "", "body"},
    {"<para>Can the officer teach?</para><section><title>Pay</title><para>No fee.</para></section>",
     "No fee", "", "body"},
    {"<para>When may the officer teach?</para><para>Only if a teacher is present.</para>",
     "present", "When may the officer teach?", "body"},
    {"<para>When may the officer teach?</para><para>Only if asked, the officer may teach.</para>",
     "asked", "", "body"},
    {"<para>SRO — Searches:</para><para>Does none.</para>", "none", "SRO — Searches", "body"},
    {"<para>SRO - Searches:</para><para>Keeps away unless a weapon is feared. Calls an "
     "administrator.</para>",
     "Calls", "SRO - Searches", "body"},
    {"<para>SRO — Searches:</para><para>Keeps away. The principal is told.</para>", "told", "",
     "body"},
    {"<para>SRO — Searches:</para><para>Searches of lockers are rare.</para>", "rare", "", "body"},
    {"<para>SRO — Searches:</para><para>The principal searches.</para><para>Does none.</para>",
     "none", "", "body"},
    {"<para>SRO — Searches:</para><para>Does some.</para><para>Head — Arrests:</para>"
     "<para>Does none.</para>",
     "none", "Head — Arrests", "body"},
    {"<para>The school is open — always:</para><para>Does none.</para>", "none", "", "body"},
    {"<section><title>Whose employee is the officer?</title><para>The City’s. It "
     "pays.</para></section>",
     "City’s", "Whose employee is the officer?", "body"},
    {"<section><title>When may the officer search?</title><para>With a warrant, and not "
     "otherwise.</para></section>",
     "warrant", "When may the officer search?", "body"},
    {"<section><title>Are there searches nobody does?</title><para>No one is "
     "strip-searched.</para></section>",
     "No one", "", "body"},
    {"<list><item>Locker or bag? Ask the dean first. Suspicion is enough.</item></list>",
     "Suspicion", "Locker or bag?", "body"},
    {"<list><item>May a deputy search lockers? No. That is for deans.</item></list>", "No",
     "May a deputy search lockers?", "body"},
    {"<list><item>May a deputy search lockers? The deputy does not search.</item></list>",
     "does not", "", "body"},
    {"<list><item>Gun? Lock down.</item><item>Arrest? Phone home.</item></list>", "Phone",
     "Arrest?", "body"},
    {"<section><title>Definitions</title><para>\"SRO\" means an officer.</para></section>", "SRO",
     "", "definition"},
    {"<para>The schools are open. “Guardian” means a parent. It ends.</para>", "Guardian", "",
     "definition"},
    {"<para>The schools are open. “Guardian” means a parent. It ends.</para>", "ends", "", "body"},
    {"<para>The word \"zero\" is not in this rule, which means nothing.</para>", "zero", "",
     "body"},
    {"<para>The following terms control:</para><list><item>Arrest: taking into "
     "custody.</item></list>",
     "Arrest", "The following terms control:", "definition"},
    {"<para>The parties agree to the following terms:</para><list><item>The officer wears a "
     "uniform.</item></list>",
     "uniform", "The parties agree to the following terms:", "body"},
    {"<para>Service is given on these terms and conditions:</para><list><item>The officer wears a "
     "uniform.</item></list>",
     "uniform", "Service is given on these terms and conditions:", "body"},
    {"<para>The following terms apply:</para><list><item>The officer shall wear a "
     "uniform.</item></list>",
     "uniform", "The following terms apply:", "body"},
    {"<para>For this Agreement the following terms apply:</para><list><item>Custody: any loss of "
     "freedom.</item></list>",
     "freedom", "For this Agreement the following terms apply:", "definition"},
    {"<para>WHEREAS, crime is rising; and</para>", "crime", "", "recital"},
    {"<section><title>RECITALS</title><para>Schools matter.</para><para>NOW, THEREFORE, they "
     "agree.</para>"
     "<para>The City pays.</para></section>",
     "matter", "", "recital"},
    {"<section><title>RECITALS</title><para>Schools matter.</para><para>NOW, THEREFORE, they "
     "agree.</para>"
     "<para>The City pays.</para></section>",
     "pays", "", "body"},
    {"<section><title>Background</title><para>Crime rose.</para></section>", "rose", "", "recital"},
    {"<section><title>Background Checks</title><para>All officers pass.</para></section>", "pass",
     "", "body"},
    {"<section n=\"EXHIBIT B.\"><title>Tasks</title><para>Report.</para></section>", "Report", "",
     "exhibit"},
    {"<para kind=\"front\">The Council met.</para>", "Council", "", "front"},
    {"<section><title>Term</title><para>It runs.</para></section>", "Term", "", "title"},
};

static void
leads_and_kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xmlDoc *doc = read_blocks(cases[i].blocks);
        xmlNode *s = sentence_with(doc, cases[i].words);
        assert_string_equal(xml_attr_or(s, "lead", ""), cases[i].lead);
        assert_string_equal(xml_attr_or(s, "kind", "body"), cases[i].kind);
        xmlFreeDoc(doc);
    }
}

static void
reading_twice_changes_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xmlDoc *doc = read_blocks(cases[i].blocks);
        struct buf once = {0}, twice = {0};
        xml_write(doc, &once, false);
        agreement_divide(doc);
        xml_write(doc, &twice, false);
        assert_string_equal(once.bytes, twice.bytes);
        buf_free(&once);
        buf_free(&twice);
        xmlFreeDoc(doc);
    }
}

static void
long_leads_are_bounded(void **state)
{
    (void)state;
    struct buf blocks = {0};
    buf_puts(&blocks, "<para>");
    for (int i = 0; i < 2000; i++)
        buf_puts(&blocks, "and word ");
    buf_puts(&blocks, "shall:</para><list><item>pay.</item></list>");
    xmlDoc *doc = read_blocks(blocks.bytes);
    const char *lead = xml_attr(sentence_with(doc, "pay."), "lead");
    assert_non_null(lead);
    assert_true(strlen(lead) <= 1000);
    assert_non_null(strstr(lead, "word shall:"));
    xmlFreeDoc(doc);
    buf_free(&blocks);
}

static void
places_read_like_a_citation(void **state)
{
    (void)state;
    static const struct {
        const char *blocks, *path;
    } places[] = {
        {"<section n=\"ARTICLE IV.\"><list><item n=\"3.\"><para>a</para><list><item "
         "n=\"(b)\">X.</item></list></item>"
         "</list></section>",
         "IV.3(b)"},
        {"<section n=\"4.\"><list><item n=\"4.2\"><para>a</para><list><item "
         "n=\"a)\">X.</item></list></item></list>"
         "</section>",
         "4.2(a)"},
        {"<section n=\"Section 12\"><para n=\"(c)\">X.</para></section>", "12(c)"},
        {"<section n=\"EXHIBIT B.\"><para n=\"7.\">X.</para></section>", "EXHIBIT B.7"},
        {"<section n=\"1\"><section n=\"1.1\"><para>X.</para></section></section>", "1.1"},
        {"<section n=\"ARTICLE II.\"><para n=\"2.3\">X.</para></section>", "2.3"},
        {"<section n=\"EXHIBIT B\"><para n=\"2.3\">X.</para></section>", "EXHIBIT B.2.3"},
        {"<para>X.</para>", ""},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        xmlDoc *doc = read_blocks(places[i].blocks);
        char *path = place_section(sentence_with(doc, "X."));
        assert_string_equal(path, places[i].path);
        free(path);
        xmlFreeDoc(doc);
    }
}

static void
matching_text_is_one_form(void **state)
{
    (void)state;
    static const char *const forms[][2] = {
        {"“SRO’s”  role —\nthe ﬁrst", "\"SRO's\" role - the first"},
        {"co\xC2\xADoperate and <br />go", "cooperate and go"},
        {"on -campus and non -criminal", "on-campus and non-criminal"},
        {"the (SRO)Program ends.The two(2)years,and",
         "the (SRO) Program ends. The two(2) years, and"},
        {"parent(s) of O.C.G.A. at example.org", "parent(s) of O.C.G.A. at example.org"},
        {"a\xC2\xA0\x62 ", "a b"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct buf out = {0};
        normal_text(forms[i][0], strlen(forms[i][0]), &out);
        assert_string_equal(out.bytes, forms[i][1]);
        buf_free(&out);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leads_and_kinds),
        cmocka_unit_test(reading_twice_changes_nothing),
        cmocka_unit_test(long_leads_are_bounded),
        cmocka_unit_test(places_read_like_a_citation),
        cmocka_unit_test(matching_text_is_one_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
