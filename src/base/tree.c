/* Reading and building libxml2 trees in few words: the second half of base/xml.h. */
#include "base/xml.h"

#include <libxml/chvalid.h>
#include <libxml/parserInternals.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define X(text) ((const xmlChar *)(text))

/* Names differ by their first letter more often than not. */
static inline bool
same(const char *one, const char *other)
{
    return one[0] == other[0] && strcmp(one, other) == 0;
}

static inline bool
is_named(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE && node->ns == NULL &&
           same((const char *)node->name, name);
}

bool
xml_is(const xmlNode *node, const char *name)
{
    return is_named(node, name);
}

static const char *
value_of(const xmlAttr *attr)
{
    return attr->children != NULL && attr->children->content != NULL
               ? (const char *)attr->children->content
               : "";
}

static bool
is_prefixed(const xmlAttr *attr)
{
    return attr->ns != NULL && attr->ns->prefix != NULL;
}

const char *
xml_attr(const xmlNode *node, const char *name)
{
    const xmlAttr *prefixed = NULL;
    if (node == NULL || node->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
        if (is_prefixed(attr))
            prefixed = prefixed != NULL ? prefixed : attr;
        else if (same((const char *)attr->name, name))
            return value_of(attr);
    const char *colon = prefixed != NULL ? strchr(name, ':') : NULL;
    for (const xmlAttr *attr = prefixed; colon != NULL && attr != NULL; attr = attr->next)
        if (is_prefixed(attr) && same((const char *)attr->name, colon + 1))
            return value_of(attr);
    return NULL;
}

const char *
xml_attr_or(const xmlNode *node, const char *name, const char *otherwise)
{
    const char *value = xml_attr(node, name);
    return value != NULL ? value : otherwise;
}

static xmlNode *
element_from(xmlNode *node)
{
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

xmlNode *
xml_first(const xmlNode *parent)
{
    return parent != NULL && parent->type == XML_ELEMENT_NODE ? element_from(parent->children)
                                                              : NULL;
}

xmlNode *
xml_after(const xmlNode *node)
{
    return node != NULL ? element_from(node->next) : NULL;
}

xmlNode *
xml_child(const xmlNode *parent, const char *name)
{
    xmlNode *node = xml_first(parent);
    return node == NULL || is_named(node, name) ? node : xml_next(node, name);
}

xmlNode *
xml_next(const xmlNode *node, const char *name)
{
    xmlNode *next = node != NULL ? node->next : NULL;
    while (next != NULL && !is_named(next, name))
        next = next->next;
    return next;
}

void
xml_text_add(const xmlNode *node, struct buf *out)
{
    if (node == NULL)
        return;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        buf_puts(out, (const char *)node->content);
        return;
    }
    if (node->type != XML_ELEMENT_NODE)
        return;
    const xmlNode *at = node->children;
    while (at != NULL) {
        if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) &&
            at->content != NULL)
            buf_puts(out, (const char *)at->content);
        at = xml_walk((xmlNode *)(size_t)at, node);
    }
}

char *
xml_text(const xmlNode *node)
{
    struct buf text = {0};
    xml_text_add(node, &text);
    return buf_take(&text);
}

/* The text of an element that holds it in one piece; NULL when it does not. */
static const char *
whole_text(const xmlNode *node)
{
    const xmlNode *only = node != NULL && node->type == XML_ELEMENT_NODE ? node->children : NULL;
    if (only == NULL || only->next != NULL || only->type != XML_TEXT_NODE)
        return NULL;
    return (const char *)only->content;
}

const char *
xml_text_lent(const xmlNode *node, char **own)
{
    const char *whole = whole_text(node);
    *own = whole != NULL ? NULL : xml_text(node);
    return whole != NULL ? whole : *own;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* As nearly every text is. */
static bool
is_folded(const char *text, size_t length)
{
    return length == 0 || (text[0] != ' ' && text[length - 1] != ' ' &&
                           strpbrk(text, "\t\r\n") == NULL && strstr(text, "  ") == NULL);
}

/* Writes the text with its white space folded; to may be where it is. */
static void
fold(const char *from, char *to)
{
    const char *start = to;
    size_t length = strlen(from);
    if (is_folded(from, length)) {
        memmove(to, from, length + 1);
        return;
    }
    while (*from != '\0') {
        while ((unsigned char)*from > ' ' || (*from != '\0' && !is_space(*from)))
            *to++ = *from++;
        while (is_space(*from))
            from++;
        if (to != start && *from != '\0')
            *to++ = ' ';
    }
    *to = '\0';
}

void
xml_fold(char *text)
{
    fold(text, text);
}

char *
xml_words(const xmlNode *node)
{
    const char *whole = whole_text(node);
    char *words = whole != NULL ? mem_realloc(NULL, strlen(whole) + 1, 1) : xml_text(node);
    fold(whole != NULL ? whole : words, words);
    return words;
}

const char *
xml_words_lent(const xmlNode *node, char **own)
{
    const char *whole = whole_text(node);
    *own = whole != NULL && is_folded(whole, strlen(whole)) ? NULL : xml_words(node);
    return *own != NULL ? *own : whole;
}

xmlNode *
xml_walk(xmlNode *node, const xmlNode *top)
{
    if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != NULL && node != top) {
        if (node->next != NULL)
            return node->next;
        node = node->parent;
    }
    return NULL;
}

xmlDoc *
xml_new(const char *root)
{
    xmlDoc *doc = xmlNewDoc(X("1.0"));
    xmlDocSetRootElement(doc, xmlNewDocNode(doc, NULL, X(root), NULL));
    return doc;
}

xmlNode *
xml_add(xmlNode *parent, const char *name)
{
    return xmlAddChild(parent, xmlNewDocNode(parent->doc, NULL, X(name), NULL));
}

/* As xmlStrndup, which counts bytes one by one. */
static xmlChar *
copied(const char *text, size_t length)
{
    xmlChar *copy = xmlMalloc(length + 1);
    if (copy == NULL)
        return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

/* As xmlNewDocTextLen. */
static xmlNode *
new_text(xmlDoc *doc, const char *text, size_t length)
{
    xmlNode *node = xmlMalloc(sizeof *node);
    if (node != NULL)
        *node = (xmlNode){.type = XML_TEXT_NODE,
                          .name = xmlStringText,
                          .content = copied(text, length),
                          .doc = doc};
    return node;
}

void
xml_append(xmlNode *parent, const char *text)
{
    xmlAddChild(parent, new_text(parent->doc, text, strlen(text)));
}

xmlNode *
xml_add_text(xmlNode *parent, const char *name, const char *text)
{
    xmlNode *node = xml_add(parent, name), *only = new_text(parent->doc, text, strlen(text));
    if (only != NULL)
        only->parent = node;
    node->children = node->last = only;
    return node;
}

static bool
is_ascii(const char *text, size_t length)
{
    const uint64_t high = 0x8080808080808080u;
    uint64_t bytes = 0, word;
    for (; length >= sizeof word; text += sizeof word, length -= sizeof word) {
        memcpy(&word, text, sizeof word);
        bytes |= word;
    }
    for (; length > 0; text++, length--)
        bytes |= (unsigned char)*text;
    return (bytes & high) == 0;
}

/* Whether an attribute of that name can be added as it is: there is none, and neither the name nor
 * the value needs libxml2's care. *last: behind which. */
static bool
is_simple(const xmlNode *node, const char *name, const char *value, size_t length, xmlAttr **last)
{
    *last = NULL;
    for (xmlAttr *attr = node->properties; attr != NULL; attr = attr->next) {
        if (same((const char *)attr->name, name))
            return false;
        *last = attr;
    }
    return is_ascii(value, length) && strchr(name, ':') == NULL;
}

/* What xmlSetProp does after many questions whose answers are known here. */
static void
add_attribute(xmlNode *node, const char *name, const char *value, size_t length, xmlAttr *last)
{
    xmlAttr *attr = xmlMalloc(sizeof *attr);
    if (attr == NULL)
        return;
    xmlNode *text = new_text(node->doc, value, length);
    *attr = (xmlAttr){.type = XML_ATTRIBUTE_NODE,
                      .name = copied(name, strlen(name)),
                      .children = text,
                      .last = text,
                      .parent = node,
                      .prev = last,
                      .doc = node->doc};
    if (text != NULL)
        text->parent = (xmlNode *)attr;
    *(last != NULL ? &last->next : &node->properties) = attr;
}

void
xml_set(xmlNode *node, const char *name, const char *value)
{
    xmlAttr *last;
    size_t length = value != NULL ? strlen(value) : 0;
    if (value == NULL)
        xmlUnsetProp(node, X(name));
    else if (is_simple(node, name, value, length, &last))
        add_attribute(node, name, value, length, last);
    else
        xmlSetProp(node, X(name), X(value));
}

/* Every sentence has numbers: without a format they take a tenth of the time. */
void
xml_set_number(xmlNode *node, const char *name, long value)
{
    char digits[24], *at = digits + sizeof digits;
    unsigned long left = value < 0 ? 0ul - (unsigned long)value : (unsigned long)value;
    *--at = '\0';
    do
        *--at = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (value < 0)
        *--at = '-';
    xml_set(node, name, at);
}

void
xml_setf(xmlNode *node, const char *name, const char *format, ...)
{
    char value[512];
    va_list args;
    va_start(args, format);
    vsnprintf(value, sizeof value, format, args);
    va_end(args);
    xml_set(node, name, value);
}

xmlNode *
xml_copy_into(xmlNode *parent, const xmlNode *node)
{
    return xmlAddChild(parent, xmlDocCopyNode((xmlNode *)(size_t)node, parent->doc, 1));
}

bool
xml_text_valid(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    while (*p != '\0') {
        int length = 4;
        int c = xmlGetUTF8Char(p, &length);
        if (c < 0 || !xmlIsCharQ((unsigned int)c))
            return false;
        p += length;
    }
    return true;
}
