/* The text of an agreement, wrapped. */
#include <stdlib.h>
#include <string.h>

#include "agreement/tree.h"
#include "base/mem.h"
#include "import/view.h"

enum { STEP = 4, DEEPEST = 10 }; /* columns of one level; levels set in at most */

size_t
view_columns(const char *text, size_t length)
{
    size_t columns = 0;
    for (size_t i = 0; i < length; i++)
        columns += ((unsigned char)text[i] & 0xC0) != 0x80;
    return columns;
}

static void
put_indent(struct buf *out, size_t columns)
{
    for (; columns > 0; columns--)
        buf_putc(out, ' ');
}

/* Words from column `indent` on, wrapped; the first line begins where the buffer stands, at column
 * `at`. */
static void
put_wrapped(struct buf *out, const char *words, size_t indent, size_t at)
{
    for (const char *word = words; *word != '\0';) {
        size_t length = strcspn(word, " "), columns = view_columns(word, length);
        if (at > indent && at + 1 + columns > VIEW_WIDTH) {
            buf_putc(out, '\n');
            put_indent(out, indent);
            at = indent;
        } else if (word != words) {
            buf_putc(out, ' ');
            at++;
        }
        buf_add(out, word, length);
        at += columns;
        word += length;
        word += strspn(word, " ");
    }
    buf_putc(out, '\n');
}

/* "3.  text", hanging. */
static void
put_numbered(struct buf *out, const char *n, const char *words, size_t indent)
{
    put_indent(out, indent);
    if (n == NULL) {
        put_wrapped(out, words, indent, indent);
        return;
    }
    buf_puts(out, n);
    buf_putc(out, ' ');
    size_t used = view_columns(n, strlen(n)) + 1, hang = used <= STEP ? STEP : used;
    put_indent(out, hang - used);
    put_wrapped(out, words, indent + hang, indent + hang);
}

static void
put_kind(struct buf *out, const xmlNode *block, size_t indent)
{
    static const char *const names[][2] = {{"front", "no part of the agreement, not counted"},
                                           {"contents", "table of contents, not counted"},
                                           {"note", "note, not counted"},
                                           {"struck", "struck out by an amendment, not counted"},
                                           {"furniture", "page furniture, not counted"}};
    const char *kind = xml_attr(block, "kind");
    for (size_t i = 0; kind != NULL && i < sizeof names / sizeof *names; i++) {
        if (strcmp(kind, names[i][0]) == 0) {
            put_indent(out, indent);
            buf_putf(out, "[%s]\n", names[i][1]);
        }
    }
}

/* A bullet, or the printed number; NULL for a list that shows neither. */
static const char *
item_mark(const xmlNode *item)
{
    const char *n = xml_attr(item, "n");
    if (n != NULL)
        return n;
    return strcmp(xml_attr_or(item->parent, "numbering", ""), "bullet") == 0 ? "\xE2\x80\xA2"
                                                                             : NULL;
}

static void put_blocks(struct buf *out, const xmlNode *first, size_t depth);

static void
put_item(struct buf *out, const xmlNode *item, size_t depth)
{
    size_t indent = depth * STEP;
    const xmlNode *first = xml_first(item);
    bool running = tree_is_running(item);
    put_kind(out, item, indent);
    if (running || xml_is(first, "para")) {
        char *words = xml_words(running ? item : first);
        put_numbered(out, item_mark(item), words, indent);
        free(words);
        first = running ? NULL : xml_after(first);
    } else if (item_mark(item) != NULL) {
        put_numbered(out, item_mark(item), "", indent);
    }
    put_blocks(out, first, depth < DEEPEST ? depth + 1 : depth);
}

static void
put_row(struct buf *out, const xmlNode *row, size_t indent)
{
    struct buf line = {0};
    for (const xmlNode *cell = xml_first(row); cell != NULL; cell = xml_after(cell)) {
        char *words = xml_words(cell);
        if (line.length > 0)
            buf_puts(&line, " | ");
        buf_puts(&line, words);
        free(words);
    }
    if (strcmp(xml_attr_or(row, "kind", ""), "furniture") != 0) /* a head that comes again */
        put_kind(out, row, indent);
    put_indent(out, indent);
    put_wrapped(out, buf_text(&line), indent + 2, indent);
    buf_free(&line);
}

static void
put_section(struct buf *out, const xmlNode *section, size_t depth)
{
    const xmlNode *title = xml_child(section, "title");
    char *words = title != NULL ? xml_words(title) : mem_strdup("");
    if (title != NULL || xml_attr(section, "n") != NULL) {
        put_numbered(out, xml_attr(section, "n"), words, depth * STEP);
        buf_putc(out, '\n');
    }
    free(words);
    put_blocks(out, title != NULL ? xml_after(title) : xml_first(section), depth);
}

static void
put_block(struct buf *out, const xmlNode *block, size_t depth)
{
    put_kind(out, block, depth * STEP);
    if (xml_is(block, "section")) {
        put_section(out, block, depth);
        return;
    }
    if (xml_is(block, "para")) {
        char *words = xml_words(block);
        put_numbered(out, xml_attr(block, "n"), words, depth * STEP);
        free(words);
    }
    for (const xmlNode *child = xml_is(block, "para") ? NULL : xml_first(block); child != NULL;
         child = xml_after(child)) {
        if (xml_is(child, "item"))
            put_item(out, child, depth);
        else if (xml_is(child, "row") || xml_is(child, "caption"))
            put_row(out, child, depth * STEP);
        else if (xml_is(child, "para"))
            put_block(out, child, depth);
    }
    if (out->length > 1 && out->bytes[out->length - 2] != '\n')
        buf_putc(out, '\n');
}

static void
put_blocks(struct buf *out, const xmlNode *first, size_t depth)
{
    for (const xmlNode *block = first; block != NULL; block = xml_after(block))
        if (tree_is_block(block))
            put_block(out, block, depth);
}

void
view_text(xmlDoc *agreement, struct buf *out)
{
    put_blocks(out, xml_first(xmlDocGetRootElement(agreement)), 0);
    while (out->length > 1 && out->bytes[out->length - 1] == '\n' &&
           out->bytes[out->length - 2] == '\n')
        out->bytes[--out->length] = '\0';
}
