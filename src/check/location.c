/* Paths and lines of nodes. */
#include "check/location.h"

#include <stdint.h>
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
    return a->type == b->type &&
           (a->type == XML_TEXT_NODE || a->type == XML_COMMENT_NODE || a->type == XML_PI_NODE ||
            (strcmp((const char *)a->name, (const char *)b->name) == 0 &&
             namespace_of(a) == namespace_of(b)));
}

/* One place for each parent and kind of node. */
static struct location_count *
counted(struct location_memo *memo, const xmlNode *node)
{
    uintptr_t name = node->type == XML_ELEMENT_NODE ? (uintptr_t)node->name : (uintptr_t)node->type;
    uint64_t h = ((uint64_t)(uintptr_t)node->parent * 31 + name) * 0x9E3779B97F4A7C15u;
    return &memo->counts[h >> 56];
}

/* The node's number among its like, counted from the last one that was asked for. */
static size_t
number_of(const xmlNode *node, struct location_memo *memo)
{
    struct location_count *known = counted(memo, node);
    size_t n = 1;
    const xmlNode *other = node;
    while (other != NULL && other != known->node) {
        other = other->prev;
        n += other != NULL && alike(node, other) ? 1 : 0;
    }
    if (other != NULL && alike(node, other))
        n += known->number - 1;
    else if (other != NULL)
        return number_of(node, &(struct location_memo){0});
    *known = (struct location_count){node, n};
    return n;
}

static void
put_number(const xmlNode *node, struct location_memo *memo, struct buf *out)
{
    size_t n = number_of(node, memo);
    const xmlNode *other = node->next;
    while (n == 1 && other != NULL && !alike(node, other))
        other = other->next;
    if (n > 1 || other != NULL)
        buf_putf(out, "[%zu]", n);
}

static void
put_literal(struct buf *out, const xmlChar *value)
{
    const char *text = value != NULL ? (const char *)value : "",
               *quote = strchr(text, '\'') != NULL ? "\"" : "'";
    buf_putf(out, "%s%s%s", quote, text, quote);
}

static void
put_name_test(const xmlNode *node, struct buf *out)
{
    const xmlNs *ns = namespace_of(node);
    if (ns == NULL) {
        buf_puts(out, (const char *)node->name);
        return;
    }
    buf_puts(out, "*[local-name()=");
    put_literal(out, node->name);
    buf_puts(out, " and namespace-uri()=");
    put_literal(out, ns->href);
    buf_putc(out, ']');
}

typedef void (*put_name_as)(const xmlNode *node, struct buf *out);

static void
put_step(const xmlNode *node, put_name_as put, struct location_memo *memo, struct buf *out)
{
    buf_putc(out, '/');
    if (node->type == XML_ATTRIBUTE_NODE) {
        buf_putc(out, '@');
        put(node, out);
        return;
    }
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        buf_puts(out, "text()");
    else if (node->type == XML_COMMENT_NODE)
        buf_puts(out, "comment()");
    else if (node->type == XML_PI_NODE)
        buf_puts(out, "processing-instruction()");
    else
        put(node, out);
    put_number(node, memo, out);
}

static void
put_path(const xmlNode *node, put_name_as put, struct location_memo *memo, struct buf *out)
{
    const xmlNode *steps[DEEP + 2];
    size_t count = 0;
    for (; node != NULL && node->type != XML_DOCUMENT_NODE && count < DEEP + 2; node = node->parent)
        steps[count++] = node;
    if (count == 0)
        buf_putc(out, '/');
    while (count > 0)
        put_step(steps[--count], put, memo, out);
}

void
location_path(const xmlNode *node, struct location_memo *memo, struct buf *out)
{
    put_path(node, put_name, memo, out);
}

void
location_xpath(const xmlNode *node, struct location_memo *memo, struct buf *out)
{
    put_path(node, put_name_test, memo, out);
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
