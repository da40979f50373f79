/* Schematron for people: indented, tests broken at their alternatives. The result is well-formed
 * and means the same. */
#include <string.h>

#include "library/compile.h"

static void
indent(struct buf *out, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_puts(out, "  ");
}

static void
put_escaped(struct buf *out, const char *text, int depth)
{
    for (; *text != '\0'; text++) {
        if (strncmp(text, " | ", 3) == 0 && depth >= 0) {
            buf_putc(out, '\n');
            indent(out, depth);
            buf_puts(out, "| ");
            text += 2;
        } else if (*text == '&') {
            buf_puts(out, "&amp;");
        } else if (*text == '<') {
            buf_puts(out, "&lt;");
        } else if (*text == '"') {
            buf_puts(out, "&quot;");
        } else {
            buf_putc(out, *text);
        }
    }
}

static void
put_name(struct buf *out, const xmlNs *ns, const xmlChar *name)
{
    if (ns != NULL && ns->prefix != NULL)
        buf_putf(out, "%s:", (const char *)ns->prefix);
    buf_puts(out, (const char *)name);
}

/* xml:base is where the rule was written on this machine: no part of the rule. */
static void
put_attributes(struct buf *out, const xmlNode *node, int depth)
{
    for (const xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next)
        buf_putf(out, " xmlns%s%s=\"%s\"", ns->prefix != NULL ? ":" : "",
                 ns->prefix != NULL ? (const char *)ns->prefix : "", (const char *)ns->href);
    for (const xmlAttr *attr = node->properties; attr != NULL; attr = attr->next) {
        const char *value = attr->children != NULL ? (const char *)attr->children->content : NULL;
        bool base = strcmp((const char *)attr->name, "base") == 0 && attr->ns != NULL;
        if (value == NULL || base)
            continue;
        bool test = strcmp((const char *)attr->name, "test") == 0;
        if (test && strstr(value, " | ") != NULL) {
            buf_putc(out, '\n');
            indent(out, depth + 2);
        } else {
            buf_putc(out, ' ');
        }
        put_name(out, attr->ns, attr->name);
        buf_puts(out, "=\"");
        put_escaped(out, value, test ? depth + 4 : -1);
        buf_putc(out, '"');
    }
}

static void
put_mixed(struct buf *out, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type == XML_TEXT_NODE)
            put_escaped(out, (const char *)child->content, -1);
        if (child->type != XML_ELEMENT_NODE)
            continue;
        buf_putc(out, '<');
        put_name(out, child->ns, child->name);
        put_attributes(out, child, 0);
        buf_puts(out, child->children != NULL ? ">" : "/>");
        put_mixed(out, child);
        if (child->children == NULL)
            continue;
        buf_puts(out, "</");
        put_name(out, child->ns, child->name);
        buf_putc(out, '>');
    }
}

static bool
has_words(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE && !xmlIsBlankNode(child))
            return true;
    return false;
}

void
compile_print(const xmlNode *node, int depth, struct buf *out)
{
    indent(out, depth);
    buf_putc(out, '<');
    put_name(out, node->ns, node->name);
    put_attributes(out, node, depth);
    if (node->children == NULL) {
        buf_puts(out, "/>\n");
        return;
    }
    buf_putc(out, '>');
    if (has_words(node)) {
        put_mixed(out, node);
    } else {
        buf_putc(out, '\n');
        for (xmlNode *child = xml_first(node); child != NULL; child = xml_after(child))
            compile_print(child, depth + 1, out);
        indent(out, depth);
    }
    buf_puts(out, "</");
    put_name(out, node->ns, node->name);
    buf_puts(out, ">\n");
}
