/* The document as a whole: root, masters, page sequences. Flows and metadata are read beside. */
#include "typeset/fo.h"

#include <stdlib.h>
#include <string.h>

static const char fo_namespace[] = "http://www.w3.org/1999/XSL/Format";

static bool
is_of(const xmlNode *node, const char *namespace, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->ns != NULL && node->ns->href != NULL &&
           strcmp((const char *)node->name, name) == 0 &&
           strcmp((const char *)node->ns->href, namespace) == 0;
}

bool
fo_is(const xmlNode *node, const char *name)
{
    return is_of(node, fo_namespace, name);
}

bool
fx_is(const xmlNode *node, const char *name)
{
    return is_of(node, FX_NAMESPACE, name);
}

static void
refuse(struct fo_document *doc, const xmlNode *node, const char *cure, const char *what)
{
    diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(node), cure, "%s", what);
    doc->failed = true;
}

static void
read_numbering(struct fo_sequence *sequence, const xmlNode *node)
{
    const char *first = xml_attr_or(node, "initial-page-number", "auto");
    const char *format = xml_attr_or(node, "format", "1");
    if (strcmp(first, "auto-odd") == 0)
        sequence->force_parity = PARITY_ODD;
    else if (strcmp(first, "auto-even") == 0)
        sequence->force_parity = PARITY_EVEN;
    else
        sequence->first_number = atoi(first);
    if (sequence->first_number < 0 || sequence->first_number > 1000000)
        sequence->first_number = 1;
    static const struct {
        const char *name;
        int count, end;
    } counts[] = {{"even", PARITY_EVEN, PARITY_ANY},
                  {"odd", PARITY_ODD, PARITY_ANY},
                  {"end-on-even", PARITY_ANY, PARITY_EVEN},
                  {"end-on-odd", PARITY_ANY, PARITY_ODD}};
    const char *count = xml_attr_or(node, "force-page-count", "no-force");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (strcmp(count, counts[i].name) == 0) {
            sequence->count_parity = counts[i].count;
            sequence->end_parity = counts[i].end;
        }
    sequence->format = strchr("1iIaA", *format) != NULL && *format != '\0' ? *format : '1';
}

/* Some page of the sequence has such a region. */
static bool
has_region(const struct fo_sequence *sequence, const char *name)
{
    for (const struct page_choice *choice = sequence->choices; choice != NULL;
         choice = choice->next)
        for (int side = 0; side < SIDES; side++) {
            const char *region = choice->master->regions[side].name;
            if (region != NULL && strcmp(region, name) == 0)
                return true;
        }
    return false;
}

static void
read_static(struct fo_document *doc, struct fo_sequence *sequence, const xmlNode *node)
{
    size_t room = sizeof sequence->statics / sizeof *sequence->statics;
    if (sequence->static_count == room) {
        style_warn(&doc->reader, node, "static-content", NULL, "too many in one page-sequence",
                   "static-content");
        return;
    }
    size_t at = sequence->static_count++;
    const char *region = sequence->statics[at].region = xml_attr_or(node, "flow-name", "");
    if (!has_region(sequence, region))
        style_warn(&doc->reader, node, region, "name a region of its page masters",
                   "no page has such a region; its static content is left out", region);
    sequence->statics[at].content = fo_read_flow(doc, node, true);
}

static void
read_flow(struct fo_document *doc, struct fo_sequence *sequence, const xmlNode *node)
{
    const xmlAttr *every = xmlHasNsProp((xmlNode *)node, (const xmlChar *)"line-numbers",
                                        (const xmlChar *)FX_NAMESPACE);
    if (every != NULL && every->children != NULL)
        sequence->line_numbers = atoi((const char *)every->children->content);
    sequence->flow = fo_read_flow(doc, node, false);
}

static void
read_sequence(struct fo_document *doc, struct fo_sequence ***end, const xmlNode *node)
{
    struct fo_sequence *sequence = pool_alloc(doc->pool, sizeof *sequence);
    const char *master = xml_attr_or(node, "master-reference", "");
    struct style *outer = doc->root_style;
    sequence->node = node;
    sequence->id = xml_attr(node, "id");
    sequence->choices = fo_find_master(doc, master);
    if (sequence->choices == NULL) {
        diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(node),
                   "name one of those in fo:layout-master-set", "there is no page master '%s'",
                   master);
        doc->failed = true;
        return;
    }
    read_numbering(sequence, node);
    doc->root_style = style_read(&doc->reader, outer, NULL, node);
    for (const xmlNode *child = xml_first(node); child != NULL; child = xml_after(child)) {
        if (fo_is(child, "static-content"))
            read_static(doc, sequence, child);
        else if (fo_is(child, "flow") && sequence->flow == NULL)
            read_flow(doc, sequence, child);
        else
            style_warn(&doc->reader, child, (const char *)child->name, NULL,
                       "is not supported in a page-sequence; left out", (const char *)child->name);
    }
    doc->root_style = outer;
    if (sequence->flow == NULL) {
        refuse(doc, node, "add fo:flow", "a page-sequence has no flow");
        return;
    }
    **end = sequence;
    *end = &sequence->next;
}

static void
read_parts(struct fo_document *doc, const xmlNode *root)
{
    struct fo_sequence **end = &doc->sequences;
    for (const xmlNode *node = xml_first(root); node != NULL && !doc->failed;
         node = xml_after(node)) {
        if (fo_is(node, "layout-master-set"))
            fo_read_masters(doc, node);
        else if (fo_is(node, "bookmark-tree"))
            doc->bookmarks = fo_read_bookmarks(doc, node);
        else if (fo_is(node, "page-sequence"))
            read_sequence(doc, &end, node);
        else if (!fo_is(node, "declarations"))
            style_warn(&doc->reader, node, (const char *)node->name, NULL,
                       "is not supported; left out", (const char *)node->name);
    }
}

/* Whether the root has our own attribute with that value. */
static bool
says(const xmlNode *root, const char *name, const char *value)
{
    const xmlAttr *attr =
        xmlHasNsProp((xmlNode *)root, (const xmlChar *)name, (const xmlChar *)FX_NAMESPACE);
    return attr != NULL && attr->children != NULL &&
           strcmp((const char *)attr->children->content, value) == 0;
}

struct fo_document *
fo_read(xmlDoc *xml, const char *file, struct pool *pool, struct map *warned, struct diag *diag)
{
    const xmlNode *root = xmlDocGetRootElement(xml);
    struct fo_document *doc = pool_alloc(pool, sizeof *doc);
    doc->pool = pool;
    doc->diag = diag;
    doc->file = file;
    doc->reader = (struct style_reader){.pool = pool, .diag = diag, .file = file, .warned = warned};
    if (root == NULL || !fo_is(root, "root")) {
        diag_error(diag, STATUS_INPUT, file, 0, NULL, "is not an XSL-FO document");
        return NULL;
    }
    doc->root_style = style_read(&doc->reader, &style_initial, NULL, root);
    if (fo_read_metadata(doc, root) != 0)
        return NULL;
    doc->root_style->in.language = doc->meta.language;
    doc->replaces = says(root, "missing-characters", "replace");
    doc->old_archive = says(root, "archive", "1b");
    doc->tag = tag_new(pool, NULL, "Document");
    read_parts(doc, root);
    if (!doc->failed && doc->sequences == NULL)
        refuse(doc, root, "add fo:page-sequence", "there is no page-sequence");
    if (!doc->failed && doc->bookmarks == NULL)
        doc->bookmarks = fo_bookmarks_from_headings(doc);
    doc->flow_read = true;
    return doc->failed ? NULL : doc;
}
