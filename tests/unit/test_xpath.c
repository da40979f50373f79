/* base: compiled XPath: the name lint, messages, limits, and the regular expression functions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/exslt_re.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/uri.h"
#include "base/xpath.h"
#include "base/xslt.h"

struct fixture {
    struct regex_cache *regexes;
    struct xpath *xpath;
    xmlDoc *doc;
    struct buf said;
    struct diag diag;
};

/* Two variables: $one is 1, $loop asks for itself. */
static void *
find(void *scope, const char *name)
{
    (void)scope;
    if (strcmp(name, "one") == 0)
        return (void *)"one";
    return strcmp(name, "bad") == 0 ? (void *)"bad" : NULL;
}

static xmlXPathObject *
value(struct xpath_env *env, void *binding)
{
    if (strcmp(binding, "one") == 0)
        return xmlXPathNewFloat(1);
    xpath_say(env, "the value of $bad is out");
    return NULL;
}

static const struct xpath_variables variables = {find, value};

static int
set_up(void **state)
{
    struct fixture *f = mem_alloc(sizeof *f);
    f->diag.capture = &f->said;
    f->regexes = regex_cache_new();
    f->xpath = xpath_new(f->regexes, NULL, &variables);
    static const char text[] =
        "<a x='7'><s>The officer shall not search.</s><s>One 12, two 345.</s><t/>"
        "<!--c--><u><v>deep</v> down</u></a>";
    f->doc = xml_read_memory(text, sizeof text - 1, "a.xml", &f->diag, STATUS_INPUT);
    *state = f;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;
    xmlFreeDoc(f->doc);
    xpath_free(f->xpath);
    regex_cache_free(f->regexes);
    buf_free(&f->said);
    free(f);
    return 0;
}

/* The string value of an expression at /, or NULL when it does not compile or evaluate. */
static char *
string_of(struct fixture *f, const char *text)
{
    struct xpath_place place = {
        .file = "r.sch", .line = 9, .attribute = "test", .element = "assert"};
    char *result = NULL;
    buf_clear(&f->said);
    struct xpath_expr *expr = xpath_compile(f->xpath, text, NULL, &place, &f->diag);
    if (expr == NULL)
        return NULL;
    xmlXPathObject *got = xpath_eval(f->xpath, expr, (xmlNode *)f->doc, &f->diag);
    if (got != NULL) {
        xmlChar *string = xmlXPathCastToString(got);
        result = mem_strdup((const char *)string);
        xmlFree(string);
    }
    xmlXPathFreeObject(got);
    xpath_expr_free(expr);
    return result;
}

static void
expressions_give_values(void **state)
{
    static const struct {
        const char *text, *gives;
    } cases[] = {
        {"count(//s)", "2"},
        {"string-length(//u)", "9"},
        {"count(//s[string-length() > 20])", "1"},
        {"string-length('§ 1') + string-length(//none)", "3"},
        {"/a/@x + $one", "8"},
        {"//s[2]", "One 12, two 345."},
        {"string(//u)", "deep down"},
        {"count(//u[current()/a])", "1"},
        {"count(//comment())", "1"},
        {"a/child::text() or a/div div 2 > 1", "false"},
        {"count(//*[not(self::a or self::s)]) mod 2", "1"},
        {"* * 2", "NaN"},
        {"re:test('SRO', 'sro')", "false"},
        {"re:test('SRO', 'sro', 'i')", "true"},
        {"re:test(//s[1], '\\bshall not\\b')", "true"},
        {"re:test(//u, 'deep down')", "true"},
        {"re:test(/a/@x, '^7$')", "true"},
        {"re:test(//nothing, '^$')", "true"},
        {"re:test('b\nc', '^c$')", "false"},
        {"re:test('b\nc', '^c$', 'm')", "true"},
        {"re:match('2026-03-04', '(\\d+)-(\\d+)')[3]", "03"},
        {"count(re:match('a1b22', '\\d+', 'g'))", "2"},
        {"re:match('a1b22', '\\d+', 'g')[2]", "22"},
        {"count(re:match('abc', 'x'))", "0"},
        {"count(mou:matching(//s, '\\d'))", "1"},
        {"count(mou:matching(//u | //s, 'dee|shall'))", "2"},
        {"count(mou:matching(//none, 'a'))", "0"},
        {"count(re:match('ab', '', 'g'))", "3"},
        {"re:replace('a-b-c', '-', '', '+')", "a+b-c"},
        {"re:replace('a-b-c', '-', 'g', '+')", "a+b+c"},
        {"re:replace('John Roe', '(\\w+) (\\w+)', '', '$2, $1')", "Roe, John"},
        {"re:replace('ab', '', 'g', '.')", ".a.b."},
        {"re:replace('\xC3\xA9\xC3\xA9', '', 'g', '.')", ".\xC3\xA9.\xC3\xA9."},
        {"re:replace('x', 'x', '', '$$1')", "$1"},
        {"re:replace('x', 'x', '', '[$&]')", "[x]"},
        {"re:replace('ab', '(a)|(z)', '', '$2!')", "!b"},
        {"mou:group('within 24 hours', '(\\d+) (hours|days)', 1)", "24"},
        {"mou:group('within 24 HOURS', '(\\d+) (hours|days)', 2, 'i')", "HOURS"},
        {"mou:group('within 24 hours', '(\\d+)', 0)", "24"},
        {"mou:group('within 24 hours', '(\\d+)', 5)", ""},
        {"mou:group('within', '(\\d+)', 1)", ""},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *got = string_of(f, cases[i].text);
        if (got == NULL || strcmp(got, cases[i].gives) != 0)
            print_error("%s\n", cases[i].text);
        assert_non_null(got);
        assert_string_equal(got, cases[i].gives);
        free(got);
    }
}

static void
faulty_names_are_found_when_compiled(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"cuont(//s)", "there is no function cuont()"},
        {"//s[re:tset(., 'x')]", "there is no function re:tset()"},
        {"not(/a[contians(., 'b')])", "there is no function contians()"},
        {"$parnt", "the variable $parnt is not defined"},
        {"//s[. = $parnt]", "define it here or above with <sch:let name=\"parnt\""},
        {"//q:s", "the prefix 'q' is not declared in \"//q:s\"; add <sch:ns prefix=\"q\""},
        {"q:f(1)", "the prefix 'q' is not declared"},
        {"//@q:*", "the prefix 'q' is not declared"},
        {"contains('a')", "contains() takes 2 arguments, not 1"},
        {"concat('a')", "concat() takes at least 2 arguments, not 1"},
        {"true(1)", "true() takes 0 arguments, not 1"},
        {"substring('a', 1, 2, (3))", "substring() takes 2 to 3 arguments, not 4"},
        {"count(//s[contains(., 'a', 'b')])", "contains() takes 2 arguments, not 3"},
        {"re:test(., '(')", "re:test(): the regex '(' is faulty"},
        {"re:test(., 'a', 'q')", "the flags \"q\" are not made of i, g, m and x"},
        {"re:replace(., '[', 'g', '')", "the regex '[' is faulty"},
        {"mou:group(., '(?<a', 1)", "mou:group(): the regex"},
        {"a[", "the expression is malformed (at character 3) in \"a[\""},
        {"'a", "a quotation mark is not closed"},
        {"", "the expression is malformed"},
        {"1 +", "the expression is malformed"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct xpath_place place = {
            .file = "r.sch", .line = 9, .attribute = "test", .element = "assert"};
        buf_clear(&f->said);
        struct xpath_expr *expr = xpath_compile(f->xpath, cases[i].text, NULL, &place, &f->diag);
        const char *said = buf_text(&f->said);
        if (expr != NULL || strstr(said, cases[i].says) == NULL)
            print_error("%s\n  said %s", cases[i].text, said);
        assert_null(expr);
        assert_non_null(strstr(said, cases[i].says));
        assert_true(strncmp(said, "r.sch:9: error: test of assert: ", 32) == 0);
        assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
    }
    assert_int_equal(f->diag.worst, STATUS_LIBRARY);
}

static void
failures_are_reported_once_with_their_place(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"count('a')", "a value has the wrong type"},
        {"mou:matching('a', 'b')", "a value has the wrong type"},
        {"$bad + 1", "the value of $bad is out"},
        {"re:test('a', 'a', concat('Z', ''))", "regex flags \"Z\""},
        {"re:test('a', concat('(', ''))", "the regex '(' is faulty"},
        {"re:test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+$', concat('', 'i'))",
         "too many steps"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *got = string_of(f, cases[i].text);
        const char *said = buf_text(&f->said);
        if (got != NULL || strstr(said, cases[i].says) == NULL)
            print_error("%s\n  said %s", cases[i].text, said);
        assert_null(got);
        assert_non_null(strstr(said, cases[i].says));
        assert_true(strncmp(said, "r.sch:9: error: ", 16) == 0);
        assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
    }
}

static void
runaway_evaluations_are_stopped(void **state)
{
    struct fixture *f = *state;
    xmlNode *root = xmlDocGetRootElement(f->doc);
    for (int i = 0; i < 2000; i++)
        xml_add(root, "s");
    xpath_limit(f->xpath, 100000);
    char *got = string_of(f, "count(//s[count(//s) > 0][count(//s[//s]) > 0])");
    assert_null(got);
    assert_non_null(strstr(buf_text(&f->said), "takes too many steps"));
    xpath_limit(f->xpath, 0);
    got = string_of(f, "count(//s[count(/a/s) > 0])");
    assert_string_equal(got, "2002");
    free(got);
}

static void
deep_expressions_are_refused(void **state)
{
    struct fixture *f = *state;
    static const char *const pieces[] = {"(",     "a[",        "not(",         "-", "a|", "a/",
                                         "a or ", "string(a[", "/descendant::"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buf text = {0};
        for (int n = 0; n < 12000; n++)
            buf_puts(&text, pieces[i]);
        buf_puts(&text, "a");
        free(string_of(f, buf_text(&text)));
        buf_free(&text);
    }
    struct buf nested = {0};
    for (int n = 0; n < 300; n++)
        buf_puts(&nested, "not(");
    buf_puts(&nested, "a");
    for (int n = 0; n < 300; n++)
        buf_puts(&nested, ")");
    assert_null(string_of(f, buf_text(&nested)));
    buf_free(&nested);
}

static void
twice(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 1, 1))
        return;
    double n = xmlXPathPopNumber(parser);
    valuePush(parser, xmlXPathNewFloat(2 * n + *(int *)xpath_env(parser)->user));
}

static char *
even(struct xpath_env *env, const char *const *args, int count)
{
    (void)env;
    return count == 1 && args[0] != NULL && strcmp(args[0], "odd") == 0
               ? mem_strdup("odd is not known")
               : NULL;
}

static void
callers_add_functions_and_reach_their_data(void **state)
{
    struct fixture *f = *state;
    static const struct xpath_function table[] = {{XPATH_MOU, "twice", 1, 1, twice, even},
                                                  {.name = NULL}};
    int extra = 5;
    xpath_add_functions(f->xpath, table);
    xpath_own_env(f->xpath)->user = &extra;
    char *got = string_of(f, "mou:twice(4)");
    assert_string_equal(got, "13");
    free(got);
    struct xpath_place place = {.file = "r.sch", .line = 9};
    assert_null(xpath_compile(f->xpath, "mou:twice('odd')", NULL, &place, &f->diag));
    assert_non_null(strstr(buf_text(&f->said), "mou:twice(): odd is not known"));
}

static void
namespaces_can_be_declared(void **state)
{
    struct fixture *f = *state;
    static const char text[] = "<h xmlns='urn:h'><i/></h>";
    xmlDoc *doc = xml_read_memory(text, sizeof text - 1, "h.xml", &f->diag, STATUS_INPUT);
    xpath_add_namespace(f->xpath, "h", "urn:other");
    xpath_add_namespace(f->xpath, "h", "urn:h");
    assert_string_equal(xpath_namespace(f->xpath, "h"), "urn:h");
    struct xpath_place place = {.file = "r.sch", .line = 9};
    struct xpath_expr *expr = xpath_compile(f->xpath, "count(/h:h/h:*)", NULL, &place, &f->diag);
    xmlXPathObject *got = xpath_eval(f->xpath, expr, (xmlNode *)doc, &f->diag);
    assert_true(got->floatval == 1);
    xmlXPathFreeObject(got);
    xpath_expr_free(expr);
    xmlFreeDoc(doc);
}

static void
stylesheets_have_the_same_functions(void **state)
{
    struct fixture *f = *state;
    static const char sheet_text[] =
        "<x:stylesheet version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform'"
        " xmlns:re='http://exslt.org/regular-expressions' xmlns:mou='urn:mou:functions'>"
        "<x:output method='text'/><x:param name='p'/><x:template match='/'>"
        "<x:variable name='all' select=\"re:match(//s[2], '\\d+', 'g')\"/>"
        "<x:for-each select='$all'><x:value-of select='.'/>,</x:for-each>"
        "<x:if test=\"re:test(//s[1], 'OFFICER', 'i')\"><x:value-of select=\"mou:group(//u, "
        "'(\\w+)$', 1)\"/></x:if>"
        "<x:value-of select=\"re:replace('a.b', $p, 'g', '-')\"/>"
        "</x:template></x:stylesheet>";
    char path[] = "/tmp/mou-test-XXXXXX";
    close(mkstemp(path));
    assert_int_equal(file_write(path, sheet_text, sizeof sheet_text - 1, &f->diag), 0);
    struct stylesheet *sheet = xslt_load(path, &f->diag);
    unlink(path);
    struct buf out = {0};
    const char *good[] = {"p", "\\.", NULL}, *bad[] = {"p", "(", NULL};
    assert_int_equal(xslt_apply_text(sheet, f->doc, good, &out, &f->diag), 0);
    assert_string_equal(buf_text(&out), "12,345,downa-b");
    assert_int_equal(xslt_apply_text(sheet, f->doc, bad, &out, &f->diag), -1);
    assert_non_null(strstr(buf_text(&f->said), "the stylesheet failed: the regex '(' is faulty"));
    xslt_free(sheet);
    buf_free(&out);
}

static void
references_become_local_paths(void **state)
{
    static const struct {
        const char *base, *reference, *path;
    } cases[] = {
        {"a/b.sch", "c.sch", "a/c.sch"},
        {"a/b.sch", "../c.sch#x", "a/../c.sch"},
        {"b.sch", "c.sch", "c.sch"},
        {"a/b.sch", "/c.sch", "/c.sch"},
        {"a/b.sch", "file:///c.sch", "/c.sch"},
        {"a/b.sch", "file://localhost/c.sch", "/c.sch"},
        {"a/b.sch", "#x", "a/b.sch"},
        {"a/b.sch", "", "a/b.sch"},
        {"a/b.sch", "no%20such%2Ffile", "a/no such/file"},
        {"a/b.sch", "50%", "a/50%"},
        {NULL, "c", "c"},
        {NULL, "", NULL},
        {"a/b.sch", "http://example.org/c.sch", NULL},
        {"a/b.sch", "file://example.org/c.sch", NULL},
        {"a/b.sch", "urn:x", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *path = uri_to_path(cases[i].base, cases[i].reference);
        if (cases[i].path == NULL)
            assert_null(path);
        else
            assert_string_equal(path, cases[i].path);
        free(path);
    }
    assert_string_equal(uri_fragment("a#b"), "b");
    assert_null(uri_fragment("a"));
}

/* What is trusted is not looked at until it is evaluated, but knows its variables. */
static void
trusted_ones_wait(void **state)
{
    struct fixture *f = *state;
    xpath_trust(f->xpath);
    struct xpath_place place = {.file = "r.xml", .line = 3};
    struct xpath_expr *none =
        xpath_compile(f->xpath, "count(//s) + '$not'", NULL, &place, &f->diag);
    struct xpath_expr *one = xpath_compile(f->xpath, "count(//s) + $one", NULL, &place, &f->diag);
    struct xpath_expr *wrong = xpath_compile(f->xpath, "count(", NULL, &place, &f->diag);
    assert_false(xpath_uses_variables(none));
    assert_true(xpath_uses_variables(one));
    assert_non_null(wrong);
    assert_string_equal(buf_text(&f->said), "");
    for (int twice = 0; twice < 2; twice++) {
        xmlXPathObject *value = xpath_eval(f->xpath, one, (xmlNode *)f->doc, &f->diag);
        assert_non_null(value);
        assert_int_equal((int)value->floatval, 3);
        xmlXPathFreeObject(value);
    }
    assert_null(xpath_eval(f->xpath, wrong, (xmlNode *)f->doc, &f->diag));
    assert_non_null(strstr(buf_text(&f->said), "r.xml:3: error:"));
    xpath_expr_free(none);
    xpath_expr_free(one);
    xpath_expr_free(wrong);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(expressions_give_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(faulty_names_are_found_when_compiled, set_up, tear_down),
        cmocka_unit_test_setup_teardown(failures_are_reported_once_with_their_place, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(runaway_evaluations_are_stopped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(deep_expressions_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(callers_add_functions_and_reach_their_data, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(namespaces_can_be_declared, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stylesheets_have_the_same_functions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(trusted_ones_wait, set_up, tear_down),
        cmocka_unit_test(references_become_local_paths),
    };
    xml_init();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xslt_done();
    xml_done();
    return failed;
}
