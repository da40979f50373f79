/* The body of an OpenDocument text, block by block. */
#include "import/odt.h"

#include <stdlib.h>
#include <string.h>

#include "import/flow.h"
#include "import/label.h"
#include "import/odt_text.h"
#include "import/part.h"

enum { STEP = 4, COLUMNS_MAX = 60, COLUMN = 8 /* hundredths of an inch */, SPAN_MAX = 8 };

struct odt {
    struct odt_reading reading;
    struct flow flow;
    const char *list_style; /* of the open list */
    int level;              /* of the open list; 0: none */
    const xmlNode *item;    /* whose number is still to be printed */
    struct buf pending;     /* of paragraphs whose end was inserted and is not read */
};

static void blocks(struct odt *odt, const xmlNode *parent, int depth);

static size_t
indent_of(const struct odt *odt, const xmlNode *paragraph)
{
    if (odt->level > 0)
        return (size_t)((odt->level - 1) * STEP);
    const xmlNode *style =
        odt_style(odt->reading.lists, "paragraph", o_attr(paragraph, "style-name"));
    long columns = o_length(o_child(style, "paragraph-properties"), "margin-left") / COLUMN;
    return columns > COLUMNS_MAX ? COLUMNS_MAX : (size_t)columns;
}

/* Whether the style, or one that it is based on, sets its text in bold or underlines it. */
static bool
is_heavy(const struct odt *odt, const char *family, const char *name)
{
    enum { BASED_ON_MAX = 12 };
    for (int i = 0; name != NULL && i < BASED_ON_MAX; i++) {
        const xmlNode *style = odt_style(odt->reading.lists, family, name);
        const xmlNode *letters = o_child(style, "text-properties");
        const char *weight = o_attr(letters, "font-weight"),
                   *line = o_attr(letters, "text-underline-style");
        if (line != NULL && strcmp(line, "none") != 0)
            return true;
        if (weight != NULL)
            return strcmp(weight, "bold") == 0 || strtol(weight, NULL, 10) > 500;
        name = style != NULL ? o_attr(style, "parent-style-name") : NULL;
    }
    return false;
}

/* Whether all the words of the paragraph are heavy; *run: the node at which others begin. */
static bool
all_heavy(const struct odt *odt, const xmlNode *paragraph, const xmlNode **run)
{
    const xmlNode *node = paragraph->children;
    *run = NULL;
    if (is_heavy(odt, "paragraph", o_attr(paragraph, "style-name")))
        return true;
    for (; node != NULL; node = node->next) {
        const char *text = node->type == XML_TEXT_NODE ? (const char *)node->content : NULL;
        bool words = text != NULL && !label_alone(text, strlen(text));
        if (words || (o_is(node, "span") && !is_heavy(odt, "text", o_attr(node, "style-name"))))
            break;
    }
    *run = node;
    return node == NULL;
}

static bool
is_centred(const struct odt *odt, const xmlNode *paragraph)
{
    const xmlNode *style =
        odt_style(odt->reading.lists, "paragraph", o_attr(paragraph, "style-name"));
    const char *place = o_attr(o_child(style, "paragraph-properties"), "text-align");
    return place != NULL && strcmp(place, "center") == 0;
}

/* The first paragraph of an item prints its number. */
static void
put_label(struct odt *odt, const xmlNode *paragraph, struct buf *label)
{
    if (odt->item != NULL)
        odt_list_label(odt->reading.lists, odt->item, odt->list_style, odt->level, label);
    else if (odt->level == 0 && o_is(paragraph, "h"))
        odt_heading_label(odt->reading.lists, paragraph, label);
    odt->item = NULL;
}

static void
put_paragraph(struct odt *odt, const xmlNode *paragraph, int depth)
{
    struct buf text = odt->pending, label = {0};
    struct odt_boxes boxes = {0};
    odt->pending = (struct buf){0};
    const xmlNode *plain = NULL;
    bool heavy = all_heavy(odt, paragraph, &plain);
    size_t run = odt_text(paragraph, &odt->reading, &boxes, plain, &text);
    if (odt->reading.skipping > 0) {
        odt->pending = text;
    } else {
        put_label(odt, paragraph, &label);
        long outline = o_is(paragraph, "h") ? o_number(paragraph, "outline-level", 1) : 0;
        struct flow_look look = {.label = buf_text(&label),
                                 .indent = indent_of(odt, paragraph),
                                 .outline = outline > 0 && outline < 10 ? (int)outline : 0,
                                 .heavy = heavy,
                                 .run = run,
                                 .centred = is_centred(odt, paragraph)};
        flow_paragraph(&odt->flow, &text, &look);
        buf_free(&text);
    }
    buf_free(&label);
    for (int i = 0; i < boxes.count; i++)
        blocks(odt, boxes.list[i], depth + 1);
}

/* The list style that the first paragraph below names by its own style. */
static const char *
style_below(const struct odt *odt, const xmlNode *node, int depth)
{
    for (const xmlNode *child = xml_first(node); child != NULL && depth < ODT_LEVELS;
         child = xml_after(child)) {
        if (o_is(child, "p") || o_is(child, "h"))
            return odt_style_list(odt->reading.lists, o_attr(child, "style-name"));
        return style_below(odt, child, depth + 1);
    }
    return NULL;
}

static void
put_list(struct odt *odt, const xmlNode *list, int depth)
{
    const char *outer = odt->list_style;
    odt->list_style = odt_list_style(odt->reading.lists, list, outer);
    if (odt->list_style == NULL)
        odt->list_style = style_below(odt, list, 0);
    if (odt->level++ == 0)
        odt_list_begin(odt->reading.lists, list, odt->list_style);
    for (const xmlNode *item = xml_first(list); item != NULL; item = xml_after(item)) {
        odt->item = o_is(item, "list-item") ? item : NULL;
        if (o_is(item, "list-item") || o_is(item, "list-header"))
            blocks(odt, item, depth + 1);
    }
    odt->level--;
    odt->item = NULL; /* an item that begins with a list prints no number of its own */
    odt->list_style = outer;
}

/* Nothing follows that a paragraph without an end could go on in. */
static void
put_pending(struct odt *odt)
{
    if (odt->pending.length > 0)
        flow_paragraph(&odt->flow, &odt->pending, &(struct flow_look){.label = ""});
    buf_free(&odt->pending);
}

static void
put_cell(struct odt *odt, const xmlNode *cell, bool first, struct buf *cells)
{
    struct buf text = {0};
    odt_words(cell, &odt->reading, &text);
    char *words = flow_cell(&text);
    long repeated = o_number(cell, "number-columns-repeated", 1);
    for (long i = 0; i < repeated && i < SPAN_MAX; i++) {
        if (!first || i > 0)
            buf_putc(cells, '\t');
        buf_puts(cells, words);
    }
    free(words);
    buf_free(&text);
}

static bool
is_cell(const xmlNode *node)
{
    return o_is(node, "table-cell") || o_is(node, "covered-table-cell");
}

/* A row of one cell frames paragraphs and is read as such. */
static void
put_row(struct odt *odt, const xmlNode *row, int depth)
{
    const xmlNode *only = o_child(row, "table-cell");
    int count = 0;
    for (const xmlNode *node = xml_first(row); node != NULL; node = xml_after(node))
        count += is_cell(node);
    if (count == 1 && only != NULL && o_number(only, "number-columns-repeated", 1) == 1) {
        blocks(odt, only, depth + 1);
        return;
    }
    struct buf cells = {0};
    bool first = true;
    for (const xmlNode *node = xml_first(row); node != NULL; node = xml_after(node))
        if (is_cell(node)) {
            put_cell(odt, node, first, &cells);
            first = false;
        }
    flow_row(&odt->flow, &cells);
    buf_free(&cells);
}

static void
put_rows(struct odt *odt, const xmlNode *table, int depth)
{
    for (const xmlNode *node = xml_first(table); node != NULL && depth < PART_DEPTH;
         node = xml_after(node)) {
        if (o_is(node, "table-row"))
            put_row(odt, node, depth);
        else if (!o_is(node, "table-columns") && !o_is(node, "table-column"))
            put_rows(odt, node, depth + 1);
    }
}

static void
put_table(struct odt *odt, const xmlNode *table, int depth)
{
    int level = odt->level;
    put_pending(odt);
    odt->level = 0; /* what a cell holds is in no list */
    put_rows(odt, table, depth);
    odt->level = level;
    odt->flow.gap = true;
}

/* A shape beside the paragraphs. */
static bool
is_shape(const xmlNode *node)
{
    return o_is(node, "frame") || o_is(node, "custom-shape") || o_is(node, "rect");
}

static void
put_shape(struct odt *odt, const xmlNode *shape, int depth)
{
    const xmlNode *box = o_child(shape, "text-box");
    if (box != NULL || o_child(shape, "p") != NULL)
        blocks(odt, box != NULL ? box : shape, depth + 1);
    else
        odt->reading.notes->pictures++;
}

/* Whole paragraphs that were deleted, when they are read. */
static void
put_change(struct odt *odt, const xmlNode *mark)
{
    struct buf text = {0};
    odt_change(mark, &odt->reading, &text);
    if (text.length > 0)
        flow_paragraph(&odt->flow, &text, &(struct flow_look){.label = ""});
    buf_free(&text);
}

static void
put_block(struct odt *odt, const xmlNode *node, int depth)
{
    static const char *const silent[] = {"tracked-changes",
                                         "sequence-decls",
                                         "variable-decls",
                                         "forms",
                                         "user-field-decls",
                                         "dde-connection-decls",
                                         "change-info",
                                         "desc",
                                         "title",
                                         "table-of-content-source",
                                         NULL};
    for (const char *const *name = silent; *name != NULL; name++)
        if (o_is(node, *name))
            return;
    const char *display = o_attr(node, "display");
    if (o_is(node, "p") || o_is(node, "h"))
        put_paragraph(odt, node, depth);
    else if (o_is(node, "list") || o_is(node, "ordered-list") || o_is(node, "unordered-list"))
        put_list(odt, node, depth);
    else if (o_is(node, "table"))
        put_table(odt, node, depth);
    else if (o_is(node, "annotation"))
        odt->reading.notes->comments++;
    else if (o_is(node, "change") || o_is(node, "change-start") || o_is(node, "change-end"))
        put_change(odt, node);
    else if (is_shape(node))
        put_shape(odt, node, depth);
    else if (!(o_is(node, "section") && display != NULL && strcmp(display, "none") == 0))
        blocks(odt, node, depth + 1);
}

static void
blocks(struct odt *odt, const xmlNode *parent, int depth)
{
    for (const xmlNode *node = parent->children; node != NULL && depth < PART_DEPTH;
         node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            put_block(odt, node, depth);
}

/* Running heads and feet of the page styles. */
static void
put_furniture(struct odt *odt, const xmlNode *root)
{
    const xmlNode *masters = o_child(root, "master-styles");
    for (const xmlNode *page = xml_first(masters); page != NULL; page = xml_after(page))
        for (const xmlNode *node = xml_first(page); node != NULL; node = xml_after(node)) {
            const char *name = (const char *)node->name;
            if (strncmp(name, "header", 6) != 0 && strncmp(name, "footer", 6) != 0)
                continue;
            struct buf text = {0};
            odt_words(node, &odt->reading, &text);
            flow_furniture(&odt->flow, &text);
            buf_free(&text);
        }
}

static void
put_remarks(struct odt *odt)
{
    for (int i = 0; i < odt->reading.remark_count; i++) {
        struct buf text = {0};
        if (odt->reading.remarks[i] != NULL)
            odt_words(odt->reading.remarks[i], &odt->reading, &text);
        flow_remark(&odt->flow, i + 1, &text);
        buf_free(&text);
    }
}

static void
read_document(const xmlDoc *content, const xmlDoc *styles, enum revisions revisions,
              struct chunks *chunks, struct word_notes *notes)
{
    struct odt odt = {.flow.chunks = chunks, .reading = {.revisions = revisions, .notes = notes}};
    const xmlNode *root = xmlDocGetRootElement(content);
    const xmlNode *body = o_child(root, "body"), *text = o_child(body, "text");
    text = text != NULL ? text : body;
    odt.reading.lists = odt_lists_new(content, styles);
    odt.reading.changes = o_child(text, "tracked-changes");
    put_furniture(&odt, styles != NULL ? xmlDocGetRootElement(styles) : root);
    if (text != NULL)
        blocks(&odt, text, 0);
    put_pending(&odt);
    put_remarks(&odt);
    flow_titles(&odt.flow);
    odt_lists_free(odt.reading.lists);
}

void
odt_flat_chunks(const xmlDoc *doc, enum revisions revisions, struct chunks *chunks,
                struct word_notes *notes)
{
    *notes = (struct word_notes){0};
    read_document(doc, NULL, revisions, chunks, notes);
}

/* The manifest says which parts a password protects. */
static bool
is_locked(struct parts *parts)
{
    xmlDoc *manifest = parts_read(parts, "META-INF/manifest.xml");
    const xmlNode *root = manifest != NULL ? xmlDocGetRootElement(manifest) : NULL;
    bool locked = false;
    for (const xmlNode *entry = xml_first(root); entry != NULL && !locked; entry = xml_after(entry))
        locked = o_child(entry, "encryption-data") != NULL;
    xmlFreeDoc(manifest);
    return locked;
}

int
odt_chunks(const char *bytes, size_t length, const char *name, enum revisions revisions,
           struct chunks *chunks, struct word_notes *notes, struct diag *diag)
{
    struct parts parts;
    xmlDoc *content = NULL;
    *notes = (struct word_notes){0};
    if (parts_open(&parts, bytes, length, name, diag) != 0)
        return -1;
    if (is_locked(&parts))
        diag_error(diag, STATUS_INPUT, name, 0, "open it and save it without one",
                   "is protected by a password");
    else
        content = parts_need(&parts, "content.xml", "save it again as OpenDocument text (.odt)");
    if (content != NULL) {
        buf_clear(&parts.damaged); /* a damaged manifest loses no text */
        xmlDoc *styles = parts_read(&parts, "styles.xml");
        read_document(content, styles, revisions, chunks, notes);
        xmlFreeDoc(styles);
    }
    notes->damaged = buf_take(&parts.damaged);
    xmlFreeDoc(content);
    parts_done(&parts);
    return content != NULL ? 0 : -1;
}
