/* Mixed content: messages, diagnostics, properties and the content of keys. Compiled into a flat
 * list of parts and put together as text or as a tree (ISO Schematron 5.4.6, 5.4.14, and Annex C
 * clauses 4, 5 and 11). */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/schematron_parts.h"

static void
add(struct parts *parts, struct part part)
{
    parts->items = mem_grow(parts->items, &parts->room, parts->count + 1, sizeof *parts->items);
    parts->items[parts->count++] = part;
}

struct gathering {
    const struct scope *scope;
    struct parts *parts;
};

static int gather_content(const struct gathering *gathering, const xmlNode *element);

static bool
is_xsl(const xmlNode *node, const char *name)
{
    return node->ns != NULL && strcmp((const char *)node->ns->href, XSL) == 0 &&
           (name == NULL || strcmp((const char *)node->name, name) == 0);
}

static int
gather_expr(const struct gathering *gathering, const xmlNode *element, enum part_kind kind,
            const char *attribute)
{
    struct part part = {.kind = kind};
    /* <name/> alone is the name of the context node. */
    if (kind != PART_NAME || xml_attr(element, attribute) != NULL) {
        part.expr = sch_expr(gathering->scope, element, attribute);
        if (part.expr == NULL)
            return -1;
    }
    add(gathering->parts, part);
    return 0;
}

static int
gather_element(const struct gathering *gathering, const xmlNode *element)
{
    if (sch_is(element, "value-of") || is_xsl(element, "value-of") || is_xsl(element, "sequence"))
        return gather_expr(gathering, element, PART_VALUE, "select");
    if (sch_is(element, "name"))
        return gather_expr(gathering, element, PART_NAME, "path");
    if (is_xsl(element, "copy-of"))
        return gather_expr(gathering, element, PART_COPY, "select");
    if (is_xsl(element, "text")) {
        add(gathering->parts, (struct part){.kind = PART_TEXT, .text = xml_text(element)});
        return 0;
    }
    if (is_xsl(element, NULL))
        return sch_fault(gathering->scope->compiler, element, "use sch:value-of or a variable",
                         "xsl:%s is not supported", (const char *)element->name);
    add(gathering->parts, (struct part){.kind = PART_OPEN, .element = element});
    int rc = gather_content(gathering, element);
    add(gathering->parts, (struct part){.kind = PART_CLOSE});
    return rc;
}

static int
visit(struct compiler *compiler, const xmlNode *element, void *data)
{
    (void)compiler;
    return gather_element(data, element);
}

static int
gather_content(const struct gathering *gathering, const xmlNode *element)
{
    int rc = 0;
    bool instructions = is_xsl(element, NULL);
    const struct compiler *compiler = gathering->scope->compiler;
    for (const xmlNode *child = element->children; child != NULL && compiler->faults < SCH_FAULTS;
         child = child->next) {
        /* XSLT 1.0, 3.4: white space between instructions is none of the content. */
        if (instructions && xmlIsBlankNode(child))
            continue;
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            add(gathering->parts,
                (struct part){.kind = PART_TEXT, .text = mem_strdup((const char *)child->content)});
        else if (sch_is(child, "include"))
            rc |= sch_include(gathering->scope->compiler, child, visit, (void *)(size_t)gathering);
        else if (child->type == XML_ELEMENT_NODE)
            rc |= gather_element(gathering, child);
    }
    return rc;
}

int
sch_compile_parts(const struct scope *scope, const xmlNode *element, struct parts *parts)
{
    struct gathering gathering = {scope, parts};
    return gather_content(&gathering, element);
}

void
sch_free_parts(struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        xpath_expr_free(parts->items[i].expr);
        free(parts->items[i].text);
    }
    free(parts->items);
    *parts = (struct parts){0};
}

static void
put_string(xmlXPathObject *value, struct buf *out)
{
    xmlChar *text = xmlXPathCastToString(value);
    if (text != NULL)
        buf_puts(out, (const char *)text);
    xmlFree(text);
}

static void
put_name(const xmlNode *node, struct buf *out)
{
    if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE &&
        node->type != XML_PI_NODE)
        return;
    /* An attribute's ns lies where an element's does. */
    const xmlNs *ns = node->type == XML_ATTRIBUTE_NODE ? ((const xmlAttr *)node)->ns
                      : node->type == XML_ELEMENT_NODE ? node->ns
                                                       : NULL;
    if (ns != NULL && ns->prefix != NULL)
        buf_putf(out, "%s:", (const char *)ns->prefix);
    buf_puts(out, (const char *)node->name);
}

/* The text of one part; what cannot be evaluated is left out (and has been reported). */
static void
put_part(struct schematron *schema, const struct part *part, xmlNode *node, struct buf *out)
{
    if (part->kind == PART_TEXT)
        buf_puts(out, part->text);
    else if (part->kind == PART_NAME && part->expr == NULL)
        put_name(node, out);
    else if (part->expr != NULL) {
        xmlXPathObject *value = sch_eval(schema, part->expr, node);
        if (value != NULL)
            put_string(value, out);
        xmlXPathFreeObject(value);
    }
}

void
sch_put_parts(struct schematron *schema, const struct parts *parts, xmlNode *node, struct buf *out)
{
    for (size_t i = 0; i < parts->count; i++)
        put_part(schema, &parts->items[i], node, out);
}

/* White space folded as HTML does: messages are written over several lines. */
static void
put_folded(const struct buf *from, struct buf *out)
{
    size_t before = out->length;
    bool gap = false;
    for (size_t i = 0; i < from->length; i++) {
        char c = from->bytes[i];
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            gap = out->length > before;
            continue;
        }
        if (gap)
            buf_putc(out, ' ');
        gap = false;
        buf_putc(out, c);
    }
}

void
schematron_message(const struct schematron_result *result, struct buf *out)
{
    const struct assertion *assertion = (const struct assertion *)result->assertion;
    struct buf text = {0};
    sch_put_parts(result->schema, &assertion->message, result->node, &text);
    put_folded(&text, out);
    buf_free(&text);
}

const char *
schematron_diagnostic(const struct schematron_result *result, size_t i, const char **lang,
                      struct buf *out)
{
    const struct note *note = &((const struct assertion *)result->assertion)->diagnostics.items[i];
    struct buf text = {0};
    sch_put_parts(result->schema, &note->parts, result->node, &text);
    put_folded(&text, out);
    buf_free(&text);
    if (lang != NULL)
        *lang = note->lang;
    return note->id;
}

static void
add_copy(xmlNode *parent, xmlNode *node)
{
    if (node->type == XML_DOCUMENT_NODE) {
        for (xmlNode *child = node->children; child != NULL; child = child->next)
            add_copy(parent, child);
    } else if (node->type == XML_ATTRIBUTE_NODE) {
        xmlChar *value = xmlNodeGetContent(node);
        xmlSetProp(parent, node->name, value);
        xmlFree(value);
    } else if (node->type != XML_NAMESPACE_DECL && node->type != XML_DTD_NODE) {
        xml_copy_into(parent, node);
    }
}

static void
add_copies(struct schematron *schema, const struct part *part, xmlNode *node, xmlNode *parent)
{
    xmlXPathObject *value = sch_eval(schema, part->expr, node);
    struct buf text = {0};
    if (value != NULL && value->type == XPATH_NODESET) {
        for (int i = 0; value->nodesetval != NULL && i < value->nodesetval->nodeNr; i++)
            add_copy(parent, value->nodesetval->nodeTab[i]);
    } else if (value != NULL) {
        put_string(value, &text);
        xml_append(parent, buf_text(&text));
    }
    buf_free(&text);
    xmlXPathFreeObject(value);
}

static xmlNode *
open_element(const xmlNode *element, xmlNode *parent)
{
    xmlNode *copy =
        xmlDocCopyNode((xmlNode *)(size_t)element, parent->doc, 2); /* attributes, no children */
    return xmlAddChild(parent, copy);
}

const char *
schematron_property(const struct schematron_result *result, size_t i, xmlNode *parent)
{
    const struct note *note = &((const struct assertion *)result->assertion)->properties.items[i];
    for (size_t k = 0; k < note->parts.count; k++) {
        const struct part *part = &note->parts.items[k];
        struct buf text = {0};
        if (part->kind == PART_OPEN)
            parent = open_element(part->element, parent);
        else if (part->kind == PART_CLOSE)
            parent = parent->parent;
        else if (part->kind == PART_COPY)
            add_copies(result->schema, part, result->node, parent);
        else
            put_part(result->schema, part, result->node, &text);
        if (text.length > 0)
            xml_append(parent, buf_text(&text));
        buf_free(&text);
    }
    return note->id;
}
