/* Page contents: text in marked content, shapes in artifacts. Everything is written raw, so
 * libharu's graphics state is never half-open. */
#include "typeset/pdf_writer.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void
end_marked(struct writer *writer)
{
    writer_end_text(writer);
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
put_leader(struct writer *writer, const struct piece *piece, int32_t x, int32_t y)
{
    const struct inherited *in = &piece->run->style->in;
    if (piece->width <= 0 || in->leader_pattern == LEADER_SPACE)
        return;
    if (writer->artifact == ART_NONE)
        begin_artifact(writer, ART_LAYOUT);
    if (in->leader_pattern == LEADER_DOTS)
        writer_show_dots(writer, piece, x, y);
    else if (in->rule_style != BORDER_NONE)
        writer_stroke(writer, &(struct op){.x = x,
                                           .y = y - in->rule_thickness / 2,
                                           .width = piece->width,
                                           .color = in->color,
                                           .thickness = in->rule_thickness,
                                           .style = (enum border_style)in->rule_style});
}

static void
put_line(struct writer *writer, const struct op *op)
{
    writer_widen(writer, op->line->widened);
    for (size_t i = 0; i < op->line->count; i++) {
        const struct piece *piece = &op->line->pieces[i];
        int32_t x = op->x + piece->x;
        if (op->artifact != ART_NONE)
            begin_artifact(writer, op->artifact);
        if (piece->kind == PIECE_LEADER) {
            put_leader(writer, piece, x, op->y);
            continue;
        }
        if (piece_fixed(piece) != NULL && piece->fixed->fo->field != NULL) {
            tag_place(writer->pdf->print->doc->pool, piece->fixed->fo->tag);
            begin_artifact(writer, ART_LAYOUT);
            writer_field(writer, piece->fixed, x, op->y);
            continue;
        }
        if (op->artifact == ART_NONE)
            begin_tag(writer, piece->run->tag);
        if (piece->kind == PIECE_FIXED) {
            writer_picture(writer, piece->fixed, piece->run->tag, x, op->y);
            continue;
        }
        writer_show_word(writer, piece, x, op->y);
    }
    writer_decorate(writer, op->line, op->x, op->y);
    writer_end_array(writer);
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
        writer_fill(writer, op);
    else
        writer_stroke(writer, op);
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
    pdf_fill(pdf, ((HPDF_PageAttr)page->attr)->contents, buf_text(&pdf->content),
             pdf->content.length);
}

void
pdf_write_pages(struct pdf *pdf)
{
    for (size_t i = 0; i < pdf->print->count; i++)
        write_page(pdf, (int)i);
}
