/* Columns, wrapping and ink. Widths follow Unicode's East Asian Width (wide and full-width blocks)
 * and the blocks of combining marks. Knows nothing of what it prints. */
#include "base/terminal.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

struct range {
    unsigned first, last;
};

static const struct range no_width[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x064B, 0x065F}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x2060, 0x2064},   {0x20D0, 0x20FF}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

static const struct range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
};

/* Controls, and the overrides that make text read in another order than it is written. */
static const struct range unsafe[] = {
    {0x00, 0x1F},
    {0x7F, 0x9F},
    {0x202A, 0x202E},
    {0x2066, 0x2069},
};

static bool
in(unsigned code, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

#define IN(code, ranges) in(code, ranges, sizeof(ranges) / sizeof((ranges)[0]))

static size_t
width_of(unsigned code)
{
    if (code < 0x300)
        return 1;
    return IN(code, no_width) ? 0 : IN(code, wide) ? 2 : 1;
}

static bool
is_space(unsigned code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 ||
           code == 0x2029;
}

static void
put_safe(struct buf *out, unsigned code)
{
    buf_put_utf8(out, IN(code, unsafe) ? 0xFFFD : code);
}

/* How many bytes from here on are visible ASCII: nearly all that is ever printed. */
static inline bool
is_plain(char c)
{
    return (unsigned char)(c - '!') <= '~' - '!';
}

static inline size_t
plain_run(const char *text, size_t length)
{
    size_t run = 0;
    while (run < length && is_plain(text[run]))
        run++;
    return run;
}

/* The same of a text that ends with a NUL. */
static inline size_t
plain_word(const char *text)
{
    size_t run = 0;
    while (is_plain(text[run]))
        run++;
    return run;
}

static size_t
columns_of(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && (is_plain(text[at]) || text[at] == ' '))
        at++;
    size_t columns = at;
    while (at < length)
        columns += width_of(utf8_next(text, length, &at));
    return columns;
}

size_t
terminal_columns(const char *text)
{
    return columns_of(text, strlen(text));
}

void
terminal_plain(struct buf *out, const char *text)
{
    size_t length = strlen(text);
    bool gap = false, begun = false;
    for (size_t at = 0; at < length;) {
        size_t run = plain_run(text + at, length - at);
        unsigned code = run > 0 ? '.' : utf8_next(text, length, &at);
        if (is_space(code)) {
            gap = begun;
            continue;
        }
        if (gap)
            buf_putc(out, ' ');
        if (run > 0)
            buf_add(out, text + at, run);
        else
            put_safe(out, code);
        at += run;
        gap = false;
        begun = true;
    }
}

void
terminal_pad(struct buf *out, const char *text, size_t width)
{
    struct buf line = {0};
    terminal_plain(&line, text);
    size_t columns = terminal_columns(buf_text(&line));
    size_t room = columns > width ? width - 1 : width, used = 0;
    for (size_t at = 0; at < line.length;) {
        unsigned code = utf8_next(line.bytes, line.length, &at);
        if (used + width_of(code) > room)
            break;
        buf_put_utf8(out, code);
        used += width_of(code);
    }
    if (columns > width) {
        buf_puts(out, "\xE2\x80\xA6");
        used++;
    }
    for (; used < width; used++)
        buf_putc(out, ' ');
    buf_free(&line);
}

/* A paragraph being broken. Words that stand in a row in the text are written in one piece. */
struct lines {
    struct buf *out;
    size_t width, used; /* columns; used counts the prefix too */
    size_t prefix;      /* columns of the current line's prefix */
    const char *rest;
    size_t rest_columns;
    const char *from, *to; /* of the current line, not written yet; NULL: none */
};

static void
write_row(struct lines *lines)
{
    if (lines->from != NULL)
        buf_add(lines->out, lines->from, (size_t)(lines->to - lines->from));
    lines->from = lines->to = NULL;
}

static void
next_line(struct lines *lines)
{
    write_row(lines);
    buf_putc(lines->out, '\n');
    buf_puts(lines->out, lines->rest);
    lines->prefix = lines->used = lines->rest_columns;
}

/* A word that no line can hold, cut where each line is full. */
static void
put_cut(struct lines *lines, const char *word, size_t length)
{
    write_row(lines);
    for (size_t at = 0; at < length;) {
        unsigned code = utf8_next(word, length, &at);
        if (lines->used + width_of(code) > lines->width && lines->used > lines->prefix)
            next_line(lines);
        buf_put_utf8(lines->out, code);
        lines->used += width_of(code);
    }
}

/* The usual case: the word follows the row, and fits. */
static inline bool
put_next(struct lines *lines, const char *word, size_t length, size_t columns)
{
    if (lines->from == NULL || lines->to + 1 != word || *lines->to != ' ' ||
        lines->used + 1 + columns > lines->width)
        return false;
    lines->to = word + length;
    lines->used += 1 + columns;
    return true;
}

static void
put_word(struct lines *lines, const char *word, size_t length, size_t columns)
{
    bool begun = lines->used > lines->prefix;
    if (begun && lines->used + 1 + columns > lines->width)
        next_line(lines);
    else if (begun) {
        write_row(lines);
        buf_putc(lines->out, ' ');
        lines->used++;
    }
    if (lines->prefix + columns > lines->width && memmem(word, length, "://", 3) == NULL) {
        put_cut(lines, word, length);
        return;
    }
    if (lines->from == NULL)
        lines->from = word;
    lines->to = word + length;
    lines->used += columns;
}

/* A word with characters that no terminal shall see. */
static void
put_made_safe(struct lines *lines, const char *word, size_t length)
{
    struct buf safe = {0};
    for (size_t at = 0; at < length;)
        put_safe(&safe, utf8_next(word, length, &at));
    write_row(lines);
    put_word(lines, safe.bytes, safe.length, columns_of(safe.bytes, safe.length));
    write_row(lines);
    buf_free(&safe);
}

/* The length of the word there; *safe: it can be shown as it is, and fills so many columns. */
static size_t
word_at(const char *text, size_t length, size_t *columns, bool *safe)
{
    size_t at = plain_word(text);
    *columns = at;
    *safe = true;
    while (at < length && text[at] != ' ') {
        size_t after = at;
        unsigned code = utf8_next(text, length, &after);
        if (is_space(code))
            break;
        *columns += width_of(code);
        *safe = *safe && code != 0xFFFD && !IN(code, unsafe);
        size_t run = plain_word(text + after);
        *columns += run;
        at = after + run;
    }
    return at;
}

/* The length of the white space there. */
static size_t
gap_at(const char *text, size_t length)
{
    size_t at = length > 0 && text[0] == ' ' ? 1 : 0;
    while (at < length && !is_plain(text[at])) {
        size_t after = at;
        if (!is_space(utf8_next(text, length, &after)))
            break;
        at = after;
    }
    return at;
}

void
terminal_wrap(struct buf *out, const char *text, size_t width, const char *first, const char *rest)
{
    size_t length = strlen(text), at = gap_at(text, length);
    if (at == length)
        return;
    size_t prefix = terminal_columns(first);
    struct lines lines = {.out = out,
                          .width = width,
                          .used = prefix,
                          .prefix = prefix,
                          .rest = rest,
                          .rest_columns = terminal_columns(rest)};
    buf_puts(out, first);
    while (at < length) {
        size_t columns;
        bool safe;
        size_t word = word_at(text + at, length - at, &columns, &safe);
        if (!safe)
            put_made_safe(&lines, text + at, word);
        else if (!put_next(&lines, text + at, word, columns))
            put_word(&lines, text + at, word, columns);
        at += word;
        if (text[at] == ' ' && is_plain(text[at + 1]))
            at++;
        else
            at += gap_at(text + at, length - at);
    }
    write_row(&lines);
    buf_putc(out, '\n');
}

const char *
terminal_ink(const char *name)
{
    static const struct {
        const char *name, *sequence;
    } inks[] = {
        {"red", "\x1b[1;31m"}, {"yellow", "\x1b[1;33m"}, {"blue", "\x1b[1;34m"},
        {"green", "\x1b[32m"}, {"bold", "\x1b[1m"},      {"dim", "\x1b[2m"},
        {"off", "\x1b[0m"},
    };
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
        if (strcmp(inks[i].name, name) == 0)
            return inks[i].sequence;
    return "";
}
