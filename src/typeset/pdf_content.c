/* Page contents: text in marked content, shapes in artifacts. Everything is written raw, so
 * libharu's graphics state is never half-open. */
#include "typeset/pdf_raw.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FIELD_RULE = 600 };

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
    int64_t pen;            /* 1/1000 of 1/1000 pt, from the text position */
    bool in_array;
};

static void
puts_to(struct writer *writer, const char *text)
{
    buf_puts(writer->out, text);
}

static void
put_length(struct writer *writer, int32_t length)
{
    pdf_put_length(writer->out, length);
    buf_putc(writer->out, ' ');
}

static void
put_number(struct writer *writer, int64_t number)
{
    char digits[24];
    int length = 0;
    if (number < 0)
        buf_putc(writer->out, '-');
    for (int64_t rest = number < 0 ? -number : number; rest > 0 || length == 0; rest /= 10)
        digits[length++] = (char)('0' + rest % 10);
    while (length > 0)
        buf_putc(writer->out, digits[--length]);
}

static void
end_array(struct writer *writer)
{
    if (writer->in_array)
        puts_to(writer, ")]TJ\n");
    writer->in_array = false;
}

static void
end_text(struct writer *writer)
{
    end_array(writer);
    if (writer->in_text)
        puts_to(writer, "ET\n");
    writer->in_text = false;
}

static void
end_marked(struct writer *writer)
{
    end_text(writer);
    if (writer->tag != NULL || writer->artifact != ART_NONE)
        puts_to(writer, "EMC\n");
    writer->tag = NULL;
    writer->artifact = ART_NONE;
}

static void
begin_artifact(struct writer *writer, enum artifact artifact)
{
    static const char *const kinds[] = {
        [ART_LAYOUT] = "/Artifact <</Type/Layout>> BDC\n",
        [ART_HEADER] = "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n",
        [ART_FOOTER] = "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n",
        [ART_REPEATED] = "/Artifact <</Type/Pagination>> BDC\n",
    };
    if (writer->artifact == artifact)
        return;
    end_marked(writer);
    puts_to(writer, kinds[artifact]);
    writer->artifact = artifact;
}

static void
begin_tag(struct writer *writer, struct tag *tag)
{
    if (tag == NULL) {
        begin_artifact(writer, ART_LAYOUT);
        return;
    }
    if (writer->tag == tag)
        return;
    end_marked(writer);
    struct page_owners *owners = &writer->pdf->owners[writer->index];
    owners->tags = mem_grow(owners->tags, &owners->room, owners->count + 1, sizeof *owners->tags);
    int id = (int)owners->count;
    owners->tags[owners->count++] = tag;
    tag_add_text(writer->pdf->print->doc->pool, tag, writer->index, id);
    buf_putf(writer->out, "/%s <</MCID %d>> BDC\n", tag->type, id);
    writer->tag = tag;
}

static void
put_color(struct writer *writer, int32_t color, bool line)
{
    int parts[3] = {color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF};
    bool gray = parts[0] == parts[1] && parts[1] == parts[2];
    for (int i = 0; i < (gray ? 1 : 3); i++)
        put_length(writer, parts[i] * 1000 / 255);
    puts_to(writer, gray ? line ? "G\n" : "g\n" : line ? "RG\n" : "rg\n");
}

static void
set_color(struct writer *writer, int32_t color)
{
    if (writer->color == color)
        return;
    end_array(writer);
    put_color(writer, color, false);
    writer->color = color;
}

static void
set_font(struct writer *writer, const struct pdf_font *font, int32_t size, int32_t spacing)
{
    if (writer->font != font || writer->size != size) {
        end_array(writer);
        buf_putf(writer->out, "/%s ", HPDF_Page_GetLocalFontName(writer->page, font->dict));
        put_length(writer, size);
        puts_to(writer, "Tf\n");
        writer->font = font;
        writer->size = size;
    }
    if (writer->spacing != spacing) {
        end_array(writer);
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
    end_array(writer);
    put_length(writer, rise);
    puts_to(writer, "Ts\n");
    writer->rise = rise;
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
    end_array(writer);
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
        put_number(writer, -units);
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

static void
show_word(struct writer *writer, const struct piece *piece, int32_t x, int32_t y)
{
    const struct run *run = piece->run;
    move_to(writer, x, y);
    set_color(writer, run->color);
    for (size_t s = 0; s < piece->word->segment_count; s++) {
        const struct segment *segment = &piece->word->segments[s];
        struct pdf_font *font = pdf_font_for(writer->pdf, segment->face);
        set_font(writer, font, run->size, run->style->in.letter_spacing);
        set_rise(writer, run->shift);
        if (s == 0) {
            int64_t gap = ((int64_t)x - writer->text_x) * 1000 - writer->pen;
            adjust(writer, nearest(gap, run->size));
        }
        for (size_t i = 0; i < segment->count; i++)
            show_glyph(writer, font, &segment->glyphs[i], run->shift);
    }
}

static void
put_stroke(struct writer *writer, int32_t x, int32_t y, int32_t width, int32_t height,
           int32_t thickness, enum border_style style)
{
    end_text(writer);
    put_length(writer, thickness);
    puts_to(writer, "w ");
    bool dashed = style == BORDER_DASHED || style == BORDER_DOTTED;
    if (dashed) {
        puts_to(writer, style == BORDER_DOTTED ? "1 J [0 " : "[");
        put_length(writer, style == BORDER_DOTTED ? 2 * thickness : 3 * thickness);
        puts_to(writer, "] 0 d ");
    }
    put_length(writer, x);
    put_length(writer, writer->height - y);
    puts_to(writer, "m ");
    put_length(writer, x + width);
    put_length(writer, writer->height - y - height);
    puts_to(writer, "l S\n");
    if (dashed)
        puts_to(writer, "0 J [] 0 d\n");
}

static void
stroke(struct writer *writer, int32_t x, int32_t y, int32_t width, int32_t height, int32_t color,
       int32_t thickness, enum border_style style)
{
    end_text(writer);
    if (writer->line_color != color)
        put_color(writer, color, true);
    writer->line_color = color;
    if (style != BORDER_DOUBLE) {
        put_stroke(writer, x, y, width, height, thickness, style);
        return;
    }
    int32_t third = thickness / 3, dx = height != 0 ? third : 0, dy = height != 0 ? 0 : third;
    put_stroke(writer, x - dx, y - dy, width, height, third, BORDER_SOLID);
    put_stroke(writer, x + dx, y + dy, width, height, third, BORDER_SOLID);
}

static void
fill(struct writer *writer, int32_t x, int32_t y, int32_t width, int32_t height, int32_t color)
{
    end_text(writer);
    set_color(writer, color);
    put_length(writer, x);
    put_length(writer, writer->height - y - height);
    put_length(writer, width);
    put_length(writer, height);
    puts_to(writer, "re f\n");
}

/* Dots stand at the same places in every line: counted from the right end. */
static void
show_dots(struct writer *writer, const struct piece *piece, int32_t x, int32_t y)
{
    const struct run *run = piece->run;
    struct face *face = run->set->faces[0];
    uint32_t glyph = face_has(face, '.');
    if (glyph == 0)
        return;
    struct pdf_font *font = pdf_font_for(writer->pdf, face);
    uint32_t index = face_glyph(face, glyph, ".", 1);
    int32_t step = run->size * 45 / 100, right = x + piece->width;
    set_color(writer, run->color);
    for (int32_t at = right - (right - x) / step * step; at < right && step > 0; at += step) {
        move_to(writer, at, y);
        set_font(writer, font, run->size, 0);
        set_rise(writer, 0);
        adjust(writer, nearest(((int64_t)at - writer->text_x) * 1000 - writer->pen, run->size));
        struct placed_glyph dot = {.index = index};
        show_glyph(writer, font, &dot, 0);
    }
    end_array(writer);
}

static void
put_leader(struct writer *writer, const struct piece *piece, int32_t x, int32_t y)
{
    const struct inherited *in = &piece->run->style->in;
    if (piece->width <= 0 || in->leader_pattern == LEADER_SPACE)
        return;
    if (writer->artifact == ART_NONE)
        begin_artifact(writer, ART_LAYOUT);
    if (in->leader_pattern == LEADER_DOTS)
        show_dots(writer, piece, x, y);
    else if (in->rule_style != BORDER_NONE)
        stroke(writer, x, y - in->rule_thickness / 2, piece->width, 0, in->color,
               in->rule_thickness, (enum border_style)in->rule_style);
}

/* What the field is on paper: a rule to write on, a box to tick. */
static void
put_field(struct writer *writer, const struct fixed *fixed, int32_t x, int32_t y)
{
    int32_t width = fixed->width, height = fixed->height;
    tag_place(writer->pdf->print->doc->pool, fixed->fo->tag);
    begin_artifact(writer, ART_LAYOUT);
    stroke(writer, x, y, width, 0, 0, FIELD_RULE, BORDER_SOLID);
    if (fixed->fo->field->type != FIELD_CHECK)
        return;
    stroke(writer, x, y - height, width, 0, 0, FIELD_RULE, BORDER_SOLID);
    stroke(writer, x, y - height, 0, height, 0, FIELD_RULE, BORDER_SOLID);
    stroke(writer, x + width, y - height, 0, height, 0, FIELD_RULE, BORDER_SOLID);
}

/* At the left of its room, on the baseline. */
static void
put_picture(struct writer *writer, const struct fixed *fixed, struct tag *tag, int32_t x, int32_t y)
{
    struct picture *picture = fixed->fo->graphic->picture;
    HPDF_Dict object = pdf_picture(writer->pdf, picture);
    end_text(writer);
    puts_to(writer, "q ");
    put_length(writer, fixed->inner_width);
    puts_to(writer, "0 0 ");
    put_length(writer, fixed->inner_height);
    put_length(writer, x);
    put_length(writer, writer->height - y);
    buf_putf(writer->out, "cm /%s Do Q\n", HPDF_Page_GetXObjectName(writer->page, object));
    if (tag != NULL && tag->alt != NULL) {
        const int32_t box[4] = {x, writer->height - y, x + fixed->inner_width,
                                writer->height - y + fixed->inner_height};
        memcpy(tag->box, box, sizeof box);
    }
}

/* Lines under and through words, over the spaces between them too. */
static void
put_decorations(struct writer *writer, const struct line *line, int32_t x, int32_t y)
{
    for (size_t i = 0; i < line->count; i++) {
        const struct piece *first = &line->pieces[i];
        if (!first->run->underline && !first->run->strike)
            continue;
        size_t end = i;
        while (end + 1 < line->count && line->pieces[end + 1].run == first->run)
            end++;
        const struct face *face = first->run->set->faces[0];
        int32_t size = first->run->size,
                thick = (int32_t)((int64_t)face->underline_size * size / 1000);
        int32_t width = line->pieces[end].x + line->pieces[end].width - first->x;
        int32_t base = y - first->run->shift;
        if (first->run->underline)
            fill(writer, x + first->x,
                 base + (int32_t)((int64_t)face->underline_offset * size / 1000) - thick / 2, width,
                 thick, first->run->color);
        if (first->run->strike)
            fill(writer, x + first->x,
                 base - (int32_t)((int64_t)face->x_height * size / 2000) - thick / 2, width, thick,
                 first->run->color);
        i = end;
    }
}

static void
put_line(struct writer *writer, const struct op *op)
{
    for (size_t i = 0; i < op->line->count; i++) {
        const struct piece *piece = &op->line->pieces[i];
        int32_t x = op->x + piece->x;
        if (op->artifact != ART_NONE)
            begin_artifact(writer, op->artifact);
        if (piece->kind == PIECE_LEADER) {
            put_leader(writer, piece, x, op->y);
            continue;
        }
        if (piece->fixed != NULL && piece->fixed->fo->field != NULL) {
            put_field(writer, piece->fixed, x, op->y);
            continue;
        }
        if (op->artifact == ART_NONE)
            begin_tag(writer, piece->run->tag);
        if (piece->kind == PIECE_FIXED) {
            put_picture(writer, piece->fixed, piece->run->tag, x, op->y);
            continue;
        }
        show_word(writer, piece, x, op->y);
    }
    put_decorations(writer, op->line, op->x, op->y);
    end_array(writer);
    writer->pen = 0; /* the next line moves, even to the same height */
}

static void
put_op(struct writer *writer, const struct op *op)
{
    if (op->kind == OP_LINE) {
        put_line(writer, op);
        return;
    }
    begin_artifact(writer, op->artifact);
    if (op->kind == OP_FILL)
        fill(writer, op->x, op->y, op->width, op->height, op->color);
    else
        stroke(writer, op->x, op->y, op->width, op->height, op->color, op->thickness, op->style);
}

static void
write_page(struct pdf *pdf, int index)
{
    const struct sheet *sheet = &pdf->print->sheets[index];
    HPDF_Page page = pdf->pages[index] = HPDF_AddPage(pdf->doc);
    HPDF_Page_SetWidth(page, (HPDF_REAL)sheet->width / 1000);
    HPDF_Page_SetHeight(page, (HPDF_REAL)sheet->height / 1000);
    HPDF_Dict_AddName(page, "Tabs", "S");
    HPDF_Dict_AddNumber(page, "StructParents", index);
    buf_clear(&pdf->content);
    struct writer writer = {
        .pdf = pdf, .out = &pdf->content, .page = page, .index = index, .height = sheet->height};
    for (size_t i = 0; i < sheet->count; i++)
        put_op(&writer, &sheet->ops[i]);
    end_marked(&writer);
    if (pdf->content.length > 0)
        HPDF_Stream_Write(((HPDF_PageAttr)page->attr)->stream, (HPDF_BYTE *)pdf->content.bytes,
                          (HPDF_UINT)pdf->content.length);
}

void
pdf_write_pages(struct pdf *pdf)
{
    for (size_t i = 0; i < pdf->print->count; i++)
        write_page(pdf, (int)i);
}
