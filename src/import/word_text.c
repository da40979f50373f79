/* Runs to text. */
#include "import/word_text.h"

#include <stdlib.h>
#include <string.h>

#include "import/flow.h"
#include "import/label.h"
#include "import/part.h"
#include "import/signs.h"
#include "import/word_drawing.h"

enum {
    DEPTH = PART_DEPTH,
    SCAN_WIDTH = 4572000, /* 5 by 7 inches in EMU */
    SCAN_HEIGHT = 6400800
};

static void put_inline(const xmlNode *node, struct buf *out, struct word_found *found, int depth);

static void
put_children(const xmlNode *node, struct buf *out, struct word_found *found, int depth)
{
    for (const xmlNode *child = node != NULL ? node->children : NULL;
         child != NULL && depth < DEPTH; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            put_inline(child, out, found, depth + 1);
}

/* A section sign, a box or mark of a form, or a bullet for the rest. */
static void
put_symbol(const xmlNode *symbol, struct buf *out)
{
    enum { SECTION = 0xA7 };
    const char *hex = w_attr(symbol, "char");
    unsigned long code = hex != NULL ? strtoul(hex, NULL, 16) & 0xFF : 0;
    const char *sign = code == SECTION ? "\xC2\xA7" : sign_of(code);
    buf_puts(out, sign != NULL ? sign : "\xE2\x80\xA2");
}

/* The mark of a note, in raised figures, and the note to come. */
static void
add_remark(const xmlNode *reference, bool endnote, struct buf *out, struct word_found *found)
{
    struct word_remarks *remarks = found->remarks;
    const char *id = w_attr(reference, "id");
    bool full = remarks->count >= (int)(sizeof remarks->list / sizeof *remarks->list);
    found->notes->dropped += full;
    if (id == NULL || full)
        return;
    remarks->list[remarks->count].id = id;
    remarks->list[remarks->count++].endnote = endnote;
    flow_raised(remarks->count, out);
}

/* Text boxes lie in drawings, at any depth; the fallback of an alternative repeats its choice. */
static void
find_boxes(const xmlNode *node, struct word_found *found, int depth)
{
    for (const xmlNode *child = node->children; child != NULL && depth < DEPTH;
         child = child->next) {
        if (child->type != XML_ELEMENT_NODE || strcmp((const char *)child->name, "Fallback") == 0)
            continue;
        if (w_is(child, "txbxContent") || word_drawing_is(child)) {
            if (found->box_count < WORD_BOXES)
                found->boxes[found->box_count++] = child;
            else
                found->notes->dropped++;
        } else {
            find_boxes(child, found, depth + 1);
        }
    }
}

/* Whether the drawing is as large as a page of text. */
static bool
is_scan(const xmlNode *drawing)
{
    for (const xmlNode *frame = xml_first(drawing); frame != NULL; frame = xml_after(frame))
        for (const xmlNode *node = xml_first(frame); node != NULL; node = xml_after(node))
            if (strcmp((const char *)node->name, "extent") == 0) {
                const char *width = w_attr(node, "cx"), *height = w_attr(node, "cy");
                return width != NULL && height != NULL && strtol(width, NULL, 10) >= SCAN_WIDTH &&
                       strtol(height, NULL, 10) >= SCAN_HEIGHT;
            }
    return false;
}

/* The characters that stand for themselves as elements. */
static bool
put_mark(const xmlNode *node, struct buf *out, struct word_found *found)
{
    static const struct {
        const char *name, *text;
    } marks[] = {{"br", "\n"},  {"cr", "\n"},   {"noBreakHyphen", "-"},       {"softHyphen", ""},
                 {"tab", "\t"}, {"ptab", "\t"}, {"lastRenderedPageBreak", ""}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (w_is(node, marks[i].name)) {
            buf_puts(out, marks[i].text);
            found->tabs += marks[i].text[0] == '\t';
            return true;
        }
    return false;
}

/* Bold or underlined. */
static bool
is_heavy(const xmlNode *form)
{
    const char *line = w_value(form, "u");
    return w_on(form, "b") || (line != NULL && strcmp(line, "none") != 0);
}

static void
put_run(const xmlNode *run, struct buf *out, struct word_found *found, int depth)
{
    const xmlNode *form = w_child(run, "rPr");
    size_t before = out->length;
    bool struck = w_on(form, "strike") || w_on(form, "dstrike");
    found->notes->struck += struck;
    if (w_on(form, "vanish") || (struck && found->revisions == REVISIONS_ACCEPTED))
        return;
    for (const xmlNode *node = run->children; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && w_is(node, "fldChar"))
            word_field(&found->fields, node, out);
        if (node->type != XML_ELEMENT_NODE || word_field_hides(&found->fields) ||
            put_mark(node, out, found))
            continue;
        if (w_is(node, "t") || w_is(node, "delText"))
            xml_text_add(node, out);
        else if (w_is(node, "ruby")) /* small signs above the text say how it is spoken */
            put_children(w_child(node, "rubyBase"), out, found, depth + 1);
        else if (w_is(node, "sym"))
            put_symbol(node, out);
        else if (w_is(node, "footnoteReference") || w_is(node, "endnoteReference"))
            add_remark(node, w_is(node, "endnoteReference"), out, found);
        else if (w_is(node, "drawing") || w_is(node, "pict") || w_is(node, "object") ||
                 strcmp((const char *)node->name, "AlternateContent") == 0) {
            int boxes = found->box_count;
            find_boxes(node, found, depth);
            if (found->box_count == boxes)
                *(is_scan(node) ? &found->notes->scans : &found->notes->pictures) += 1;
        }
    }
    if (struck) /* what comes in its place often touches it */
        buf_putc(out, ' ');
    if (found->plain || strspn(buf_text(out) + before, " \t\n") == out->length - before ||
        label_alone(buf_text(out), out->length))
        return;
    found->plain = !is_heavy(form);
    found->run = found->plain ? found->run : out->length;
}

static bool
is_kept(const xmlNode *node, struct word_found *found)
{
    bool added = w_is(node, "ins") || w_is(node, "moveTo");
    bool deleted = w_is(node, "del") || w_is(node, "moveFrom");
    found->notes->insertions += added;
    found->notes->deletions += deleted;
    if (added)
        return found->revisions != REVISIONS_ORIGINAL;
    return !deleted || found->revisions != REVISIONS_ACCEPTED;
}

/* "[Click here to enter a date]": what a form asks for, marked as such. */
static void
put_placeholder(const xmlNode *control, struct buf *out, struct word_found *found, int depth)
{
    size_t start = out->length;
    buf_putc(out, '[');
    put_children(control, out, found, depth);
    if (out->length == start + 1)
        out->bytes[--out->length] = '\0';
    else if (out->bytes[start + 1] == '[' || out->bytes[start + 1] == '_')
        memmove(out->bytes + start, out->bytes + start + 1, out->length-- - start);
    else
        buf_putc(out, ']');
}

static void
put_inline(const xmlNode *node, struct buf *out, struct word_found *found, int depth)
{
    static const char *const silent[] = {
        "pPr",     "rPr",           "instrText",         "delInstrText", "sdtPr", "sdtEndPr",
        "fldChar", "bookmarkStart", "commentRangeStart", "proofErr",     NULL};
    for (const char *const *name = silent; *name != NULL; name++)
        if (w_is(node, *name)) {
            found->notes->placeholders +=
                w_is(node, "sdtPr") && w_child(node, "showingPlcHdr") != NULL;
            return;
        }
    bool both = found->revisions == REVISIONS_BOTH && (w_is(node, "ins") || w_is(node, "del"));
    if (both && out->length > 0 && out->bytes[out->length - 1] != ' ')
        buf_putc(out, ' ');
    if (node->ns != NULL && strcmp((const char *)node->name, "t") == 0) /* of a formula */
        xml_text_add(node, out);
    else if (w_is(node, "r"))
        put_run(node, out, found, depth);
    else if (w_is(node, "sdt") && w_child(w_child(node, "sdtPr"), "showingPlcHdr") != NULL)
        put_placeholder(node, out, found, depth);
    else if (is_kept(node, found))
        put_children(node, out, found, depth);
}

void
word_text(const xmlNode *paragraph, struct buf *out, struct word_found *found)
{
    put_children(paragraph, out, found, 0);
}
