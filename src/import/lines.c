/* The lines of a text. */
#include "import/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/flat.h"

/* Length of a "<br>", "<br/>", "<br />" at text; 0: none. */
static size_t
break_tag(const char *text)
{
    if (text[0] != '<' || (text[1] | 32) != 'b' || (text[2] | 32) != 'r')
        return 0;
    size_t length = 3 + strspn(text + 3, " /");
    return text[length] == '>' ? length + 1 : 0;
}

static void
add_line(struct lines *lines, const char *text, size_t length, long number, long page)
{
    size_t indent = 0;
    bool tab = length > 0 && *text == '\t', tab_after = length > 1 && text[length - 1] == '\t';
    for (; length > 0 && (*text == ' ' || *text == '\t' || strncmp(text, "\xC2\xA0", 2) == 0);) {
        size_t step = *text == '\xC2' ? 2 : 1;
        indent = *text == '\t' ? (indent / 8 + 1) * 8 : indent + 1;
        text += step;
        length -= step < length ? step : length;
    }
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    lines->list = mem_grow(lines->list, &lines->room, lines->count + 1, sizeof *lines->list);
    struct line *line = &lines->list[lines->count++];
    *line = (struct line){.text = text,
                          .length = length,
                          .indent = indent,
                          .number = number,
                          .page = page,
                          .tab = tab,
                          .tab_after = tab_after};
    line->top = lines->count == 1 || lines->list[lines->count - 2].page != page;
}

/* Adds the line, cut at its marks when it is too long to be one. */
static void
add(struct lines *lines, const char *text, size_t length, long number, long page)
{
    bool flat = length > lines->flat;
    for (size_t cut; flat && (cut = flat_cut(text, length)) > 0;) {
        add_line(lines, text, cut, number, page);
        add_line(lines, text + cut, 0, number, page);
        text += cut;
        length -= cut;
    }
    add_line(lines, text, length, number, page);
}

/* Whether one line is all there is. */
static bool
is_alone(const char *text, size_t length)
{
    const char *end = memchr(text, '\n', length);
    return end == NULL || strspn(end, " \t\r\n\f") == length - (size_t)(end - text);
}

void
lines_split(struct lines *lines, const char *text, size_t length)
{
    lines->paged = memchr(text, '\f', length) != NULL;
    lines->flat = is_alone(text, length) ? LINE_ALONE : LINE_FLAT;
    long number = 1, page = lines->paged ? 1 : 0;
    size_t start = 0, at = 0;
    while (at < length) {
        size_t tag = text[at] == '<' ? break_tag(text + at) : 0;
        if (text[at] != '\n' && text[at] != '\f' && tag == 0) {
            at++;
            continue;
        }
        if (text[at] != '\f' || at > start)
            add(lines, text + start, at - start, number, page);
        page += text[at] == '\f';
        at += tag > 0 ? tag : 1;
        if (tag > 0) /* "<br />" at the end of a line ends it once */
            while (text[at] == ' ')
                at++;
        if (text[at - 1] == '\n' || (tag > 0 && text[at] == '\n')) {
            number++;
            at += text[at - 1] != '\n';
        }
        start = at;
    }
    if (start < length)
        add(lines, text + start, length - start, number, page);
}

void
lines_free(struct lines *lines)
{
    free(lines->list);
    *lines = (struct lines){0};
}

bool
line_has_cells(const char *text, size_t length)
{
    if (memchr(text, '|', length) == NULL && memchr(text, '\t', length) == NULL)
        return false;
    for (size_t i = 1; i + 1 < length; i++) {
        if (text[i] == '\t')
            return true;
        if (text[i] == '|' && (text[i - 1] == ' ' || text[i - 1] == '\t') && text[i + 1] == ' ')
            return true;
    }
    return false;
}
