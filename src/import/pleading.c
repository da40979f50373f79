/* A line's number stands before a gap, without a stop, or alone; it is one more than that of the
 * line before, or 1 on a new page. */
#include "import/pleading.h"

#include <ctype.h>
#include <stdint.h>

enum { FEWEST = 12, LONGEST = 60 /* lines of a page */ };

/* The number that the line begins with; 0: none. *skip: the bytes to the text after it. */
static int
number_of(const struct line *line, size_t *skip)
{
    size_t at = 0;
    int number = 0;
    while (at < line->length && at < 3 && isdigit((unsigned char)line->text[at]))
        number = number * 10 + (line->text[at++] - '0');
    if (at == 0 || (at < line->length && line->text[at] != ' ' && line->text[at] != '\t'))
        return 0;
    while (at < line->length && (line->text[at] == ' ' || line->text[at] == '\t'))
        at++;
    *skip = at;
    return number;
}

static bool
counts(int number, int before)
{
    return number > 0 && number <= LONGEST && (number == before + 1 || number == 1);
}

void
pleading_strip(struct lines *lines)
{
    size_t filled = 0, counted = 0, words = 0, skip = 0, least = SIZE_MAX;
    int before = 0;
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->list[i];
        int number = number_of(line, &skip);
        filled += line->length > 0;
        if (!counts(number, before))
            continue;
        counted++;
        before = number;
        words += skip < line->length;
        if (skip < line->length && line->indent + skip < least)
            least = line->indent + skip;
    }
    if (counted < FEWEST || counted * 5 < filled * 4 || words * 2 < counted)
        return;
    before = 0;
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->list[i];
        int number = number_of(line, &skip);
        if (!counts(number, before))
            continue;
        before = number;
        size_t column = line->indent + skip;
        line->text += skip;
        line->length -= skip;
        line->indent = column > least ? column - least : 0;
    }
}
