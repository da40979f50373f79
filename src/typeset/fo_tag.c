/* Which structure element each object becomes: its role, or the default of its kind. */
#include "typeset/fo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
default_type(const struct fo *fo)
{
    bool in_header = fo->parent != NULL && fo->parent->parent != NULL &&
                     fo->parent->parent->kind == FO_TABLE_HEADER;
    switch (fo->kind) {
    case FO_LIST_BLOCK:
        return "L";
    case FO_LIST_ITEM:
        return "LI";
    case FO_LIST_LABEL:
        return "Lbl";
    case FO_LIST_BODY:
        return "LBody";
    case FO_TABLE:
        return "Table";
    case FO_TABLE_HEADER:
        return "THead";
    case FO_TABLE_FOOTER:
        return "TFoot";
    case FO_TABLE_BODY:
        return "TBody";
    case FO_TABLE_ROW:
        return "TR";
    case FO_TABLE_CELL:
        return in_header ? "TH" : "TD";
    case FO_LINK:
        return "Link";
    case FO_FOOTNOTE_BODY:
    case FO_ASIDE:
        return "Note";
    case FO_GRAPHIC:
        return "Figure";
    case FO_FIELD:
        return "Form";
    default:
        return NULL;
    }
}

static bool
is_only_element(const xmlNode *node)
{
    return xml_first(node->parent) == node && xml_after(node) == NULL;
}

static bool
has_text(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        const char *text = (const char *)child->content;
        if (child->type == XML_TEXT_NODE && text != NULL && text[strspn(text, " \t\r\n")] != '\0')
            return true;
        if (child->type == XML_ELEMENT_NODE && !fo_is(child, "block") &&
            !fo_is(child, "list-block") && !fo_is(child, "table") && !fo_is(child, "wrapper") &&
            !fo_is(child, "block-container"))
            return true;
    }
    return false;
}

static bool
has_blocks(const xmlNode *node)
{
    for (const xmlNode *child = xml_first(node); child != NULL; child = xml_after(child))
        if (fo_is(child, "block") || fo_is(child, "list-block") || fo_is(child, "table") ||
            fo_is(child, "block-container"))
            return true;
    return false;
}

/* A block of text is a P, unless it is all there is in a cell or list body, or stands within other
 * text. */
static const char *
block_type(const struct fo *fo)
{
    if (has_blocks(fo->node) || !has_text(fo->node) || fo->parent == NULL)
        return NULL;
    const struct tag *around = fo->parent->tag;
    if (around == NULL || !tag_groups(around))
        return NULL;
    bool alone = (fo->parent->kind == FO_TABLE_CELL || fo->parent->kind == FO_LIST_BODY) &&
                 strcmp(around->type, "Div") != 0;
    return alone && is_only_element(fo->node) ? NULL : "P";
}

/* ISO 14289-1, 7.4.2: levels start at 1 and go down one at a time. */
static void
check_heading(struct fo_document *doc, const struct fo *fo, const char *type)
{
    int level = tag_heading(type);
    if (level == 0)
        return;
    if (level > doc->heading + 1) {
        char before[16];
        snprintf(before, sizeof before, doc->heading == 0 ? "no heading" : "H%d", doc->heading);
        diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(fo->node),
                   "give the heading the next level down", "heading level skipped: %s follows %s",
                   type, before);
        doc->failed = true;
    }
    doc->heading = level;
}

static void
set_attributes(struct fo_document *doc, struct fo *fo)
{
    struct tag *tag = fo->tag;
    const char *columns = xml_attr(fo->node, "number-columns-spanned"),
               *rows = xml_attr(fo->node, "number-rows-spanned");
    if (strcmp(tag->type, "TH") == 0)
        tag->scope = fo->parent != NULL && fo->parent->parent != NULL &&
                             fo->parent->parent->kind == FO_TABLE_HEADER
                         ? "Column"
                         : "Row";
    if (fo->kind == FO_TABLE_CELL) {
        tag->columns = columns != NULL ? atoi(columns) : 0;
        tag->rows = rows != NULL ? atoi(rows) : 0;
    }
    const char *language = fo->style->in.language, *around = fo->parent != NULL
                                                                 ? fo->parent->style->in.language
                                                                 : doc->root_style->in.language;
    if (language != NULL && around != NULL && strcmp(language, around) != 0)
        tag->language = language;
}

void
fo_tag(struct fo_document *doc, struct fo *fo)
{
    struct tag *parent = fo->parent != NULL ? fo->parent->tag : doc->tag;
    const char *role = fo->style->own.role, *type = NULL;
    fo->tag = parent;
    if (role != NULL && strcasecmp(role, "artifact") == 0)
        fo->artifact = true;
    if (fo->artifact || parent == NULL) {
        fo->artifact = true;
        fo->tag = NULL;
        return;
    }
    if (role != NULL && (type = tag_type(role)) == NULL)
        style_warn(&doc->reader, fo->node, role, "use one of PDF's structure types",
                   "is no structure type of PDF; left out", role);
    if (type == NULL)
        type = fo->kind == FO_BLOCK ? block_type(fo) : default_type(fo);
    if (type == NULL)
        return;
    check_heading(doc, fo, type);
    fo->tag =
        fo->block ? tag_new(doc->pool, parent, type) : tag_new_inline(doc->pool, parent, type);
    set_attributes(doc, fo);
}

struct tag *
fo_tag_for_text(struct fo_document *doc, const struct fo *parent)
{
    if (parent->tag == NULL || !tag_groups(parent->tag))
        return parent->tag;
    return tag_new(doc->pool, parent->tag, "P");
}
