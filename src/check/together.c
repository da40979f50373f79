/* Joining node-sets by the sentence or section they stand in. */
#include "check/together.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What has to be the same: a sentence is its own place; a section is the nearest one above, or the
 * whole agreement. */
typedef const xmlNode *place_finder(const xmlNode *node);

static const xmlNode *
same_sentence(const xmlNode *node)
{
    while (node != NULL && node->type == XML_ELEMENT_NODE && !xml_is(node, "s") &&
           node->parent != NULL)
        node = node->parent;
    return node;
}

static const xmlNode *
same_section(const xmlNode *node)
{
    while (node->parent != NULL && !xml_is(node, "section"))
        node = node->parent;
    return node;
}

static const xmlNode *
same_agreement(const xmlNode *node)
{
    return (const xmlNode *)node->doc;
}

static int
compare(const void *a, const void *b)
{
    const xmlNode *const *x = a, *const *y = b;
    return *x < *y ? -1 : *x > *y;
}

struct places {
    const xmlNode **list;
    size_t count;
};

static struct places
places_of(const xmlNodeSet *set, place_finder *find)
{
    size_t count = set != NULL ? (size_t)set->nodeNr : 0;
    struct places places = {mem_alloc((count + 1) * sizeof *places.list), count};
    for (size_t i = 0; i < count; i++)
        places.list[i] = find(set->nodeTab[i]);
    qsort(places.list, count, sizeof *places.list, compare);
    return places;
}

static bool
in_every(const struct places *places, int sets, const xmlNode *place)
{
    for (int i = 0; i < sets; i++)
        if (bsearch(&place, places[i].list, places[i].count, sizeof place, compare) == NULL)
            return false;
    return true;
}

/* Pops the sets and pushes the nodes whose place every set has. */
static void
join(xmlXPathParserContext *parser, int sets, place_finder *find)
{
    xmlXPathObject **given = mem_alloc((size_t)sets * sizeof *given);
    struct places *places = mem_alloc((size_t)sets * sizeof *places);
    for (int i = sets - 1; i >= 0; i--) {
        given[i] = valuePop(parser);
        bool nodes = given[i] != NULL && given[i]->type == XPATH_NODESET;
        places[i] = places_of(nodes ? given[i]->nodesetval : NULL, find);
    }
    xmlXPathObject *result = xmlXPathNewNodeSet(NULL);
    for (int i = 0; i < sets; i++)
        for (size_t k = 0; k < places[i].count; k++) {
            xmlNode *node = given[i]->nodesetval->nodeTab[k];
            if (in_every(places, sets, find(node)))
                xmlXPathNodeSetAdd(result->nodesetval, node);
        }
    for (int i = 0; i < sets; i++) {
        free(places[i].list);
        xmlXPathFreeObject(given[i]);
    }
    free(places);
    free(given);
    valuePush(parser, result);
}

void
together_all(xmlXPathParserContext *parser, int count)
{
    join(parser, count, same_agreement);
}

void
together_in(xmlXPathParserContext *parser, int count)
{
    /* The place is the first argument, hence the deepest on the stack. */
    const xmlXPathObject *where = parser->valueTab[parser->valueNr - count];
    bool section = where != NULL && where->type == XPATH_STRING &&
                   strcmp((const char *)where->stringval, "section") == 0;
    join(parser, count - 1, section ? same_section : same_sentence);
    xmlXPathObject *result = valuePop(parser);
    xmlXPathFreeObject(valuePop(parser));
    valuePush(parser, result);
}

static const xmlNodeSet *
nodes_of(const xmlXPathObject *object)
{
    return object != NULL && object->type == XPATH_NODESET ? object->nodesetval : NULL;
}

static bool
holds(const xmlNodeSet *set, const xmlNode *node)
{
    for (int i = 0; set != NULL && i < set->nodeNr; i++)
        if (set->nodeTab[i] == node)
            return true;
    return false;
}

enum { SHOWN = 2 }; /* of each side; more would bury the pair that matters */

/* Adds the first nodes of set that are not in other; returns how many. */
static int
add_others(xmlXPathObject *result, const xmlNodeSet *set, const xmlNodeSet *other)
{
    int added = 0;
    for (int i = 0; set != NULL && i < set->nodeNr && added < SHOWN; i++)
        if (!holds(other, set->nodeTab[i])) {
            xmlXPathNodeSetAddUnique(result->nodesetval, set->nodeTab[i]);
            added++;
        }
    return added;
}

void
together_undone(xmlXPathParserContext *parser, int count)
{
    (void)count;
    xmlXPathObject *against = valuePop(parser), *in_favour = valuePop(parser);
    xmlXPathObject *result = xmlXPathNewNodeSet(NULL);
    /* One sentence that both rules found is a carve-out, or a rule's weakness, and undoes nothing.
     */
    int first = add_others(result, nodes_of(against), nodes_of(in_favour));
    int second = add_others(result, nodes_of(in_favour), nodes_of(against));
    if (first == 0 || second == 0) {
        xmlXPathFreeObject(result);
        result = xmlXPathNewNodeSet(NULL);
    }
    xmlXPathFreeObject(against);
    xmlXPathFreeObject(in_favour);
    valuePush(parser, result);
}

char *
together_check(struct xpath_env *env, const char *const *args, int count)
{
    (void)env, (void)count;
    if (args[0] == NULL || strcmp(args[0], "sentence") == 0 || strcmp(args[0], "section") == 0)
        return NULL;
    return mem_format("together in '%s'? It is 'sentence' or 'section'", args[0]);
}
