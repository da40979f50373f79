/* A line of single letters: the wider gaps part its words. Without any it is one word, if that is
 * not too long to be one. */
#include "import/spaced.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LETTERS = 5, WORD = 16 };

struct spacing {
    size_t letters, narrow, wide; /* gaps, in spaces */
};

/* Whether there are only capitals and marks, one by one. */
static bool
measure(const char *line, size_t length, struct spacing *spacing)
{
    *spacing = (struct spacing){0};
    for (size_t at = 0; at < length;) {
        unsigned char c = (unsigned char)line[at];
        size_t gap = at + 1 < length ? strspn(line + at + 1, " ") : 1;
        bool ends = at + 1 == length || (at + 2 == length && strchr(".:", line[at + 1]) != NULL) ||
                    (at + 1 + gap + 1 == length && strchr(".:", line[at + 1 + gap]) != NULL);
        bool mark = c == '&' || c == '-' || c == '.' || c == ':' || isdigit(c);
        if ((!isupper(c) && !mark) || (gap == 0 && !ends))
            return false;
        spacing->letters += isupper(c) != 0;
        if (ends)
            break;
        if (spacing->narrow == 0 || gap < spacing->narrow)
            spacing->narrow = gap;
        if (gap > spacing->wide)
            spacing->wide = gap;
        at += 1 + gap;
    }
    return spacing->letters >= LETTERS &&
           (spacing->wide > spacing->narrow || spacing->letters <= WORD);
}

static void
put_line(const char *line, size_t length, struct buf *out)
{
    struct spacing spacing;
    size_t start = 0;
    while (start < length && line[start] == ' ')
        start++;
    while (length > start && strchr(" \r", line[length - 1]) != NULL)
        length--;
    if (!measure(line + start, length - start, &spacing)) {
        buf_add(out, line, length);
        return;
    }
    buf_add(out, line, start);
    for (size_t at = start; at < length;) {
        size_t gap = strspn(line + at, " ");
        if (gap > spacing.narrow)
            buf_putc(out, ' ');
        at += gap;
        if (at < length)
            buf_putc(out, line[at++]);
    }
}

void
spaced_join(struct buf *text)
{
    struct buf out = {0};
    const char *at = buf_text(text), *end = at + text->length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop != NULL ? stop : end) - at);
        put_line(at, length, &out);
        if (stop != NULL)
            buf_putc(&out, '\n');
        at += length + 1;
    }
    buf_free(text);
    *text = out;
}
