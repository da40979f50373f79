/* Paths and lines of nodes. */
#include "check/location.h"

#include <string.h>

enum { DEEP = 256 }; /* libxml2 reads no deeper */

void
location_clean(struct buf *out, const char *text)
{
    for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
        if (*p < 0x20 || *p == 0x7F)
            buf_putf(out, "\\x%02X", *p);
        else if (*p == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0)
            buf_putf(out, "\\x%02X", *++p);
        else
            buf_putc(out, (char)*p);
    }
}

static const xmlNs *
namespace_of(const xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE)
        return node->ns;
    return node->type == XML_ATTRIBUTE_NODE ? ((const xmlAttr *)node)->ns : NULL;
}

static void
put_name(const xmlNode *node, struct buf *out)
{
    const xmlNs *ns = namespace_of(node);
    if (ns != NULL && ns->prefix != NULL) {
        location_clean(out, (const char *)ns->prefix);
        buf_putc(out, ':');
    }
    location_clean(out, (const char *)node->name);
}

static bool
alike(const xmlNode *a, const xmlNode *b)
{
    return a->type == b->type && (a->type == XML_TEXT_NODE || a->type == XML_COMMENT_NODE ||
                                  (strcmp((const char *)a->name, (const char *)b->name) == 0 &&
                                   namespace_of(a) == namespace_of(b)));
}

static void
put_number(const xmlNode *node, struct buf *out)
{
    size_t n = 1;
    const xmlNode *other;
    for (other = node->prev; other != NULL; other = other->prev)
        n += alike(node, other) ? 1 : 0;
    for (other = node->next; n == 1 && other != NULL && !alike(node, other);)
        other = other->next;
    if (n > 1 || other != NULL)
        buf_putf(out, "[%zu]", n);
}

static void
put_step(const xmlNode *node, struct buf *out)
{
    buf_putc(out, '/');
    if (node->type == XML_ATTRIBUTE_NODE) {
        buf_putc(out, '@');
        put_name(node, out);
        return;
    }
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        buf_puts(out, "text()");
    else if (node->type == XML_COMMENT_NODE)
        buf_puts(out, "comment()");
    else if (node->type == XML_PI_NODE)
        buf_puts(out, "processing-instruction()");
    else
        put_name(node, out);
    put_number(node, out);
}

void
location_path(const xmlNode *node, struct buf *out)
{
    const xmlNode *steps[DEEP + 2];
    size_t count = 0;
    for (; node != NULL && node->type != XML_DOCUMENT_NODE && count < DEEP + 2; node = node->parent)
        steps[count++] = node;
    if (count == 0)
        buf_putc(out, '/');
    while (count > 0)
        put_step(steps[--count], out);
}

long
location_line(const xmlNode *node)
{
    if (node->type == XML_DOCUMENT_NODE)
        node = xmlDocGetRootElement((xmlDoc *)(size_t)node);
    else if (node->type == XML_ATTRIBUTE_NODE)
        node = node->parent;
    return node != NULL ? xmlGetLineNo((xmlNode *)(size_t)node) : 0;
}
