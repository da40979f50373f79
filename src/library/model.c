/* Model text without a district. */
#include "library/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct writing {
    const struct library *library;
    const struct model_style *style;
};

static bool
stands(const struct writing *writing, const xmlNode *node)
{
    const char *when = xml_attr(node, "when");
    return when == NULL || writing->style->holds == NULL ||
           writing->style->holds(writing->style->context, when);
}

/* The label of a question, or of one of its fields. */
static void
put_label(const struct writing *writing, const xmlNode *fill, struct buf *out)
{
    const char *id = xml_attr_or(fill, "question", ""), *field = xml_attr(fill, "field");
    const struct record *question = library_record(writing->library, LIBRARY_QUESTION, id);
    const xmlNode *asked = question != NULL ? question->node : NULL;
    for (xmlNode *one = xml_child(asked, "field"); one != NULL && field != NULL;
         one = xml_next(one, "field"))
        if (strcmp(xml_attr_or(one, "id", ""), field) == 0)
            asked = one;
    char *label = xml_words(xml_child(asked, "label"));
    buf_putc(out, '[');
    buf_puts(out, label[0] != '\0' ? label : id);
    buf_putc(out, ']');
    free(label);
}

static void
put_fill(const struct writing *writing, const xmlNode *fill, struct buf *out)
{
    char *value =
        writing->style->value != NULL ? writing->style->value(writing->style->context, fill) : NULL;
    if (value != NULL)
        buf_puts(out, value);
    else
        put_label(writing, fill, out);
    free(value);
}

/* Section numbers exist in a draft only: elsewhere the other text goes by its title. */
static void
put_ref(const struct writing *writing, const xmlNode *ref, struct buf *out)
{
    const char *to = xml_attr_or(ref, "to", "");
    const struct topic *topic = library_find(writing->library, LIBRARY_TOPIC, to);
    const struct provision *provision = library_provision(writing->library, to);
    const char *title = topic != NULL ? topic->title : provision != NULL ? provision->title : to;
    buf_putf(out, "the section \xE2\x80\x9C%s\xE2\x80\x9D", title);
}

static void
put_text(const struct writing *writing, const xmlNode *node, struct buf *out)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type == XML_TEXT_NODE)
            buf_puts(out, (const char *)child->content);
        else if (xml_is(child, "fill"))
            put_fill(writing, child, out);
        else if (xml_is(child, "ref"))
            put_ref(writing, child, out);
        else if (child->type == XML_ELEMENT_NODE && stands(writing, child))
            put_text(writing, child, out);
    }
}

/* Appends the words of the text. */
static void
put_words(const struct writing *writing, const xmlNode *node, struct buf *out)
{
    size_t begin = out->length;
    put_text(writing, node, out);
    if (out->length == begin)
        return;
    xml_fold(out->bytes + begin);
    out->length = begin + strlen(out->bytes + begin);
}

static void
add_text(const struct writing *writing, const xmlNode *node, xmlNode *parent, const char *name)
{
    struct buf words = {0};
    put_words(writing, node, &words);
    xml_add_text(parent, name, buf_text(&words));
    buf_free(&words);
}

static void
add_rows(const struct writing *writing, const xmlNode *from, xmlNode *table)
{
    for (xmlNode *row = xml_first(from); row != NULL; row = xml_after(row)) {
        if (xml_is(row, "each"))
            add_rows(writing, row, table);
        if (!xml_is(row, "row"))
            continue;
        xmlNode *added = xml_add(table, "row");
        xml_set(added, "head", xml_attr(row, "head"));
        for (xmlNode *cell = xml_child(row, "cell"); cell != NULL; cell = xml_next(cell, "cell"))
            add_text(writing, cell, added, "cell");
    }
}

static void
add_items(const struct writing *writing, const xmlNode *from, xmlNode *list)
{
    for (xmlNode *item = xml_first(from); item != NULL; item = xml_after(item)) {
        if (!stands(writing, item))
            continue;
        if (xml_is(item, "each"))
            add_items(writing, item, list);
        else if (xml_is(item, "item"))
            add_text(writing, item, list, "item");
    }
}

static void
drop_when_empty(xmlNode *node)
{
    if (xml_first(node) != NULL)
        return;
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static void
add_signatures(const struct writing *writing, const xmlNode *from, xmlNode *signatures)
{
    for (xmlNode *one = xml_child(from, "signatory"); one != NULL;
         one = xml_next(one, "signatory")) {
        if (!stands(writing, one))
            continue;
        xmlNode *signatory = xml_add(signatures, "signatory");
        xml_set(signatory, "party", xml_attr(one, "party"));
        for (xmlNode *part = xml_first(one); part != NULL; part = xml_after(part))
            if (stands(writing, part))
                add_text(writing, part, signatory, (const char *)part->name);
    }
}

void
model_blocks(const struct library *library, const struct provision *provision,
             const struct model_style *style, xmlNode *parent)
{
    const struct writing writing = {library, style};
    for (xmlNode *block = xml_first(xml_child(provision->node, "text")); block != NULL;
         block = xml_after(block)) {
        if (!stands(&writing, block))
            continue;
        if (xml_is(block, "para")) {
            add_text(&writing, block, parent, "para");
        } else if (xml_is(block, "list")) {
            xmlNode *list = xml_add(parent, "list");
            add_items(&writing, block, list);
            drop_when_empty(list);
        } else if (xml_is(block, "table")) {
            xmlNode *table = xml_add(parent, "table");
            add_rows(&writing, block, table);
            drop_when_empty(table);
        } else if (xml_is(block, "signatures")) {
            xmlNode *signatures = xml_add(parent, "signatures");
            add_signatures(&writing, block, signatures);
            drop_when_empty(signatures);
        }
    }
}

/* Paragraphs being put together, and whom they are for. */
struct flattening {
    const struct writing *writing;
    struct buf para;
    model_see *see;
    void *context;
};

static void
end_para(struct flattening *flat)
{
    flat->see(flat->context, buf_text(&flat->para));
    buf_clear(&flat->para);
}

static void
flatten_items(struct flattening *flat, const xmlNode *from, int *number)
{
    for (xmlNode *item = xml_first(from); item != NULL; item = xml_after(item)) {
        if (!stands(flat->writing, item))
            continue;
        if (xml_is(item, "each"))
            flatten_items(flat, item, number);
        if (!xml_is(item, "item"))
            continue;
        buf_putc(&flat->para, '(');
        buf_putc(&flat->para, (char)('a' + (*number)++ % 26));
        buf_puts(&flat->para, ") ");
        put_words(flat->writing, item, &flat->para);
        end_para(flat);
    }
}

static void
flatten_rows(struct flattening *flat, const xmlNode *from)
{
    for (xmlNode *row = xml_first(from); row != NULL; row = xml_after(row)) {
        if (xml_is(row, "each"))
            flatten_rows(flat, row);
        if (!xml_is(row, "row"))
            continue;
        for (xmlNode *cell = xml_child(row, "cell"); cell != NULL; cell = xml_next(cell, "cell")) {
            buf_puts(&flat->para, flat->para.length > 0 ? " | " : "");
            put_words(flat->writing, cell, &flat->para);
        }
        end_para(flat);
    }
}

/* "Riverton Unified School District: ________, Superintendent", a line a signatory. */
static void
flatten_signatory(struct flattening *flat, const xmlNode *signatory)
{
    const xmlNode *named = NULL, *first = NULL;
    for (xmlNode *part = xml_first(signatory); part != NULL; part = xml_after(part)) {
        if (!stands(flat->writing, part))
            continue;
        first = first != NULL ? first : part;
        named = named == NULL && xml_is(part, "for") ? part : named;
    }
    if (named != NULL)
        put_words(flat->writing, named, &flat->para);
    buf_puts(&flat->para, ": ________");
    for (xmlNode *part = xml_first(signatory); part != NULL; part = xml_after(part))
        if (part != first && stands(flat->writing, part)) {
            buf_puts(&flat->para, ", ");
            put_words(flat->writing, part, &flat->para);
        }
    end_para(flat);
}

static void
flatten_block(struct flattening *flat, const xmlNode *block)
{
    int number = 0;
    if (xml_is(block, "para")) {
        put_words(flat->writing, block, &flat->para);
        end_para(flat);
    } else if (xml_is(block, "list"))
        flatten_items(flat, block, &number);
    else if (xml_is(block, "table"))
        flatten_rows(flat, block);
    else if (xml_is(block, "signatures"))
        for (xmlNode *one = xml_child(block, "signatory"); one != NULL;
             one = xml_next(one, "signatory"))
            if (stands(flat->writing, one))
                flatten_signatory(flat, one);
}

void
model_each(const struct library *library, const struct provision *provision,
           const struct model_style *style, model_see *see, void *context)
{
    const struct writing writing = {library, style};
    struct flattening flat = {.writing = &writing, .see = see, .context = context};
    for (xmlNode *block = xml_first(xml_child(provision->node, "text")); block != NULL;
         block = xml_after(block))
        if (stands(&writing, block))
            flatten_block(&flat, block);
    buf_free(&flat.para);
}

static void
add_para(void *parent, const char *para)
{
    xml_add_text(parent, "para", para);
}

void
model_paras(const struct library *library, const struct provision *provision,
            const struct model_style *style, xmlNode *parent)
{
    model_each(library, provision, style, add_para, parent);
}
