/* The page's own part, block by block. */
#include "import/web.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/xml.h"
#include "import/flow.h"
#include "import/furniture.h"
#include "import/label.h"
#include "import/web_form.h"
#include "import/web_list.h"
#include "import/web_row.h"

enum { DEPTH = PAGE_DEPTH, LISTS = 12, STEP = 4, LAYOUT_CELL = 1500 };

struct web {
    struct chunks *chunks;
    enum revisions revisions;
    struct web_notes *notes;
    struct buf text;  /* of the open block; "\n" for <br> */
    bool lines, kept; /* it has line breaks; white space counts (<pre>) */
    int heavy;        /* elements that are open and set text in heavy letters */
    bool plain;       /* some text of the block is in others … */
    size_t run;       /* … and so much stands before it */
    long line;        /* where it began */
    int outline;
    struct web_list lists[LISTS];
    int list_count;
    char label[WEB_LABEL]; /* of the item that begins; "" */
    struct buf broken;     /* all lines that the page breaks by hand … */
    struct lines sample;   /* … once they are known */
    struct web_rows rows;  /* of the open table */
};

static void walk(struct web *web, const xmlNode *parent, int depth);

static struct chunk *
add_chunk(struct web *web, enum chunk_kind kind, const char *text, size_t length)
{
    struct chunks *chunks = web->chunks;
    if (kind == CHUNK_TEXT && web->outline == 0 && furniture_by_words(text, length))
        kind = CHUNK_FURNITURE;
    chunks->list = mem_grow(chunks->list, &chunks->room, chunks->count + 1, sizeof *chunks->list);
    int depth = web->list_count > 0 ? web->list_count - 1 : 0;
    chunks->list[chunks->count++] = (struct chunk){.kind = kind,
                                                   .text = mem_strndup(text, length),
                                                   .length = length,
                                                   .line = web->line,
                                                   .indent = (size_t)(depth * STEP),
                                                   .outline = web->outline,
                                                   .separator = kind == CHUNK_ROW ? '\t' : 0};
    return &chunks->list[chunks->count - 1];
}

/* Lines that the page breaks by hand are read as those of a text file. */
static void
add_lines(struct web *web)
{
    struct lines lines = {0};
    struct chunks made = {0};
    if (web->sample.list == NULL) {
        buf_add(&web->broken, web->text.bytes, web->text.length);
        buf_puts(&web->broken, "\n\n");
    }
    lines_split(&lines, web->text.bytes, web->text.length);
    for (size_t i = 0; i < lines.count; i++)
        lines.list[i].furniture = furniture_by_words(lines.list[i].text, lines.list[i].length);
    chunks_make_like(&made, &lines, web->sample.list != NULL ? &web->sample : &lines);
    for (size_t i = 0; i < made.count; i++) {
        struct chunks *chunks = web->chunks;
        chunks->list =
            mem_grow(chunks->list, &chunks->room, chunks->count + 1, sizeof *chunks->list);
        made.list[i].line = web->line + made.list[i].line - 1;
        chunks->list[chunks->count++] = made.list[i];
    }
    free(made.list); /* its texts have moved */
    lines_free(&lines);
}

/* An item that prints a number of its own needs no bullet. */
static bool
has_label(const char *text, size_t length)
{
    struct label label;
    return label_read(text, length, &label);
}

/* Ends the open block. */
static void
flush(struct web *web)
{
    struct buf *text = &web->text;
    while (text->length > 0 && isspace((unsigned char)text->bytes[text->length - 1]))
        text->bytes[--text->length] = '\0';
    size_t from = strspn(buf_text(text), " \n\t\r");
    if (from < text->length) {
        bool bullet = strncmp(web->label, "\xE2\x80\xA2", 3) == 0;
        if (web->label[0] != '\0' &&
            !(bullet && has_label(text->bytes + from, text->length - from))) {
            char *whole = mem_format("%s %s", web->label, text->bytes + from);
            buf_clear(text);
            buf_puts(text, whole);
            free(whole);
            web->run += web->run > 0 ? strlen(web->label) + 1 : 0;
            web->run -= web->run > 0 ? from : 0;
            from = 0;
        }
        if (web->lines)
            add_lines(web);
        else
            add_chunk(web, CHUNK_TEXT, text->bytes + from, text->length - from)->run =
                web->plain && web->run > from ? web->run - from : 0;
        web->label[0] = '\0';
    }
    buf_clear(text);
    web->lines = web->plain = false;
    web->run = 0;
}

/* Ends the open block, unless that is the printed number of an item whose text is a block of its
 * own:
 * "<li><span>A.</span><div>The officer …". */
static void
open_block(struct web *web)
{
    struct buf *text = &web->text;
    size_t from = strspn(buf_text(text), " \n\t\r"), end = text->length;
    while (end > from && isspace((unsigned char)text->bytes[end - 1]))
        end--;
    if (web->list_count == 0 || web->lines || end - from >= WEB_LABEL || end == from ||
        !label_alone(text->bytes + from, end - from)) {
        flush(web);
        return;
    }
    snprintf(web->label, sizeof web->label, "%.*s", (int)(end - from), text->bytes + from);
    buf_clear(text);
    web->plain = false;
    web->run = 0;
}

/* Text with white space folded, as a browser shows it. */
static void
put_text(struct web *web, const xmlNode *node)
{
    const char *text = node->content != NULL ? (const char *)node->content : "";
    bool label = web->text.length == 0 && label_alone(text, strlen(text));
    if (!web->plain && !label && text[strspn(text, " \t\r\n")] != '\0') {
        web->plain = web->heavy == 0;
        web->run = web->plain ? web->text.length : 0;
    }
    if (web->text.length == 0)
        web->line = xmlGetLineNo(node) > 0 ? xmlGetLineNo(node) : web->line;
    for (; *text != '\0'; text++) {
        bool space = isspace((unsigned char)*text) != 0;
        char last = web->text.length > 0 ? web->text.bytes[web->text.length - 1] : '\n';
        if (web->kept) {
            buf_putc(&web->text, *text);
            web->lines |= *text == '\n';
        } else if (!space) {
            buf_putc(&web->text, *text);
        } else if (last != ' ' && last != '\n') {
            buf_putc(&web->text, ' ');
        }
    }
}

static void
walk_list(struct web *web, const xmlNode *node, int depth)
{
    flush(web);
    if (web->list_count < LISTS)
        web->lists[web->list_count] = web_list_of(node);
    bool counted = web->list_count < LISTS; /* deeper ones go on with the last */
    web->list_count += counted;
    walk(web, node, depth + 1);
    flush(web);
    web->list_count -= counted;
    web->label[0] = '\0';
}

static void
put_row(struct web *web, const xmlNode *row)
{
    struct buf cells = {0};
    web->line = xmlGetLineNo(row);
    web->outline = 0;
    if (web_row(&web->rows, row, &cells))
        add_chunk(web, CHUNK_ROW, cells.bytes, cells.length);
    buf_free(&cells);
}

static void
put_rows(struct web *web, const xmlNode *node, int depth)
{
    for (const xmlNode *child = node->children; child != NULL && depth < DEPTH;
         child = child->next) {
        if (page_is(child, "tr"))
            put_row(web, child);
        else if (page_is(child, "caption")) {
            walk(web, child, depth + 1);
            flush(web);
        } else if (child->type == XML_ELEMENT_NODE)
            put_rows(web, child, depth + 1);
    }
}

static void
walk_table(struct web *web, const xmlNode *node, int depth)
{
    flush(web);
    web->rows = (struct web_rows){.revisions = web->revisions, .notes = web->notes};
    if (page_holds_data(node, LAYOUT_CELL))
        put_rows(web, node, depth);
    else
        walk(web, node, depth + 1);
    flush(web);
}

static void
walk_heading(struct web *web, const xmlNode *node, int depth)
{
    flush(web);
    web->outline = node->name[1] - '0';
    walk(web, node, depth + 1);
    flush(web);
    web->outline = 0;
}

static void
walk_block(struct web *web, const xmlNode *node, int depth)
{
    bool kept = web->kept;
    open_block(web);
    if (page_is(node, "li"))
        web_list_label(web->list_count > 0 ? &web->lists[web->list_count - 1] : NULL, node,
                       web->label);
    web->kept |= page_is(node, "pre");
    walk(web, node, depth + 1);
    if (page_is(node, "dt") && web->text.length > 0 &&
        strchr(".:?", web->text.bytes[web->text.length - 1]) == NULL)
        buf_putc(&web->text, ':');
    flush(web);
    web->kept = kept;
}

/* A mark of a note, or a power: in raised figures. */
static bool
put_raised(struct web *web, const xmlNode *node)
{
    char *words = page_is(node, "sup") ? xml_words(node) : NULL;
    size_t digits = words != NULL ? strspn(words, "0123456789") : 0;
    bool raised = digits > 0 && digits < 4 && words[digits] == '\0';
    if (raised)
        flow_raised((int)strtol(words, NULL, 10), &web->text);
    free(words);
    return raised;
}

static void
walk_inline(struct web *web, const xmlNode *node, int depth)
{
    bool heavy = page_is(node, "b") || page_is(node, "strong") || page_is(node, "u");
    size_t before = web->text.length;
    if (put_raised(web, node))
        return;
    bool change = page_is_deleted(node) || page_is(node, "ins");
    if (change && before > 0 && web->revisions == REVISIONS_BOTH &&
        !isspace((unsigned char)web->text.bytes[before - 1]))
        buf_putc(&web->text, ' ');
    web->heavy += heavy;
    walk(web, node, depth + 1);
    web->heavy -= heavy;
}

static void
walk(struct web *web, const xmlNode *parent, int depth)
{
    for (const xmlNode *node = parent->children; node != NULL && depth < DEPTH; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            put_text(web, node);
        if (node->type != XML_ELEMENT_NODE || web_field(node, &web->text) || page_is_silent(node) ||
            page_is_gone(node, web->revisions, web->notes))
            continue;
        if (page_is(node, "br")) {
            const xmlNode *next = node->next; /* kept lines end for themselves too */
            if (!web->kept || next == NULL || next->type != XML_TEXT_NODE ||
                next->content[strspn((const char *)next->content, " \r")] != '\n')
                buf_putc(&web->text, '\n');
            web->lines = true;
        } else if (page_is(node, "ul") || page_is(node, "ol")) {
            walk_list(web, node, depth);
        } else if (page_is(node, "table")) {
            walk_table(web, node, depth);
        } else if (page_is_heading(node)) {
            walk_heading(web, node, depth);
        } else if (page_is_block(node)) {
            walk_block(web, node, depth);
        } else {
            walk_inline(web, node, depth);
        }
    }
}

static void
walk_page(struct web *web, const xmlNode *title, const xmlNode *page)
{
    web->line = 1;
    if (title != NULL)
        walk(web, title, 0);
    flush(web);
    walk(web, page, 0);
    flush(web);
}

int
web_chunks(const char *text, size_t length, const char *name, enum revisions revisions,
           struct chunks *chunks, struct web_notes *notes, struct diag *diag)
{
    char *clean = page_without_conditions(text, length);
    xmlDoc *doc = xml_read_html(clean, strlen(clean), name, &notes->deep, diag);
    free(clean);
    notes->open = !page_has_end(text, length);
    if (doc == NULL)
        return -1;
    const xmlNode *page = page_main(xmlDocGetRootElement(doc));
    struct web web = {.chunks = chunks, .revisions = revisions, .notes = notes};
    const xmlNode *title = page_title(xmlDocGetRootElement(doc), page);
    walk_page(&web, title, page);
    if (web.broken.length > 0) { /* again, now that it is known how wide its lines are */
        chunks_free(chunks);
        notes->insertions = notes->deletions = 0;
        lines_split(&web.sample, web.broken.bytes, web.broken.length);
        walk_page(&web, title, page);
    }
    lines_free(&web.sample);
    buf_free(&web.broken);
    buf_free(&web.text);
    xmlFreeDoc(doc);
    return 0;
}
