/* A growable run of bytes. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
buf_add(struct buf *buf, const char *bytes, size_t length)
{
    char *into = buf_extend(buf, length);
    if (length > 0)
        memcpy(into, bytes, length);
}

char *
buf_extend(struct buf *buf, size_t length)
{
    if (buf->length + length >= buf->room)
        buf->bytes = mem_grow(buf->bytes, &buf->room, buf->length + length + 1, 1);
    buf->length += length;
    buf->bytes[buf->length] = '\0';
    return buf->bytes + buf->length - length;
}

void
buf_puts(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void
buf_putf(struct buf *buf, const char *format, ...)
{
    va_list args;
    if (buf->bytes == NULL)
        buf->bytes = mem_grow(NULL, &buf->room, 1, 1);
    size_t room = buf->room - buf->length;
    va_start(args, format);
    int length = vsnprintf(buf->bytes + buf->length, room, format, args);
    va_end(args);
    if (length <= 0)
        return;
    if ((size_t)length < room) {
        buf->length += (size_t)length;
        return;
    }
    buf->bytes = mem_grow(buf->bytes, &buf->room, buf->length + (size_t)length + 1, 1);
    va_start(args, format);
    vsnprintf(buf->bytes + buf->length, (size_t)length + 1, format, args);
    va_end(args);
    buf->length += (size_t)length;
}

void
buf_put_utf8(struct buf *buf, unsigned int c)
{
    if (c < 0x80) {
        buf_putc(buf, (char)c);
    } else if (c < 0x800) {
        buf_putc(buf, (char)(0xC0 | c >> 6));
        buf_putc(buf, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        buf_putc(buf, (char)(0xE0 | c >> 12));
        buf_putc(buf, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_putc(buf, (char)(0x80 | (c & 0x3F)));
    } else {
        buf_putc(buf, (char)(0xF0 | c >> 18));
        buf_putc(buf, (char)(0x80 | (c >> 12 & 0x3F)));
        buf_putc(buf, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_putc(buf, (char)(0x80 | (c & 0x3F)));
    }
}

void
buf_clear(struct buf *buf)
{
    buf->length = 0;
    if (buf->bytes != NULL)
        buf->bytes[0] = '\0';
}

char *
buf_take(struct buf *buf)
{
    char *bytes = buf->bytes != NULL ? buf->bytes : mem_strdup("");
    *buf = (struct buf){0};
    return bytes;
}

const char *
buf_text(const struct buf *buf)
{
    return buf->bytes != NULL ? buf->bytes : "";
}

void
buf_free(struct buf *buf)
{
    free(buf->bytes);
    *buf = (struct buf){0};
}
