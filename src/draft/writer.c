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
opens(const struct writer *writer, const struct buf *out)
{
    unsigned char last =
        out->length > 0 ? (unsigned char)out->bytes[out->length - 1] : writer->last;
    bool dash = out->length >= 3 && memcmp(out->bytes + out->length - 3, "—", 3) == 0;
    return last == '\0' || last == ' ' || last == '(' || last == '[' || dash;
}

static void
put(struct writer *writer, struct buf *out, char byte)
{
    if (writer->space && writer->begun)
        buf_putc(out, ' ');
    writer->space = false;
    writer->begun = true;
    if (byte == '"')
        buf_puts(out, opens(writer, out) ? "“" : "”");
    else if (byte == '\'')
        buf_puts(out, opens(writer, out) ? "‘" : "’");
    else
        buf_putc(out, byte);
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
