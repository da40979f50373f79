/* Flows: from XML elements to objects whose kids are either all block-level or all inline. */
#include "typeset/fo.h"
#include "typeset/fo_lines.h"

#include <string.h>

enum level { LEVEL_BLOCK, LEVEL_INLINE, LEVEL_EITHER };

static const struct object {
    const char *name;
    enum fo_kind kind;
    enum level level;
} objects[] = {
    {"basic-link", FO_LINK, LEVEL_INLINE},
    {"block", FO_BLOCK, LEVEL_BLOCK},
    {"block-container", FO_BLOCK, LEVEL_BLOCK},
    {"external-graphic", FO_GRAPHIC, LEVEL_INLINE},
    {"footnote", FO_FOOTNOTE, LEVEL_INLINE},
    {"footnote-body", FO_FOOTNOTE_BODY, LEVEL_INLINE},
    {"inline", FO_INLINE, LEVEL_INLINE},
    {"leader", FO_LEADER, LEVEL_INLINE},
    {"list-block", FO_LIST_BLOCK, LEVEL_BLOCK},
    {"list-item", FO_LIST_ITEM, LEVEL_BLOCK},
    {"list-item-body", FO_LIST_BODY, LEVEL_BLOCK},
    {"list-item-label", FO_LIST_LABEL, LEVEL_BLOCK},
    {"page-number", FO_PAGE_NUMBER, LEVEL_INLINE},
    {"page-number-citation", FO_CITATION, LEVEL_INLINE},
    {"page-number-citation-last", FO_CITATION_LAST, LEVEL_INLINE},
    {"retrieve-marker", FO_RETRIEVE, LEVEL_EITHER},
    {"table", FO_TABLE, LEVEL_BLOCK},
    {"table-body", FO_TABLE_BODY, LEVEL_BLOCK},
    {"table-cell", FO_TABLE_CELL, LEVEL_BLOCK},
    {"table-column", FO_TABLE_COLUMN, LEVEL_BLOCK},
    {"table-footer", FO_TABLE_FOOTER, LEVEL_BLOCK},
    {"table-header", FO_TABLE_HEADER, LEVEL_BLOCK},
    {"table-row", FO_TABLE_ROW, LEVEL_BLOCK},
    {"wrapper", FO_WRAPPER, LEVEL_EITHER},
};

static const struct object extensions[] = {{"aside", FO_ASIDE, LEVEL_INLINE},
                                           {"field", FO_FIELD, LEVEL_INLINE}};

static const struct object *
find_object(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
        if (fo_is(node, objects[i].name))
            return &objects[i];
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (fx_is(node, extensions[i].name))
            return &extensions[i];
    return NULL;
}

static bool
is_block(const xmlNode *node)
{
    const struct object *object = find_object(node);
    if (object != NULL && object->level != LEVEL_EITHER)
        return object->level == LEVEL_BLOCK;
    for (const xmlNode *child = xml_first(node); child != NULL; child = xml_after(child))
        if (is_block(child))
            return true;
    return false;
}

static bool
blank(const char *text)
{
    return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

static void
add_child(struct fo *parent, struct fo *child)
{
    child->parent = parent;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static struct fo *
new_object(struct fo_document *doc, struct fo *parent, enum fo_kind kind, const xmlNode *node)
{
    struct fo *fo = pool_alloc(doc->pool, sizeof *fo);
    fo->kind = kind;
    fo->node = node;
    if (kind != FO_TEXT)
        fo->lines = pool_alloc(doc->pool, sizeof *fo->lines);
    if (parent != NULL) {
        add_child(parent, fo);
        fo->artifact = parent->artifact;
        fo->style = parent->style;
        fo->tag = parent->tag;
    }
    return fo;
}

/* Text that stands between blocks gets a block of its own, with the inherited properties only. */
static struct fo *
anonymous_block(struct fo_document *doc, struct fo *parent)
{
    struct fo *fo = new_object(doc, parent, FO_BLOCK, parent->node);
    fo->block = true;
    fo->style = pool_alloc(doc->pool, sizeof *fo->style);
    *fo->style = (struct style){.in = parent->style->in, .own = style_initial.own};
    if (!fo->artifact)
        fo->tag = fo_tag_for_text(doc, parent);
    return fo;
}

static const struct style *
closest_list(const struct fo *fo)
{
    for (; fo != NULL; fo = fo->parent)
        if (fo->kind == FO_LIST_BLOCK)
            return fo->style;
    return NULL;
}

static bool
has_block_child(const xmlNode *node)
{
    for (const xmlNode *child = xml_first(node); child != NULL; child = xml_after(child))
        if (is_block(child))
            return true;
    return false;
}

/* Whether kids read from node are blocks: some are, or they are by definition. */
static bool
holds_blocks(const struct fo *fo, const xmlNode *node)
{
    bool lines = fo->kind == FO_BLOCK || fo->kind == FO_WRAPPER || fo->kind == FO_UNKNOWN;
    return (fo->block && !lines) || has_block_child(node);
}

static void read_children(struct fo_document *doc, struct fo *parent, const xmlNode *node);

static void
read_element(struct fo_document *doc, struct fo *parent, const xmlNode *node)
{
    const struct object *object = find_object(node);
    struct fo *fo = new_object(doc, parent, object != NULL ? object->kind : FO_UNKNOWN, node);
    if (object == NULL)
        style_warn(&doc->reader, node, (const char *)node->name,
                   "see the objects that are supported",
                   "is an object that is not supported; what it holds is set without it",
                   (const char *)node->name);
    fo->block = is_block(node) || (fo->kind == FO_RETRIEVE && holds_blocks(parent, parent->node));
    fo->style = style_read(&doc->reader, parent->style, closest_list(parent), node);
    fo_tag(doc, fo);
    fo_check(doc, fo);
    if (fo->kind == FO_GRAPHIC)
        fo_read_graphic(doc, fo);
    if (fo->kind == FO_FIELD && fo->tag != NULL)
        fo_read_field(doc, fo);
    read_children(doc, fo, node);
    /* XSL-FO writes a table's footer before its bodies; it is read after them. */
    if (fo->kind == FO_TABLE)
        for (const struct fo *part = fo->first; part != NULL; part = part->next)
            if (part->kind == FO_TABLE_FOOTER && part->tag != NULL && part->tag != fo->tag)
                tag_move_last(part->tag);
}

static void
read_children(struct fo_document *doc, struct fo *parent, const xmlNode *node)
{
    bool blocks = holds_blocks(parent, node);
    struct fo *anonymous = NULL;
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        bool text = child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE;
        if (!text && child->type != XML_ELEMENT_NODE)
            continue;
        if (!text && fo_is(child, "marker")) {
            fo_add_mark(doc, parent, child);
            continue;
        }
        if (blocks && anonymous == NULL && text && blank((const char *)child->content))
            continue;
        struct fo *into = parent;
        if (!text && (is_block(child) || (blocks && fo_is(child, "retrieve-marker"))))
            anonymous = NULL;
        else if (blocks)
            into = anonymous = anonymous != NULL ? anonymous : anonymous_block(doc, parent);
        if (text)
            new_object(doc, into, FO_TEXT, node)->text = (const char *)child->content;
        else
            read_element(doc, into, child);
    }
}

struct fo *
fo_read_flow(struct fo_document *doc, const xmlNode *node, bool artifact)
{
    struct fo *fo = new_object(doc, NULL, FO_FLOW, node);
    fo->block = true;
    fo->artifact = artifact;
    fo->tag = artifact ? NULL : doc->tag;
    fo->style = style_read(&doc->reader, doc->root_style, NULL, node);
    read_children(doc, fo, node);
    return fo;
}

void
fo_retrieve(struct fo_document *doc, struct fo *fo, const struct mark *mark)
{
    fo->first = fo->last = NULL;
    if (mark != NULL)
        read_children(doc, fo, mark->node);
}
