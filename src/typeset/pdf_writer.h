/* What the files share that write a page's contents: the point that its stream has come to. */
#ifndef MOU_TYPESET_PDF_WRITER_H
#define MOU_TYPESET_PDF_WRITER_H

#include "typeset/pdf_raw.h"

/* What is in force at the current point of the stream. */
struct writer {
    struct pdf *pdf;
    struct buf *out;
    HPDF_Page page;
    int index;              /* of the page */
    int32_t height;         /* of the page */
    const struct tag *tag;  /* open marked content, or NULL */
    enum artifact artifact; /* open artifact, or ART_NONE */
    bool in_text;
    const struct pdf_font *font;
    int32_t size, color, line_color, spacing, rise;
    int32_t text_x, text_y; /* of the last Td, from the lower left, as written */
    int32_t widened;        /* of letters, 1/1000 of their width */
    int64_t pen;            /* 1/1000 of 1/1000 pt, from the text position, before widening */
    bool in_array;
};

static inline void
puts_to(struct writer *writer, const char *text)
{
    buf_puts(writer->out, text);
}

/* With a space behind it. */
static inline void
put_length(struct writer *writer, int32_t length)
{
    pdf_put_length(writer->out, length);
    buf_putc(writer->out, ' ');
}

/* pdf_text.c: words within text objects. */
void writer_widen(struct writer *writer, int32_t widened);
void writer_show_word(struct writer *writer, const struct piece *piece, int32_t x, int32_t y);
void writer_show_dots(struct writer *writer, const struct piece *piece, int32_t x, int32_t y);
void writer_end_array(struct writer *writer);
void writer_end_text(struct writer *writer);
void writer_set_color(struct writer *writer, int32_t color);

/* pdf_shape.c: what is not text. Places from the page's upper left corner. */
void writer_stroke(struct writer *writer, const struct op *op);
void writer_fill(struct writer *writer, const struct op *op);
void writer_field(struct writer *writer, const struct fixed *fixed, int32_t x, int32_t y);
void writer_picture(struct writer *writer, const struct fixed *fixed, struct tag *tag, int32_t x,
                    int32_t y);
void writer_decorate(struct writer *writer, const struct line *line, int32_t x, int32_t y);
void writer_put_color(struct writer *writer, int32_t color, bool line);

#endif
