/* Heads, boundaries, and the two encodings of bodies. */
#include "import/mime.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "import/charset.h"

enum { DEPTH = 4, PARTS = 500, HEAD = 1 << 16, VALUE = 1000 };

/* A stretch of the message; its lines end in \n or \r\n. */
struct span {
    const char *at, *end;
};

struct reading {
    struct mime_body *body;
    size_t parts;
    bool found;
};

static const char *
line_end(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    return stop != NULL ? stop + 1 : end;
}

static bool
is_blank_line(const char *at, const char *end)
{
    return at < end && (*at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n'));
}

/* The head of a part, up to the blank line; what remains of it is its body. */
static struct span
take_head(struct span *part)
{
    struct span head = {part->at, part->at};
    while (head.end < part->end && !is_blank_line(head.end, part->end) && head.end - head.at < HEAD)
        head.end = line_end(head.end, part->end);
    part->at = head.end < part->end ? line_end(head.end, part->end) : part->end;
    return head;
}

/* The value of the field, its further lines joined; yours. NULL: there is none. */
static char *
field(struct span head, const char *name)
{
    size_t length = strlen(name);
    struct buf value = {0};
    for (const char *at = head.at, *next; at < head.end; at = next) {
        next = line_end(at, head.end);
        if ((size_t)(next - at) <= length || at[length] != ':' ||
            strncasecmp(at, name, length) != 0)
            continue;
        buf_add(&value, at + length + 1, (size_t)(next - at) - length - 1);
        for (; next < head.end && (*next == ' ' || *next == '\t'); at = next) {
            const char *stop = line_end(next, head.end);
            buf_add(&value, next, (size_t)(stop - next));
            next = stop;
        }
        break;
    }
    if (value.length == 0 || value.length > VALUE) {
        buf_free(&value);
        return NULL;
    }
    for (size_t i = 0; i < value.length; i++)
        if (isspace((unsigned char)value.bytes[i]))
            value.bytes[i] = ' ';
    return buf_take(&value);
}

static bool
begins(const char *value, const char *what)
{
    return value != NULL && strncasecmp(value + strspn(value, " "), what, strlen(what)) == 0;
}

/* "boundary" of 'multipart/related; boundary="x"'; yours. NULL: there is none. */
static char *
parameter(const char *value, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = value != NULL ? strchr(value, ';') : NULL; at != NULL;
         at = strchr(at, ';')) {
        at++;
        at += strspn(at, " ");
        if (strncasecmp(at, name, length) != 0 || at[length] != '=')
            continue;
        at += length + 1;
        bool quoted = *at == '"';
        at += quoted;
        return mem_strndup(at, strcspn(at, quoted ? "\"" : "; "));
    }
    return NULL;
}

bool
mime_is(const char *bytes, size_t length)
{
    struct span whole = {bytes, bytes + (length < HEAD ? length : HEAD)};
    struct span head = take_head(&whole);
    size_t name = 0, limit = (size_t)(head.end - head.at);
    while (name < limit && (isalnum((unsigned char)bytes[name]) || bytes[name] == '-'))
        name++;
    if (name == 0 || name == limit || bytes[name] != ':')
        return false;
    char *type = field(head, "Content-Type"), *version = field(head, "MIME-Version");
    bool is = type != NULL && (version != NULL || begins(type, "multipart/")) &&
              (begins(type, "multipart/") || begins(type, "text/"));
    free(type);
    free(version);
    return is;
}

static int
hex(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c != '\0' ? strchr(digits, tolower((unsigned char)c)) : NULL;
    return at != NULL ? (int)(at - digits) : -1;
}

static void
put_quoted(struct span text, struct buf *out)
{
    for (const char *at = text.at; at < text.end; at++) {
        size_t left = (size_t)(text.end - at);
        if (*at != '=') {
            buf_putc(out, *at);
        } else if (left > 2 && hex(at[1]) >= 0 && hex(at[2]) >= 0) {
            buf_putc(out, (char)(hex(at[1]) * 16 + hex(at[2])));
            at += 2;
        } else if (left > 1 && (at[1] == '\n' || at[1] == '\r')) {
            at += 1 + (at[1] == '\r' && left > 2 && at[2] == '\n'); /* a line that goes on */
        } else {
            buf_putc(out, *at);
        }
    }
}

static void
put_base64(struct span text, struct buf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned long bits = 0;
    int count = 0;
    for (const char *at = text.at; at < text.end && *at != '='; at++) {
        const char *digit = *at != '\0' ? strchr(digits, *at) : NULL;
        if (digit == NULL)
            continue;
        bits = (bits << 6 | (unsigned long)(digit - digits)) & 0xFFFFFF;
        if (++count % 4 != 0 && count % 4 != 1)
            buf_putc(out, (char)(bits >> (count % 4 == 2 ? 4 : 2) & 0xFF));
        else if (count % 4 == 0)
            buf_putc(out, (char)(bits & 0xFF));
    }
}

/* The text of a part in UTF-8, or in what character set it has without saying so. */
static void
put_body(struct span part, struct span head, const char *type, struct buf *out)
{
    char *encoding = field(head, "Content-Transfer-Encoding"),
         *charset = parameter(type, "charset");
    struct buf bytes = {0};
    size_t replaced = 0;
    if (begins(encoding, "quoted-printable"))
        put_quoted(part, &bytes);
    else if (begins(encoding, "base64"))
        put_base64(part, &bytes);
    else
        buf_add(&bytes, part.at, (size_t)(part.end - part.at));
    if (charset == NULL || strcasecmp(charset, "us-ascii") == 0 || !charset_known(charset) ||
        !charset_to_utf8(charset, buf_text(&bytes), bytes.length, out, &replaced))
        buf_add(out, buf_text(&bytes), bytes.length);
    buf_free(&bytes);
    free(encoding);
    free(charset);
}

static bool
is_attached(struct span head, const char *type)
{
    char *place = field(head, "Content-Disposition"), *name = parameter(type, "name");
    bool attached = begins(place, "attachment") ||
                    (name != NULL && !begins(type, "text/") && !begins(type, "image/"));
    free(place);
    free(name);
    return attached;
}

static void read_part(struct reading *reading, struct span part, int depth);

static void
read_parts(struct reading *reading, struct span part, const char *boundary, int depth)
{
    size_t length = strlen(boundary);
    struct span inner = {NULL, NULL};
    for (const char *at = part.at, *next; at < part.end; at = next) {
        next = line_end(at, part.end);
        if ((size_t)(next - at) < length + 2 || memcmp(at, "--", 2) != 0 ||
            memcmp(at + 2, boundary, length) != 0)
            continue;
        inner.end = at;
        if (inner.at != NULL && reading->parts++ < PARTS)
            read_part(reading, inner, depth + 1);
        inner.at = next;
        if ((size_t)(next - at) >= length + 4 && memcmp(at + 2 + length, "--", 2) == 0)
            return;
    }
    inner.end = part.end;
    if (inner.at != NULL)
        read_part(reading, inner, depth + 1);
}

static void
read_part(struct reading *reading, struct span part, int depth)
{
    struct span head = take_head(&part);
    char *type = field(head, "Content-Type"), *boundary = parameter(type, "boundary");
    bool page = begins(type, "text/html") || begins(type, "application/xhtml"),
         plain = type == NULL || begins(type, "text/plain");
    if (begins(type, "multipart/") && boundary != NULL && boundary[0] != '\0') {
        if (depth < DEPTH)
            read_parts(reading, part, boundary, depth);
    } else if (is_attached(head, type)) {
        reading->body->others++;
    } else if ((page && !(reading->found && reading->body->page)) || (plain && !reading->found)) {
        buf_clear(&reading->body->text); /* a page comes before the same as plain text */
        put_body(part, head, type, &reading->body->text);
        reading->body->page = page;
        reading->found = true;
    }
    free(type);
    free(boundary);
}

bool
mime_read(const char *bytes, size_t length, struct mime_body *body)
{
    struct reading reading = {.body = body};
    *body = (struct mime_body){0};
    read_part(&reading, (struct span){bytes, bytes + length}, 0);
    return reading.found && body->text.length > 0;
}
