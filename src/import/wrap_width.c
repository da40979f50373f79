/* Where the lines of a text wrap. */
#include "import/wrap_width.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "import/cut_words.h"
#include "import/label.h"

enum {
    WIDEST = 160,   /* columns; a line longer than that is a paragraph of its own */
    NARROWEST = 24, /* text whose lines are shorter has one word a line */
    SLACK = 3,      /* columns that hyphens and proportional type may cost */
    FEW = 4,        /* lines that tell no habit */
    MANY = 12,      /* lines of which one at least breaks off, if any do */
    BROKEN = 3,     /* broken lines that tell a width … */
    WIDE = 48       /* … or columns of one */
};

size_t
wrap_columns(const struct line *line)
{
    size_t columns = line->indent;
    if (line->width > 0)
        return line->width;
    for (size_t i = 0; i < line->length; i++)
        columns += ((unsigned char)line->text[i] & 0xC0) != 0x80;
    return columns;
}

bool
wrap_ends_with(const struct line *line, const char *marks)
{
    size_t length = line->length;
    while (length > 1 && strchr("\"')", line->text[length - 1]) != NULL)
        length--;
    return strchr(marks, line->text[length - 1]) != NULL;
}

bool
wrap_is_full(const struct wrap *wrap, const struct line *line, const struct line *next)
{
    size_t word = 0;
    while (word < next->length && next->text[word] != ' ')
        word++;
    return wrap_columns(line) + 1 + word + (wrap->exact ? 0 : SLACK) > wrap->width;
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
           islower((unsigned char)next->text[0]) && !wrap_ends_with(line, ".;:?!,") &&
           !label_read(next->text, next->length, &label) && wrap_columns(line) <= WIDEST;
}

/* The lines that are broken off; *widest: the columns of the widest. */
static size_t
count_broken(const struct lines *lines, size_t *widest)
{
    size_t broken = 0;
    *widest = 0;
    for (size_t i = 0; i + 1 < lines->count; i++)
        if (is_broken(&lines->list[i], &lines->list[i + 1])) {
            size_t width = wrap_columns(&lines->list[i]);
            *widest = width > *widest ? width : *widest;
            broken++;
        }
    return broken;
}

/* A text of many short paragraphs wraps too, when the lines that are broken off are nearly alike in
 * width, and many or wide: that is where it does. 0: it does not. */
static size_t
width_of_broken(const struct lines *lines)
{
    size_t widest, broken = count_broken(lines, &widest), full = 0;
    for (size_t i = 0; i + 1 < lines->count; i++)
        full += is_broken(&lines->list[i], &lines->list[i + 1]) &&
                wrap_columns(&lines->list[i]) * 4 >= widest * 3;
    return (broken >= BROKEN || widest >= WIDE) && full * 5 >= broken * 4 ? widest : 0;
}

/* The width at which lines wrap; 0: they do not. */
static size_t
measured_width(struct wrap *wrap, const struct lines *lines)
{
    size_t widths[WIDEST + 1] = {0}, counted = 0, longer = 0, long_bytes = 0, bytes = 0, widest;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->list[i];
        if (line->length == 0 || line->furniture || line_has_cells(line->text, line->length))
            continue;
        size_t width = wrap_columns(line);
        bytes += line->length;
        longer += width > WIDEST;
        long_bytes += width > WIDEST ? line->length : 0;
        widths[width < WIDEST ? width : WIDEST]++;
        counted++;
    }
    if (counted < FEW)
        return width_of_broken(lines);
    if (long_bytes * 3 > bytes || longer * 5 > counted ||
        (counted >= MANY && count_broken(lines, &widest) == 0))
        return 0;
    size_t below = 0, width = 0;
    while (width < WIDEST && (below += widths[width]) * 100 < counted * 92)
        width++;
    size_t near = 0; /* most lines of wrapped text are nearly full */
    for (size_t i = width * 3 / 4; i <= WIDEST; i++)
        near += widths[i];
    if (near * 3 < counted)
        return width_of_broken(lines);
    wrap->words = width <= NARROWEST && counted > 150;
    return width;
}

/* Whether lines that are broken off are always full, in a text that has no blank lines to part its
 * paragraphs: an editor filled them. Their greatest width is then the width. */
static bool
is_exact(struct wrap *wrap, const struct lines *lines)
{
    struct wrap tried = {.exact = true};
    size_t broken = count_broken(lines, &tried.width), full = 0, blank = 0;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        blank += lines->list[i].length == 0;
        full += is_broken(&lines->list[i], &lines->list[i + 1]) &&
                wrap_is_full(&tried, &lines->list[i], &lines->list[i + 1]);
    }
    if (broken == 0 || full * 20 < broken * 19 || blank * 20 > lines->count)
        return false;
    wrap->width = tried.width;
    return true;
}

static bool
is_printed(const struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        if (lines->list[i].width > 0)
            return true;
    return false;
}

void
wrap_measure(struct wrap *wrap, const struct lines *lines)
{
    *wrap = (struct wrap){.vocabulary = cut_words_learn(lines)};
    wrap->width = measured_width(wrap, lines);
    wrap->exact = wrap->width > 0 && !is_printed(lines) && is_exact(wrap, lines);
    wrap->margins = wrap->width == 0 && is_printed(lines);
    if (wrap->margins)
        wrap->width = LINE_FULL;
}
