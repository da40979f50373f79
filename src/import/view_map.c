/* A map of an agreement: its sections, their kinds and sizes, and what was set aside. */
#include <stdlib.h>
#include <string.h>

#include "agreement/place.h"
#include "agreement/tree.h"
#include "base/mem.h"
#include "import/view.h"

enum { TITLE_COLUMNS = 44, INDENT = 2, DEEPEST = 8, KINDS = 10 };

static const char *const kinds[KINDS] = {"body",  "recital",   "definition", "exhibit", "title",
                                         "front", "furniture", "contents",   "note",    "struck"};

struct extent {
    long first_page, last_page, first_line, last_line;
};

static void
widen(long *first, long *last, const char *value)
{
    long number = value != NULL ? strtol(value, NULL, 10) : 0;
    if (number <= 0)
        return;
    if (*first == 0 || number < *first)
        *first = number;
    if (number > *last)
        *last = number;
}

static struct extent
extent_of(const xmlNode *top)
{
    struct extent extent = {0};
    xmlNode *node = (xmlNode *)(size_t)top;
    do {
        widen(&extent.first_page, &extent.last_page, xml_attr(node, "page"));
        widen(&extent.first_line, &extent.last_line, xml_attr(node, "line"));
    } while ((node = xml_walk(node, top)) != NULL);
    return extent;
}

static void
put_padded(struct buf *out, const char *text, size_t columns)
{
    size_t length = strlen(text), used = view_columns(text, length);
    if (used > columns) {
        length = 0;
        for (used = 0; used + 1 < columns || ((unsigned char)text[length] & 0xC0) == 0x80; length++)
            used += ((unsigned char)text[length + 1] & 0xC0) != 0x80;
        buf_add(out, text, length);
        buf_puts(out, "\xE2\x80\xA6");
        used++;
    } else {
        buf_add(out, text, length);
    }
    for (; used < columns; used++)
        buf_putc(out, ' ');
}

static void
put_range(struct buf *out, long first, long last)
{
    if (first == 0)
        buf_putf(out, "%12s", "-");
    else if (first == last)
        buf_putf(out, "%12ld", first);
    else
        buf_putf(out, "%5ld\xE2\x80\x93%-6ld", first, last);
}

static void
put_line(struct buf *out, const xmlNode *section, size_t depth)
{
    char *place = place_section(section), *words;
    const xmlNode *title = xml_child(section, "title");
    words = title != NULL ? xml_words(title) : mem_strdup("-");
    struct extent extent = extent_of(section);
    char *shown =
        mem_format("%*s%s", (int)(INDENT * (depth < DEEPEST ? depth : DEEPEST)), "", words);
    put_padded(out, place[0] != '\0' ? place : "-", 16);
    buf_putc(out, ' ');
    put_padded(out, shown, TITLE_COLUMNS);
    buf_putf(out, " %-10s %6zu", tree_kind(section), tree_words(section));
    put_range(out, extent.first_page, extent.last_page);
    put_range(out, extent.first_line, extent.last_line);
    while (out->bytes[out->length - 1] == ' ')
        out->bytes[--out->length] = '\0';
    buf_putc(out, '\n');
    free(shown);
    free(words);
    free(place);
}

static void
put_sections(struct buf *out, const xmlNode *parent, size_t depth)
{
    for (const xmlNode *block = xml_first(parent); block != NULL; block = xml_after(block)) {
        if (xml_is(block, "section")) {
            put_line(out, block, depth);
            put_sections(out, block, depth + 1);
        } else if (xml_is(block, "list") || xml_is(block, "item")) {
            put_sections(out, block, depth);
        }
    }
}

static void
add_words(const xmlNode *agreement, size_t words[KINDS])
{
    xmlNode *node = (xmlNode *)(size_t)agreement;
    while ((node = xml_walk(node, agreement)) != NULL) {
        if (!xml_is(node, "s"))
            continue;
        const char *kind = xml_attr_or(node, "kind", "body");
        for (size_t i = 0; i < KINDS; i++)
            if (strcmp(kind, kinds[i]) == 0)
                words[i] += tree_words(node);
    }
}

static void
put_totals(struct buf *out, const xmlNode *agreement)
{
    size_t words[KINDS] = {0}, counted = 0, aside = 0;
    add_words(agreement, words);
    for (size_t i = 0; i < KINDS; i++)
        *(tree_kind_counts(kinds[i]) ? &counted : &aside) += words[i];
    buf_putf(out, "\ncounted   %6zu words", counted);
    for (size_t i = 0; i < KINDS; i++)
        if (tree_kind_counts(kinds[i]) && words[i] > 0)
            buf_putf(out, "%s%s %zu", strchr(out->bytes, '\0')[-1] == 's' ? ": " : ", ", kinds[i],
                     words[i]);
    buf_putf(out, "\nset aside %6zu words", aside);
    for (size_t i = 0; i < KINDS; i++)
        if (!tree_kind_counts(kinds[i]) && words[i] > 0)
            buf_putf(out, "%s%s %zu", strchr(out->bytes, '\0')[-1] == 's' ? ": " : ", ", kinds[i],
                     words[i]);
    long pages = tree_pages(agreement);
    if (pages > 0)
        buf_putf(out, "\npages     %6ld", pages);
    buf_putc(out, '\n');
    for (const xmlNode *note = xml_child(xml_child(agreement, "meta"), "note"); note != NULL;
         note = xml_next(note, "note")) {
        char *text = xml_words(note);
        buf_putf(out, "note      %s\n", text);
        free(text);
    }
}

void
view_map(xmlDoc *agreement, struct buf *out)
{
    const xmlNode *root = xmlDocGetRootElement(agreement);
    const xmlNode *title = xml_child(xml_child(root, "meta"), "title");
    char *words = title != NULL ? xml_words(title) : mem_strdup("(no title)");
    buf_putf(out, "%s\n\n", words);
    free(words);
    put_padded(out, "section", 17);
    put_padded(out, "title", TITLE_COLUMNS + 1);
    buf_putf(out, "%-10s %6s%12s%12s\n", "kind", "words", "pages", "lines");
    put_sections(out, root, 0);
    put_totals(out, root);
}
