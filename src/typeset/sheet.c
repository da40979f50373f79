/* Pages to operations: backgrounds and borders first, then text; headers and footers as artifacts.
 */
#include "typeset/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "typeset/sheet_frame.h"

int32_t
master_body_top(const struct page_master *master)
{
    return master->margin[SIDE_TOP] + master->body.margin[SIDE_TOP];
}

struct op *
painter_op(struct painter *painter, enum op_kind kind)
{
    struct sheet *sheet = painter->sheet;
    sheet->ops = mem_grow(sheet->ops, &sheet->room, sheet->count + 1, sizeof *sheet->ops);
    struct op *op = &sheet->ops[sheet->count++];
    *op = (struct op){.kind = kind, .artifact = painter->artifact};
    if (kind != OP_LINE && op->artifact == ART_NONE)
        op->artifact = ART_LAYOUT;
    return op;
}

static struct annotation *
new_annotation(struct painter *painter, int32_t x, int32_t y, int32_t width, int32_t height)
{
    struct print *print = painter->print;
    print->annotations = mem_grow(print->annotations, &print->annotation_room,
                                  print->annotation_count + 1, sizeof *print->annotations);
    struct annotation *made = &print->annotations[print->annotation_count++];
    *made = (struct annotation){.page = (int)(painter->sheet - print->sheets),
                                .x = x,
                                .y = y,
                                .width = width,
                                .height = height};
    return made;
}

static void
add_field(struct painter *painter, const struct line *line, const struct piece *piece, int32_t x,
          int32_t y)
{
    const struct fixed *fixed = piece->fixed;
    if (fixed == NULL || fixed->fo->field == NULL)
        return;
    struct annotation *made = new_annotation(
        painter, x + piece->x, y + line->baseline - fixed->height, fixed->width, fixed->height);
    made->field = fixed;
    made->tag = fixed->fo->tag;
}

/* One annotation for each field, and for each stretch of a line that belongs to one link. */
static void
add_annotations(struct painter *painter, const struct line *line, int32_t x, int32_t y)
{
    if (painter->artifact != ART_NONE)
        return;
    for (size_t i = 0; i < line->count;) {
        const struct link *link = line->pieces[i].run->link;
        size_t end = i + 1;
        add_field(painter, line, &line->pieces[i], x, y);
        while (end < line->count && line->pieces[end].run->link == link &&
               (link != NULL || line->pieces[end].fixed == NULL))
            end++;
        const struct piece *first = &line->pieces[i], *last = &line->pieces[end - 1];
        if (link != NULL && link->tag != NULL) {
            struct annotation *made = new_annotation(
                painter, x + first->x, y, last->x + last->width - first->x, line->height);
            made->link = link;
            made->tag = link->tag;
        }
        i = end;
    }
}

void
paint_line(struct painter *painter, const struct line *line, int32_t x, int32_t y)
{
    if (line->count == 0)
        return;
    for (size_t i = 0; i < line->count; i++) {
        const struct piece *piece = &line->pieces[i];
        if (piece->run->background == COLOR_NONE || piece->width <= 0)
            continue;
        struct op *fill = painter_op(painter, OP_FILL);
        fill->x = x + piece->x;
        fill->y = y;
        fill->width = piece->width;
        fill->height = line->height;
        fill->color = piece->run->background;
    }
    struct op *op = painter_op(painter, OP_LINE);
    op->x = x;
    op->y = y + line->baseline;
    op->line = line;
    add_annotations(painter, line, x, y);
}

static void paint_row(struct painter *painter, const struct box *box, int32_t x, int32_t y);

static void
paint_box(struct painter *painter, const struct box *box, int32_t x, int32_t y)
{
    for (const struct label *label = box->labels; label != NULL; label = label->next)
        paint_column(painter, &label->column, x, y + label->down);
    if (box->kind == BOX_LINE)
        paint_line(painter, box->line, x + box->x, y);
    else if (box->kind == BOX_ROW)
        paint_row(painter, box, x + box->x, y);
}

static void
paint_row(struct painter *painter, const struct box *box, int32_t x, int32_t y)
{
    const struct row *row = box->row;
    if (row->fo != NULL)
        paint_frame(painter, row->fo->style,
                    (struct frame){x, y, row->table->width, box->height, FRAME_WHOLE});
    for (size_t i = 0; i < row->count; i++)
        paint_cell_frame(painter, row, &row->cells[i], x, y, box->height);
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        paint_column(painter, &cell->column, x + cell->x + cell->inset[SIDE_LEFT],
                     y + cell->inset[SIDE_TOP] + cell->down);
    }
}

/* Boxes with their places: the frames that begin at each are painted before it. */
static void
paint_placed(struct painter *painter, const struct placed *boxes, size_t count, int32_t x,
             int32_t y)
{
    enum artifact outer = painter->artifact;
    for (size_t i = 0; i < count; i++) {
        paint_decors(painter, boxes, count, i, x, y);
        painter->artifact = boxes[i].repeated ? ART_REPEATED : outer;
        paint_box(painter, boxes[i].box, x + boxes[i].x, y + boxes[i].y);
        painter->artifact = outer;
        paint_decors_after(painter, boxes, count, i, x, y);
    }
}

void
paint_column(struct painter *painter, const struct column *column, int32_t x, int32_t y)
{
    if (column->count == 0)
        return;
    struct placed *boxes = mem_alloc(column->count * sizeof *boxes);
    int32_t down = 0;
    for (size_t i = 0; i < column->count; i++) {
        const struct box *box = column->boxes[i];
        down += i > 0 || box->space.retain ? box->space.optimum : 0;
        boxes[i] = (struct placed){column->boxes[i], 0, down, false};
        down += box->height;
    }
    paint_placed(painter, boxes, column->count, x, y);
    free(boxes);
}

static struct fo *
find_static(const struct fo_sequence *sequence, const char *region)
{
    for (size_t i = 0; region != NULL && i < sequence->static_count; i++)
        if (strcmp(sequence->statics[i].region, region) == 0)
            return sequence->statics[i].content;
    return NULL;
}

/* Regions before and after lie across the page between its side margins. */
static void
paint_region(struct painter *painter, const struct page *page, bool before)
{
    const struct page_master *master = page->master;
    const char *name = before ? master->before.name : master->after.name;
    const struct style *style = before ? master->before.style : master->after.style;
    int32_t extent = before ? master->before.extent : master->after.extent;
    struct fo *content = find_static(page->sequence, name);
    if (content == NULL)
        return;
    struct layout *layout = painter->print->layout;
    marks_retrieve(layout, content, layout->current_page, painter->sequence_start);
    int32_t x = master->margin[SIDE_LEFT], width = master->width - x - master->margin[SIDE_RIGHT];
    int32_t y =
        before ? master->margin[SIDE_TOP] : master->height - master->margin[SIDE_BOTTOM] - extent;
    painter->artifact = before ? ART_HEADER : ART_FOOTER;
    paint_frame(painter, style, (struct frame){x, y, width, extent, FRAME_WHOLE});
    int32_t left = style->own.padding[SIDE_LEFT] + style->own.border[SIDE_LEFT].width,
            right = style->own.padding[SIDE_RIGHT] + style->own.border[SIDE_RIGHT].width,
            top = style->own.padding[SIDE_TOP] + style->own.border[SIDE_TOP].width,
            bottom = style->own.padding[SIDE_BOTTOM] + style->own.border[SIDE_BOTTOM].width;
    struct column column = flow_set(layout, content, width - left - right, 0);
    int32_t room = extent - top - bottom - column_height(&column);
    if (style->in.display_align == VERTICAL_AFTER && room > 0)
        top += room;
    else if (style->in.display_align == VERTICAL_CENTER && room > 0)
        top += room / 2;
    paint_column(painter, &column, x + left, y + top);
    painter->artifact = ART_NONE;
}

/* The notes of one column, from notes[at] on, at its foot. Returns the first of the next column. */
static size_t
paint_notes(struct painter *painter, const struct page *page, size_t at, int32_t x)
{
    const struct page_master *master = page->master;
    size_t end = at;
    int32_t height = NOTES_GAP;
    for (; end < page->note_count && page->notes[end].column == page->notes[at].column; end++)
        height += page->notes[end].note->height;
    int32_t y = master_body_top(master) + master_body_height(master) - height;
    struct op *rule = painter_op(painter, OP_STROKE);
    rule->x = x + page->notes[at].x;
    rule->y = y + NOTES_GAP / 2;
    rule->width = master_column_width(master) / 4;
    rule->thickness = 500;
    rule->style = BORDER_SOLID;
    y += NOTES_GAP;
    for (; at < end; at++) {
        paint_column(painter, &page->notes[at].note->column, x + page->notes[at].x, y);
        y += page->notes[at].note->height;
    }
    return end;
}

static void
paint_asides(struct painter *painter, const struct page *page)
{
    const struct page_master *master = page->master;
    int32_t x = master->width - master->margin[SIDE_RIGHT] - master->aside;
    for (size_t i = 0; i < page->aside_count; i++)
        paint_column(painter, &page->asides[i].column, x,
                     master_body_top(master) + page->asides[i].y);
}

static void
paint_page(struct painter *painter, const struct page *page)
{
    const struct page_master *master = page->master;
    int32_t x = master->margin[SIDE_LEFT] + master->body.margin[SIDE_LEFT];
    paint_region(painter, page, true);
    paint_placed(painter, page->boxes, page->count, x, master_body_top(master));
    paint_asides(painter, page);
    if (page->sequence->line_numbers > 0)
        paint_line_numbers(painter, page, x, master_body_top(master));
    for (size_t at = 0; at < page->note_count;)
        at = paint_notes(painter, page, at, x);
    paint_region(painter, page, false);
}

void
print_make(struct print *print, struct layout *layout, const struct pages *pages)
{
    *print = (struct print){.doc = layout->doc, .layout = layout, .count = pages->count};
    print->sheets = mem_alloc(pages->count * sizeof *print->sheets);
    int sequence_start = 0;
    marks_settle(layout);
    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = &pages->pages[i];
        struct sheet *sheet = &print->sheets[i];
        *sheet = (struct sheet){.width = page->master->width,
                                .height = page->master->height,
                                .label = page->label,
                                .format = page->sequence->format,
                                .number = page->number};
        sheet->starts_sequence = i == 0 || pages->pages[i - 1].sequence != page->sequence;
        if (sheet->starts_sequence)
            sequence_start = (int)i;
        struct painter painter = {.print = print, .sheet = sheet, .sequence_start = sequence_start};
        layout->current_page = (int)i;
        paint_page(&painter, page);
    }
    layout->current_page = -1;
}

void
print_free(struct print *print)
{
    for (size_t i = 0; i < print->count; i++)
        free(print->sheets[i].ops);
    free(print->sheets);
    free(print->annotations);
}
