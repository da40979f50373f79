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
#include "import/wrap_width.h"

enum {
    MARKS_LIMIT = 64, /* page marks put in for one break */
    HEAD_WORDS = 8,   /* of a heading without a number */
    CUT_LEAST = 12    /* bytes of a line that breaks off within a sentence */
};

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
        return label->style == LABEL_BULLET || wrap_ends_with(last, ".;:") ||
               !wrap_is_full(wrap, last, next) || heading_is_caps(next->text, label->length);
    if (label->form != '.')
        return wrap_ends_with(last, ".;:,") || ends_in_link(last) ||
               !wrap_is_full(wrap, last, next);
    if (label->style == LABEL_DECIMAL || label->style == LABEL_MULTI)
        return !wants_number(last) || wrap_ends_with(last, ".;:");
    return wrap_ends_with(last, ".;:,") || !wrap_is_full(wrap, last, next) ||
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
    if (wrap_ends_with(last, ".;:?!") || label_read(next->text, next->length, &label) ||
        heading_is_caps(last->text, last->length))
        return false;
    bool full = last->width > 0 && wrap_is_full(wrap, last, next);
    return islower((unsigned char)next->text[0]) ||
           (full && !heading_is_caps(next->text, next->length));
}

/* Words that paragraphs begin with, whatever the line before looks like. */
static bool
opens_paragraph(const struct line *next)
{
    static const char *const words[] = {
        "WHEREAS", "NOW, THEREFORE", "NOW THEREFORE", "IN WITNESS", "WITNESSETH", "By:",
        "Date:",   "Dated:",         "Name:",         "Title:",     "Its:",       "Attest:",
        "ATTEST:", "Dear ",          "Signed:",       NULL};
    size_t figures = next->length > 3 ? strspn(next->text + 1, "0123456789") : 0;
    if (figures > 0 && next->text[0] == 'Q' && strchr(".:", next->text[figures + 1]) != NULL)
        return true; /* "Q4." */
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
    enum { SET_IN = 9, UNEVEN = 2 };
    if (line->width == 0 || line->width > LINE_FULL || line->indent < SET_IN)
        return false;
    size_t after = LINE_FULL - line->width, before = line->indent;
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

/* "…; or": an item ends here, and another stands on the next line. */
static bool
ends_item(const struct line *last)
{
    size_t length = last->length, word = length;
    while (word > 0 && last->text[word - 1] != ' ')
        word--;
    return ends_in_link(last) && word > 1 && last->text[word - 2] == ';';
}

/* "(see Policy" and "432)." are one text. */
static bool
closes_bracket(const struct line *last, const struct line *next)
{
    enum { INSIDE = 40 };
    int open = 0;
    for (size_t i = 0; i < last->length; i++)
        open += last->text[i] == '(' ? 1 : last->text[i] == ')' && open > 0 ? -1 : 0;
    for (size_t i = 0; open > 0 && i < next->length && i < INSIDE; i++)
        if (next->text[i] == '(' || next->text[i] == ')')
            return next->text[i] == ')';
    return false;
}

bool
wrap_is_head(const struct wrap *wrap, const struct line *last, const struct line *next,
             const struct line *after)
{
    struct label label;
    return wrap->exact && after->length > 0 && !after->furniture && wrap_ends_with(last, ".") &&
           isupper((unsigned char)next->text[0]) && isupper((unsigned char)after->text[0]) &&
           isalpha((unsigned char)next->text[next->length - 1]) &&
           !wrap_is_full(wrap, next, after) && !label_read(next->text, next->length, &label) &&
           heading_words(next->text, next->length) <= HEAD_WORDS;
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
    if (closes_bracket(last, next))
        return true;
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
    bool ended = wrap_ends_with(last, ".;:?!") || !wrap_is_full(wrap, last, next);
    if (last_caps && !next_caps && first == last && !islower((unsigned char)next->text[0]))
        return false;
    if (next_caps && !last_caps && ended)
        return false;
    if (last_caps && next_caps)
        return wrap_is_full(wrap, last, next) && !wrap_ends_with(last, ".:");
    /* a first line set in begins a paragraph; a label's text may hang further in */
    if (next->indent > last->indent + 2 && first != last && wrap_ends_with(last, ".:;?!"))
        return false;
    if (wrap_is_full(wrap, last, next))
        return true;
    bool unfinished = !wrap_ends_with(last, ".;:?!") && !ends_item(last);
    return unfinished &&
           (islower((unsigned char)next->text[0]) ||
            (!wrap->margins && !wrap->exact && wrap_columns(last) * 4 > wrap->width * 3));
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
