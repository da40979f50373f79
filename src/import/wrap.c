/* Whether a line break only wraps a paragraph. */
#include "import/wrap.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/tree.h"
#include "base/mem.h"
#include "import/aside.h"
#include "import/cut_words.h"
#include "import/heading.h"
#include "import/label.h"

enum {
    WIDEST = 160,     /* columns; a line longer than that is a paragraph of its own */
    NARROWEST = 24,   /* text whose lines are shorter has one word a line */
    SLACK = 3,        /* columns that hyphens and proportional type may cost */
    MARKS_LIMIT = 64, /* page marks put in for one break */
    FEW = 4,          /* lines that tell no habit */
    BROKEN = 3,       /* broken lines that tell a width … */
    WIDE = 48,        /* … or columns of one */
    CUT_LEAST = 12,   /* bytes of a line that breaks off within a sentence */
    WORD_BITS = 16
};

static size_t
columns(const struct line *line)
{
    size_t columns = line->indent;
    if (line->width > 0)
        return line->width;
    for (size_t i = 0; i < line->length; i++)
        columns += ((unsigned char)line->text[i] & 0xC0) != 0x80;
    return columns;
}

static bool
ends_with_any(const struct line *line, const char *marks)
{
    size_t length = line->length;
    while (length > 1 && strchr("\"')", line->text[length - 1]) != NULL)
        length--;
    return strchr(marks, line->text[length - 1]) != NULL;
}

void
wrap_free(struct wrap *wrap)
{
    free(wrap->vocabulary);
    *wrap = (struct wrap){0};
}

/* A sentence broken off by the line's end: the next line goes on in lower case. */
static bool
is_broken(const struct line *line, const struct line *next)
{
    struct label label;
    return line->length > 0 && next->length > 0 && !line->furniture && !next->furniture &&
           islower((unsigned char)next->text[0]) && !ends_with_any(line, ".;:?!,") &&
           !label_read(next->text, next->length, &label) && columns(line) <= WIDEST;
}

/* A text of many short paragraphs wraps too, when the lines that are broken off are nearly alike in
 * width, and many or wide: that is where it does. 0: it does not. */
static size_t
width_of_broken(const struct lines *lines)
{
    size_t widest = 0, broken = 0, full = 0;
    for (size_t i = 0; i + 1 < lines->count; i++)
        if (is_broken(&lines->list[i], &lines->list[i + 1])) {
            size_t width = columns(&lines->list[i]);
            widest = width > widest ? width : widest;
            broken++;
        }
    for (size_t i = 0; i + 1 < lines->count; i++)
        full += is_broken(&lines->list[i], &lines->list[i + 1]) &&
                columns(&lines->list[i]) * 4 >= widest * 3;
    return (broken >= BROKEN || widest >= WIDE) && full * 5 >= broken * 4 ? widest : 0;
}

void
wrap_measure(struct wrap *wrap, const struct lines *lines)
{
    size_t widths[WIDEST + 1] = {0}, counted = 0, longer = 0, long_bytes = 0, bytes = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->list[i];
        if (line->length == 0 || line->furniture || line_has_cells(line->text, line->length))
            continue;
        size_t width = columns(line);
        bytes += line->length;
        longer += width > WIDEST;
        long_bytes += width > WIDEST ? line->length : 0;
        widths[width < WIDEST ? width : WIDEST]++;
        counted++;
    }
    *wrap = (struct wrap){0};
    wrap->vocabulary = cut_words_learn(lines);
    if (counted < FEW)
        wrap->width = width_of_broken(lines);
    if (counted < FEW || long_bytes * 3 > bytes || longer * 5 > counted)
        return;
    size_t below = 0, width = 0;
    while (width < WIDEST && (below += widths[width]) * 100 < counted * 92)
        width++;
    size_t near = 0; /* most lines of wrapped text are nearly full */
    for (size_t i = width * 3 / 4; i <= WIDEST; i++)
        near += widths[i];
    if (near * 3 < counted) {
        wrap->width = width_of_broken(lines);
        return;
    }
    wrap->words = width <= NARROWEST && counted > 150;
    wrap->width = width;
}

static bool
is_full(const struct wrap *wrap, const struct line *line, const struct line *next)
{
    size_t word = 0;
    while (word < next->length && next->text[word] != ' ')
        word++;
    return columns(line) + 1 + word + SLACK > wrap->width;
}

/* "Section", "Article", "No." at a line's end: the number that opens the next line belongs to it.
 */
static bool
wants_number(const struct line *line)
{
    static const char *const words[] = {
        "section",  "sections", "article", "articles", "paragraph", "no.", "part", "exhibit",
        "appendix", "chapter",  "title",   "and",      "or",        "to",  "of",   NULL};
    size_t start = line->length;
    while (start > 0 && line->text[start - 1] != ' ')
        start--;
    for (const char *const *word = words; *word != NULL; word++)
        if (strlen(*word) == line->length - start &&
            strncasecmp(line->text + start, *word, line->length - start) == 0)
            return true;
    return false;
}

/* "…; and" before the last item. */
static bool
ends_in_link(const struct line *line)
{
    return (line->length > 4 && memcmp(line->text + line->length - 4, " and", 4) == 0) ||
           (line->length > 3 && memcmp(line->text + line->length - 3, " or", 3) == 0);
}

/* Whether the label that opens next begins a new paragraph after last. */
static bool
begins_anew(const struct wrap *wrap, const struct label *label, const struct line *last,
            const struct line *next)
{
    if (label->style == LABEL_BULLET || label->style == LABEL_KEYWORD)
        return label->style == LABEL_BULLET || ends_with_any(last, ".;:") ||
               !is_full(wrap, last, next) || heading_is_caps(next->text, label->length);
    if (label->form != '.')
        return ends_with_any(last, ".;:,") || ends_in_link(last) || !is_full(wrap, last, next);
    if (label->style == LABEL_DECIMAL || label->style == LABEL_MULTI)
        return !wants_number(last) || ends_with_any(last, ".;:");
    return ends_with_any(last, ".;:,") || !is_full(wrap, last, next) ||
           next->indent != last->indent;
}

/* A label alone on its line waits for its text. */
static bool
is_bare_label(const struct line *line)
{
    struct label label;
    return line->length <= 8 && label_read(line->text, line->length, &label) &&
           label.skip >= line->length && label.style != LABEL_KEYWORD;
}

static bool
joins_across(const struct wrap *wrap, const struct line *last, const struct line *next)
{
    struct label label;
    if (ends_with_any(last, ".;:?!") || label_read(next->text, next->length, &label) ||
        heading_is_caps(last->text, last->length))
        return false;
    bool full = last->width > 0 && is_full(wrap, last, next);
    return islower((unsigned char)next->text[0]) ||
           (full && !heading_is_caps(next->text, next->length));
}

/* Words that paragraphs begin with, whatever the line before looks like. */
static bool
opens_paragraph(const struct line *next)
{
    static const char *const words[] = {
        "WHEREAS", "NOW, THEREFORE", "NOW THEREFORE", "IN WITNESS", "WITNESSETH",
        "By:",     "Date:",          "Dated:",        "Name:",      "Title:",
        "Its:",    "Attest:",        "ATTEST:",       "Dear ",      NULL};
    for (const char *const *word = words; *word != NULL; word++)
        if (next->length >= strlen(*word) && memcmp(next->text, *word, strlen(*word)) == 0)
            return true;
    return false;
}

/* A printed line in the middle of the page: as much room before it as after it, and more than a
 * paragraph's first line is set in. */
static bool
is_centred(const struct line *line)
{
    enum { SET_IN = 9, UNEVEN = 2, FULL = 100 };
    if (line->width == 0 || line->width > FULL || line->indent < SET_IN)
        return false;
    size_t after = FULL - line->width, before = line->indent;
    return before <= after + UNEVEN && after <= before + UNEVEN;
}

/* A word cut at the line's end, or one that no line ends with: "the", "shall". */
static bool
breaks_off(const struct line *last, const struct line *next)
{
    static const char *const words[] = {" the",  " a",    " an",   " of",    " shall", " may",
                                        " will", " must", " with", " by",    " in",    " for",
                                        " to",   " at",   " from", " their", " which", NULL};
    if (last->length < CUT_LEAST || !islower((unsigned char)next->text[0]))
        return false;
    const char *end = last->text + last->length;
    if (end[-1] == '-' && islower((unsigned char)end[-2]))
        return true;
    for (const char *const *word = words; *word != NULL; word++)
        if (memcmp(end - strlen(*word), *word, strlen(*word)) == 0)
            return true;
    return false;
}

bool
wrap_joins(const struct wrap *wrap, const struct line *first, const struct line *last,
           const struct line *next, bool gap, bool torn)
{
    struct label label;
    if (first == last && is_bare_label(last))
        return true;
    if (aside_is_entry(last->text, last->length))
        return false;
    if (last->block > 0 && next->block > 0)
        return last->block == next->block;
    if (torn)
        return joins_across(wrap, last, next);
    if (gap)
        return false;
    if (breaks_off(last, next) && !label_read(next->text, next->length, &label))
        return true;
    if (wrap->width == 0 || opens_paragraph(next))
        return false;
    if (is_centred(last) != is_centred(next) && next->indent * 2 < last->indent)
        return false;
    if (label_read(next->text, next->length, &label) && begins_anew(wrap, &label, last, next))
        return false;
    if (wrap->words)
        return true;
    bool last_caps = heading_is_caps(last->text, last->length),
         next_caps = heading_is_caps(next->text, next->length);
    bool ended = ends_with_any(last, ".;:?!") || !is_full(wrap, last, next);
    if (last_caps && !next_caps && first == last && !islower((unsigned char)next->text[0]))
        return false;
    if (next_caps && !last_caps && ended)
        return false;
    if (last_caps && next_caps)
        return is_full(wrap, last, next) && !ends_with_any(last, ".:");
    /* a first line set in begins a paragraph; a label's text may hang further in */
    if (next->indent > last->indent + 2 && first != last && ends_with_any(last, ".:;?!"))
        return false;
    if (is_full(wrap, last, next))
        return true;
    bool unfinished = !ends_with_any(last, ".;:?!");
    return unfinished &&
           (islower((unsigned char)next->text[0]) || columns(last) * 4 > wrap->width * 3);
}

static void
add_marks(struct buf *text, const struct line *last, const struct line *next)
{
    long lines = next->number - last->number, pages = next->page - last->page;
    if (lines <= 0)
        buf_putc(text, ' ');
    for (; lines > 0; lines--)
        buf_putc(text, '\n');
    for (; pages > 0 && pages < MARKS_LIMIT; pages--)
        buf_puts(text, TREE_PAGE_MARK);
}

void
wrap_append(const struct wrap *wrap, struct buf *text, const struct line *last,
            const struct line *next)
{
    const char *rest = next->text;
    size_t left = next->length;
    bool cut = text->length > 1 && text->bytes[text->length - 1] == '-' &&
               isalpha((unsigned char)text->bytes[text->length - 2]) &&
               islower((unsigned char)next->text[0]);
    if (cut) {
        if (!cut_words_keep(wrap->vocabulary, text, rest, left))
            text->bytes[--text->length] = '\0';
        size_t word = 0;
        while (word < left && rest[word] != ' ')
            word++;
        buf_add(text, rest, word);
        rest += word;
        left -= word;
    }
    add_marks(text, last, next);
    buf_add(text, rest, left);
}
