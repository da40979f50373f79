/* check: paths and lines of nodes, for people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xpath.h"
#include "check/location.h"

static const char text[] = "<o xmlns='urn:o' xmlns:p='urn:p'>\n<i k='1'/>a<p:i "
                           "p:k='2'/><!--x-->b\n<i/><j>t</j><i/><?w?></o>";

static xmlNodeSet *
nodes(xmlDoc *doc, xmlXPathContext **context, xmlXPathObject **value)
{
    *context = xmlXPathNewContext(doc);
    *value = xmlXPathEvalExpression((const xmlChar *)"/ | //node() | //@*", *context);
    return (*value)->nodesetval;
}

static void
paths_name_and_number(void **state)
{
    static const char *const wanted[] = {
        "/",
        "/o",
        "/o/text()[1]",
        "/o/i[1]",
        "/o/i[1]/@k",
        "/o/text()[2]",
        "/o/p:i",
        "/o/p:i/@p:k",
        "/o/comment()",
        "/o/text()[3]",
        "/o/i[2]",
        "/o/j",
        "/o/j/text()",
        "/o/i[3]",
        "/o/processing-instruction()",
    };
    (void)state;
    struct diag diag = {0};
    xmlDoc *doc = xml_read_memory(text, sizeof text - 1, "t.xml", &diag, STATUS_INPUT);
    xmlXPathContext *context;
    xmlXPathObject *value;
    xmlNodeSet *set = nodes(doc, &context, &value);
    struct location_memo memo = {0};
    assert_int_equal(set->nodeNr, sizeof wanted / sizeof *wanted);
    /* Forwards, backwards, and each alone: what was counted before must not matter. */
    for (int i = 0; i < 3 * set->nodeNr; i++) {
        int at = i < set->nodeNr ? i : (3 * set->nodeNr - i - 1) % set->nodeNr;
        struct location_memo fresh = {0};
        struct buf path = {0};
        location_path(set->nodeTab[at], i < 2 * set->nodeNr ? &memo : &fresh, &path);
        assert_string_equal(buf_text(&path), wanted[at]);
        buf_free(&path);
    }
    xmlXPathFreeObject(value);
    xmlXPathFreeContext(context);
    xmlFreeDoc(doc);
}

static void
lines_are_those_of_elements(void **state)
{
    (void)state;
    struct diag diag = {0};
    static const char lines[] = "<!--c-->\n<o>\n<i\n k='1'>x</i></o>";
    xmlDoc *doc = xml_read_memory(lines, sizeof lines - 1, "t.xml", &diag, STATUS_INPUT);
    xmlNode *root = xmlDocGetRootElement(doc), *item = xml_first(root);
    assert_int_equal(location_line((xmlNode *)doc), 2);
    assert_int_equal(location_line(root), 2);
    assert_int_equal(location_line((xmlNode *)item->properties), location_line(item));
    xmlFreeDoc(doc);
}

static void
control_characters_are_shown(void **state)
{
    (void)state;
    struct buf out = {0};
    location_clean(&out, "a\x1B[1m\x7F\xC2\x9B\xC2\xA0\xC3\xA9\n");
    assert_string_equal(buf_text(&out), "a\\x1B[1m\\x7F\\x9B\xC2\xA0\xC3\xA9\\x0A");
    buf_free(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_name_and_number),
        cmocka_unit_test(lines_are_those_of_elements),
        cmocka_unit_test(control_characters_are_shown),
    };
    xml_init();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xml_done();
    return failed;
}
