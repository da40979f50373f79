/* Reports and page designs: JSON strings, terminal lines, the counts, and every format against its
 * golden file. MOU_GOLDEN=write makes the golden files anew; read the difference before committing
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/json.h"
#include "base/terminal.h"
#include "base/regex.h"
#include "base/xslt.h"
#include "library/library.h"
#include "report/findings.h"
#include "report/report.h"
#include "report/resolve.h"

static void
assert_text(const char *made, const char *expected)
{
    if (strcmp(made, expected) != 0)
        fail_msg("expected:\n%s\nmade:\n%s", expected, made);
}

static void
json_strings(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
        const char *json;
    } cases[] = {
        {"", 0, "\"\""},
        {"plain", 5, "\"plain\""},
        {"a\"b\\c/d", 7, "\"a\\\"b\\\\c/d\""},
        {"\b\f\n\r\t", 5, "\"\\b\\f\\n\\r\\t\""},
        {"\0\x01\x1f\x7f", 4, "\"\\u0000\\u0001\\u001f\\u007f\""},
        {"\xC2\x9B", 2, "\"\\u009b\""},
        {"\xE2\x80\xA8\xE2\x80\xA9", 6, "\"\\u2028\\u2029\""},
        {"\xE2\x80\x9Cq\xE2\x80\x9D", 7, "\"\xE2\x80\x9Cq\xE2\x80\x9D\""},
        {"\xF0\x9D\x92\x9C", 4, "\"\xF0\x9D\x92\x9C\""},
        /* not UTF-8: a stray byte, a cut character, an overlong form, a surrogate */
        {"a\xFFz", 3, "\"a\xEF\xBF\xBDz\""},
        {"\xE2\x80", 2, "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"\xC0\xAF", 2, "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"\xED\xA0\x80", 3, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        json_string(&out, cases[i].text, cases[i].length);
        assert_text(buf_text(&out), cases[i].json);
        buf_free(&out);
    }
}

static void
wrapping(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
        const char *first, *rest, *lines;
    } cases[] = {
        {"", 20, "* ", "  ", ""},
        {" \n\t ", 20, "* ", "  ", ""},
        {"one two", 20, "", "", "one two\n"},
        {"  one \n\n two  ", 20, "", "", "one two\n"},
        {"one two three", 9, "* ", "  ", "* one two\n  three\n"},
        {"one two three", 8, "* ", "  ", "* one\n  two\n  three\n"},
        /* rows of words that do not stand in a row in the text */
        {"one  two\xE2\x80\xA8three four", 20, "", "", "one two three four\n"},
        {"ab c\x01"
         "d ef gh",
         20, "", "",
         "ab c\xEF\xBF\xBD"
         "d ef gh\n"},
        {"abcdef gh i", 4, "", "", "abcd\nef\ngh i\n"},
        /* wide characters fill two columns, combining marks none */
        {"\xE6\x97\xA5\xE6\x9C\xAC \xE8\xAA\x9E", 6, "", "",
         "\xE6\x97\xA5\xE6\x9C\xAC\n\xE8\xAA\x9E\n"},
        {"o\xCC\x81o\xCC\x81 o", 4, "", "", "o\xCC\x81o\xCC\x81 o\n"},
        /* a no-break space does not break */
        {"a 469\xC2\xA0US", 6, "", "", "a\n469\xC2\xA0US\n"},
        /* too long for any line: cut, but addresses stay whole */
        {"abcdefgh", 4, "> ", "> ", "> ab\n> cd\n> ef\n> gh\n"},
        {"see https://example.org/x", 10, "", "", "see\nhttps://example.org/x\n"},
        /* nothing may steer the terminal or turn the reading order */
        {"a\x1b[31mb", 20, "", "", "a\xEF\xBF\xBD[31mb\n"},
        {"a\xC2\x9B[31mb\xE2\x80\xAE", 20, "", "", "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD\n"},
        /* a width too small for anything still ends */
        {"abc", 1, "      ", "      ", "      a\n      b\n      c\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        terminal_wrap(&out, cases[i].text, cases[i].width, cases[i].first, cases[i].rest);
        assert_text(buf_text(&out), cases[i].lines);
        buf_free(&out);
    }
}

static void
padding(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
        const char *padded;
    } cases[] = {
        {"", 3, "   "},
        {"ab", 3, "ab "},
        {"abc", 3, "abc"},
        {"abcd", 3, "ab\xE2\x80\xA6"},
        {"\xE6\x97\xA5\xE6\x9C\xAC", 3, "\xE6\x97\xA5\xE2\x80\xA6"},
        {"\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 4, "\xE6\x97\xA5\xE2\x80\xA6 "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        terminal_pad(&out, cases[i].text, cases[i].width);
        assert_text(buf_text(&out), cases[i].padded);
        assert_int_equal(terminal_columns(buf_text(&out)), cases[i].width);
        buf_free(&out);
    }
    assert_string_equal(terminal_ink("red"), "\x1b[1;31m");
    assert_string_equal(terminal_ink("no such ink"), "");
}

static void
worst_levels(void **state)
{
    (void)state;
    static const struct {
        const char *document;
        int worst;
    } cases[] = {
        {"", 0},
        {"<document file=\"a\"/>", 0},
        {"<document><finding id=\"a\" level=\"\"/></document>", 0},
        {"<document><finding id=\"a\" level=\"advice\"/><finding level=\"\"/></document>", 1},
        {"<document><finding level=\"warning\"/><finding level=\"advice\"/></document>", 2},
        {"<document><finding level=\"advice\"/><finding level=\"error\"/></document>", 3},
        /* what an agreement says about levels is not a level */
        {"<document><finding level=\"\"><quote>a level=\"error\" b</quote></finding></document>",
         0},
        /* a brief counts */
        {"<document><summary met=\"3\" error=\"0\" warning=\"12\" advice=\"1\"/></document>", 2},
        {"<document><summary error=\"10\" warning=\"0\" advice=\"0\"/></document>", 3},
        {"<document><summary error=\"0\" warning=\"0\" advice=\"0\"/></document>", 0},
        {"<document><finding", 0},
        {"<document><finding level=\"error\"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(findings_worst(cases[i].document, strlen(cases[i].document)),
                         cases[i].worst);
}

static void
faulty_documents(void **state)
{
    (void)state;
    struct buf capture = {0};
    struct diag diag = {.capture = &capture};
    xmlDoc *findings = findings_new("1", NULL);
    assert_int_equal(findings_add(findings, "<document>", 10, &diag), -1);
    assert_int_equal(findings_add(findings, "<other/>", 8, &diag), -1);
    assert_int_equal(diag.errors, 2);
    /* no summary, no findings: counted as none */
    assert_int_equal(findings_add(findings, "<document/>", 11, &diag), 0);
    const xmlNode *document = xml_child(xmlDocGetRootElement(findings), "document");
    assert_string_equal(xml_attr(xml_child(document, "summary"), "contrary"), "0");
    assert_string_equal(xml_attr(xml_child(document, "summary"), "error"), "0");
    xmlFreeDoc(findings);
    buf_free(&capture);
}

/* Says where the bytes part instead of printing both. */
static void
compare(const struct buf *made, const char *golden)
{
    struct diag diag = {0};
    const char *mode = getenv("MOU_GOLDEN");
    if (mode != NULL && strcmp(mode, "write") == 0)
        assert_int_equal(file_write(golden, buf_text(made), made->length, &diag), 0);
    struct buf expected = {0};
    assert_int_equal(file_read(golden, &expected, &diag, STATUS_INPUT), 0);
    size_t at = 0, line = 1;
    while (at < made->length && at < expected.length && made->bytes[at] == expected.bytes[at])
        line += made->bytes[at++] == '\n';
    if (at < made->length || at < expected.length)
        fail_msg("%s: what is made differs from line %zu on", golden, line);
    buf_free(&expected);
}

/* The head of the hand-written findings, without its documents. */
static xmlDoc *
head_of(xmlDoc *source)
{
    xmlNode *root = xmlDocGetRootElement(source);
    xmlDoc *head = findings_new(xml_attr(root, "version"), xml_attr(root, "library"));
    for (xmlNode *profile = xml_child(root, "profile"); profile != NULL;
         profile = xml_next(profile, "profile"))
        xml_copy_into(xmlDocGetRootElement(head), profile);
    return head;
}

static xmlDoc *
alone(xmlNode *document)
{
    xmlDoc *one = xmlNewDoc((const xmlChar *)"1.0");
    xmlDocSetRootElement(one, xmlDocCopyNode(document, one, 1));
    return one;
}

/* Adds what the brief says to the overview. */
static void
take_brief(struct overview *overview, const struct buf *brief, struct diag *diag)
{
    xmlDoc *doc = findings_read(brief->bytes, brief->length, NULL, diag);
    assert_non_null(doc);
    overview_add(overview, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
}

static void
put_frame(const struct report *report, const struct overview *overview, const struct buf *rows,
          const struct buf *bodies, struct buf *out)
{
    struct buf parts[FRAME_PARTS] = {{0}};
    const struct buf *between[FRAME_PARTS] = {rows, bodies};
    assert_int_equal(report_frame(report, overview, parts), 0);
    for (size_t i = 0; i < FRAME_PARTS; i++) {
        buf_puts(out, buf_text(&parts[i]));
        buf_puts(out, between[i] != NULL ? buf_text(between[i]) : "");
        buf_free(&parts[i]);
    }
}

static void
write_pieces(const struct report *report, xmlDoc *source, int count, struct buf *out)
{
    struct overview *overview = overview_new();
    struct buf rows = {0}, bodies = {0};
    xmlNode *document = xml_child(xmlDocGetRootElement(source), "document");
    for (size_t i = 1; document != NULL && i <= (size_t)count; i++) {
        xmlDoc *one = alone(document);
        struct report_piece piece = {0};
        assert_int_equal(report_document(report, one, i, &piece), 0);
        take_brief(overview, &piece.brief, report->diag);
        buf_puts(&rows, buf_text(&piece.row));
        buf_puts(&bodies, buf_text(&piece.body));
        report_piece_free(&piece);
        xmlFreeDoc(one);
        document = xml_next(document, "document");
    }
    if (report->format->style == REPORT_PAGE) {
        put_frame(report, overview, &rows, &bodies, out);
    } else {
        report_head(report, out);
        buf_puts(out, buf_text(&bodies));
        size_t before = out->length;
        report_before_rows(report, overview, out);
        buf_puts(out, out->length > before ? buf_text(&rows) : "");
        report_tail(report, overview, out);
    }
    overview_free(overview);
    buf_free(&rows);
    buf_free(&bodies);
}

static void
write_whole(const struct report *report, xmlDoc *source, int count, struct buf *out)
{
    xmlNode *document = xml_child(xmlDocGetRootElement(source), "document");
    for (; document != NULL && count > 0; document = xml_next(document, "document"), count--) {
        xmlDoc *one = alone(document);
        struct buf bytes = {0};
        xml_write(one, &bytes, false);
        assert_int_equal(findings_add(report->head, bytes.bytes, bytes.length, report->diag), 0);
        buf_free(&bytes);
        xmlFreeDoc(one);
    }
    assert_int_equal(report_whole(report, report->head, out), 0);
}

static const struct golden {
    const char *format;
    bool colour;
    int documents;
    const char *file;
} goldens[] = {
    {"text", false, 9, "tests/report/findings.txt"},
    {"text", true, 9, "tests/report/findings-colour.txt"},
    {"text", false, 1, "tests/report/one.txt"},
    {"text", false, 0, "tests/report/none.txt"},
    {"json", false, 9, "tests/report/findings.json"},
    {"json", false, 0, "tests/report/none.json"},
    {"html", false, 9, "tests/report/findings.html"},
    {"html", false, 1, "tests/report/one.html"},
    {"html", false, 0, "tests/report/none.html"},
};

static void
golden_report(const struct golden *golden, xmlDoc *source, struct diag *diag)
{
    const struct report_format *format = report_format(golden->format);
    struct stylesheet *sheet =
        format->stylesheet == NULL ? NULL : xslt_load(format->stylesheet, diag);
    struct report report = {format, sheet, golden->colour, head_of(source), diag};
    struct buf out = {0};
    if (golden->documents == 1 && format->style == REPORT_PAGE)
        write_whole(&report, source, golden->documents, &out);
    else
        write_pieces(&report, source, golden->documents, &out);
    compare(&out, golden->file);
    xmlFreeDoc(report.head);
    xslt_free(sheet);
    buf_free(&out);
}

static void
golden_reports(void **state)
{
    (void)state;
    struct diag diag = {0};
    xmlDoc *source = xml_read_file("tests/report/findings.xml", &diag, STATUS_INPUT);
    assert_non_null(source);
    for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++)
        golden_report(&goldens[i], source, &diag);
    assert_int_equal(diag.errors, 0);
    xmlFreeDoc(source);
}

static const struct page {
    const char *source, *sheet, *file;
} pages[] = {
    {"tests/report/agreement.xml", "stylesheets/print/agreement.xsl", "tests/report/agreement.fo"},
    {"tests/report/topic.xml", "stylesheets/print/topic.xsl", "tests/report/topic.fo"},
    {"tests/report/findings.xml", "stylesheets/print/findings.xsl", "tests/report/findings.fo"},
    {"tests/report/agreement.xml", "stylesheets/report/agreement-html.xsl",
     "tests/report/agreement.html"},
    {"tests/report/topic.xml", "stylesheets/report/topic-html.xsl", "tests/report/topic.html"},
};

static void
golden_page(const struct page *page, struct diag *diag)
{
    struct stylesheet *sheet = xslt_load(page->sheet, diag);
    xmlDoc *source = xml_read_file(page->source, diag, STATUS_INPUT);
    assert_non_null(sheet);
    assert_non_null(source);
    xmlNode *document = xml_child(xmlDocGetRootElement(source), "document");
    for (; document != NULL; document = xml_next(document, "document"))
        findings_count(document);
    struct buf out = {0};
    assert_int_equal(xslt_apply_text(sheet, source, NULL, &out, diag), 0);
    compare(&out, page->file);
    buf_free(&out);
    xmlFreeDoc(source);
    xslt_free(sheet);
}

static void
golden_pages(void **state)
{
    (void)state;
    struct diag diag = {0};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        golden_page(&pages[i], &diag);
    assert_int_equal(diag.errors, 0);
}

static const xmlNode *
first_below(xmlNode *top, const char *name)
{
    for (xmlNode *node = top->children; node != NULL; node = xml_walk(node, top))
        if (xml_is(node, name))
            return node;
    return NULL;
}

static void
resolving(void **state)
{
    (void)state;
    struct buf capture = {0};
    struct diag diag = {.capture = &capture};
    struct regex_cache *regexes = regex_cache_new();
    struct library *library = library_load(".", LIBRARY_FOR_DRAFTING, regexes, &diag);
    assert_non_null(library);
    static const char text[] =
        "<topic><criterion><authority ref='cops-sro-page'/></criterion>"
        "<provision><text><para><fill question='district_name'/><ref to='arrests.last-resort'/>"
        "</para></text></provision></topic>";
    xmlDoc *topic = xml_read_memory(text, sizeof text - 1, "topic", &diag, STATUS_INPUT);
    xmlNode *root = xmlDocGetRootElement(topic);
    resolve_topic(topic, library);
    const xmlNode *authority = first_below(root, "authority");
    assert_string_equal(xml_attr(authority, "status"), "read");
    assert_non_null(xml_child(authority, "citation"));
    assert_non_null(xml_attr(first_below(root, "fill"), "label"));
    assert_string_equal(xml_attr(first_below(root, "ref"), "title"), "Last resort");
    /* a second time changes nothing, and what nobody knows stays */
    resolve_topic(topic, library);
    assert_null(xml_next(xml_child(authority, "citation"), "citation"));
    xmlFreeDoc(topic);
    library_free(library);
    regex_cache_free(regexes);
    buf_free(&capture);
}

/* Another program's opinion of the JSON. */
static void
json_is_json(void **state)
{
    (void)state;
    assert_int_equal(system("python3 tests/report/check_json.py tests/report/findings.json "
                            "tests/report/none.json"),
                     0);
}

static void
html_is_accessible(void **state)
{
    (void)state;
    assert_int_equal(system("python3 tests/report/check_html.py tests/report/findings.html "
                            "tests/report/one.html tests/report/none.html "
                            "tests/report/agreement.html tests/report/topic.html"),
                     0);
}

static void
fo_stays_in_the_subset(void **state)
{
    (void)state;
    assert_int_equal(system("python3 tests/report/check_fo.py tests/report/agreement.fo "
                            "tests/report/topic.fo tests/report/findings.fo"),
                     0);
}

/* The text report has the words of the other reports: each string of words.c of some length stands
 * in words.xsl too. */
static void
words_are_shared(void **state)
{
    (void)state;
    struct diag diag = {0};
    struct buf words = {0}, sheet = {0};
    size_t seen = 0;
    assert_int_equal(file_read("src/report/words.c", &words, &diag, STATUS_INPUT), 0);
    assert_int_equal(file_read("stylesheets/report/words.xsl", &sheet, &diag, STATUS_INPUT), 0);
    for (char *at = strstr(words.bytes, "struct wording {"); at != NULL;) {
        char *begin = strchr(at, '"'), *end = begin != NULL ? strchr(begin + 1, '"') : NULL;
        if (end == NULL)
            break;
        *end = '\0';
        if (strpbrk(begin + 1, "%\\") == NULL && strlen(begin + 1) >= 9) {
            seen++;
            if (strstr(sheet.bytes, begin + 1) == NULL)
                fail_msg("words.xsl does not say “%s”", begin + 1);
        }
        at = end + 1;
    }
    assert_true(seen > 25);
    buf_free(&words);
    buf_free(&sheet);
}

static void
no_such_format(void **state)
{
    (void)state;
    assert_null(report_format("sarif"));
    assert_null(report_format(""));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_strings),
        cmocka_unit_test(wrapping),
        cmocka_unit_test(padding),
        cmocka_unit_test(worst_levels),
        cmocka_unit_test(faulty_documents),
        cmocka_unit_test(golden_reports),
        cmocka_unit_test(golden_pages),
        cmocka_unit_test(resolving),
        cmocka_unit_test(fo_stays_in_the_subset),
        cmocka_unit_test(json_is_json),
        cmocka_unit_test(html_is_accessible),
        cmocka_unit_test(words_are_shared),
        cmocka_unit_test(no_such_format),
    };
    xml_init();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xslt_done();
    xml_done();
    return failed;
}
