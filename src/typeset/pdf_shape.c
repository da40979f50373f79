/* Rules, frames, fields and pictures in page contents. */
#include "typeset/pdf_writer.h"

#include <string.h>

enum { FIELD_RULE = 600 };

void
writer_put_color(struct writer *writer, int32_t color, bool line)
{
    int parts[3] = {color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF};
    bool gray = parts[0] == parts[1] && parts[1] == parts[2];
    for (int i = 0; i < (gray ? 1 : 3); i++)
        put_length(writer, parts[i] * 1000 / 255);
    puts_to(writer, gray ? line ? "G\n" : "g\n" : line ? "RG\n" : "rg\n");
}

static void
put_stroke(struct writer *writer, int32_t x, int32_t y, int32_t width, int32_t height,
           int32_t thickness, enum border_style style)
{
    writer_end_text(writer);
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

void
writer_stroke(struct writer *writer, const struct op *op)
{
    int32_t x = op->x, y = op->y, width = op->width, height = op->height;
    writer_end_text(writer);
    if (writer->line_color != op->color)
        writer_put_color(writer, op->color, true);
    writer->line_color = op->color;
    if (op->style != BORDER_DOUBLE) {
        put_stroke(writer, x, y, width, height, op->thickness, op->style);
        return;
    }
    int32_t third = op->thickness / 3, dx = height != 0 ? third : 0, dy = height != 0 ? 0 : third;
    put_stroke(writer, x - dx, y - dy, width, height, third, BORDER_SOLID);
    put_stroke(writer, x + dx, y + dy, width, height, third, BORDER_SOLID);
}

void
writer_fill(struct writer *writer, const struct op *op)
{
    writer_end_text(writer);
    writer_set_color(writer, op->color);
    put_length(writer, op->x);
    put_length(writer, writer->height - op->y - op->height);
    put_length(writer, op->width);
    put_length(writer, op->height);
    puts_to(writer, "re f\n");
}

static void
field_rule(struct writer *writer, int32_t x, int32_t y, int32_t width, int32_t height)
{
    writer_stroke(writer, &(struct op){.x = x,
                                       .y = y,
                                       .width = width,
                                       .height = height,
                                       .thickness = FIELD_RULE,
                                       .style = BORDER_SOLID});
}

/* What the field is on paper: a rule to write on, a box to tick. */
void
writer_field(struct writer *writer, const struct fixed *fixed, int32_t x, int32_t y)
{
    int32_t width = fixed->width, height = fixed->height;
    field_rule(writer, x, y, width, 0);
    if (fixed->fo->field->type != FIELD_CHECK)
        return;
    field_rule(writer, x, y - height, width, 0);
    field_rule(writer, x, y - height, 0, height);
    field_rule(writer, x + width, y - height, 0, height);
}

/* At the left of its room, on the baseline. */
void
writer_picture(struct writer *writer, const struct fixed *fixed, struct tag *tag, int32_t x,
               int32_t y)
{
    struct picture *picture = fixed->fo->graphic->picture;
    HPDF_Dict object = pdf_picture(writer->pdf, picture);
    writer_end_text(writer);
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
void
writer_decorate(struct writer *writer, const struct line *line, int32_t x, int32_t y)
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
        struct op bar = {.x = x + first->x, .width = width, .height = thick};
        bar.color = first->run->color;
        bar.y = base + (int32_t)((int64_t)face->underline_offset * size / 1000) - thick / 2;
        if (first->run->underline)
            writer_fill(writer, &bar);
        bar.y = base - (int32_t)((int64_t)face->x_height * size / 2000) - thick / 2;
        if (first->run->strike)
            writer_fill(writer, &bar);
        i = end;
    }
}
