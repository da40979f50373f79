/* library/compile: lawyers' rules as Schematron. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/compile.h"

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

/* What the n-th test attribute of the compiled criterion says; yours. */
static char *
test_of(const struct criterion *criterion, const char *name, int n)
{
    xmlDoc *schema = compile_start("t");
    compile_criterion(schema, library, criterion, COMPILE_JOINED);
    xmlNode *root = xmlDocGetRootElement(schema);
    char *found = NULL;
    for (xmlNode *node = root; node != NULL && found == NULL; node = xml_walk(node, root))
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0 &&
            n-- == 0)
            found = strdup(xml_attr_or(node, "test", ""));
    xmlFreeDoc(schema);
    return found;
}

/* Rules put into a criterion of the topic "police", and the test they become. */
static const struct {
    const char *rules, *element, *test;
} cases[] = {
    {"<says verdict='met' who='officer' force='must may' does='search'/>", "assert",
     "mou:acts('who=officer force=must,may does=search')"},
    {"<says verdict='contrary' does='search' except='weapon  emergency' in='body recital'/>",
     "report", "mou:acts('does=search except=weapon,emergency in=body,recital')"},
    {"<says verdict='met'><text term='hall-pass last-resort'/><without term='training'/></says>",
     "assert", "mou:acts('text=police:hall-pass,last-resort without=police:training')"},
    {"<says verdict='met' heading='training' does='x'/>", "assert",
     "mou:acts('does=x heading=police:training')"},
    {"<says verdict='met' does='a'/><says verdict='met' does='b'/>", "assert",
     "mou:acts('does=a') | mou:acts('does=b')"},
    {"<all verdict='met'><says does='a'/><any><says does='b'/><says does='c'/></any></all>",
     "assert", "mou:all(mou:acts('does=a'), mou:acts('does=b') | mou:acts('does=c'))"},
    {"<all verdict='met' within='section'><says does='a'/><says does='b'/></all>", "assert",
     "mou:together('section', mou:acts('does=a'), mou:acts('does=b'))"},
    {"<any verdict='partial'><says does='a'/><all><says does='b'/></all></any>", "report",
     "mou:acts('does=a') | mou:all(mou:acts('does=b'))"},
    {"<says verdict='met' does='a'><number parameter='h'/><number unit='day'/>"
     "<number parameter='h' is='broken'/></says>",
     "assert", "mou:acts('does=a')[mou:keeps(., 'h')][mou:gives(., 'day')][mou:breaks(., 'h')]"},
    {"<says verdict='met' does=\"it's\"/>", "assert", "mou:acts('does=it?s')"},
};

static void
says_becomes_xpath(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag diag = {0};
        char text[1024];
        int length = snprintf(text, sizeof text, "<criterion>%s</criterion>", cases[i].rules);
        xmlDoc *doc = xml_read_memory(text, (size_t)length, "case", &diag, STATUS_LIBRARY);
        struct criterion criterion = {.id = "c",
                                      .title = "T",
                                      .topic = library_find(library, LIBRARY_TOPIC, "police"),
                                      .node = xmlDocGetRootElement(doc)};
        char *test = test_of(&criterion, cases[i].element, 0);
        assert_non_null(test);
        assert_string_equal(test, cases[i].test);
        free(test);
        xmlFreeDoc(doc);
    }
}

static void
roles_and_messages_follow_the_verdict(void **state)
{
    (void)state;
    xmlDoc *schema = compile_start("t");
    compile_criterion(schema, library, library_criterion(library, "no-discipline"), COMPILE_JOINED);
    struct buf text = {0};
    compile_print(xmlDocGetRootElement(schema), 0, &text);
    const char *contrary = strstr(buf_text(&text), "role=\"contrary\"");
    const char *partial = strstr(buf_text(&text), "role=\"partial\"");
    const char *met = strstr(buf_text(&text), "<sch:assert");
    assert_true(contrary != NULL && contrary < partial && partial < met);
    assert_non_null(strstr(contrary, ">The officer disciplines.<"));
    assert_non_null(strstr(met, ">Officers do not discipline<"));
    assert_null(strstr(buf_text(&text), "xml:base"));
    buf_free(&text);
    xmlFreeDoc(schema);
}

static void
the_print_is_well_formed_and_means_the_same(void **state)
{
    (void)state;
    struct diag diag = {0};
    for (size_t i = 0; i < library->criterion_count; i++) {
        xmlDoc *schema = compile_start("t");
        compile_criterion(schema, library, &library->criteria[i], COMPILE_APART);
        struct buf text = {0};
        compile_print(xmlDocGetRootElement(schema), 0, &text);
        xmlDoc *again =
            xml_read_memory(buf_text(&text), text.length, "printed", &diag, STATUS_LIBRARY);
        assert_non_null(again);
        struct buf second = {0};
        compile_print(xmlDocGetRootElement(again), 0, &second);
        assert_true(text.length > 300 && second.length > 300);
        xmlFreeDoc(again);
        xmlFreeDoc(schema);
        buf_free(&text);
        buf_free(&second);
    }
}

static void
patterns_know_their_criterion_and_place(void **state)
{
    (void)state;
    const struct criterion *own = library_criterion(library, "grant-terms");
    xmlDoc *schema = compile_start("t");
    compile_criterion(schema, library, own, COMPILE_JOINED);
    compile_criterion(schema, library, library_criterion(library, "training-hours"), COMPILE_APART);
    int seen = 0;
    for (xmlNode *pattern = xml_first(xmlDocGetRootElement(schema)); pattern != NULL;
         pattern = xml_after(pattern)) {
        if (strcmp((const char *)pattern->name, "pattern") != 0)
            continue;
        const char *owner = seen == 0 ? "grant-terms" : "training-hours";
        assert_string_equal(compile_owner(pattern), owner);
        assert_non_null(strstr(xml_attr(pattern, "xml:base"), "topics/police.xml"));
        assert_true(xmlGetLineNo(xml_first(xml_first(pattern))) > 30);
        seen++;
    }
    assert_int_equal(seen, 3);
    xmlFreeDoc(schema);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_becomes_xpath),
        cmocka_unit_test(roles_and_messages_follow_the_verdict),
        cmocka_unit_test(the_print_is_well_formed_and_means_the_same),
        cmocka_unit_test(patterns_know_their_criterion_and_place),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
