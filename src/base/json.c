/* JSON strings as RFC 8259 wants them. Knows nothing of reports. */
#include "base/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static void
put_escaped(struct buf *out, unsigned code)
{
    static const char shorthand[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (const char *pair = shorthand; *pair != '\0'; pair += 2)
        if ((unsigned char)pair[0] == code) {
            buf_putc(out, '\\');
            buf_putc(out, pair[1]);
            return;
        }
    buf_putf(out, "\\u%04x", code);
}

/* RFC 8259 demands it of quote, backslash and C0; the others break lines or screens where JSON is
 * pasted. */
static int
must_escape(unsigned code)
{
    return code < 0x20 || code == '"' || code == '\\' || (code >= 0x7F && code <= 0x9F) ||
           code == 0x2028 || code == 0x2029;
}

enum { BLOCK = 8 };

/* Whether the eight bytes go out as they are, all at once: for each byte that does not, a highest
 * bit is left. */
static bool
is_plain_block(const char *text)
{
    const uint64_t ones = 0x0101010101010101, high = 0x8080808080808080;
    uint64_t block;
    memcpy(&block, text, BLOCK);
    uint64_t quote = block ^ ones * '"', slash = block ^ ones * '\\', delete = block ^ ones * 0x7F;
    uint64_t odd = (block - ones * ' ') | (quote - ones) | (slash - ones) | (delete - ones) | block;
    return (odd & high) == 0;
}

/* How many bytes from here on go out as they are. */
static size_t
plain_run(const char *text, size_t length)
{
    size_t run = 0;
    while (run + BLOCK <= length && is_plain_block(text + run))
        run += BLOCK;
    while (run < length && text[run] >= ' ' && text[run] < 0x7F && text[run] != '"' &&
           text[run] != '\\')
        run++;
    return run;
}

void
json_string(struct buf *out, const char *text, size_t length)
{
    buf_putc(out, '"');
    for (size_t at = 0; at < length;) {
        size_t run = plain_run(text + at, length - at);
        buf_add(out, text + at, run);
        at += run;
        if (at == length)
            break;
        unsigned code = utf8_next(text, length, &at);
        if (must_escape(code))
            put_escaped(out, code);
        else
            buf_put_utf8(out, code);
    }
    buf_putc(out, '"');
}

struct reader {
    const char *at, *end;
};

static void
skip_space(struct reader *reader)
{
    while (reader->at < reader->end && strchr(" \t\r\n", *reader->at) != NULL)
        reader->at++;
}

static bool
take(struct reader *reader, char what)
{
    skip_space(reader);
    if (reader->at == reader->end || *reader->at != what)
        return false;
    reader->at++;
    return true;
}

/* What stands after a backslash. */
static bool
read_escape(struct reader *reader, struct buf *out)
{
    static const char shorthand[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    if (reader->end - reader->at >= 5 && *reader->at == 'u') {
        char digits[5] = {0}, *stop;
        memcpy(digits, reader->at + 1, 4);
        unsigned code = (unsigned)strtoul(digits, &stop, 16);
        buf_put_utf8(out, code > 0 ? code : 0xFFFD);
        reader->at += 5;
        return stop == digits + 4;
    }
    for (const char *pair = shorthand; *pair != '\0' && reader->at < reader->end; pair += 2)
        if (pair[0] == *reader->at) {
            buf_putc(out, pair[1]);
            reader->at++;
            return true;
        }
    return false;
}

static bool
read_string(struct reader *reader, struct buf *out)
{
    buf_clear(out);
    if (!take(reader, '"'))
        return false;
    while (reader->at < reader->end && *reader->at != '"') {
        if (*reader->at != '\\') {
            buf_putc(out, *reader->at++);
        } else {
            reader->at++;
            if (!read_escape(reader, out))
                return false;
        }
    }
    return take(reader, '"');
}

static bool
read_value(struct reader *reader, struct buf *out, bool *is_text)
{
    skip_space(reader);
    *is_text = reader->at < reader->end && *reader->at == '"';
    if (*is_text)
        return read_string(reader, out);
    buf_clear(out);
    while (reader->at < reader->end && strchr("+-.0123456789eE", *reader->at) != NULL)
        buf_putc(out, *reader->at++);
    return out->length > 0;
}

int
json_flat(const char *line, size_t length, json_field *field, void *context)
{
    struct reader reader = {line, line + length};
    struct buf name = {0}, value = {0};
    bool good = take(&reader, '{'), more = true, is_text;
    while (good && more) {
        good = read_string(&reader, &name) && take(&reader, ':') &&
               read_value(&reader, &value, &is_text);
        if (good)
            field(context, buf_text(&name), buf_text(&value), is_text);
        more = good && take(&reader, ',');
    }
    good = good && take(&reader, '}');
    skip_space(&reader);
    buf_free(&name);
    buf_free(&value);
    return good && reader.at == reader.end ? 0 : -1;
}
