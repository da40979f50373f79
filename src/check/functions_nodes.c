/* Extension functions that give nodes of the agreement by their name, their words or their length:
 * most are what plan.h writes criteria anew with. */
#include <stdlib.h>
#include <string.h>

#include "check/functions_parts.h"

void
functions_give(xmlXPathParserContext *parser, xmlNode *const *nodes, size_t count)
{
    xmlXPathObject *result = xmlXPathNewNodeSet(NULL);
    for (size_t i = 0; i < count; i++)
        xmlXPathNodeSetAddUnique(result->nodesetval, nodes[i]);
    valuePush(parser, result);
}

/* The lists of the document that is looked at; NULL when there is no agreement. */
static struct nodes_by *
nodes_of(xmlXPathParserContext *parser)
{
    struct functions *functions = xpath_env(parser)->user;
    xmlDoc *doc = parser->context->doc;
    if (functions == NULL || functions->acts == NULL)
        return NULL;
    if (nodes_by_doc(functions->nodes) != doc) {
        nodes_by_free(functions->nodes);
        functions->nodes = nodes_by_new(doc, functions->acts);
    }
    return functions->nodes;
}

static void
give_list(xmlXPathParserContext *parser, const struct node_list *list)
{
    functions_give(parser, list->nodes, list->count);
}

/* The sentences that name a state. */
void
functions_states(xmlXPathParserContext *parser, int count)
{
    static const struct node_list none = {0};
    const struct functions *functions = xpath_env(parser)->user;
    struct nodes_by *nodes = nodes_of(parser);
    (void)count;
    give_list(parser, nodes != NULL ? nodes_naming(nodes, functions->states) : &none);
}

/* The state that a text names first; "" when it names none. */
void
functions_state(xmlXPathParserContext *parser, int count)
{
    xmlXPathObject *keep = NULL;
    (void)count;
    const char *text = xpath_pop_string(parser, &keep);
    const struct functions *functions = xpath_env(parser)->user;
    const char *state =
        text != NULL && functions != NULL ? state_in(functions->states, text) : NULL;
    valuePush(parser, xmlXPathNewCString(state != NULL ? state : ""));
    xmlXPathFreeObject(keep);
}

/* The elements of that name. */
void
functions_every(xmlXPathParserContext *parser, int count)
{
    static const struct node_list none = {0};
    xmlXPathObject *keep = NULL;
    (void)count;
    const char *name = xpath_pop_string(parser, &keep);
    struct nodes_by *nodes = nodes_of(parser);
    give_list(parser, nodes != NULL ? nodes_every(nodes, name) : &none);
    xmlXPathFreeObject(keep);
}

struct saying {
    struct acts *acts;
    int terms[FUNCTIONS_TERMS];
    size_t count;
};

static bool
is_said(void *context, int sentence)
{
    const struct saying *saying = context;
    size_t i = 0;
    while (i < saying->count && saying->terms[i] >= 0 &&
           sentence_says(saying->acts, sentence, saying->terms[i]))
        i++;
    return i == saying->count;
}

/* The sentences that say the terms. */
void
functions_saying(xmlXPathParserContext *parser, int count)
{
    xmlXPathObject *keep = NULL;
    (void)count;
    const char *terms = xpath_pop_string(parser, &keep);
    const struct functions *functions = xpath_env(parser)->user;
    struct nodes_by *nodes = nodes_of(parser);
    struct node_list list = {0};
    if (nodes != NULL) {
        struct saying saying = {.acts = functions->acts};
        saying.count = functions_terms(functions, terms, saying.terms);
        list = nodes_saying(nodes, is_said, &saying);
    }
    give_list(parser, &list);
    free(list.nodes);
    xmlXPathFreeObject(keep);
}

char *
functions_check_saying(struct xpath_env *env, const char *const *args, int count)
{
    const char *both[] = {NULL, args[0]};
    return functions_check_terms(env, both, count + 1);
}

/* mou:shorter(nodes, n): nodes[string-length(.) < n]. */
void
functions_shorter(xmlXPathParserContext *parser, int count)
{
    (void)count;
    double length = xmlXPathPopNumber(parser);
    xmlXPathObject *nodes = xpath_pop_nodes(parser);
    if (nodes == NULL)
        return;
    xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
    for (int i = 0; nodes->nodesetval != NULL && i < nodes->nodesetval->nodeNr; i++) {
        xmlChar *own;
        const char *text = xpath_node_string(nodes->nodesetval->nodeTab[i], &own);
        /* no text has more characters than bytes */
        if ((double)strlen(text) < length || xmlUTF8Strlen((const xmlChar *)text) < length)
            xmlXPathNodeSetAddUnique(found, nodes->nodesetval->nodeTab[i]);
        xmlFree(own);
    }
    xmlXPathFreeObject(nodes);
    valuePush(parser, xmlXPathWrapNodeSet(found));
}
