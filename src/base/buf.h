/* A growable run of bytes, always followed by a NUL. Zero-initialise: struct buf b = {0}. */
#ifndef MOU_BASE_BUF_H
#define MOU_BASE_BUF_H

#include <stddef.h>

struct buf {
    char *bytes;   /* NULL before anything is added */
    size_t length; /* without the NUL */
    size_t room;
};

void buf_add(struct buf *buf, const char *bytes, size_t length);
/* So many bytes more at the end, for the caller to fill. Borrowed. */
char *buf_extend(struct buf *buf, size_t length);
void buf_puts(struct buf *buf, const char *text);
void buf_putf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_put_utf8(struct buf *buf, unsigned int code_point);
void buf_clear(struct buf *buf); /* keeps the room */
char *
buf_take(struct buf *buf); /* the bytes, NUL-terminated, never NULL; yours; buf is empty after */
const char *buf_text(const struct buf *buf); /* borrowed, never NULL */
void buf_free(struct buf *buf);

/* Here, because texts are often put together byte by byte. */
static inline void
buf_putc(struct buf *buf, char byte)
{
    if (buf->length + 1 >= buf->room) {
        buf_add(buf, &byte, 1);
        return;
    }
    buf->bytes[buf->length++] = byte;
    buf->bytes[buf->length] = '\0';
}

#endif
