/* Freezing numbers every node in the order of the document; thawing lays all nodes of a kind out in
 * one array and turns numbers into pointers. */
#include "base/frozen.h"

#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

enum { DOCS, NODES, ATTRIBUTES, SPACES, STRINGS };

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

struct frozen {
    xmlDoc *docs;
    xmlNode *nodes, *values; /* values: the text nodes of attributes */
    xmlAttr *attributes;
    xmlNs *spaces;
    size_t doc_count;
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

void
frozen_save(struct frozen_maker *maker, struct image_writer *writer, int part)
{
    image_add(writer, part + DOCS, maker->docs, sizeof *maker->docs, maker->doc_count);
    image_add(writer, part + NODES, maker->nodes, sizeof *maker->nodes, maker->node_count);
    image_add(writer, part + ATTRIBUTES, maker->attributes, sizeof *maker->attributes,
              maker->attribute_count);
    image_add(writer, part + SPACES, maker->spaces, sizeof *maker->spaces, maker->space_count);
    image_add(writer, part + STRINGS, maker->strings.bytes, 1, maker->strings.length);
    free(maker->docs);
    free(maker->nodes);
    free(maker->attributes);
    free(maker->spaces);
    free(maker->known);
    buf_free(&maker->strings);
    free(maker);
}

/* What the image holds. */
struct cold {
    const struct cold_doc *docs;
    const struct cold_node *nodes;
    const struct cold_attribute *attributes;
    const struct cold_space *spaces;
    const char *strings;
    size_t doc_count, node_count, attribute_count, space_count, string_count;
};

static xmlChar *
string_at(const struct cold *cold, uint32_t place)
{
    return (xmlChar *)(size_t)(cold->strings + place);
}

static void
thaw_space(const struct cold *cold, struct frozen *warm, size_t i)
{
    const struct cold_space *from = &cold->spaces[i];
    warm->spaces[i] = (xmlNs){.type = XML_NAMESPACE_DECL,
                              .next = from->next >= 0 ? &warm->spaces[from->next] : NULL,
                              .href = string_at(cold, from->href),
                              .prefix = from->prefix > 0 ? string_at(cold, from->prefix) : NULL};
}

static void
thaw_attribute(const struct cold *cold, struct frozen *warm, size_t i, xmlDoc *doc)
{
    const struct cold_attribute *from = &cold->attributes[i];
    xmlAttr *attribute = &warm->attributes[i];
    xmlNode *value = &warm->values[i];
    attribute->type = XML_ATTRIBUTE_NODE;
    attribute->name = string_at(cold, from->name);
    attribute->children = attribute->last = value;
    attribute->parent = &warm->nodes[from->parent];
    attribute->doc = doc;
    attribute->ns = from->space >= 0 ? &warm->spaces[from->space] : NULL;
    if (from->next >= 0) {
        attribute->next = &warm->attributes[from->next];
        attribute->next->prev = attribute;
    }
    value->type = XML_TEXT_NODE;
    value->name = xmlStringText;
    value->content = string_at(cold, from->value);
    value->parent = (xmlNode *)attribute;
    value->doc = doc;
}

static void
thaw_node(const struct cold *cold, struct frozen *warm, size_t i, xmlDoc *doc)
{
    const struct cold_node *from = &cold->nodes[i];
    xmlNode *node = &warm->nodes[i];
    bool element = from->type == XML_ELEMENT_NODE;
    node->type = element ? XML_ELEMENT_NODE : XML_TEXT_NODE;
    node->name = element ? string_at(cold, from->name) : xmlStringText;
    node->content = element ? NULL : string_at(cold, from->content);
    node->parent = from->parent >= 0 ? &warm->nodes[from->parent] : (xmlNode *)doc;
    node->children = from->child >= 0 ? &warm->nodes[from->child] : NULL;
    node->properties = from->attribute >= 0 ? &warm->attributes[from->attribute] : NULL;
    node->ns = from->space >= 0 ? &warm->spaces[from->space] : NULL;
    node->nsDef = from->declared >= 0 ? &warm->spaces[from->declared] : NULL;
    node->doc = doc;
    node->line = from->line;
    if (from->next >= 0) {
        node->next = &warm->nodes[from->next];
        node->next->prev = node;
    } else {
        node->parent->last = node;
    }
    for (int32_t a = from->attribute; a >= 0; a = cold->attributes[a].next)
        thaw_attribute(cold, warm, (size_t)a, doc);
}

/* A document's nodes follow each other. */
static void
thaw_doc(const struct cold *cold, struct frozen *warm, size_t i, const char *folder)
{
    xmlDoc *doc = &warm->docs[i];
    size_t first = (size_t)cold->docs[i].root;
    size_t end = i + 1 < cold->doc_count ? (size_t)cold->docs[i + 1].root : cold->node_count;
    doc->type = XML_DOCUMENT_NODE;
    doc->doc = doc;
    doc->children = doc->last = &warm->nodes[first];
    doc->URL = (xmlChar *)file_join(folder, (const char *)string_at(cold, cold->docs[i].name));
    for (size_t n = first; n < end; n++)
        thaw_node(cold, warm, n, doc);
}

static bool
open_cold(const struct image *image, int part, struct cold *cold)
{
    cold->docs = image_part(image, part + DOCS, sizeof *cold->docs, &cold->doc_count);
    cold->nodes = image_part(image, part + NODES, sizeof *cold->nodes, &cold->node_count);
    cold->attributes =
        image_part(image, part + ATTRIBUTES, sizeof *cold->attributes, &cold->attribute_count);
    cold->spaces = image_part(image, part + SPACES, sizeof *cold->spaces, &cold->space_count);
    cold->strings = image_part(image, part + STRINGS, 1, &cold->string_count);
    return cold->docs != NULL && cold->nodes != NULL && cold->attributes != NULL &&
           cold->spaces != NULL && cold->strings != NULL;
}

struct frozen *
frozen_thaw(const struct image *image, int part, const char *folder)
{
    struct cold cold;
    if (!open_cold(image, part, &cold))
        return NULL;
    struct frozen *warm = mem_alloc(sizeof *warm);
    warm->docs = mem_alloc((cold.doc_count + 1) * sizeof *warm->docs);
    warm->nodes = mem_alloc((cold.node_count + 1) * sizeof *warm->nodes);
    warm->values = mem_alloc((cold.attribute_count + 1) * sizeof *warm->values);
    warm->attributes = mem_alloc((cold.attribute_count + 1) * sizeof *warm->attributes);
    warm->spaces = mem_alloc((cold.space_count + 1) * sizeof *warm->spaces);
    warm->doc_count = cold.doc_count;
    for (size_t i = 0; i < cold.space_count; i++)
        thaw_space(&cold, warm, i);
    for (size_t i = 0; i < cold.doc_count; i++)
        thaw_doc(&cold, warm, i, folder);
    return warm;
}

void
frozen_free(struct frozen *frozen)
{
    if (frozen == NULL)
        return;
    for (size_t i = 0; i < frozen->doc_count; i++)
        free((char *)(size_t)frozen->docs[i].URL);
    free(frozen->docs);
    free(frozen->nodes);
    free(frozen->values);
    free(frozen->attributes);
    free(frozen->spaces);
    free(frozen);
}

xmlDoc *
frozen_doc(const struct frozen *frozen, const char *url)
{
    for (size_t i = 0; i < frozen->doc_count; i++)
        if (strcmp((const char *)frozen->docs[i].URL, url) == 0)
            return &frozen->docs[i];
    return NULL;
}
