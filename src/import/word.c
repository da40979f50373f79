/* The body of a Word file, block by block. */
#include "import/word.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/flow.h"
#include "import/part.h"
#include "import/sign.h"
#include "import/word_alien.h"
#include "import/word_drawing.h"
#include "import/word_parts.h"
#include "import/word_styles.h"
#include "import/word_text.h"

enum { DEPTH = PART_DEPTH, TWIPS_A_COLUMN = 120, COLUMNS_MAX = 60, FURNITURE = 1000 };

struct word {
    struct parts parts;
    struct word_rels rels;
    struct flow flow;
    struct word_styles *styles;
    xmlDoc *footnotes, *endnotes;
    enum revisions revisions;
    struct word_nest *nest;
    struct word_notes *notes;
    struct word_remarks remarks;
    struct buf pending; /* of paragraphs whose end is deleted: they go on in the next */
};

/* Word counts no paragraph without text. */
static bool
is_blank(const struct buf *text)
{
    return strspn(buf_text(text), " \t\r\n") == text->length;
}

static size_t
indent_of(const xmlNode *paragraph)
{
    const xmlNode *indent = w_child(w_child(paragraph, "pPr"), "ind");
    const char *left =
        w_attr(indent, "left") != NULL ? w_attr(indent, "left") : w_attr(indent, "start");
    long columns = w_number(left, 0) / TWIPS_A_COLUMN;
    return columns < 0 ? 0 : columns > COLUMNS_MAX ? COLUMNS_MAX : (size_t)columns;
}

static void blocks(struct word *word, const xmlNode *parent, int depth);

/* Whether a change that is read as made (or as not made) takes the thing away: a paragraph's end, a
 * row. marks holds w:ins and w:del. */
static bool
is_gone(const struct word *word, const xmlNode *marks)
{
    if (word->revisions == REVISIONS_BOTH || marks == NULL)
        return false;
    if (word->revisions == REVISIONS_ACCEPTED)
        return w_child(marks, "del") != NULL || w_child(marks, "moveFrom") != NULL;
    return w_child(marks, "ins") != NULL || w_child(marks, "moveTo") != NULL;
}

/* Entries of contents: the tab before the page's number prints as dots. */
static void
put_dots(struct buf *text)
{
    struct buf out = {0};
    for (size_t i = 0; i < text->length; i++)
        if (text->bytes[i] == '\t' && i > 0)
            buf_puts(&out, " .... ");
        else
            buf_putc(&out, text->bytes[i]);
    buf_free(text);
    *text = out;
}

static void
flow_on(struct word *word, const xmlNode *paragraph, struct buf *text,
        const struct word_found *found)
{
    struct buf label = {0};
    if (!is_blank(text))
        word_label(word->styles, paragraph, &label);
    if (word_is_toc(word->styles, paragraph))
        put_dots(text);
    const char *place = w_value(w_child(paragraph, "pPr"), "jc");
    struct flow_look look = {.label = buf_text(&label),
                             .indent = indent_of(paragraph),
                             .outline = word_outline(word->styles, paragraph),
                             .heavy = !found->plain || word_is_bold(word->styles, paragraph),
                             .run = found->plain ? found->run : 0,
                             .centred = place != NULL && strcmp(place, "center") == 0};
    flow_paragraph(&word->flow, text, &look);
    buf_free(&label);
}

/* The text of a drawing as paragraphs of its own. */
static void
put_box(struct word *word, const xmlNode *box, int depth)
{
    if (w_is(box, "txbxContent")) {
        blocks(word, box, depth);
        return;
    }
    struct buf text = {0};
    word->notes->pictures += !word_drawing_text(&word->rels, box, &text);
    for (const char *at = buf_text(&text), *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
        struct buf line = {0};
        buf_add(&line, at, (size_t)(end - at));
        flow_paragraph(&word->flow, &line, &(struct flow_look){.label = ""});
        buf_free(&line);
    }
    buf_free(&text);
}

static void
put_paragraph(struct word *word, const xmlNode *paragraph, int depth)
{
    struct word_found found = {
        .revisions = word->revisions, .notes = word->notes, .remarks = &word->remarks};
    struct buf text = word->pending;
    word->pending = (struct buf){0};
    word_text(paragraph, &text, &found);
    if (is_gone(word, w_child(w_child(paragraph, "pPr"), "rPr"))) {
        word->pending = text;
    } else {
        flow_on(word, paragraph, &text, &found);
        buf_free(&text);
    }
    for (int i = 0; i < found.box_count; i++)
        put_box(word, found.boxes[i], depth + 1);
}

/* Nothing follows that a paragraph without an end could go on in. */
static void
put_pending(struct word *word)
{
    if (word->pending.length > 0)
        flow_paragraph(&word->flow, &word->pending, &(struct flow_look){.label = ""});
    buf_free(&word->pending);
}

static void cell_text(struct word *word, const xmlNode *parent, struct buf *out, int depth);

static void
box_text(struct word *word, const xmlNode *box, struct buf *out, int depth)
{
    if (w_is(box, "txbxContent")) {
        cell_text(word, box, out, depth);
        return;
    }
    if (out->length > 0)
        buf_putc(out, FLOW_BREAK);
    word->notes->pictures += !word_drawing_text(&word->rels, box, out);
}

/* The words of a cell, nested tables and lists included. */
static void
cell_text(struct word *word, const xmlNode *parent, struct buf *out, int depth)
{
    for (const xmlNode *node = parent->children; node != NULL && depth < DEPTH; node = node->next) {
        if (w_is(node, "p")) {
            struct word_found found = {
                .revisions = word->revisions, .notes = word->notes, .remarks = &word->remarks};
            if (out->length > 0)
                buf_putc(out, FLOW_BREAK);
            if (word_label(word->styles, node, out))
                buf_putc(out, ' ');
            word_text(node, out, &found);
            for (int i = 0; i < found.box_count; i++)
                box_text(word, found.boxes[i], out, depth + 1);
        } else if (node->type == XML_ELEMENT_NODE && !w_is(node, "tcPr") && !w_is(node, "sdtPr")) {
            cell_text(word, node, out, depth + 1);
        }
    }
}

/* What stands between a table and its rows, or a row and its cells: content controls, custom XML.
 */
static bool
is_wrapper(const xmlNode *node)
{
    return w_is(node, "sdt") || w_is(node, "sdtContent") || w_is(node, "customXml") ||
           w_is(node, "ins") || w_is(node, "moveTo");
}

static void
put_cell(struct word *word, const xmlNode *cell, int *cells, struct buf *out)
{
    struct buf text = {0};
    cell_text(word, cell, &text, 0);
    char *words = flow_cell(&text);
    if ((*cells)++ > 0)
        buf_putc(out, '\t');
    buf_puts(out, words);
    long span = w_number(w_value(w_child(cell, "tcPr"), "gridSpan"), 1);
    for (long i = 1; i < span && i < 8; i++, (*cells)++)
        buf_putc(out, '\t');
    free(words);
    buf_free(&text);
}

static void
put_cells(struct word *word, const xmlNode *row, int *cells, struct buf *out, int depth)
{
    for (const xmlNode *node = row->children; node != NULL && depth < DEPTH; node = node->next) {
        if (w_is(node, "tc"))
            put_cell(word, node, cells, out);
        else if (is_wrapper(node))
            put_cells(word, node, cells, out, depth + 1);
    }
}

/* A row as one chunk. A table of one column frames paragraphs and is read as such. */
static void
put_row(struct word *word, const xmlNode *row, int depth)
{
    const xmlNode *only = w_child(row, "tc"), *form = w_child(row, "trPr");
    word->notes->insertions += w_child(form, "ins") != NULL;
    word->notes->deletions += w_child(form, "del") != NULL;
    if (is_gone(word, form))
        return;
    bool alone = only != NULL && w_next(only, "tc") == NULL && w_child(row, "sdt") == NULL;
    if (alone && w_value(w_child(only, "tcPr"), "gridSpan") == NULL) {
        blocks(word, only, depth + 1);
        return;
    }
    struct buf text = {0};
    int cells = 0;
    for (long skipped = w_number(w_value(form, "gridBefore"), 0); cells < skipped && cells < 8;)
        if (cells++ > 0)
            buf_putc(&text, '\t');
    put_cells(word, row, &cells, &text, depth);
    flow_row(&word->flow, &text);
    buf_free(&text);
}

static void
put_rows(struct word *word, const xmlNode *table, int depth)
{
    for (const xmlNode *node = table->children; node != NULL && depth < DEPTH; node = node->next) {
        if (w_is(node, "tr"))
            put_row(word, node, depth);
        else if (is_wrapper(node))
            put_rows(word, node, depth + 1);
    }
}

static void
put_table(struct word *word, const xmlNode *table, int depth)
{
    put_rows(word, table, depth);
    word->flow.gap = true;
}

/* A part in another format that stands in the text. */
static void
put_alien(struct word *word, const xmlNode *node)
{
    char *member = word_rels_member(&word->rels, w_attr(node, "id"));
    put_pending(word);
    if (member == NULL ||
        !word_alien(&word->parts, member, word->revisions, word->notes, word->nest, &word->flow))
        word->notes->elsewhere++;
    free(member);
}

/* Paragraphs and tables, whatever wraps them. */
static void
blocks(struct word *word, const xmlNode *parent, int depth)
{
    for (const xmlNode *node = parent->children; node != NULL && depth < DEPTH; node = node->next) {
        if (w_is(node, "sdt"))
            word->notes->placeholders += w_child(w_child(node, "sdtPr"), "showingPlcHdr") != NULL;
        word->notes->elsewhere += w_is(node, "subDoc");
        if (w_is(node, "altChunk"))
            put_alien(word, node);
        else if (w_is(node, "p"))
            put_paragraph(word, node, depth);
        else if (w_is(node, "tbl")) {
            put_pending(word);
            put_table(word, node, depth);
        } else if (node->type == XML_ELEMENT_NODE && !w_is(node, "sectPr") &&
                   !w_is(node, "sdtPr") && strcmp((const char *)node->name, "Fallback") != 0)
            blocks(word, node, depth + 1);
    }
}

/* Running heads and feet, once each. */
static void
put_furniture(struct word *word)
{
    int read = 0;
    for (size_t i = 0; zip_member(word->parts.zip, i) != NULL; i++) {
        const char *member = zip_member(word->parts.zip, i);
        if (strncmp(member, "word/header", 11) != 0 && strncmp(member, "word/footer", 11) != 0)
            continue;
        if (++read > FURNITURE) {
            word->notes->dropped++;
            continue;
        }
        xmlDoc *doc = parts_read(&word->parts, member);
        struct buf text = {0};
        if (doc != NULL)
            cell_text(word, xmlDocGetRootElement(doc), &text, 0);
        flow_furniture(&word->flow, &text);
        buf_free(&text);
        xmlFreeDoc(doc);
    }
}

/* Footnotes and endnotes follow the text, with their numbers. */
static void
put_remarks(struct word *word)
{
    for (int i = 0; i < word->remarks.count; i++) {
        const char *element = word->remarks.list[i].endnote ? "endnote" : "footnote";
        xmlDoc *doc = word->remarks.list[i].endnote ? word->endnotes : word->footnotes;
        const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
        const xmlNode *note = w_child(root, element);
        while (note != NULL && (w_attr(note, "id") == NULL ||
                                strcmp(w_attr(note, "id"), word->remarks.list[i].id) != 0))
            note = w_next(note, element);
        struct buf text = {0};
        if (note != NULL)
            cell_text(word, note, &text, 0);
        flow_remark(&word->flow, i + 1, &text);
        buf_free(&text);
    }
}

/* The main part and those that its paragraphs refer to. */
static void
read_body(struct word *word, xmlDoc *body, const char *main_part)
{
    enum { STYLES, NUMBERING, FOOTNOTES, ENDNOTES, KINDS };
    static const char *const kinds[KINDS] = {"styles", "numbering", "footnotes", "endnotes"};
    xmlDoc *docs[KINDS];
    word_rels_read(&word->rels, &word->parts, main_part);
    for (int i = 0; i < KINDS; i++)
        docs[i] = word_rels_part(&word->rels, kinds[i]);
    word->footnotes = docs[FOOTNOTES];
    word->endnotes = docs[ENDNOTES];
    word->notes->comments = word_rels_count(&word->rels, "comments", "comment");
    word->styles = word_styles_new(docs[STYLES], docs[NUMBERING]);
    put_furniture(word);
    blocks(word, xmlDocGetRootElement(body), 0);
    put_pending(word);
    put_remarks(word);
    flow_titles(&word->flow);
    word_styles_free(word->styles);
    for (int i = 0; i < KINDS; i++)
        xmlFreeDoc(docs[i]);
    word_rels_done(&word->rels);
}

int
word_chunks_in(struct word_nest *nest, const char *bytes, size_t length, const char *name,
               enum revisions revisions, struct chunks *chunks, struct word_notes *notes,
               struct diag *diag)
{
    struct word *word = mem_alloc(sizeof *word);
    *notes = (struct word_notes){0};
    word->flow.chunks = chunks;
    word->revisions = revisions;
    word->nest = nest;
    word->notes = notes;
    xmlDoc *body = NULL;
    if (parts_open(&word->parts, bytes, length, name, diag) == 0) {
        char *main_part = word_main_part(&word->parts);
        body = parts_need(&word->parts, main_part, "save it again as a Word document (.docx)");
        if (body != NULL)
            read_body(word, body, main_part);
        notes->damaged = buf_take(&word->parts.damaged);
        free(main_part);
        parts_done(&word->parts);
    }
    bool read = body != NULL;
    xmlFreeDoc(body);
    free(word);
    return read ? 0 : -1;
}

int
word_chunks(const char *bytes, size_t length, const char *name, enum revisions revisions,
            struct chunks *chunks, struct word_notes *notes, struct diag *diag)
{
    struct word_nest nest = {0};
    return word_chunks_in(&nest, bytes, length, name, revisions, chunks, notes, diag);
}
