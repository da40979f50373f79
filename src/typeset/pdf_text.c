/* Words in page contents: fonts, places, glyphs. The writer keeps what is in force, so that nothing
 * is said twice. */
#include "typeset/pdf_writer.h"

void
writer_end_array(struct writer *writer)
{
    if (writer->in_array)
        puts_to(writer, ")]TJ\n");
    writer->in_array = false;
}

void
writer_end_text(struct writer *writer)
{
    writer_end_array(writer);
    if (writer->in_text)
        puts_to(writer, "ET\n");
    writer->in_text = false;
}

void
writer_set_color(struct writer *writer, int32_t color)
{
    if (writer->color == color)
        return;
    writer_end_array(writer);
    writer_put_color(writer, color, false);
    writer->color = color;
}

static void
set_font(struct writer *writer, const struct pdf_font *font, int32_t size, int32_t spacing)
{
    if (writer->font != font || writer->size != size) {
        writer_end_array(writer);
        buf_putf(writer->out, "/%s ", HPDF_Page_GetLocalFontName(writer->page, font->dict));
        put_length(writer, size);
        puts_to(writer, "Tf\n");
        writer->font = font;
        writer->size = size;
    }
    if (writer->spacing != spacing) {
        writer_end_array(writer);
        put_length(writer, spacing);
        puts_to(writer, "Tc\n");
        writer->spacing = spacing;
    }
}

static void
set_rise(struct writer *writer, int32_t rise)
{
    if (writer->rise == rise)
        return;
    writer_end_array(writer);
    put_length(writer, rise);
    puts_to(writer, "Ts\n");
    writer->rise = rise;
}

void
writer_widen(struct writer *writer, int32_t widened)
{
    if (writer->widened == widened)
        return;
    writer_end_array(writer);
    put_length(writer, 100000 + widened * 100); /* percent */
    puts_to(writer, "Tz\n");
    writer->widened = widened;
}

static int32_t
rounded(int32_t length)
{
    return (length >= 0 ? length + 5 : length - 5) / 10 * 10;
}

/* Moves the pen to x on the baseline y (from the page's upper edge). */
static void
move_to(struct writer *writer, int32_t x, int32_t y)
{
    int32_t new_x = rounded(x), new_y = rounded(writer->height - y);
    if (writer->in_text && new_y == writer->text_y) {
        if (writer->in_array || writer->pen != 0)
            return; /* goes on in the same line: show_glyphs bridges the gap */
    }
    writer_end_array(writer);
    if (!writer->in_text) {
        puts_to(writer, "BT\n");
        writer->in_text = true;
        writer->text_x = writer->text_y = 0;
    }
    put_length(writer, new_x - writer->text_x);
    put_length(writer, new_y - writer->text_y);
    puts_to(writer, "Td\n");
    writer->text_x = new_x;
    writer->text_y = new_y;
    writer->pen = 0;
}

static void
put_code(struct writer *writer, uint16_t code)
{
    for (int shift = 8; shift >= 0; shift -= 8) {
        char byte = (char)(code >> shift & 0xFF);
        if (byte == '(' || byte == ')' || byte == '\\')
            buf_putc(writer->out, '\\');
        if (byte == '\r')
            puts_to(writer, "\\r");
        else
            buf_putc(writer->out, byte);
    }
}

/* Moves the pen by thousandths of the font size, within the array. */
static void
adjust(struct writer *writer, int64_t units)
{
    if (!writer->in_array)
        puts_to(writer, "[");
    else if (units != 0)
        puts_to(writer, ")");
    if (units != 0)
        pdf_put_number(writer->out, -units);
    if (units != 0 || !writer->in_array)
        puts_to(writer, "(");
    writer->in_array = true;
    writer->pen += units * writer->size;
}

static void
show_glyph(struct writer *writer, struct pdf_font *font, const struct placed_glyph *glyph,
           int32_t rise)
{
    int32_t size = writer->size;
    if (glyph->dy != 0 || writer->rise != rise)
        set_rise(writer, rise + (int32_t)((int64_t)glyph->dy * size / 1000));
    adjust(writer, glyph->dx);
    put_code(writer, pdf_code(writer->pdf, font, glyph->index));
    writer->pen +=
        (int64_t)font->face->glyphs[glyph->index].width * size + (int64_t)writer->spacing * 1000;
    if (glyph->kern != glyph->dx)
        adjust(writer, glyph->kern - glyph->dx);
}

static int64_t
nearest(int64_t number, int64_t unit)
{
    return (number >= 0 ? number + unit / 2 : number - unit / 2) / unit;
}

void
writer_show_word(struct writer *writer, const struct piece *piece, int32_t x, int32_t y)
{
    const struct run *run = piece->run;
    move_to(writer, x, y);
    writer_set_color(writer, run->color);
    for (size_t s = 0; s < piece->word->segment_count; s++) {
        const struct segment *segment = &piece->word->segments[s];
        struct pdf_font *font = pdf_font_for(writer->pdf, segment->face);
        set_font(writer, font, run->size, run->style->in.letter_spacing);
        set_rise(writer, run->shift);
        if (s == 0) {
            int64_t way = ((int64_t)x - writer->text_x) * 1000;
            int64_t gap = way * 1000 / (1000 + writer->widened) - writer->pen;
            adjust(writer, nearest(gap, run->size));
        }
        for (size_t i = 0; i < segment->count; i++)
            show_glyph(writer, font, &segment->glyphs[i], run->shift);
    }
}

/* Dots stand at the same places in every line: counted from the right end. */
void
writer_show_dots(struct writer *writer, const struct piece *piece, int32_t x, int32_t y)
{
    const struct run *run = piece->run;
    struct face *face = run->set->faces[0];
    uint32_t glyph = face_has(face, '.');
    if (glyph == 0)
        return;
    struct pdf_font *font = pdf_font_for(writer->pdf, face);
    uint32_t index = face_glyph(face, glyph, ".", 1);
    int32_t step = run->size * 45 / 100, right = x + piece->width;
    writer_set_color(writer, run->color);
    for (int32_t at = right - (right - x) / step * step; at < right && step > 0; at += step) {
        move_to(writer, at, y);
        set_font(writer, font, run->size, 0);
        set_rise(writer, 0);
        adjust(writer, nearest(((int64_t)at - writer->text_x) * 1000 - writer->pen, run->size));
        struct placed_glyph dot = {.index = index};
        show_glyph(writer, font, &dot, 0);
    }
    writer_end_array(writer);
}
