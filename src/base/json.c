/* JSON strings as RFC 8259 wants them. Knows nothing of reports. */
#include "base/json.h"

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

/* How many bytes from here on go out as they are. */
static size_t
plain_run(const char *text, size_t length)
{
    size_t run = 0;
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
