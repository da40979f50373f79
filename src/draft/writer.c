/* Running text. Straight quotes come from answers, which people type; the library's own text may
 * hold either. */
#include "draft/writer.h"

#include <ctype.h>
#include <string.h>

struct writer
writer_start(xmlNode *at)
{
    return (struct writer){.at = at};
}

/* A quote opens at the start, after white space and after an opening bracket or dash. */
static bool
opens(unsigned char last, const struct buf *out)
{
    if (out->length > 0)
        last = (unsigned char)out->bytes[out->length - 1];
    bool dash = out->length >= 3 && memcmp(out->bytes + out->length - 3, "—", 3) == 0;
    return last == '\0' || isspace(last) || last == '(' || last == '[' || dash;
}

/* last is the byte before out, when out is empty. */
static void
put_quoted(unsigned char last, char byte, struct buf *out)
{
    if (byte == '"')
        buf_puts(out, opens(last, out) ? "“" : "”");
    else if (byte == '\'')
        buf_puts(out, opens(last, out) ? "‘" : "’");
    else
        buf_putc(out, byte);
}

void
writer_quotes(const char *text, struct buf *out)
{
    for (; *text != '\0'; text++)
        put_quoted('\0', *text, out);
}

static void
put(struct writer *writer, struct buf *out, char byte)
{
    if (writer->space && writer->begun)
        buf_putc(out, ' ');
    writer->space = false;
    writer->begun = true;
    put_quoted(writer->last, byte, out);
}

void
writer_text(struct writer *writer, const char *text)
{
    struct buf out = {0};
    for (; *text != '\0'; text++) {
        if (isspace((unsigned char)*text))
            writer->space = true;
        else
            put(writer, &out, *text);
    }
    if (out.length > 0) {
        writer->last = (unsigned char)out.bytes[out.length - 1];
        xml_append(writer->at, buf_text(&out));
    }
    buf_free(&out);
}

xmlNode *
writer_open(struct writer *writer, const char *name)
{
    if (writer->space && writer->begun) {
        xml_append(writer->at, " ");
        writer->last = ' ';
    }
    writer->space = false;
    writer->begun = true;
    writer->at = xml_add(writer->at, name);
    return writer->at;
}

void
writer_close(struct writer *writer)
{
    /* What an empty element will print ends in a letter or figure: a quote after it closes. */
    if (writer->at->children == NULL)
        writer->last = '0';
    writer->at = writer->at->parent;
}
