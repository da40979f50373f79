/* base: buffers, files, diagnostics, XML safety, regular expressions, stylesheets. */
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
#include <libxml/xmlmemory.h>

#include "base/buf.h"
#include "base/caseless.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/regex.h"
#include "base/xml.h"
#include "base/xslt.h"

static void
buffers_grow_and_stay_terminated(void **state)
{
    (void)state;
    struct buf buf = {0};
    assert_string_equal(buf_text(&buf), "");
    for (int i = 0; i < 1000; i++)
        buf_putf(&buf, "%d,", i);
    buf_put_utf8(&buf, 0x1F600);
    assert_int_equal(buf.length, strlen(buf.bytes));
    assert_string_equal(buf.bytes + buf.length - 4, "\xF0\x9F\x98\x80");
    char *taken = buf_take(&buf);
    assert_int_equal(buf.length, 0);
    free(taken);
}

static void
diagnostics_name_place_cause_and_cure(void **state)
{
    (void)state;
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    diag_error(&diag, STATUS_INPUT, "a.txt", 7, "save it as UTF-8", "byte %d is wrong", 3);
    assert_string_equal(said.bytes, "a.txt:7: error: byte 3 is wrong; save it as UTF-8\n");
    diag_error(&diag, STATUS_USAGE, NULL, 0, NULL, "bad \x1b[31m");
    assert_non_null(strstr(said.bytes, "mou: error: bad \\x1B[31m\n"));
    assert_int_equal(diag.worst, STATUS_INPUT);
    assert_int_equal(diag.errors, 2);
    buf_free(&said);
}

static void
quiet_drops_warnings_but_counts_them(void **state)
{
    (void)state;
    struct buf said = {0};
    struct diag diag = {.capture = &said, .quiet = true};
    diag_warn(&diag, "a", 1, NULL, "x");
    assert_int_equal(diag.warnings, 1);
    assert_int_equal(said.length, 0);
    assert_int_equal(diag.worst, STATUS_OK);
}

static void
files_are_written_whole_or_not_at_all(void **state)
{
    (void)state;
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    char folder[] = "/tmp/mou-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *path = file_join(folder, "a.txt");
    assert_int_equal(file_write(path, "one", 3, &diag), 0);
    struct buf back = {0};
    assert_int_equal(file_read(path, &back, &diag, STATUS_INPUT), 0);
    assert_string_equal(back.bytes, "one");
    assert_int_equal(file_write("/dev/full", "one", 3, &diag), -1);
    char *missing = file_join(folder, "no/such/a.txt");
    assert_int_equal(file_write(missing, "one", 3, &diag), -1);
    assert_int_equal(diag.worst, STATUS_OUTPUT);
    char **names = file_list(folder, ".txt", &diag, STATUS_INPUT);
    assert_string_equal(names[0], "a.txt");
    assert_null(names[1]);
    file_list_free(names);
    unlink(path);
    rmdir(folder);
    free(missing);
    free(path);
    buf_free(&back);
    buf_free(&said);
}

static void
folders_and_missing_files_are_refused(void **state)
{
    (void)state;
    struct buf said = {0}, out = {0};
    struct diag diag = {.capture = &said};
    assert_int_equal(file_read("/tmp", &out, &diag, STATUS_INPUT), -1);
    assert_non_null(strstr(said.bytes, "is a folder, not a file"));
    assert_int_equal(file_read("/no/such", &out, &diag, STATUS_INPUT), -1);
    assert_non_null(strstr(said.bytes, "cannot be opened"));
    buf_free(&said);
    buf_free(&out);
}

struct bad_xml {
    const char *text, *says;
};

static void
hostile_xml_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct bad_xml cases[] = {
        {"", "is empty"},
        {"<a>\n<b>\n</a>", "x:3: error: is not well-formed"},
        {"<!DOCTYPE a [\n<!ENTITY b \"c\">\n]><a>&b;</a>", "x:2: error: declares the entity 'b'"},
        {"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
         "declares the entity"},
        {"plain words", "is not well-formed"},
        {"<a>\xff\xfe</a>", "is not well-formed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf said = {0};
        struct diag diag = {.capture = &said};
        xmlDoc *doc =
            xml_read_memory(cases[i].text, strlen(cases[i].text), "x", &diag, STATUS_INPUT);
        assert_null(doc);
        assert_int_equal(diag.errors, 1);
        if (strstr(said.bytes, cases[i].says) == NULL)
            fail_msg("case %zu said: %s", i, said.bytes);
        buf_free(&said);
    }
}

static void
deep_nesting_is_refused(void **state)
{
    (void)state;
    struct buf xml = {0}, said = {0};
    struct diag diag = {.capture = &said};
    for (int i = 0; i < 5000; i++)
        buf_puts(&xml, "<a>");
    assert_null(xml_read_memory(xml.bytes, xml.length, "deep", &diag, STATUS_INPUT));
    assert_int_equal(diag.errors, 1);
    buf_free(&xml);
    buf_free(&said);
}

static void
lines_beyond_65535_are_known(void **state)
{
    (void)state;
    struct buf xml = {0}, said = {0};
    struct diag diag = {.capture = &said};
    buf_puts(&xml, "<a>");
    for (int i = 1; i < 70000; i++)
        buf_putc(&xml, '\n');
    buf_puts(&xml, "<b/><c></a>");
    assert_null(xml_read_memory(xml.bytes, xml.length, "long", &diag, STATUS_INPUT));
    assert_non_null(strstr(said.bytes, "long:70000: error:"));
    buf_free(&xml);
    buf_free(&said);
}

static void
trees_are_read_and_built(void **state)
{
    (void)state;
    xmlDoc *doc = xml_new("a");
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlNode *b = xml_add_text(root, "b", " two  words\n");
    xml_setf(b, "n", "%d", 4);
    xml_add(root, "c");
    assert_string_equal(xml_attr(b, "n"), "4");
    assert_null(xml_attr(b, "m"));
    assert_true(xml_child(root, "c") == xml_after(b));
    assert_null(xml_next(b, "d"));
    char *words = xml_words(root);
    assert_string_equal(words, "two words");
    free(words);
    struct buf out = {0};
    xml_write(doc, &out, false);
    assert_non_null(strstr(out.bytes, "<a><b n=\"4\"> two  words\n</b><c/></a>"));
    buf_free(&out);
    xmlFreeDoc(doc);
}

static void
text_is_lent_where_it_lies_in_one_piece(void **state)
{
    static const struct {
        const char *xml, *text, *words;
        bool text_lent, words_lent;
    } cases[] = {
        {"<p>as it is</p>", "as it is", "as it is", true, true},
        {"<p></p>", "", "", false, false},
        {"<p>two  spaces</p>", "two  spaces", "two spaces", true, false},
        {"<p> one before</p>", " one before", "one before", true, false},
        {"<p>one behind </p>", "one behind ", "one behind", true, false},
        {"<p>a\nline</p>", "a\nline", "a line", true, false},
        {"<p>in <b>two</b></p>", "in two", "in two", false, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag diag = {0};
        xmlDoc *doc =
            xml_read_memory(cases[i].xml, strlen(cases[i].xml), "case", &diag, STATUS_INPUT);
        const xmlNode *root = xmlDocGetRootElement(doc);
        char *own;
        assert_string_equal(xml_text_lent(root, &own), cases[i].text);
        assert_int_equal(own == NULL, cases[i].text_lent);
        free(own);
        assert_string_equal(xml_words_lent(root, &own), cases[i].words);
        assert_int_equal(own == NULL, cases[i].words_lent);
        free(own);
        xmlFreeDoc(doc);
    }
}

static void
attributes_are_kept_whatever_they_hold(void **state)
{
    static const char *const values[] = {
        "",          "plain",      "eight by",          "ninebytes",
        "Pe\u00F1a", "a & <b> \"", "seven77\u00B7tail", "seventy-seven\u2019s"};
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        xmlDoc *doc = xml_new("p");
        xmlNode *root = xmlDocGetRootElement(doc);
        xml_set(root, "first", "1");
        xml_set(root, "value", values[i]);
        xml_set(root, "first", "2");
        assert_string_equal(xml_attr(root, "value"), values[i]);
        assert_string_equal(xml_attr(root, "first"), "2");
        xml_set(root, "value", NULL);
        assert_null(xml_attr(root, "value"));
        xmlFreeDoc(doc);
    }
}

static void
beginnings_are_compared_without_case(void **state)
{
    (void)state;
    assert_true(caseless_begins("Exhibit B", "exhibit", 7));
    assert_true(caseless_begins("EXHIBIT", "exhibit", 7));
    assert_true(caseless_begins(" mean", " mean", 5));
    assert_false(caseless_begins("exhibi", "exhibit", 7));
    assert_false(caseless_begins("appendix", "exhibit", 7));
    assert_false(caseless_begins("", "a", 1));
    assert_true(caseless_begins("anything", "else", 0));
}

static void
text_validity_is_that_of_xml(void **state)
{
    (void)state;
    assert_true(xml_text_valid("plain, na\xC3\xAFve \xF0\x9F\x98\x80\n"));
    assert_false(xml_text_valid("\xC3("));
    assert_false(xml_text_valid("bell \x07"));
    assert_false(xml_text_valid("\xED\xA0\x80"));
}

static void
patterns_match_and_runaway_ones_stop(void **state)
{
    (void)state;
    struct regex_cache *cache = regex_cache_new();
    struct span groups[REGEX_GROUPS];
    const struct regex *regex = regex_get(cache, "(\\w+) officer", REGEX_CASELESS, NULL);
    assert_ptr_equal(regex, regex_get(cache, "(\\w+) officer", REGEX_CASELESS, NULL));
    const char *text = "the Resource Officer";
    assert_int_equal(regex_find(regex, text, strlen(text), 0, groups), 2);
    assert_int_equal(groups[1].start, 4);
    assert_int_equal(regex_find(regex, "none", 4, 0, groups), 0);
    const struct regex *slow = regex_get(cache, "^(a+)+$", 0, NULL);
    const char *bait = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";
    assert_int_equal(regex_find(slow, bait, strlen(bait), 0, groups), -1);
    char *error = NULL;
    assert_null(regex_get(cache, "(", 0, &error));
    assert_non_null(strstr(error, "at character"));
    free(error);
    regex_cache_free(cache);
}

static void
stylesheets_may_not_read_or_write_files(void **state)
{
    (void)state;
    const char *text =
        "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
        "<xsl:output method='text'/><xsl:param name='p'/><xsl:template match='/'>"
        "[<xsl:value-of select='$p'/>]<xsl:value-of select=\"document('/etc/hosts')\"/>"
        "</xsl:template></xsl:stylesheet>";
    struct buf said = {0}, out = {0};
    struct diag diag = {.capture = &said};
    char path[] = "/tmp/mou-sheet-XXXXXX";
    int fd = mkstemp(path);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    struct stylesheet *sheet = xslt_load(path, &diag);
    assert_non_null(sheet);
    xmlDoc *doc = xml_new("a");
    const char *params[] = {"p", "it's \"quoted\"", NULL};
    xslt_apply_text(sheet, doc, params, &out, &diag);
    assert_null(strstr(buf_text(&out), "localhost"));
    assert_true(out.length == 0 || strstr(out.bytes, "[it's \"quoted\"]") != NULL);
    xmlFreeDoc(doc);
    xslt_free(sheet);
    unlink(path);
    buf_free(&said);
    buf_free(&out);
}

static int
start(void **state)
{
    (void)state;
    xml_init();
    return 0;
}

static int
stop(void **state)
{
    (void)state;
    xslt_done();
    xml_done();
    return 0;
}

/* Blocks of every size, made, grown and dropped in no order, keep what is in them. */
static void
blocks_for_trees_keep_apart(void **state)
{
    (void)state;
    enum { BLOCKS = 300, ROUNDS = 20000 };
    static unsigned char *blocks[BLOCKS];
    static size_t sizes[BLOCKS];
    unsigned seed = 1;
    for (int round = 0; round < ROUNDS; round++) {
        seed = seed * 1664525u + 1013904223u;
        size_t i = (seed >> 8) % BLOCKS, size = 1 + (seed >> 16) % 600;
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(blocks[i][k], i % 251);
        if ((seed >> 28) < 4) {
            xmlFree(blocks[i]);
            blocks[i] = NULL;
        }
        blocks[i] = xmlRealloc(blocks[i], size);
        assert_int_equal((uintptr_t)blocks[i] % 16, 0);
        memset(blocks[i], (int)(i % 251), size);
        sizes[i] = size;
    }
    for (size_t i = 0; i < BLOCKS; i++)
        xmlFree(blocks[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffers_grow_and_stay_terminated),
        cmocka_unit_test(diagnostics_name_place_cause_and_cure),
        cmocka_unit_test(quiet_drops_warnings_but_counts_them),
        cmocka_unit_test(files_are_written_whole_or_not_at_all),
        cmocka_unit_test(folders_and_missing_files_are_refused),
        cmocka_unit_test(hostile_xml_is_refused_with_its_line),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(lines_beyond_65535_are_known),
        cmocka_unit_test(blocks_for_trees_keep_apart),
        cmocka_unit_test(trees_are_read_and_built),
        cmocka_unit_test(text_is_lent_where_it_lies_in_one_piece),
        cmocka_unit_test(attributes_are_kept_whatever_they_hold),
        cmocka_unit_test(beginnings_are_compared_without_case),
        cmocka_unit_test(text_validity_is_that_of_xml),
        cmocka_unit_test(patterns_match_and_runaway_ones_stop),
        cmocka_unit_test(stylesheets_may_not_read_or_write_files),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
