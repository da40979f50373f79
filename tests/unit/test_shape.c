/* agreement/shape: what it accepts, the schema accepts, however a tree is damaged; and drafted
 * agreements are accepted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/shape.h"

static const char small[] =
    "<agreement xml:lang='en' profile='base' status='draft' format='xml'>"
    "<meta><title>T</title><date>D</date><note>N</note><answer question='q' from='x'>A</answer>"
    "<blank question='b'>B</blank></meta>"
    "<party role='district'><name>N</name><alias>A</alias></party>"
    "<section xml:id='one' n='1.' page='2' line='3' kind='body' clause='c' version='1' "
    "answers='a' authority='b'><title>Title <ref to='one'>1</ref></title>"
    "<para n='2'><s page='1' line='2' lead='L' kind='body'>S <term>t</term></s>"
    "<blank question='q'>b</blank></para>"
    "<list numbering='decimal'><item n='a'>text</item><item><para>p</para></item></list>"
    "<table><caption>c</caption><row head='true'><cell columns='2'>c</cell></row>"
    "<row><cell><para>p</para></cell></row></table>"
    "<signatures><para>By:</para><signatory xml:id='two' party='agency'><for>f</for><name>n</name>"
    "<office>o</office><signed>s</signed><date>d</date></signatory></signatures></section>"
    "</agreement>";

struct counts {
    int tried, accepted, valid;
};

static struct xml_grammar *grammar;

static xmlDoc *
read_again(const xmlDoc *doc)
{
    struct buf said = {0};
    struct diag quiet = {.capture = &said};
    struct buf bytes = {0};
    xml_write((xmlDoc *)(size_t)doc, &bytes, false);
    xmlDoc *read = xml_read_memory(buf_text(&bytes), bytes.length, "a.xml", &quiet, STATUS_INPUT);
    buf_free(&bytes);
    buf_free(&said);
    return read;
}

/* What is accepted must be valid. */
static void
try_tree(xmlDoc *damaged, struct counts *counts, const char *how, const char *where)
{
    struct buf said = {0};
    struct diag quiet = {.capture = &said};
    xmlDoc *doc = read_again(damaged);
    if (doc == NULL)
        return;
    bool sure = shape_is_sure(doc);
    bool valid = xml_validate(grammar, doc, "a.xml", &quiet, STATUS_INPUT) == 0;
    if (sure && !valid)
        fail_msg("accepted, but not valid: %s %s", how, where);
    buf_free(&said);
    counts->tried++;
    counts->accepted += sure;
    counts->valid += valid;
    xmlFreeDoc(doc);
}

static xmlNode *
element_at(xmlDoc *doc, int number)
{
    xmlNode *root = xmlDocGetRootElement(doc), *node = root;
    while (node != NULL && number > 0) {
        node = xml_walk(node, root);
        number -= node != NULL && node->type == XML_ELEMENT_NODE;
    }
    return node;
}

/* Everything that can be done to one element. */
static const char *const damages[] = {"removed",   "doubled",  "text within", "text behind",
                                      "moved up",  "emptied",  "comment",     "other attribute",
                                      "namespace", "not once", NULL};

static void
damage(xmlNode *node, int how)
{
    xmlNode *copy = xmlCopyNode(node, 1);
    switch (how) {
    case 0:
        xmlUnlinkNode(node);
        xmlFreeNode(node);
        break;
    case 1:
        xmlAddNextSibling(node, copy);
        return;
    case 2:
        xml_append(node, "words");
        break;
    case 3:
        xmlAddNextSibling(node, xmlNewText((const xmlChar *)"words"));
        break;
    case 4:
        xmlAddPrevSibling(node->parent, copy);
        return;
    case 5:
        xmlNodeSetContent(node, NULL);
        break;
    case 6:
        xmlAddChild(node, xmlNewComment((const xmlChar *)"c"));
        break;
    case 7:
        xml_set(node, "other", "o");
        break;
    case 8:
        xmlSetNs(node, xmlNewNs(node, (const xmlChar *)"urn:other", (const xmlChar *)"o"));
        break;
    default:
        xmlAddChild(node->parent, copy);
        return;
    }
    xmlFreeNode(copy);
}

static void
damage_elements(const xmlDoc *doc, struct counts *counts)
{
    for (int how = 0; damages[how] != NULL; how++)
        for (int number = 1;; number++) {
            xmlDoc *copy = xmlCopyDoc((xmlDoc *)(size_t)doc, 1);
            xmlNode *node = element_at(copy, number);
            if (node != NULL) {
                char name[40];
                snprintf(name, sizeof name, "%s", (const char *)node->name);
                damage(node, how);
                try_tree(copy, counts, damages[how], name);
            }
            xmlFreeDoc(copy);
            if (node == NULL)
                break;
        }
}

/* Every element by every name, and every attribute with every value. */
static void
change_words(const xmlDoc *doc, struct counts *counts)
{
    static const char *const values[] = {"",        "true", "0",       "12",    "1a",
                                         "a b",     "body", "officer", "draft", "district",
                                         "decimal", "two",  " 7 "};
    for (int number = 1;; number++) {
        xmlDoc *copy = xmlCopyDoc((xmlDoc *)(size_t)doc, 1);
        xmlNode *node = element_at(copy, number);
        for (int other = 1; node != NULL; other++) {
            const xmlNode *like = element_at((xmlDoc *)(size_t)doc, other);
            if (like == NULL)
                break;
            xmlNodeSetName(node, like->name);
            try_tree(copy, counts, "renamed to", (const char *)like->name);
        }
        xmlFreeDoc(copy);
        if (node == NULL)
            return;
        copy = xmlCopyDoc((xmlDoc *)(size_t)doc, 1);
        node = element_at(copy, number);
        for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
            for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
                xmlChar *was = xmlNodeListGetString(copy, attribute->children, 1);
                xmlSetNsProp(node, attribute->ns, attribute->name, (const xmlChar *)values[i]);
                try_tree(copy, counts, (const char *)attribute->name, values[i]);
                xmlSetNsProp(node, attribute->ns, attribute->name, was);
                xmlFree(was);
            }
        xmlFreeDoc(copy);
    }
}

static void
never_more_than_the_schema(void **state)
{
    struct diag diag = {0};
    struct counts counts = {0};
    (void)state;
    xmlDoc *doc = xml_read_memory(small, strlen(small), "small.xml", &diag, STATUS_INPUT);
    assert_non_null(doc);
    assert_true(shape_is_sure(doc));
    try_tree(doc, &counts, "as it is", "");
    assert_int_equal(counts.valid, 1);
    damage_elements(doc, &counts);
    change_words(doc, &counts);
    assert_true(counts.tried > 1500);
    /* Nearly all that is valid is known at once: comments alone are not. */
    assert_true(counts.accepted * 10 > counts.valid * 8);
    xmlFreeDoc(doc);
}

static void
drafted_agreements(void **state)
{
    static const char *const files[] = {"samples/agreements/riverton.xml",
                                        "samples/agreements/maple-hollow.xml",
                                        "samples/agreements/pine-county.xml"};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct diag diag = {0};
        xmlDoc *doc = xml_read_file(files[i], &diag, STATUS_INPUT);
        assert_non_null(doc);
        assert_true(shape_is_sure(doc));
        assert_int_equal(xml_validate(grammar, doc, files[i], &diag, STATUS_INPUT), 0);
        xmlFreeDoc(doc);
    }
}

static int
set_up(void **state)
{
    struct diag diag = {0};
    (void)state;
    xml_init();
    grammar = xml_grammar_load("clauses/schema/agreement.rng", &diag);
    return grammar != NULL ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    xml_grammar_free(grammar);
    xml_done();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(never_more_than_the_schema),
                                       cmocka_unit_test(drafted_agreements)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
