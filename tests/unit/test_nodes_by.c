/* Nodes by name, by what their sentence says, by the state that it names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/agreement.h"
#include "base/xml.h"
#include "check/nodes_by.h"

static const char text[] = "<agreement><section n='1'><title>Law</title>"
                           "<para><s>The law of Ohio governs.</s><s>Officers drive.</s></para>"
                           "<list><item><s>Iowa is near.</s></item></list></section>"
                           "<section n='2'><para><s>They rest.</s></para></section></agreement>";

struct fixture {
    struct regex_cache *regexes;
    struct lexicon *lexicon;
    xmlDoc *doc, *other;
    struct acts *acts;
    struct nodes_by *nodes;
};

static int
set_up(void **state)
{
    static struct fixture f;
    struct diag diag = {0};
    f.regexes = regex_cache_new();
    f.lexicon = lexicon_load("clauses/lexicon.xml", f.regexes, &diag);
    f.doc = xml_read_memory(text, sizeof text - 1, "a.xml", &diag, STATUS_INPUT);
    f.other = xml_read_memory(text, sizeof text - 1, "b.xml", &diag, STATUS_INPUT);
    f.acts = acts_new(f.doc, f.lexicon);
    f.nodes = nodes_by_new(f.doc, f.acts);
    *state = &f;
    return f.lexicon != NULL && f.doc != NULL ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;
    nodes_by_free(f->nodes);
    acts_free(f->acts);
    xmlFreeDoc(f->doc);
    xmlFreeDoc(f->other);
    lexicon_free(f->lexicon);
    regex_cache_free(f->regexes);
    return 0;
}

static void
finds_names_in_order(void **state)
{
    struct fixture *f = *state;
    const struct node_list *all = nodes_every(f->nodes, "s");
    static const char *const begins[] = {"The law", "Officers", "Iowa", "They"};
    assert_int_equal(all->count, 4);
    for (size_t i = 0; i < all->count; i++) {
        char *words = xml_words(all->nodes[i]);
        assert_int_equal(strncmp(words, begins[i], strlen(begins[i])), 0);
        free(words);
    }
    assert_ptr_equal(nodes_every(f->nodes, "s"), all); /* made once */
    assert_int_equal(nodes_every(f->nodes, "section")->count, 2);
    assert_int_equal(nodes_every(f->nodes, "agreement")->count, 1);
    assert_int_equal(nodes_every(f->nodes, "table")->count, 0);
    assert_int_equal(nodes_every(f->nodes, "sec")->count, 0);
}

static void
finds_states(void **state)
{
    struct fixture *f = *state;
    struct states *states = states_new(f->lexicon);
    const struct node_list *naming = nodes_naming(f->nodes, states);
    assert_int_equal(naming->count, 2);
    assert_ptr_equal(naming->nodes[0], nodes_every(f->nodes, "s")->nodes[0]);
    assert_ptr_equal(naming->nodes[1], nodes_every(f->nodes, "s")->nodes[2]);
    assert_int_equal(nodes_naming(f->nodes, states)->count, 2);
    states_free(states);
}

static bool
begins_with(void *context, int sentence)
{
    struct fixture *f = context;
    return strncmp(acts_text(f->acts, sentence), "They", 4) == 0;
}

static void
finds_what_is_said(void **state)
{
    struct fixture *f = *state;
    struct node_list said = nodes_saying(f->nodes, begins_with, f);
    assert_int_equal(said.count, 1);
    assert_ptr_equal(said.nodes[0], nodes_every(f->nodes, "s")->nodes[3]);
    free(said.nodes);
    /* of another document the acts know nothing */
    struct nodes_by *elsewhere = nodes_by_new(f->other, f->acts);
    said = nodes_saying(elsewhere, begins_with, f);
    assert_int_equal(said.count, 0);
    assert_ptr_equal(nodes_by_doc(elsewhere), f->other);
    assert_null(nodes_by_doc(NULL));
    nodes_by_free(elsewhere);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_names_in_order),
                                       cmocka_unit_test(finds_states),
                                       cmocka_unit_test(finds_what_is_said)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
