/* Lists of nodes, made once for each document. */
#include "check/nodes_by.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

struct named {
    char *name;
    struct node_list list;
    struct named *next;
};

struct nodes_by {
    xmlDoc *doc;
    struct acts *acts;
    struct named *named;
    struct node_list naming;
    bool knows_naming;
};

struct nodes_by *
nodes_by_new(xmlDoc *doc, struct acts *acts)
{
    struct nodes_by *nodes = mem_alloc(sizeof *nodes);
    nodes->doc = doc;
    nodes->acts = acts;
    return nodes;
}

void
nodes_by_free(struct nodes_by *nodes)
{
    if (nodes == NULL)
        return;
    for (struct named *named = nodes->named, *next; named != NULL; named = next) {
        next = named->next;
        free(named->name);
        free(named->list.nodes);
        free(named);
    }
    free(nodes->naming.nodes);
    free(nodes);
}

const xmlDoc *
nodes_by_doc(const struct nodes_by *nodes)
{
    return nodes != NULL ? nodes->doc : NULL;
}

static void
add(struct node_list *list, xmlNode *node)
{
    list->nodes = mem_grow(list->nodes, &list->room, list->count + 1, sizeof *list->nodes);
    list->nodes[list->count++] = node;
}

const struct node_list *
nodes_every(struct nodes_by *nodes, const char *name)
{
    struct named *named = nodes->named;
    while (named != NULL && strcmp(named->name, name) != 0)
        named = named->next;
    if (named != NULL)
        return &named->list;
    named = mem_alloc(sizeof *named);
    named->name = mem_strdup(name);
    named->next = nodes->named;
    nodes->named = named;
    xmlNode *root = xmlDocGetRootElement(nodes->doc);
    for (xmlNode *node = root; node != NULL; node = xml_walk(node, root))
        if (node->type == XML_ELEMENT_NODE && (char)node->name[0] == name[0] && xml_is(node, name))
            add(&named->list, node);
    return &named->list;
}

const struct node_list *
nodes_naming(struct nodes_by *nodes, const struct states *states)
{
    struct buf text = {0};
    int count = nodes->knows_naming ? 0 : acts_sentences(nodes->acts);
    for (int i = 0; i < count; i++) {
        xmlNode *node = acts_node(nodes->acts, i);
        buf_clear(&text);
        xml_text_add(node, &text);
        if (state_in(states, buf_text(&text)) != NULL)
            add(&nodes->naming, node);
    }
    buf_free(&text);
    nodes->knows_naming = true;
    return &nodes->naming;
}

struct node_list
nodes_saying(const struct nodes_by *nodes, node_saying *test, void *context)
{
    struct node_list list = {0};
    for (int i = 0; i < acts_sentences(nodes->acts); i++) {
        if (!test(context, i))
            continue;
        xmlNode *node = acts_node(nodes->acts, i);
        if (xml_is(node, "s") && node->doc == nodes->doc &&
            acts_sentence_of(nodes->acts, node) == i)
            add(&list, node);
    }
    return list;
}
