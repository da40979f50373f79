/* Spans to text. */
#include "import/odt_text.h"

#include <string.h>

#include "import/flow.h"
#include "import/part.h"

enum { SPACES = 200, SCAN_WIDTH = 500, SCAN_HEIGHT = 700 /* a page, in hundredths of an inch */ };

struct inline_text {
    struct odt_reading *reading;
    struct odt_boxes *boxes;
    struct buf *out;
    const xmlNode *mark; /* a child of the paragraph; NULL: none */
    size_t marked;       /* the length of out when it came */
};

static void put_children(struct inline_text *text, const xmlNode *node, int depth);

static bool
any_of(const xmlNode *node, const char *const *names)
{
    for (; *names != NULL; names++)
        if (o_is(node, *names))
            return true;
    return false;
}

/* White space in the file is one space; more is written as elements. */
static void
put_characters(struct inline_text *text, const xmlNode *node)
{
    const char *from = node->content != NULL ? (const char *)node->content : "";
    if (text->reading->skipping > 0)
        return;
    for (; *from != '\0'; from++) {
        bool space = strchr(" \t\r\n", *from) != NULL;
        struct buf *out = text->out;
        if (!space)
            buf_putc(out, *from);
        else if (out->length == 0 || strchr(" \n\t", out->bytes[out->length - 1]) == NULL)
            buf_putc(out, ' ');
    }
}

static bool
put_mark(struct inline_text *text, const xmlNode *node)
{
    long spaces = o_is(node, "s") ? o_number(node, "c", 1) : 0;
    const char *mark = o_is(node, "tab") || o_is(node, "tab-stop") ? "\t"
                       : o_is(node, "line-break")                  ? "\n"
                                                                   : NULL;
    if (text->reading->skipping > 0)
        return mark != NULL || spaces > 0;
    for (long i = 0; i < spaces && i < SPACES; i++)
        buf_putc(text->out, ' ');
    if (mark != NULL)
        buf_puts(text->out, mark);
    return mark != NULL || spaces > 0;
}

/* The changed region with that id: what was inserted or deleted. */
static const xmlNode *
change_of(const struct odt_reading *reading, const char *id)
{
    for (const xmlNode *region = xml_first(reading->changes); region != NULL && id != NULL;
         region = xml_after(region)) {
        const char *own = o_attr(region, "id");
        if (own != NULL && strcmp(own, id) == 0)
            return xml_first(region);
    }
    return NULL;
}

/* Old and new words that touch are told apart. */
static void
part_words(struct buf *out)
{
    if (out->length > 0 && out->bytes[out->length - 1] != ' ')
        buf_putc(out, ' ');
}

/* What was deleted, as it was: it began in the middle of the first paragraph and ended in the
 * middle of the last (ODF 1.2 part 1, 5.5.4). */
static void
put_deleted(const xmlNode *parent, struct odt_reading *reading, struct buf *out, bool *first,
            int depth)
{
    for (const xmlNode *node = parent->children; node != NULL && depth < PART_DEPTH;
         node = node->next) {
        if (o_is(node, "p") || o_is(node, "h")) {
            if (!*first)
                buf_putc(out, FLOW_BREAK);
            *first = false;
            odt_text(node, reading, NULL, NULL, out);
        } else if (node->type == XML_ELEMENT_NODE && !o_is(node, "change-info")) {
            put_deleted(node, reading, out, first, depth + 1);
        }
    }
}

/* A deletion has one mark (ODF 1.2 part 1, 5.5): where a damaged file has more, or has it
 * within the deletion itself, its words are read for the first alone. */
static bool
is_read(const xmlNode *deletion)
{
    xmlNode *node = (xmlNode *)(size_t)deletion;
    bool before = node->_private != NULL;
    node->_private = node;
    return before;
}

void
odt_change(const xmlNode *mark, struct odt_reading *reading, struct buf *out)
{
    const xmlNode *change = change_of(reading, o_attr(mark, "change-id"));
    if (o_is(change, "insertion")) {
        bool begins = o_is(mark, "change-start");
        reading->notes->insertions += begins;
        if (begins && reading->revisions == REVISIONS_BOTH)
            part_words(out);
        if (reading->revisions == REVISIONS_ORIGINAL)
            reading->skipping += begins ? 1 : reading->skipping > 0 ? -1 : 0;
    } else if (o_is(change, "deletion") && !o_is(mark, "change-end")) {
        reading->notes->deletions++;
        if (reading->revisions == REVISIONS_ACCEPTED || is_read(change))
            return;
        if (reading->revisions == REVISIONS_BOTH) {
            part_words(out);
            size_t before = out->length;
            odt_words(change, reading, out);
            for (size_t i = before; i < out->length; i++)
                if (out->bytes[i] == FLOW_BREAK)
                    out->bytes[i] = ' ';
        } else {
            bool first = true;
            put_deleted(change, reading, out, &first, 0);
        }
    }
}

static void
add_remark(struct inline_text *text, const xmlNode *note)
{
    struct odt_reading *reading = text->reading;
    if (reading->remark_count == ODT_REMARKS) {
        reading->notes->dropped++;
        return;
    }
    const xmlNode *body = o_child(note, "note-body");
    reading->remarks[reading->remark_count++] =
        body != NULL ? body : o_child(note, "footnote-body");
    flow_raised(reading->remark_count, text->out);
}

/* Text in a frame follows its paragraph; without any, the frame is a picture. */
static void
put_frame(struct inline_text *text, const xmlNode *frame)
{
    struct word_notes *notes = text->reading->notes;
    const xmlNode *box = o_child(frame, "text-box");
    bool words = box != NULL || o_child(frame, "p") != NULL || o_child(frame, "list") != NULL;
    if (!words) {
        bool scan =
            o_length(frame, "width") >= SCAN_WIDTH && o_length(frame, "height") >= SCAN_HEIGHT;
        *(scan ? &notes->scans : &notes->pictures) += 1;
    } else if (text->boxes == NULL) {
        odt_words(box != NULL ? box : frame, text->reading, text->out);
    } else if (text->boxes->count < ODT_BOXES) {
        text->boxes->list[text->boxes->count++] = box != NULL ? box : frame;
    } else {
        notes->dropped++;
    }
}

static bool
is_hidden(const struct inline_text *text, const xmlNode *span)
{
    const xmlNode *style = odt_style(text->reading->lists, "text", o_attr(span, "style-name"));
    const char *display = o_attr(o_child(style, "text-properties"), "display");
    return display != NULL && strcmp(display, "none") == 0;
}

/* In letters that are struck out: a change made by hand. */
static bool
is_struck(const struct inline_text *text, const xmlNode *span)
{
    const xmlNode *style = odt_style(text->reading->lists, "text", o_attr(span, "style-name"));
    const xmlNode *letters = o_child(style, "text-properties");
    const char *line = o_attr(letters, "text-line-through-style"),
               *type = o_attr(letters, "text-line-through-type");
    return (line != NULL || type != NULL) && (line == NULL || strcmp(line, "none") != 0) &&
           (type == NULL || strcmp(type, "none") != 0);
}

/* "[Click here to enter a name]": what a form asks for, marked as such. */
static void
put_control(struct inline_text *text, const xmlNode *control, int depth)
{
    const char *asks = o_attr(control, "showing-place-holder");
    bool placeholder = asks != NULL && strcmp(asks, "true") == 0;
    text->reading->notes->placeholders += placeholder;
    if (placeholder)
        buf_putc(text->out, '[');
    put_children(text, control, depth);
    if (placeholder)
        buf_putc(text->out, ']');
}

static void
put_element(struct inline_text *text, const xmlNode *node, int depth)
{
    static const char *const silent[] = {"ruby-text", "bookmark",       "hidden-text",
                                         "script",    "annotation-end", "index-title-template",
                                         NULL};
    static const char *const shapes[] = {"frame",    "custom-shape", "rect", "ellipse",
                                         "text-box", "image",        NULL};
    static const char *const changes[] = {"change", "change-start", "change-end", NULL};
    if (any_of(node, silent) || put_mark(text, node))
        return;
    if (any_of(node, changes))
        odt_change(node, text->reading, text->out);
    else if (o_is(node, "annotation"))
        text->reading->notes->comments++;
    else if (text->reading->skipping > 0)
        put_children(text, node, depth); /* for the mark that ends what is skipped */
    else if (o_is(node, "note") || o_is(node, "footnote") || o_is(node, "endnote"))
        add_remark(text, node);
    else if (any_of(node, shapes))
        put_frame(text, node);
    else if (o_is(node, "content-control"))
        put_control(text, node, depth);
    else if (o_is(node, "span") && is_struck(text, node)) {
        text->reading->notes->struck++;
        if (text->reading->revisions != REVISIONS_ACCEPTED) {
            put_children(text, node, depth);
            part_words(text->out);
        }
    } else if (!(o_is(node, "span") && is_hidden(text, node))) {
        text->reading->notes->placeholders += o_is(node, "placeholder");
        put_children(text, node, depth);
    }
}

static void
put_children(struct inline_text *text, const xmlNode *node, int depth)
{
    for (const xmlNode *child = node->children; child != NULL && depth < PART_DEPTH;
         child = child->next) {
        if (child == text->mark)
            text->marked = text->out->length;
        if (child->type == XML_TEXT_NODE)
            put_characters(text, child);
        else if (child->type == XML_ELEMENT_NODE)
            put_element(text, child, depth + 1);
    }
}

size_t
odt_text(const xmlNode *paragraph, struct odt_reading *reading, struct odt_boxes *boxes,
         const xmlNode *mark, struct buf *out)
{
    struct inline_text text = {reading, boxes, out, mark, 0};
    put_children(&text, paragraph, 0);
    return text.marked;
}

static void
put_words(const xmlNode *parent, struct odt_reading *reading, struct buf *out, int depth)
{
    for (const xmlNode *node = parent->children; node != NULL && depth < PART_DEPTH;
         node = node->next) {
        if (o_is(node, "p") || o_is(node, "h")) {
            if (out->length > 0 && out->bytes[out->length - 1] != ' ')
                buf_putc(out, FLOW_BREAK);
            odt_text(node, reading, NULL, NULL, out);
        } else if (o_is(node, "annotation")) {
            reading->notes->comments++;
        } else if (node->type == XML_ELEMENT_NODE && !o_is(node, "change-info")) {
            put_words(node, reading, out, depth + 1);
        }
    }
}

void
odt_words(const xmlNode *parent, struct odt_reading *reading, struct buf *out)
{
    put_words(parent, reading, out, 0);
}
