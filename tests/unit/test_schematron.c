/* check: the Schematron engine, case by case: what is valid, what fires where with which words,
 * which schema is faulty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "check/schematron.h"

#define DOC "<d n='1'><!--note--><?go now?><e k='a'>one</e><e k='b'>two</e><f><e>three</e></f></d>"

struct expectation {
    const char *body; /* of the schema */
    const char
        *says; /* V: "", I: each fired assertion as "id path message", E: part of the diagnostics */
    const char *phase; /* may be NULL */
};

struct outcome {
    bool compiled, ran;
    struct buf fired;
    size_t evaluated;
};

static void
see(void *sink, const struct schematron_result *result)
{
    struct outcome *outcome = sink;
    outcome->evaluated++;
    if (!result->fired)
        return;
    const char *id = result->assertion->id;
    xmlChar *path = xmlGetNodePath(result->node);
    buf_putf(&outcome->fired, "%s %s ", id != NULL ? id : "-", (const char *)path);
    schematron_message(result, &outcome->fired);
    buf_puts(&outcome->fired, ";");
    xmlFree(path);
}

static struct outcome
run_schema(const char *schema_text, const char *doc_text, const char *phase, struct diag *diag)
{
    struct outcome outcome = {0};
    struct regex_cache *regexes = regex_cache_new();
    xmlDoc *written =
        xml_read_memory(schema_text, strlen(schema_text), "t.sch", diag, STATUS_LIBRARY);
    xmlDoc *doc = xml_read_memory(doc_text, strlen(doc_text), "t.xml", diag, STATUS_INPUT);
    struct schematron_options options = {.phase = phase, .regexes = regexes};
    assert_non_null(written);
    assert_non_null(doc);
    struct schematron *schema = schematron_compile(xmlDocGetRootElement(written), &options, diag);
    outcome.compiled = schema != NULL;
    struct schematron_run run = {.doc = doc, .result = see, .sink = &outcome};
    if (schema != NULL) {
        outcome.ran = schematron_run(schema, &run, diag) == 0;
        /* A second run sees nothing of the first. */
        struct outcome again = {0};
        run.sink = &again;
        assert_int_equal(schematron_run(schema, &run, diag) == 0, outcome.ran);
        assert_string_equal(buf_text(&again.fired), buf_text(&outcome.fired));
        buf_free(&again.fired);
    }
    schematron_free(schema);
    xmlFreeDoc(written);
    xmlFreeDoc(doc);
    regex_cache_free(regexes);
    return outcome;
}

static void
try_case(const struct expectation *expectation, bool faulty)
{
    struct buf said = {0}, text = {0};
    struct diag diag = {.capture = &said};
    buf_puts(&text, "<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'"
                    " xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\n");
    buf_puts(&text, expectation->body);
    buf_puts(&text, "</s:schema>");
    struct outcome outcome = run_schema(buf_text(&text), DOC, expectation->phase, &diag);
    const char *got = faulty ? buf_text(&said) : buf_text(&outcome.fired);
    bool right = faulty
                     ? !(outcome.compiled && outcome.ran) && strstr(got, expectation->says) != NULL
                     : outcome.ran && strcmp(got, expectation->says) == 0;
    if (!right)
        print_error("%s\n  got %s\n  said %s\n", expectation->body, buf_text(&outcome.fired),
                    buf_text(&said));
    assert_true(right);
    if (faulty) {
        assert_int_equal(diag.worst, STATUS_LIBRARY);
        assert_int_equal(strncmp(got, "t.sch:", 6), 0);
    }
    buf_free(&outcome.fired);
    buf_free(&said);
    buf_free(&text);
}

static void
try_all(const struct expectation *cases, size_t count, bool faulty)
{
    for (size_t i = 0; i < count; i++)
        try_case(&cases[i], faulty);
}

#define TRY(cases, faulty) try_all(cases, sizeof(cases) / sizeof *(cases), faulty)
#define P(rules)           "<s:pattern>" rules "</s:pattern>"
#define R(context, tests)  "<s:rule context=\"" context "\">" tests "</s:rule>"
#define A(test)            "<s:assert test=\"" test "\" id='a'>no</s:assert>"
#define FIRES              "<s:report test='true()' id='r'>hit</s:report>"

static void
contexts_are_match_patterns(void **state)
{
    static const struct expectation cases[] = {
        {P(R("/", FIRES)), "r / hit;", NULL},
        {P(R("d", FIRES)), "r /d hit;", NULL},
        {P(R("f/e", FIRES)), "r /d/f/e hit;", NULL},
        {P(R("/d/e[2]", FIRES)), "r /d/e[2] hit;", NULL},
        {P(R("e[last()]", FIRES)), "r /d/e[2] hit;r /d/f/e hit;", NULL},
        {P(R("@k", FIRES)), "r /d/e[1]/@k hit;r /d/e[2]/@k hit;", NULL},
        {P(R("e/@*", FIRES)), "r /d/e[1]/@k hit;r /d/e[2]/@k hit;", NULL},
        {P(R("comment()", FIRES)), "r /d/comment() hit;", NULL},
        {P(R("processing-instruction('go')", FIRES)), "r /d/processing-instruction('go') hit;",
         NULL},
        {P(R("f//text()", FIRES)), "r /d/f/e/text() hit;", NULL},
        {P(R("f | @n|/", FIRES)), "r / hit;r /d/@n hit;r /d/f hit;", NULL},
        {P(R("e[. = 'a|b' or . = 'two']", FIRES)), "r /d/e[2] hit;", NULL},
        {P(R("e[contains(., '(')] | f", FIRES)), "r /d/f hit;", NULL},
        {P(R("nothing", FIRES)), "", NULL},
        {P(R("node()[self::f]", FIRES)), "r /d/f hit;", NULL},
        {P(R("namespace::*", FIRES)), "", NULL},
        {"<s:let name='n' value=\"'b'\"/>" P(R("e[@k = $n]", FIRES)), "r /d/e[2] hit;", NULL},
        {"<s:let name='n' value=\"//e[@k]\"/>" P(R("$n", FIRES)), "r /d/e[1] hit;r /d/e[2] hit;",
         NULL},
        {"<xsl:key name='k' match='e' use='@k'/>" P(R("key('k', 'b')", FIRES)), "r /d/e[2] hit;",
         NULL},
    };
    (void)state;
    TRY(cases, false);
}

static void
a_node_belongs_to_the_first_rule_that_matches(void **state)
{
    static const struct expectation cases[] = {
        {P(R("e[@k='a']", "<s:assert test='true()'/>") R("e", FIRES)),
         "r /d/e[2] hit;r /d/f/e hit;", NULL},
        {P(R("e", "<s:assert test='true()'/>") R("@k", FIRES)),
         "r /d/e[1]/@k hit;r /d/e[2]/@k hit;", NULL},
        {P(R("f", FIRES)) P(R("*", "<s:assert test='self::*[not(self::f)]' id='a'>x</s:assert>")),
         "r /d/f hit;a /d/f x;", NULL},
        {P(R("f", "") R("f", FIRES)), "", NULL},
    };
    (void)state;
    TRY(cases, false);
}

static void
messages_are_filled_in(void **state)
{
    static const struct expectation cases[] = {
        {P(R("d/e[1]/@k",
             "<s:report test='true()' id='r'>\n  <s:name/> is\t<s:value-of select='.'/>,\n"
             "<s:emph>in</s:emph> <s:dir value='ltr'><s:name path='name(..)'/></s:dir>. "
             "</s:report>")),
         "r /d/e[1]/@k k is a, in e.;", NULL},
        {P(R("f", "<s:report test='true()' id='r'>a<!-- c -->b<s:span class='x'> <s:value-of "
                  "select='count(*)'/></s:span></s:report>")),
         "r /d/f ab 1;", NULL},
        {P(R("comment()", "<s:report test='true()' id='r'>[<s:name/>]</s:report>")),
         "r /d/comment() [];", NULL},
    };
    (void)state;
    TRY(cases, false);
}

static void
variables_have_their_scopes(void **state)
{
    static const struct expectation cases[] = {
        {"<s:let name='a' value='1'/><s:let name='b' value='$a + 1'/>" P(R("/", A("$b = 2"))), "",
         NULL},
        {"<s:let name='b' value='$a + 1'/><s:let name='a' value='1'/>" P(R("/", A("$b = 2"))), "",
         NULL},
        {"<s:let name='r' value='count(*)'/>" P(R("f", A("$r = 1"))), "", NULL},
        {P("<s:let name='x' value='/d/@n'/>" R("e", A("$x = 1"))), "", NULL},
        {P("<s:let name='x' value='1'/>" R("e", "")) P(R("/", A("$x = 1"))), "", NULL},
        {P("<s:let name='x' value='1'/>" R("/", A("$x = 1")))
             P("<s:let name='x' value='2'/>" R("/", A("$x = 2"))),
         "", NULL},
        {P(R("e",
             "<s:let name='me' value='string(.)'/><s:let name='size' value='string-length($me)'/>"
             "<s:report test='$size = 5' id='r'><s:value-of select='$me'/></s:report>")),
         "r /d/f/e three;", NULL},
        {"<s:let name='x' value='1'/>" P(R("/", "<s:let name='x' value='$x + 1'/>" A("$x = 2"))),
         "", NULL},
        {"<s:let name='t'><b>bold</b> words</s:let>" P(
             R("/", A("$t = 'bold words'") A("$t/b = 'bold'"))),
         "", NULL},
        {"<s:phase id='p'><s:let name='x' value='3'/><s:active pattern='q'/></s:phase>"
         "<s:pattern id='q'>" R("/", A("$x = 3")) "</s:pattern>",
         "", "p"},
        {"<s:let name='x' value='1'/><s:phase id='p'><s:let name='x' value='3'/><s:active "
         "pattern='q'/></s:phase>"
         "<s:pattern id='q'>" R("/", A("$x = 3")) "</s:pattern>",
         "", "p"},
        {P(R("e", A("current()/@k or parent::f") A("../e[. = current()]"))), "", NULL},
    };
    (void)state;
    TRY(cases, false);
}

static void
faulty_variables_are_named(void **state)
{
    static const struct expectation cases[] = {
        {"<s:let name='x' value='1'/>\n<s:let name='x' value='1'/>",
         "t.sch:3: error: the variable $x is defined twice in this schema", NULL},
        {P("<s:let name='x' value='1'/><s:let name='x' value='1'/>"), "twice in this pattern",
         NULL},
        {P(R("/", "<s:let name='x' value='1'/><s:let name='x' value='1'/>")), "twice in this rule",
         NULL},
        {"<s:let name='x' value='1'/>" P("<s:let name='x' value='1'/>"),
         "the pattern defines the variable $x", NULL},
        {"<s:phase id='p'><s:let name='x' value='1'/><s:let name='x' value='1'/></s:phase>",
         "twice in this phase", "p"},
        {P("\n" R("/", A("$x"))),
         "t.sch:3: error: test of assert a: the variable $x is not defined in \"$x\"", NULL},
        {P(R("/", "<s:let name='x' value='$x'/>")), "the variable $x is not defined", NULL},
        {P(R("/", A("$y") "<s:let name='y' value='1'/>")), "the variable $y is not defined", NULL},
        {P(R("e[$y]", "<s:let name='y' value='1'/>")),
         "context of rule: the variable $y is not defined in \"e[$y]\"", NULL},
        {P(R("/", "<s:report test='1'><s:value-of select='$z'/></s:report>")), "select of value-of",
         NULL},
        {P(R("/", "<s:report test='1'><s:name path='$z'/></s:report>")), "path of name", NULL},
        {"<s:pattern documents='$z'/>", "documents of pattern", NULL},
        {"<s:let name='a' value='$b'/><s:let name='b' value='$a'/>" P(R("/", A("$a"))),
         "the variable $a is defined by itself", NULL},
        {P("<s:let name='x' value='1'/>") P("<s:let name='x' value='2'/>") P(R("/", A("$x"))),
         "the variable $x is not defined", NULL},
        {"<s:phase id='p'><s:let name='x' value='1'/></s:phase>" P(R("/", A("$x"))),
         "the variable $x is not defined", NULL},
        {"<s:let value='1'/>", "<let> has no name", NULL},
        {"<s:let name='x'><xsl:value-of select='1'/></s:let>",
         "XSLT instructions in <let> are not supported", NULL},
    };
    (void)state;
    TRY(cases, true);
}

#define ABSTRACT                                                                                   \
    "<s:pattern abstract='true' id='ab'><s:param name='max' value='9'/><s:let name='limit' "       \
    "value='$max'/>"                                                                               \
    "<s:rule context='$where'><s:report test='string-length($what) &gt; $limit' id='$name'>"       \
    "<s:value-of select='$what'/></s:report></s:rule></s:pattern>"

static void
abstract_patterns_are_instantiated(void **state)
{
    static const struct expectation cases[] = {
        {ABSTRACT, "", NULL},
        {ABSTRACT
         "<s:pattern is-a='ab'><s:param name='where' value='f/e'/><s:param name='what' value='.'/>"
         "<s:param name='max' value='4'/><s:param name='name' value='i1'/></s:pattern>",
         "i1 /d/f/e three;", NULL},
        {ABSTRACT "<s:pattern is-a='ab'><s:param name='where' value='f/e'/><s:param name='what' "
                  "value='.'/></s:pattern>",
         "", NULL},
        {"<s:pattern is-a='late'><s:param name='c' value='f'/></s:pattern>"
         "<s:pattern abstract='true' id='late'>" R("$c", FIRES) "</s:pattern>",
         "r /d/f hit;", NULL},
        {"<s:pattern abstract='true' id='op'>" R(
             "e[@k $op 'a']",
             FIRES) "</s:pattern>"
                    "<s:pattern is-a='op'><s:param name='op' value='='/></s:pattern>"
                    "<s:pattern is-a='op'><s:param name='op' value='!='/></s:pattern>",
         "r /d/e[1] hit;r /d/e[2] hit;", NULL},
        {"<s:pattern abstract='true' id='x'>" R(
             "$e",
             "<s:report test='$ee' id='r'>hit</s:report>") "</s:pattern>"
                                                           "<s:pattern is-a='x'><s:param name='e' "
                                                           "value='f'/><s:param name='ee' "
                                                           "value='e'/></s:pattern>",
         "r /d/f hit;", NULL},
    };
    static const struct expectation faulty[] = {
        {ABSTRACT "<s:pattern is-a='none'/>", "there is no abstract pattern 'none'", NULL},
        {P("") "<s:pattern id='c'/><s:pattern is-a='c'/>", "there is no abstract pattern 'c'",
         NULL},
        {ABSTRACT "<s:pattern is-a='ab'><s:param name='what' value='.'/></s:pattern>",
         "the variable $where is not defined", NULL},
        {ABSTRACT "<s:pattern is-a='ab'><s:param name='what'/></s:pattern>",
         "<param> needs a name and a value", NULL},
        {"<s:pattern abstract='true' id='a' is-a='a'/><s:pattern is-a='a'/>",
         "cannot be an instance itself", NULL},
    };
    (void)state;
    TRY(cases, false);
    TRY(faulty, true);
}

static void
abstract_rules_are_extended(void **state)
{
    static const struct expectation cases[] = {
        {P("<s:rule abstract='true' id='x'>" FIRES "</s:rule>" R("f", "<s:extends rule='x'/>")),
         "r /d/f hit;", NULL},
        {P(R("f", "<s:extends rule='x'/>") "<s:rule abstract='true' id='x'>" FIRES "</s:rule>"),
         "r /d/f hit;", NULL},
        {P("<s:rule abstract='true' id='x'><s:let name='v' value='name()'/><s:extends "
           "rule='y'/></s:rule>"
           "<s:rule abstract='true' id='y'><s:report test='1' id='r'><s:value-of "
           "select='$v'/></s:report></s:rule>" R("f", "<s:extends rule='x'/>" A("$v = 'e'"))),
         "r /d/f f;a /d/f no;", NULL},
    };
    static const struct expectation faulty[] = {
        {P("<s:rule abstract='true' id='x'/>") P(R("f", "<s:extends rule='x'/>")),
         "there is no rule 'x' in this pattern", NULL},
        {P("<s:rule context='e' id='x'/>" R("f", "<s:extends rule='x'/>")),
         "the rule 'x' is not abstract", NULL},
        {P("<s:rule abstract='true' id='x'><s:extends rule='x'/></s:rule>" R(
             "f", "<s:extends rule='x'/>")),
         "too deep", NULL},
        {P("<s:rule abstract='true' id='x'><s:extends rule='y'/><s:extends rule='y'/></s:rule>"
           "<s:rule abstract='true' id='y'><s:extends rule='x'/><s:extends rule='x'/></s:rule>" R(
               "f", "<s:extends rule='x'/>")),
         "too deep", NULL},
        {P(R("f", "<s:extends/>")), "<extends> has neither rule nor href", NULL},
    };
    (void)state;
    TRY(cases, false);
    TRY(faulty, true);
}

#define TWO                                                                                        \
    "<s:pattern id='p1'>" R(                                                                       \
        "d", "<s:report test='1' id='one'/>") "</s:pattern><s:pattern "                            \
                                              "id='p2'>" R("d", "<s:report test='1' "              \
                                                                "id='two'/>") "</"                 \
                                                                              "s:pattern><"        \
                                                                              "s:phase "           \
                                                                              "id='f1'><s:"        \
                                                                              "active "            \
                                                                              "pattern='p1'"       \
                                                                              "/></s:phase>"       \
                                                                              "<s:phase "          \
                                                                              "id='f12'><s:"       \
                                                                              "active "            \
                                                                              "pattern='p2'"       \
                                                                              "/><s:active "       \
                                                                              "pattern='p1'"       \
                                                                              "/></s:phase>"

static void
phases_choose_patterns(void **state)
{
    static const struct expectation cases[] = {
        {TWO, "one /d ;two /d ;", NULL},       {TWO, "one /d ;two /d ;", "#ALL"},
        {TWO, "one /d ;two /d ;", "#DEFAULT"}, {TWO, "one /d ;", "f1"},
        {TWO, "one /d ;two /d ;", "f12"},
    };
    static const struct expectation faulty[] = {
        {TWO, "there is no phase 'f3'", "f3"},
        {"<s:phase id='p'><s:active pattern='q'/></s:phase>",
         "names the pattern 'q', which does not exist", "p"},
        {"<s:phase id='p'><s:active pattern='q'/></s:phase><s:pattern id='q' abstract='true'/>",
         "'q' is abstract", "p"},
        {"<s:phase/>", "<phase> has no id", NULL},
        {"<s:pattern id='q'/><s:pattern id='q'/>", "two patterns have the id 'q'", NULL},
    };
    (void)state;
    TRY(cases, false);
    TRY(faulty, true);
    struct diag diag = {0};
    struct outcome outcome =
        run_schema("<schema xmlns='http://purl.oclc.org/dsdl/schematron' defaultPhase='x'><phase "
                   "id='x'><active pattern='b'/></phase>"
                   "<pattern id='a'><rule context='/'><report test='1'/></rule></pattern>"
                   "<pattern id='b'><rule context='/'><assert test='1'/></rule></pattern></schema>",
                   DOC, NULL, &diag);
    assert_true(outcome.ran);
    assert_int_equal(outcome.evaluated, 1);
    assert_string_equal(buf_text(&outcome.fired), "");
}

static void
keys_and_other_functions_work(void **state)
{
    static const struct expectation cases[] = {
        {"<xsl:key name='k' match='e' use='@k'/>" P(R("/", A("key('k', 'b') = 'two'")
                                                               A("count(key('k', //@k)) = 2")
                                                                   A("not(key('k', 'z'))"))),
         "", NULL},
        {"<xsl:key name='k' match='e'>\n<xsl:text>x</xsl:text><xsl:value-of "
         "select='@k'/>\n</xsl:key>" P(R("/", A("key('k', 'xb') = 'two'"))),
         "", NULL},
        {"<xsl:key name='k' match='e' use='@k'/><xsl:key name='k' match='f' use=\"'b'\"/>" P(
             R("/", A("count(key('k', 'b')) = 2"))),
         "", NULL},
        {"<xsl:key name='k' match='@k' use='..'/>" P(R("/", A("key('k', 'two') = 'b'"))), "", NULL},
        {P(R("/", A("generate-id(//f) = generate-id(//f/e/..)")
                      A("generate-id(//e) != generate-id(//f)") A("generate-id(//none) = ''"))),
         "", NULL},
        {P(R("/", A("system-property('xsl:version') = 1") A("not(document('no-such-file.xml'))"))),
         "", NULL},
        {P(R("/",
             A("count(set:distinct(//@k | //@k)) = 2") A("count(set:difference(//e, //f/e)) = 2")
                 A("math:max(//@n) = 1 and math:abs(-2) = 2"))),
         "", NULL},
        {P(R("/", A("format-number(1234.5, '#,##0.00') = '1,234.50'")
                      A("format-number(0.5, '0%') = '50%'"))),
         "", NULL},
        {"<s:ns prefix='math' uri='urn:m'/>" P(R("/", A("not(//math:x)"))), "", NULL},
        {P(R("e", "<s:report test=\"re:test(., '^T', 'i')\" id='r'/>")), "r /d/e[2] ;r /d/f/e ;",
         NULL},
    };
    static const struct expectation faulty[] = {
        {P(R("/", A("key('k', 1)"))), "there is no xsl:key named 'k'", NULL},
        {P(R("/", A("key(concat('k', ''), 1)"))), "there is no xsl:key named 'k'", NULL},
        {P(R("/", A("set:distinct(1, 2)"))), "set:distinct() takes 1 argument, not 2", NULL},
        {"<s:ns prefix='math' uri='urn:m'/>" P(R("/", A("math:max(//@n)"))),
         "there is no function math:max()", NULL},
        {"<xsl:key match='e' use='@k'/>", "xsl:key needs a name and a match", NULL},
        {"<xsl:key name='k' match='e' use='@k['/>", "use of key", NULL},
        {"<xsl:function name='f'/>", "xsl:function is not supported", NULL},
    };
    (void)state;
    TRY(cases, false);
    TRY(faulty, true);
}

static void
faulty_schemas_are_named(void **state)
{
    static const struct expectation faulty[] = {
        {P("<s:rule/>"), "<rule> has no context", NULL},
        {P(R("e", "<s:assert>x</s:assert>")), "<assert> has no test", NULL},
        {P(R("e", A("contians(., 'x')"))), "there is no function contians()", NULL},
        {P(R("e", A("q:e"))), "the prefix 'q' is not declared", NULL},
        {P(R("q:e", FIRES)), "context of rule: the prefix 'q' is not declared in \"q:e\"", NULL},
        {P(R("e[", FIRES)), "context of rule", NULL},
        {P(R("(e|f)[1]", FIRES)), "is no match pattern", NULL},
        {P(R("e |", FIRES)), "is no match pattern", NULL},
        {P(R("", FIRES)), "is no match pattern", NULL},
        {P("<s:assert test='1'/>"), "<assert> cannot stand in a pattern", NULL},
        {P(R("e", "<s:rule context='f'/>")), "<rule> cannot stand in a rule", NULL},
        {"<s:rule context='e'/>", "<rule> cannot stand in a schema", NULL},
        {"<s:ns prefix='x'/>", "<ns> needs a prefix and a uri", NULL},
        {"<s:ns prefix='x' uri='a'/><s:ns prefix='x' uri='b'/>",
         "the prefix 'x' already stands for a", NULL},
        {"<s:include/>", "<include> has no href", NULL},
        {"<s:include href='http://example.org/x.sch'/>",
         "'http://example.org/x.sch' is no local file", NULL},
        {"<s:include href='#no'/>", "no element with the id 'no'", NULL},
        {P(R("e", "<s:assert test='0' diagnostics='d'/>")),
         "there is no diagnostic with the id 'd'", NULL},
        {P(R("e", "<s:assert test='0' properties='d'/>")), "there is no property with the id 'd'",
         NULL},
        {P(R("e", A("count('x')"))), "a value has the wrong type", NULL},
        {P(R("e", "<s:report test='1'><s:value-of select='count(1)'/></s:report>")),
         "select of value-of", NULL},
    };
    (void)state;
    TRY(faulty, true);
}

static void
other_roots_and_languages_are_refused(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"<schema/>", "is not an ISO Schematron schema; the root must be <schema xmlns="},
        {"<schema xmlns='http://www.ascc.net/xml/schematron'/>", "is not an ISO Schematron schema"},
        {"<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'/>",
         "queryBinding \"xslt2\" is not supported"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf said = {0};
        struct diag diag = {.capture = &said};
        struct outcome outcome = run_schema(cases[i].text, DOC, NULL, &diag);
        assert_false(outcome.compiled);
        assert_non_null(strstr(buf_text(&said), cases[i].says));
        buf_free(&said);
    }
}

static void
faults_are_all_told_up_to_a_limit(void **state)
{
    (void)state;
    struct buf said = {0}, text = {0};
    struct diag diag = {.capture = &said};
    buf_puts(&text,
             "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern><rule context='*'>");
    for (int i = 0; i < 100; i++)
        buf_puts(&text, "<assert test='$x'/>");
    buf_puts(&text, "</rule></pattern></schema>");
    struct outcome outcome = run_schema(buf_text(&text), DOC, NULL, &diag);
    assert_false(outcome.compiled);
    assert_int_equal(diag.errors, 20);
    buf_free(&said);
    buf_free(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contexts_are_match_patterns),
        cmocka_unit_test(a_node_belongs_to_the_first_rule_that_matches),
        cmocka_unit_test(messages_are_filled_in),
        cmocka_unit_test(variables_have_their_scopes),
        cmocka_unit_test(faulty_variables_are_named),
        cmocka_unit_test(abstract_patterns_are_instantiated),
        cmocka_unit_test(abstract_rules_are_extended),
        cmocka_unit_test(phases_choose_patterns),
        cmocka_unit_test(keys_and_other_functions_work),
        cmocka_unit_test(faulty_schemas_are_named),
        cmocka_unit_test(other_roots_and_languages_are_refused),
        cmocka_unit_test(faults_are_all_told_up_to_a_limit),
    };
    xml_init();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xml_done();
    return failed;
}
