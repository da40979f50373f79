/* Division of running text into sentences: where they end, and the <s> elements. */
#include "agreement/sentence.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/normal.h"
#include "agreement/stop.h"
#include "agreement/tree.h"
#include "base/mem.h"

/* Quotes, brackets and footnote marks that may stand between a stop and the space after it. */
static size_t
closing_mark(const char *text, size_t left)
{
    static const char *const marks[] = {
        "\"",           "'",        ")",        "]",        "*",        "\xE2\x80\x9D",
        "\xE2\x80\x99", "\xC2\xBB", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4",
        "\xE2\x80\xA0", NULL};
    for (const char *const *mark = marks; *mark != NULL; mark++) {
        size_t length = strlen(*mark);
        if (length <= left && memcmp(text, *mark, length) == 0)
            return length;
    }
    return 0;
}

static size_t
skip_space(const char *text, size_t length, size_t at)
{
    for (size_t step; at < length && (step = normal_space(text + at)) > 0;)
        at += step;
    return at;
}

/* A scanner lost the space: "the school.The officer". It ends where it would end with the space:
 * dividing again finds the space that division puts there. */
static bool
space_lost(const char *text, size_t length, size_t start, size_t stop)
{
    return stop >= start + 3 && stop + 2 < length && islower((unsigned char)text[stop - 1]) &&
           islower((unsigned char)text[stop - 2]) && islower((unsigned char)text[stop - 3]) &&
           isupper((unsigned char)text[stop + 1]) && islower((unsigned char)text[stop + 2]) &&
           stop_ends(text, length, start, stop, stop + 1);
}

/* The end of a sentence too long to be one: the last gap before the limit. */
static size_t
forced_end(const char *text, size_t length, size_t start)
{
    size_t limit = start + SENTENCE_LIMIT, at = limit < length ? limit : length;
    while (at > start + SENTENCE_LIMIT / 2 && normal_space(text + at) == 0)
        at--;
    if (at > start + SENTENCE_LIMIT / 2)
        return at;
    at = limit;
    while (at < length && ((unsigned char)text[at] & 0xC0) == 0x80)
        at++;
    return at;
}

/* The sentence's end when the stop at `at` ends it; 0 when it does not. */
static size_t
end_at_stop(const char *text, size_t length, size_t start, size_t at)
{
    if (text[at] == '.' && space_lost(text, length, start, at))
        return at + 1;
    size_t end = at + 1;
    while (end < length && strchr(".?!", text[end]) != NULL && text[end] != '\0')
        end++;
    for (size_t step; end < length && (step = closing_mark(text + end, length - end)) > 0;)
        end += step;
    size_t next = skip_space(text, length, end);
    if (next >= length)
        return length;
    if (next == end || islower((unsigned char)text[next]))
        return 0;
    /* "… 12" after dot leaders in a table of contents */
    if (end > at + 2 && text[at] == '.' && text[at + 1] == '.' &&
        isdigit((unsigned char)text[next]))
        return 0;
    if (text[at] == '.' && end == at + 1 && !stop_ends(text, length, start, at, next))
        return 0;
    return end;
}

/* The first end at or after `from` of the sentence that begins at start. */
static size_t
end_from(const char *text, size_t length, size_t start, size_t from)
{
    size_t limit = from > start + SENTENCE_LIMIT ? from : start + SENTENCE_LIMIT;
    size_t last = limit < length ? limit : length;
    for (size_t at = from;; at++) {
        at += at < last ? strcspn(text + at, ".?!") : 0;
        if (at >= last)
            return last < length ? forced_end(text, length, last - SENTENCE_LIMIT) : length;
        if (at > from && text[at] == '.' && text[at - 1] == '.')
            continue;
        size_t end = end_at_stop(text, length, start, at);
        if (end > 0)
            return end;
    }
}

size_t
sentence_end(const char *text, size_t length, size_t start)
{
    return end_from(text, length, start, start);
}

/* One piece of running text: a text node, or an inline element that no sentence boundary may cut.
 */
struct piece {
    xmlNode *node;
    size_t start, end; /* in the joined text */
};

struct division {
    struct buf text; /* the pieces joined */
    struct piece *pieces;
    size_t count, room;
    xmlNode *running;
    struct sentence_place place;
};

static void
add_piece(struct division *division, xmlNode *node)
{
    division->pieces =
        mem_grow(division->pieces, &division->room, division->count + 1, sizeof *division->pieces);
    struct piece *piece = &division->pieces[division->count++];
    piece->node = node;
    piece->start = division->text.length;
    if (node->type == XML_TEXT_NODE && node->content != NULL)
        buf_puts(&division->text, (const char *)node->content);
    else
        xml_text_add(node, &division->text);
    piece->end = division->text.length;
}

/* An earlier <s> gave its own place: line and page marks stand in for it, so that dividing again
 * finds it again. */
static void
add_marks(struct division *division, const xmlNode *s, long *page, long *line)
{
    struct buf marks = {0};
    if (division->count > 0)
        buf_putc(&marks, ' ');
    const char *own_page = xml_attr(s, "page"), *own_line = xml_attr(s, "line");
    for (long to = own_page != NULL ? strtol(own_page, NULL, 10) : 0; *page > 0 && *page < to;
         ++*page)
        buf_puts(&marks, TREE_PAGE_MARK);
    long to = own_line != NULL ? strtol(own_line, NULL, 10) : 0;
    for (; *line > 0 && *line < to && marks.length < 4096; ++*line)
        buf_putc(&marks, '\n');
    if (marks.length > 0)
        add_piece(division, xmlNewDocText(division->running->doc, (const xmlChar *)marks.bytes));
    buf_free(&marks);
}

/* Space between the sentences of an earlier reading: it is how that was written down, not the
 * source's. */
static bool
is_separator(const xmlNode *node, bool divided)
{
    if (!divided || node->type != XML_TEXT_NODE || node->content == NULL)
        return false;
    const char *text = (const char *)node->content;
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* Takes the children out of the element and lists them, earlier sentences unwrapped and acts
 * dropped. */
static void
take_pieces(struct division *division, xmlNode *from, long *page, long *line)
{
    xmlNode *next;
    bool divided = xml_child(from, "s") != NULL;
    for (xmlNode *node = from->children; node != NULL; node = next) {
        next = node->next;
        xmlUnlinkNode(node);
        if (xml_is(node, "s")) {
            add_marks(division, node, page, line);
            take_pieces(division, node, page, line);
            xmlFreeNode(node);
        } else if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE ||
                   xml_is(node, "act") || is_separator(node, divided)) {
            xmlFreeNode(node);
        } else {
            add_piece(division, node);
        }
    }
}

/* Appends the text with white space folded; *gap: a space is due before the next character. */
static void
fold(struct buf *out, const char *text, size_t length, bool *gap, bool *begun)
{
    for (size_t i = 0; i < length;) {
        size_t run = i;
        while (run < length && text[run] > ' ' && (unsigned char)text[run] < 0x80)
            run++;
        size_t step = run == i ? normal_space(text + i) : 0;
        if (step > 0) {
            *gap = *begun;
            i += step;
            continue;
        }
        if (*gap)
            buf_putc(out, ' ');
        *gap = false;
        *begun = true;
        if (run == i) /* a byte of a longer character */
            run++;
        buf_add(out, text + i, run - i);
        i = run;
    }
}

/* Most text needs no folding: single spaces between words, and no byte that other spaces begin
 * with. */
static bool
is_folded(const char *text, size_t length)
{
    static const char odd[] = "\n\t\r\v\f\xE2\xC2";
    for (const char *byte = odd; *byte != '\0'; byte++)
        if (memchr(text, *byte, length) != NULL)
            return false;
    return length > 0 && text[0] != ' ' && text[length - 1] != ' ' &&
           memmem(text, length, "  ", 2) == NULL;
}

static void
append_folded(xmlNode *s, const char *text, size_t length, bool *gap, bool *begun)
{
    if (!*gap && is_folded(text, length)) {
        *begun = true;
        xmlAddChild(s, xmlNewDocTextLen(s->doc, (const xmlChar *)text, (int)length));
        return;
    }
    struct buf out = {0};
    fold(&out, text, length, gap, begun);
    if (out.length > 0)
        xmlAddChild(s, xmlNewDocTextLen(s->doc, (const xmlChar *)out.bytes, (int)out.length));
    buf_free(&out);
}

/* Inline elements keep their text as it is, but a space that was due before them is not lost. */
static void
append_inline(xmlNode *s, xmlNode *element, bool *gap, bool *begun)
{
    if (*gap)
        xml_append(s, " ");
    *gap = false;
    *begun = true;
    xmlAddChild(s, element);
}

static long
marks_in(const char *text, size_t length, const char *mark)
{
    long marks = 0;
    size_t size = strlen(mark);
    for (const char *at = text, *end = text + length;
         (at = mem_find(at, (size_t)(end - at), mark)) != NULL; at += size)
        marks++;
    return marks;
}

static void
step_over(struct sentence_place *place, const char *text, size_t from, size_t to)
{
    if (place->line > 0)
        place->line += marks_in(text + from, to - from, "\n");
    if (place->page > 0)
        place->page += marks_in(text + from, to - from, TREE_PAGE_MARK);
}

/* The end of the inline element that `end` would cut; `end` itself when it cuts none. */
static size_t
past_inline(const struct division *division, size_t piece, size_t end)
{
    for (; piece < division->count && division->pieces[piece].start < end; piece++) {
        const struct piece *at = &division->pieces[piece];
        if (at->node->type != XML_TEXT_NODE && at->end > end)
            return at->end;
    }
    return end;
}

/* No boundary may lie inside an inline element: one that does is passed over. */
static size_t
whole_sentence(const struct division *division, size_t piece, size_t start)
{
    const char *text = division->text.bytes;
    if (division->place.whole)
        return division->text.length;
    size_t end = sentence_end(text, division->text.length, start), past;
    while ((past = past_inline(division, piece, end)) > end)
        end = end_from(text, division->text.length, start, past);
    return end;
}

/* Whether the piece has a part in the sentence that ends at `end`; empty elements at the very end
 * have one too. */
static bool
reaches(const struct division *division, size_t piece, size_t end)
{
    if (piece >= division->count)
        return false;
    size_t start = division->pieces[piece].start;
    return start < end || (start == end && end == division->text.length);
}

static void
add_sentence(struct division *division, size_t *piece, size_t start, size_t end)
{
    if (division->running->children != NULL)
        xml_append(division->running, "\n");
    xmlNode *s = xml_add(division->running, "s");
    if (division->place.page > 0)
        xml_set_number(s, "page", division->place.page);
    if (division->place.line > 0)
        xml_set_number(s, "line", division->place.line);
    if (division->place.kind != NULL && strcmp(division->place.kind, "body") != 0)
        xml_set(s, "kind", division->place.kind);
    bool gap = false, begun = false;
    for (; reaches(division, *piece, end); ++*piece) {
        struct piece *at = &division->pieces[*piece];
        if (at->node->type != XML_TEXT_NODE) {
            append_inline(s, at->node, &gap, &begun);
            at->node = NULL;
            continue;
        }
        size_t from = at->start > start ? at->start : start, to = at->end < end ? at->end : end;
        if (to > from)
            append_folded(s, division->text.bytes + from, to - from, &gap, &begun);
        if (at->end > end)
            break;
    }
}

static void
free_pieces(struct division *division)
{
    for (size_t i = 0; i < division->count; i++)
        xmlFreeNode(division->pieces[i].node);
    free(division->pieces);
    buf_free(&division->text);
}

void
sentence_divide(xmlNode *running, const struct sentence_place *place)
{
    struct division division = {.running = running, .place = *place};
    long page = place->page, line = place->line;
    take_pieces(&division, running, &page, &line);
    const char *text = buf_text(&division.text);
    size_t length = division.text.length, piece = 0, at = 0;
    for (;;) {
        size_t start = skip_space(text, length, at);
        step_over(&division.place, text, at, start);
        if (start >= length)
            break;
        size_t end = whole_sentence(&division, piece, start);
        add_sentence(&division, &piece, start, end);
        step_over(&division.place, text, start, end);
        at = end;
    }
    for (size_t i = piece; i < division.count; i++) {
        if (division.pieces[i].node != NULL && division.pieces[i].node->type != XML_TEXT_NODE) {
            add_sentence(&division, &i, length, length);
            break;
        }
    }
    free_pieces(&division);
}
