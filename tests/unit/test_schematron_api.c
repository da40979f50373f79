/* check: what a caller of the Schematron engine sees: every assertion, evidence, diagnostics,
 * properties, places, its own functions; and schemas and documents in several files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "check/schematron.h"

#define SCHEMA(body) "<schema xmlns='http://purl.oclc.org/dsdl/schematron'>" body "</schema>"

struct fixture {
    char folder[32];
    struct regex_cache *regexes;
    struct buf said;
    struct diag diag;
};

static int
set_up(void **state)
{
    struct fixture *f = mem_alloc(sizeof *f);
    strcpy(f->folder, "/tmp/mou-test-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    f->regexes = regex_cache_new();
    f->diag.capture = &f->said;
    *state = f;
    return 0;
}

static void
write_in(struct fixture *f, const char *name, const char *text)
{
    char *path = file_join(f->folder, name);
    char *slash = strrchr(path, '/');
    *slash = '\0';
    assert_int_equal(file_make_folder(path, &f->diag), 0);
    *slash = '/';
    assert_int_equal(file_write(path, text, strlen(text), &f->diag), 0);
    free(path);
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;
    char *command = mem_format("rm -r '%s'", f->folder);
    assert_int_equal(system(command), 0);
    free(command);
    regex_cache_free(f->regexes);
    buf_free(&f->said);
    free(f);
    return 0;
}

static struct schematron *
load(struct fixture *f, const char *name)
{
    char *path = file_join(f->folder, name);
    struct schematron_options options = {.regexes = f->regexes};
    struct schematron *schema = schematron_load(path, &options, &f->diag);
    free(path);
    return schema;
}

static int
run(struct fixture *f, struct schematron *schema, const char *name, struct schematron_run *how)
{
    char *path = file_join(f->folder, name);
    how->doc = xml_read_file(path, &f->diag, STATUS_INPUT);
    assert_non_null(how->doc);
    int rc = schematron_run(schema, how, &f->diag);
    xmlFreeDoc(how->doc);
    free(path);
    return rc;
}

static void
put_message(void *sink, const struct schematron_result *result)
{
    if (!result->fired)
        return;
    schematron_message(result, sink);
    buf_putc(sink, ';');
}

/* Loads s.sch, runs it over d.xml: the fired messages, or the diagnostics. Yours. */
static char *
fired(struct fixture *f)
{
    struct buf out = {0};
    struct schematron_run how = {.result = put_message, .sink = &out};
    struct schematron *schema = load(f, "s.sch");
    if (schema == NULL || run(f, schema, "d.xml", &how) != 0)
        buf_puts(&out, buf_text(&f->said));
    schematron_free(schema);
    return buf_take(&out);
}

static void
expect(struct fixture *f, const char *wanted)
{
    char *got = fired(f);
    if (strstr(got, wanted) == NULL)
        print_error("got %s\n", got);
    assert_non_null(strstr(got, wanted));
    free(got);
}

static void
parts_are_included_relative_to_their_own_file(void **state)
{
    struct fixture *f = *state;
    write_in(f, "d.xml", "<d/>");
    write_in(f, "s.sch", SCHEMA("<include href='sub/lets.sch'/><include href='sub/p.sch'/>"));
    write_in(f, "sub/lets.sch",
             "<let xmlns='http://purl.oclc.org/dsdl/schematron' name='v' value='5'/>");
    write_in(f, "sub/p.sch",
             "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'><include "
             "href='parts.sch#r2'/></pattern>");
    write_in(f, "sub/parts.sch",
             "<x xmlns='http://purl.oclc.org/dsdl/schematron'><rule id='r1' context='d'><report "
             "test='1'>wrong</report></rule>"
             "<rule id='r2' context='d'><include href='deeper/a.sch'/></rule></x>");
    write_in(f, "sub/deeper/a.sch",
             "<report xmlns='http://purl.oclc.org/dsdl/schematron' test='$v = 5'>v is <include "
             "href='v.sch'/></report>");
    write_in(f, "sub/deeper/v.sch",
             "<value-of xmlns='http://purl.oclc.org/dsdl/schematron' select='$v'/>");
    expect(f, "v is 5;");
}

static void
rules_and_schemas_are_extended_by_files(void **state)
{
    struct fixture *f = *state;
    write_in(f, "d.xml", "<d/>");
    write_in(
        f, "s.sch",
        SCHEMA("<extends href='sub/base.sch'/><pattern id='mine'><rule context='d'>"
               "<extends href='sub/rule.sch'/><report test='$v'>mine</report></rule></pattern>"));
    write_in(f, "sub/base.sch",
             SCHEMA("<let name='v' value='1'/><pattern id='b'><rule context='d'><report "
                    "test='1'>base</report></rule></pattern>"));
    write_in(f, "sub/rule.sch",
             "<rule xmlns='http://purl.oclc.org/dsdl/schematron' context='zzz'><let name='w' "
             "value='$v + 1'/>"
             "<extends href='more.sch'/></rule>");
    write_in(f, "sub/more.sch",
             "<rule xmlns='http://purl.oclc.org/dsdl/schematron'><report test='$w = "
             "2'>more</report></rule>");
    expect(f, "base;more;mine;");
}

static void
faults_name_the_file_they_are_in(void **state)
{
    struct fixture *f = *state;
    write_in(f, "d.xml", "<d/>");
    write_in(f, "s.sch", SCHEMA("<include href='p.sch'/>"));
    write_in(f, "p.sch",
             "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'>\n<rule context='d'>\n<assert "
             "test='nope()'/></rule></pattern>");
    expect(f, "/p.sch:3: error: test of assert: there is no function nope()");
}

static void
missing_and_circular_files_are_faults(void **state)
{
    static const struct {
        const char *first, *second, *says;
    } cases[] = {
        {"<include href='none.sch'/>", "<x/>", "none.sch: error: "},
        {"<include href='p.sch'/>", "<p", "p.sch:1: error: is not well-formed XML"},
        {"<include href='s.sch'/>", "<p/>", "a whole schema cannot be included"},
        {"<include href='p.sch'/>", "<include href='p.sch'/>",
         "more than 40 deep; look for files that include each other"},
        {"<include href='p.sch'/>", "<pattern><include href='p.sch'/></pattern>",
         "<pattern> cannot stand in a pattern"},
        {"<pattern><rule context='d'><extends href='p.sch'/></rule></pattern>",
         "<rule><extends href='p.sch'/><extends href='p.sch'/></rule>",
         "extensions are more than 40 deep"},
        {"<pattern><rule context='d'><extends href='p.sch'/></rule></pattern>", "<pattern/>",
         "<rule> cannot be extended by <pattern>"},
    };
    struct fixture *f = *state;
    write_in(f, "d.xml", "<d/>");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *schema = mem_format(SCHEMA("%s"), cases[i].first),
             *other = mem_strdup(cases[i].second);
        if (strchr(other, '>') != NULL) {
            char *end = strpbrk(other, "/> ");
            end = *end == '/' || *end == '>' || *end == ' ' ? end : other;
            char *with = mem_format("%.*s xmlns='http://purl.oclc.org/dsdl/schematron'%s",
                                    (int)(end - other), other, end);
            free(other);
            other = with;
        }
        buf_clear(&f->said);
        write_in(f, "s.sch", schema);
        write_in(f, "p.sch", other);
        expect(f, cases[i].says);
        assert_int_equal(f->diag.worst, STATUS_LIBRARY);
        free(schema);
        free(other);
    }
}

static void
subordinate_documents_are_looked_at(void **state)
{
    struct fixture *f = *state;
    write_in(f, "d.xml", "<d><part href='sub/a.xml'/><part href='sub/b.xml'/></d>");
    write_in(f, "sub/a.xml", "<a n='1'/>");
    write_in(f, "sub/b.xml", "<b n='2'/>");
    write_in(f, "s.sch",
             SCHEMA("<let name='top' value='name(/*)'/><pattern documents='/d/part/@href'><let "
                    "name='n' value='/*/@n'/>"
                    "<rule context='/*'><report test='1'><name/> <value-of select='$n'/> of "
                    "<value-of select='$top'/>"
                    "</report></rule></pattern>"
                    "<pattern><rule context='part'><report test='document(@href)/b'>b "
                    "there</report></rule></pattern>"));
    expect(f, "a 1 of d;b 2 of d;b there;");
    write_in(f, "sub/b.xml", "<b");
    buf_clear(&f->said);
    expect(f, "sub/b.xml:1: error: is not well-formed XML");
    assert_int_equal(f->diag.worst, STATUS_INPUT);
}

struct seen {
    struct buf all;
};

static void
note_all(void *sink, const struct schematron_result *result)
{
    struct seen *seen = sink;
    const struct schematron_assertion *a = result->assertion;
    buf_putf(&seen->all, "%s/%s/%s %s%s role=%s flag=%s line=%ld nodes=%d evidence=", a->pattern,
             a->rule, a->id, a->report ? "report" : "assert", result->fired ? "!" : "",
             a->role != NULL ? a->role : "", a->flag != NULL ? a->flag : "", a->line,
             result->nodes != NULL ? result->nodes->nodeNr : -1);
    const xmlNodeSet *evidence = schematron_evidence(result);
    for (int i = 0; i < evidence->nodeNr; i++)
        buf_putf(&seen->all, "%s,", (const char *)evidence->nodeTab[i]->name);
    for (size_t i = 0; i < a->diagnostics; i++) {
        const char *lang = NULL;
        struct buf text = {0};
        const char *id = schematron_diagnostic(result, i, &lang, &text);
        buf_putf(&seen->all, " %s(%s):%s", id, lang != NULL ? lang : "", buf_text(&text));
        buf_free(&text);
    }
    buf_putc(&seen->all, '\n');
}

static void
every_assertion_is_shown_with_its_evidence(void **state)
{
    struct fixture *f = *state;
    struct seen seen = {0};
    struct schematron_run how = {.result = note_all, .sink = &seen};
    write_in(f, "d.xml", "<d><x/><y/><x/></d>");
    write_in(
        f, "s.sch",
        SCHEMA("\n<pattern id='p'><rule context='d' id='r' role='warning' flag='f' subject='y'>\n"
               "<assert id='a1' test='x'/>\n<report id='r1' test='x' role='met' diagnostics='g'/>\n"
               "<assert id='a2' test='z'/><assert id='a3' test='z' subject='x[2]'/>"
               "<report id='r2' test='count(z)' subject='none' flag='g'/></rule></pattern>"
               "<diagnostics><diagnostic id='g' xml:lang='de'>Es sind <value-of "
               "select='count(x)'/>.</diagnostic></diagnostics>"));
    struct schematron *schema = load(f, "s.sch");
    assert_int_equal(run(f, schema, "d.xml", &how), 0);
    assert_string_equal(
        buf_text(&seen.all),
        "p/r/a1 assert role=warning flag=f line=3 nodes=2 evidence=x,x,\n"
        "p/r/r1 report! role=met flag=f line=4 nodes=2 evidence=x,x, g(de):Es sind 2.\n"
        "p/r/a2 assert! role=warning flag=f line=5 nodes=-1 evidence=y,\n"
        "p/r/a3 assert! role=warning flag=f line=5 nodes=-1 evidence=x,\n"
        "p/r/r2 report role=warning flag=g line=5 nodes=-1 evidence=d,\n");
    buf_free(&seen.all);
    schematron_free(schema);
}

static void
put_properties(void *sink, const struct schematron_result *result)
{
    xmlDoc *doc = xml_new("out");
    for (size_t i = 0; i < result->assertion->properties; i++) {
        xmlNode *property = xml_add(xmlDocGetRootElement(doc), "property");
        xml_set(property, "id", schematron_property(result, i, property));
    }
    xml_write(doc, sink, false);
    xmlFreeDoc(doc);
}

static void
properties_hold_text_copies_and_elements(void **state)
{
    struct fixture *f = *state;
    struct buf out = {0};
    struct schematron_run how = {.result = put_properties, .sink = &out};
    write_in(f, "d.xml", "<d k='v'><x>t</x></d>");
    write_in(f, "s.sch",
             SCHEMA("<pattern><rule context='x'><assert test='0' properties='p "
                    "q'/></rule></pattern><properties>"
                    "<property id='p'>n=<value-of select='name()'/><c xmlns='urn:c' z='1'><copy-of "
                    "xmlns='http://www.w3.org/1999/XSL/Transform' "
                    "select='../@k | .'/></c></property>"
                    "<property id='q'><x:text xmlns:x='http://www.w3.org/1999/XSL/Transform'> w "
                    "</x:text></property></properties>"));
    struct schematron *schema = load(f, "s.sch");
    assert_int_equal(run(f, schema, "d.xml", &how), 0);
    assert_non_null(strstr(
        buf_text(&out),
        "<out><property id=\"p\">n=x<c xmlns=\"urn:c\" z=\"1\" k=\"v\"><x>t</x></c></property>"
        "<property id=\"q\"> w </property></out>"));
    buf_free(&out);
    schematron_free(schema);
}

static void
twice(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 0, 0))
        return;
    valuePush(parser, xmlXPathNewFloat(2.0 * *(int *)xpath_env(parser)->user));
}

/* An assembled schema: the places come from attributes that its maker set. */
static void
place_of(const xmlNode *element, const char **file, long *line)
{
    for (; element->type == XML_ELEMENT_NODE; element = element->parent)
        if (xml_attr(element, "from") != NULL) {
            *file = xml_attr(element, "from");
            *line = strtol(xml_attr(element, "at"), NULL, 10);
            return;
        }
}

static void
callers_bring_functions_and_places(void **state)
{
    struct fixture *f = *state;
    static const struct xpath_function table[] = {{XPATH_MOU, "twice", 0, 0, twice, NULL},
                                                  {.name = NULL}};
    static const char good[] =
        SCHEMA("<pattern from='arrests.xml' at='12'><rule context='/'><report test='mou:twice() = "
               "14'>ok</report></rule></pattern>");
    static const char bad[] = SCHEMA("<pattern from='arrests.xml' at='12'><rule "
                                     "context='/'><report test='mou:thrice()'/></rule></pattern>");
    struct schematron_options options = {
        .functions = table, .regexes = f->regexes, .place = place_of};
    xmlDoc *doc = xml_read_memory(good, sizeof good - 1, "assembled", &f->diag, STATUS_LIBRARY);
    struct schematron *schema = schematron_compile(xmlDocGetRootElement(doc), &options, &f->diag);
    int seven = 7;
    struct buf out = {0};
    struct schematron_run how = {.doc = doc, .user = &seven, .result = put_message, .sink = &out};
    assert_int_equal(schematron_run(schema, &how, &f->diag), 0);
    assert_string_equal(buf_text(&out), "ok;");
    schematron_free(schema);
    xmlFreeDoc(doc);
    buf_free(&out);
    doc = xml_read_memory(bad, sizeof bad - 1, "assembled", &f->diag, STATUS_LIBRARY);
    assert_null(schematron_compile(xmlDocGetRootElement(doc), &options, &f->diag));
    assert_non_null(
        strstr(buf_text(&f->said),
               "arrests.xml:12: error: test of report: there is no function mou:thrice()"));
    xmlFreeDoc(doc);
}

static void
hostile_schemas_end(void **state)
{
    struct fixture *f = *state;
    struct buf text = {0};
    /* A chain of variables, each defined by the next. */
    buf_puts(&text, "<schema xmlns='http://purl.oclc.org/dsdl/schematron'>");
    for (int i = 0; i < 3000; i++)
        buf_putf(&text, "<let name='v%d' value='$v%d'/>", i, i + 1);
    buf_puts(&text, "<let name='v3000' value='1'/><pattern><rule context='/'><assert "
                    "test='$v0'/></rule></pattern></schema>");
    write_in(f, "d.xml", "<d/>");
    write_in(f, "s.sch", buf_text(&text));
    expect(f, "variables are defined through more than 64 others");
    /* Files that double at every step. */
    write_in(f, "s.sch",
             SCHEMA("<pattern><rule context='d'><extends href='x0.sch'/></rule></pattern>"));
    for (int i = 0; i < 30; i++) {
        char *name = mem_format("x%d.sch", i);
        char *rule = mem_format("<rule xmlns='http://purl.oclc.org/dsdl/schematron'><extends "
                                "href='x%d.sch'/><extends href='x%d.sch'/></rule>",
                                i + 1, i + 1);
        write_in(f, name, rule);
        free(name);
        free(rule);
    }
    write_in(f, "x30.sch",
             "<rule xmlns='http://purl.oclc.org/dsdl/schematron'><assert test='1'/></rule>");
    expect(f, "the schema includes more than 10000 parts");
    buf_free(&text);
    /* A message that includes itself, twice. */
    write_in(
        f, "s.sch",
        SCHEMA("<pattern><rule context='d'><report test='1' id='m'><include href='#m'/><include "
               "href='#m'/></report></rule></pattern>"));
    int before = f->diag.errors;
    expect(f, "parts are included more than 40 deep");
    assert_in_range(f->diag.errors - before, 1, 20);
}

int
main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(parts_are_included_relative_to_their_own_file),
        CASE(rules_and_schemas_are_extended_by_files),
        CASE(faults_name_the_file_they_are_in),
        CASE(missing_and_circular_files_are_faults),
        CASE(subordinate_documents_are_looked_at),
        CASE(every_assertion_is_shown_with_its_evidence),
        CASE(properties_hold_text_copies_and_elements),
        CASE(callers_bring_functions_and_places),
        CASE(hostile_schemas_end),
    };
    xml_init();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xml_done();
    return failed;
}
