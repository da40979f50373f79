/* Quoting an agreement. */
#include "check/quote.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/place.h"
#include "base/buf.h"
#include "base/mem.h"

static const xmlNode *
above(const xmlNode *node, const char *name)
{
    while (node != NULL && node->type != XML_DOCUMENT_NODE && !xml_is(node, name))
        node = node->parent;
    return node != NULL && node->type == XML_ELEMENT_NODE ? node : NULL;
}

/* The line of an imported signature block that names the signatory; NULL when the block was
 * drafted. */
static const xmlNode *
signature_line(const xmlNode *signatory)
{
    const xmlNode *named = xml_child(signatory, "name");
    if (named == NULL)
        named = xml_child(signatory, "office");
    char *name = xml_words(named);
    const xmlNode *line = NULL;
    for (const xmlNode *para = xml_child(signatory->parent, "para");
         name[0] != '\0' && para != NULL && line == NULL; para = xml_next(para, "para")) {
        char *words = xml_words(para);
        if (strstr(words, name) != NULL)
            line = xml_child(para, "s");
        free(words);
    }
    free(name);
    return line;
}

const xmlNode *
quote_of(const xmlNode *node)
{
    while (node->type != XML_ELEMENT_NODE && node->parent != NULL)
        node = node->parent;
    const xmlNode *signatory = above(node, "signatory");
    if (signatory != NULL) {
        const xmlNode *line = signature_line(signatory);
        return line != NULL ? line : signatory;
    }
    const xmlNode *s = above(node, "s"), *row = above(node, "row");
    if (row != NULL)
        return row;
    return s != NULL ? s : node;
}

/* Words by which a text says something by itself; an item without any leans on its lead-in. */
static bool
stands_alone(const char *text)
{
    static const char *const verbs[] = {" shall ",  " will ",   " must ", " may ",
                                        " should ", " is ",     " are ",  " agree ",
                                        " can ",    " agrees ", " has ",  " have "};
    if (text[0] >= 'a' && text[0] <= 'z')
        return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strstr(text, verbs[i]) != NULL)
            return true;
    return false;
}

static void
put_row(const xmlNode *row, struct buf *out)
{
    for (xmlNode *cell = xml_child(row, "cell"); cell != NULL; cell = xml_next(cell, "cell")) {
        char *words = xml_words(cell);
        if (out->length > 0)
            buf_puts(out, " | ");
        buf_puts(out, words);
        free(words);
    }
}

/* "Riverton Unified School District, Superintendent". */
static void
put_signatory(const xmlNode *signatory, struct buf *out)
{
    static const char *const parts[] = {"for", "name", "office", "date"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *words = xml_words(xml_child(signatory, parts[i]));
        if (words[0] != '\0')
            buf_putf(out, "%s%s", out->length > 0 ? ", " : "", words);
        free(words);
    }
}

/* Cuts at the last space before the limit, never within a character. */
static void
shorten(struct buf *text)
{
    if (text->length <= QUOTE_MAX)
        return;
    size_t end = QUOTE_MAX;
    while (end > QUOTE_MAX / 2 && text->bytes[end] != ' ')
        end--;
    while (end > 0 && ((unsigned char)text->bytes[end] & 0xC0) == 0x80)
        end--;
    text->length = end;
    text->bytes[end] = '\0';
    buf_puts(text, " \xE2\x80\xA6");
}

const char *
quote_lead(const xmlNode *quoted)
{
    const char *lead =
        xml_is(quoted, "row") || xml_is(quoted, "signatory") ? NULL : xml_attr(quoted, "lead");
    char *words = lead != NULL ? xml_words(quoted) : NULL;
    if (lead != NULL && stands_alone(words))
        lead = NULL;
    free(words);
    return lead;
}

char *
quote_text(const xmlNode *quoted)
{
    struct buf text = {0};
    if (xml_is(quoted, "row")) {
        put_row(quoted, &text);
    } else if (xml_is(quoted, "signatory")) {
        put_signatory(quoted, &text);
    } else {
        char *words = xml_words(quoted);
        const char *lead = quote_lead(quoted);
        if (lead != NULL)
            buf_putf(&text, "%s ", lead);
        buf_puts(&text, words);
        free(words);
    }
    shorten(&text);
    return buf_take(&text);
}

/* A row or block has no place of its own where only its sentences were given one. */
static const xmlNode *
placed(const xmlNode *quoted)
{
    for (xmlNode *at = (xmlNode *)(size_t)quoted; at != NULL; at = xml_walk(at, quoted))
        if (xml_is(at, "s"))
            return at;
    return quoted;
}

xmlNode *
quote_add(xmlNode *finding, const xmlNode *quoted, const char *stance)
{
    xmlNode *evidence = xml_add(finding, "evidence");
    const xmlNode *at = placed(quoted);
    long page = place_page(at), line = place_line(at);
    char *section = place_section(quoted), *text = quote_text(quoted);
    xml_set(evidence, "stance", stance);
    if (page > 0)
        xml_set_number(evidence, "page", page);
    if (section[0] != '\0')
        xml_set(evidence, "section", section);
    if (line > 0)
        xml_set_number(evidence, "line", line);
    xml_add_text(evidence, "quote", text);
    free(section);
    free(text);
    return evidence;
}
