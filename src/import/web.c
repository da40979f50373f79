/* The page's own part, block by block. */
#include "import/web.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xml.h"
#include "import/flow.h"
#include "import/web_block.h"
#include "import/web_form.h"

enum { DEPTH = PAGE_DEPTH, LAYOUT_CELL = 1500 };

static void walk(struct web *web, const xmlNode *parent, int depth);

static void
walk_list(struct web *web, const xmlNode *node, int depth)
{
    web_flush_all(web);
    if (web->list_count < WEB_LISTS)
        web->lists[web->list_count] = web_list_of(node);
    bool counted = web->list_count < WEB_LISTS; /* deeper ones go on with the last */
    web->list_count += counted;
    walk(web, node, depth + 1);
    web_flush(web);
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
        web_put(web, CHUNK_ROW, cells.bytes, cells.length);
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
            web_flush(web);
        } else if (child->type == XML_ELEMENT_NODE)
            put_rows(web, child, depth + 1);
    }
}

static void
walk_table(struct web *web, const xmlNode *node, int depth)
{
    web_flush_all(web);
    web->rows = (struct web_rows){.revisions = web->revisions, .notes = web->notes};
    if (page_holds_data(node, LAYOUT_CELL))
        put_rows(web, node, depth);
    else
        walk(web, node, depth + 1);
    web_flush(web);
}

static void
walk_heading(struct web *web, const xmlNode *node, int depth)
{
    web_flush_all(web);
    web->outline = node->name[1] - '0';
    walk(web, node, depth + 1);
    web_flush(web);
    web->outline = 0;
}

static void
walk_block(struct web *web, const xmlNode *node, int depth)
{
    bool kept = web->kept;
    web_open(web);
    if (page_is(node, "li"))
        web_list_label(web->list_count > 0 ? &web->lists[web->list_count - 1] : NULL, node,
                       web->label);
    if (page_is(node, "dd") && web->leads)
        snprintf(web->label, sizeof web->label, "\xE2\x80\xA2");
    web->kept |= page_is(node, "pre");
    walk(web, node, depth + 1);
    if (page_is(node, "dt"))
        web_term(web);
    else if (page_is(node, "dd") || page_is(node, "dl"))
        web_flush_all(web);
    else
        web_flush(web);
    web->leads &= !page_is(node, "dl");
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
            web_words(web, node);
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
    web_flush(web);
    walk(web, page, 0);
    web_flush_all(web);
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
    buf_free(&web.term);
    xmlFreeDoc(doc);
    return 0;
}
