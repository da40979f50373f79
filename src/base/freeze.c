/* Freezing numbers every node in the order of the document, lays all nodes of a kind out in one
 * array, and turns numbers into the pointers that hold where the image likes to be mapped. Text
 * nodes have no name: libxml2's own is not in the image. */
#include "base/frozen.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Numbers are those of arrays, -1: none. Strings are places in the strings. */
struct cold_doc {
    uint32_t name;
    int32_t root;
};

struct cold_node {
    uint32_t name, content; /* an element's name; a text's content */
    int32_t parent, next, child, attribute, space, declared;
    uint16_t type, line;
};

struct cold_attribute {
    uint32_t name, value;
    int32_t parent, next, space;
};

struct cold_space {
    uint32_t prefix, href; /* prefix 0: none */
    int32_t next;
};

struct frozen_maker {
    struct cold_doc *docs;
    struct cold_node *nodes;
    struct cold_attribute *attributes;
    struct cold_space *spaces;
    const xmlNs **known; /* by number in spaces */
    size_t doc_count, doc_room, node_count, node_room, attribute_count, attribute_room, space_count,
        space_room, known_room;
    struct buf strings;
    const struct frozen_choice *choice;
};

/* Arrays of trees, or where they will be. */
struct trees {
    xmlDoc *docs;
    xmlNode *nodes, *values; /* values: the text nodes of attributes */
    xmlAttr *attributes;
    xmlNs *spaces;
};

struct frozen_maker *
frozen_make(void)
{
    struct frozen_maker *maker = mem_alloc(sizeof *maker);
    buf_putc(&maker->strings, '\0');
    return maker;
}

static uint32_t
keep(struct frozen_maker *maker, const xmlChar *string)
{
    uint32_t place = (uint32_t)maker->strings.length;
    if (string == NULL)
        return 0;
    buf_add(&maker->strings, (const char *)string, strlen((const char *)string) + 1);
    return place;
}

static int32_t
space_number(const struct frozen_maker *maker, const xmlNs *space)
{
    for (size_t i = maker->space_count; space != NULL && i > 0; i--)
        if (maker->known[i - 1] == space)
            return (int32_t)i - 1;
    return -1;
}

static int32_t
add_spaces(struct frozen_maker *maker, const xmlNs *space)
{
    int32_t first = space != NULL ? (int32_t)maker->space_count : -1;
    for (; space != NULL; space = space->next) {
        size_t count = maker->space_count + 1;
        maker->spaces = mem_grow(maker->spaces, &maker->space_room, count, sizeof *maker->spaces);
        maker->known = mem_grow(maker->known, &maker->known_room, count, sizeof *maker->known);
        maker->known[maker->space_count] = space;
        maker->spaces[maker->space_count++] =
            (struct cold_space){keep(maker, space->prefix), keep(maker, space->href),
                                space->next != NULL ? (int32_t)count : -1};
    }
    return first;
}

static int32_t
add_attributes(struct frozen_maker *maker, const xmlAttr *attribute, int32_t parent)
{
    int32_t first = attribute != NULL ? (int32_t)maker->attribute_count : -1;
    for (; attribute != NULL; attribute = attribute->next) {
        const xmlNode *text = attribute->children;
        maker->attributes = mem_grow(maker->attributes, &maker->attribute_room,
                                     maker->attribute_count + 1, sizeof *maker->attributes);
        struct cold_attribute cold = {
            .name = keep(maker, attribute->name),
            .value = text != NULL ? keep(maker, text->content) : 0,
            .parent = parent,
            .next = attribute->next != NULL ? (int32_t)maker->attribute_count + 1 : -1,
            .space = space_number(maker, attribute->ns)};
        maker->attributes[maker->attribute_count++] = cold;
    }
    return first;
}

static bool
is_one_of(const xmlNode *element, const char *const *names)
{
    while (*names != NULL && !xml_is(element, *names))
        names++;
    return *names != NULL;
}

static bool
is_kept(const struct frozen_choice *choice, const xmlNode *node, bool structure)
{
    if (node->type == XML_ELEMENT_NODE)
        return !structure || !is_one_of(node, choice->left_out);
    if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE)
        return false;
    return !structure || !xmlIsBlankNode(node);
}

static int32_t
add_node(struct frozen_maker *maker, const xmlNode *node, int32_t parent)
{
    bool element = node->type == XML_ELEMENT_NODE;
    int32_t number = (int32_t)maker->node_count, last = -1;
    maker->nodes =
        mem_grow(maker->nodes, &maker->node_room, maker->node_count + 1, sizeof *maker->nodes);
    maker->node_count++;
    struct cold_node cold = {.name = element ? keep(maker, node->name) : 0,
                             .content = element ? 0 : keep(maker, node->content),
                             .parent = parent,
                             .next = -1,
                             .child = -1,
                             .type = element ? XML_ELEMENT_NODE : XML_TEXT_NODE,
                             .line = node->line};
    cold.declared = element ? add_spaces(maker, node->nsDef) : -1;
    cold.space = element ? space_number(maker, node->ns) : -1;
    cold.attribute = element ? add_attributes(maker, node->properties, number) : -1;
    maker->nodes[number] = cold;
    bool structure = element && is_one_of(node, maker->choice->structure);
    for (const xmlNode *child = element ? node->children : NULL; child; child = child->next) {
        if (!is_kept(maker->choice, child, structure))
            continue;
        int32_t added = add_node(maker, child, number);
        *(last < 0 ? &maker->nodes[number].child : &maker->nodes[last].next) = added;
        last = added;
    }
    return number;
}

void
frozen_add(struct frozen_maker *maker, const xmlDoc *doc, const char *name,
           const struct frozen_choice *choice)
{
    maker->choice = choice;
    int32_t root = add_node(maker, xmlDocGetRootElement((xmlDoc *)(size_t)doc), -1);
    maker->docs =
        mem_grow(maker->docs, &maker->doc_room, maker->doc_count + 1, sizeof *maker->docs);
    maker->docs[maker->doc_count++] = (struct cold_doc){keep(maker, (const xmlChar *)name), root};
}

/* What a maker gathered, where it goes to, and where it will be. */
struct laying {
    const struct frozen_maker *cold;
    struct trees to, at;
    const char *strings; /* where they will be */
};

static xmlChar *
string_at(const struct laying *laying, uint32_t place)
{
    return (xmlChar *)(size_t)(laying->strings + place);
}

static void
lay_space(const struct laying *laying, size_t i)
{
    const struct cold_space *from = &laying->cold->spaces[i];
    laying->to.spaces[i] =
        (xmlNs){.type = XML_NAMESPACE_DECL,
                .next = from->next >= 0 ? laying->at.spaces + from->next : NULL,
                .href = string_at(laying, from->href),
                .prefix = from->prefix > 0 ? string_at(laying, from->prefix) : NULL};
}

static void
lay_attribute(const struct laying *laying, size_t i, xmlDoc *doc)
{
    const struct cold_attribute *from = &laying->cold->attributes[i];
    xmlAttr *attribute = &laying->to.attributes[i];
    xmlNode *value = &laying->to.values[i];
    attribute->type = XML_ATTRIBUTE_NODE;
    attribute->name = string_at(laying, from->name);
    attribute->children = attribute->last = laying->at.values + i;
    attribute->parent = laying->at.nodes + from->parent;
    attribute->doc = doc;
    attribute->ns = from->space >= 0 ? laying->at.spaces + from->space : NULL;
    if (from->next >= 0) {
        attribute->next = laying->at.attributes + from->next;
        laying->to.attributes[from->next].prev = laying->at.attributes + i;
    }
    value->type = XML_TEXT_NODE;
    value->content = string_at(laying, from->value);
    value->parent = (xmlNode *)(laying->at.attributes + i);
    value->doc = doc;
}

static void
lay_node(const struct laying *laying, size_t i, size_t doc)
{
    const struct cold_node *from = &laying->cold->nodes[i];
    const struct trees *at = &laying->at;
    xmlNode *node = &laying->to.nodes[i];
    bool element = from->type == XML_ELEMENT_NODE;
    node->type = element ? XML_ELEMENT_NODE : XML_TEXT_NODE;
    node->name = element ? string_at(laying, from->name) : NULL;
    node->content = element ? NULL : string_at(laying, from->content);
    node->parent = from->parent >= 0 ? at->nodes + from->parent : (xmlNode *)(at->docs + doc);
    node->children = from->child >= 0 ? at->nodes + from->child : NULL;
    node->properties = from->attribute >= 0 ? at->attributes + from->attribute : NULL;
    node->ns = from->space >= 0 ? at->spaces + from->space : NULL;
    node->nsDef = from->declared >= 0 ? at->spaces + from->declared : NULL;
    node->doc = at->docs + doc;
    node->line = from->line;
    if (from->next >= 0) {
        node->next = at->nodes + from->next;
        laying->to.nodes[from->next].prev = at->nodes + i;
    } else if (from->parent >= 0) {
        laying->to.nodes[from->parent].last = at->nodes + i;
    }
    for (int32_t a = from->attribute; a >= 0; a = laying->cold->attributes[a].next)
        lay_attribute(laying, (size_t)a, at->docs + doc);
}

/* A document's nodes follow each other. Its URL is not known yet. */
static void
lay_doc(const struct laying *laying, size_t i)
{
    const struct frozen_maker *cold = laying->cold;
    xmlDoc *doc = &laying->to.docs[i];
    size_t first = (size_t)cold->docs[i].root;
    size_t end = i + 1 < cold->doc_count ? (size_t)cold->docs[i + 1].root : cold->node_count;
    doc->type = XML_DOCUMENT_NODE;
    doc->doc = laying->at.docs + i;
    doc->children = doc->last = laying->at.nodes + first;
    doc->_private = string_at(laying, cold->docs[i].name);
    for (size_t n = first; n < end; n++)
        lay_node(laying, n, i);
}

/* An array of the image, all zero as yet. *at: where it will be. */
static void *
add_array(struct image_writer *writer, int part, size_t size, size_t count, void **at)
{
    void *zeros = mem_alloc((count + 1) * size);
    *at = (void *)image_next(writer);
    image_add(writer, part, zeros, size, count);
    return zeros;
}

static void
maker_free(struct frozen_maker *maker)
{
    free(maker->docs);
    free(maker->nodes);
    free(maker->attributes);
    free(maker->spaces);
    free(maker->known);
    buf_free(&maker->strings);
    free(maker);
}

void
frozen_save(struct frozen_maker *maker, struct image_writer *writer, int part)
{
    const struct {
        size_t size, count;
    } arrays[FROZEN_STRINGS] = {[FROZEN_DOCS] = {sizeof(xmlDoc), maker->doc_count},
                                [FROZEN_NODES] = {sizeof(xmlNode), maker->node_count},
                                [FROZEN_VALUES] = {sizeof(xmlNode), maker->attribute_count},
                                [FROZEN_ATTRIBUTES] = {sizeof(xmlAttr), maker->attribute_count},
                                [FROZEN_SPACES] = {sizeof(xmlNs), maker->space_count}};
    void *to[FROZEN_STRINGS], *at[FROZEN_STRINGS];
    for (int i = FROZEN_DOCS; i < FROZEN_STRINGS; i++)
        to[i] = add_array(writer, part + i, arrays[i].size, arrays[i].count, &at[i]);
    struct laying laying = {.cold = maker,
                            .to = {to[FROZEN_DOCS], to[FROZEN_NODES], to[FROZEN_VALUES],
                                   to[FROZEN_ATTRIBUTES], to[FROZEN_SPACES]},
                            .at = {at[FROZEN_DOCS], at[FROZEN_NODES], at[FROZEN_VALUES],
                                   at[FROZEN_ATTRIBUTES], at[FROZEN_SPACES]},
                            .strings = (const char *)image_next(writer)};
    image_add(writer, part + FROZEN_STRINGS, maker->strings.bytes, 1, maker->strings.length);
    for (size_t i = 0; i < maker->space_count; i++)
        lay_space(&laying, i);
    for (size_t i = 0; i < maker->doc_count; i++)
        lay_doc(&laying, i);
    for (int i = FROZEN_DOCS; i < FROZEN_STRINGS; i++) {
        image_change(writer, part + i, to[i]);
        free(to[i]);
    }
    maker_free(maker);
}
