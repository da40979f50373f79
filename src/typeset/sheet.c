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
    const struct fixed *fixed = piece_fixed(piece);
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
               (link != NULL || piece_fixed(&line->pieces[end]) == NULL))
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

/* What each box is part of: the boxes on the page, or in the cell. */
struct shown {
    const struct placed *boxes;
    size_t count, at;
};

static bool
in_table(const struct shown *shown, size_t i, const struct table *table)
{
    const struct placed *placed = &shown->boxes[i];
    return placed->box->row != NULL && placed->box->row->table == table &&
           placed->x == shown->boxes[shown->at].x;
}

/* How much of the table there is from the top of this row on. */
static int32_t
height_from(const struct shown *shown)
{
    const struct placed *row = &shown->boxes[shown->at];
    size_t last = shown->at;
    while (last + 1 < shown->count && in_table(shown, last + 1, row->box->row->table) &&
           !shown->boxes[last + 1].repeated)
        last++;
    return shown->boxes[last].y + shown->boxes[last].box->height - row->y;
}

static bool
is_first_of_table(const struct shown *shown)
{
    return shown->at == 0 ||
           !in_table(shown, shown->at - 1, shown->boxes[shown->at].box->row->table) ||
           shown->boxes[shown->at - 1].repeated;
}

static void
paint_row(struct painter *painter, const struct shown *shown, int32_t x, int32_t y)
{
    const struct box *box = shown->boxes[shown->at].box;
    const struct row *row = box->row;
    int32_t limit = height_from(shown);
    paint_row_frame(painter, row,
                    (struct frame){x, y, row->table->width, box->height, FRAME_WHOLE});
    if (row->through != NULL && is_first_of_table(shown))
        paint_through(painter, row, x, y, limit);
    for (size_t i = 0; i < row->count; i++)
        paint_cell_frame(painter, row, &row->cells[i],
                         (struct cell_room){x, y, box->height, limit});
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        paint_column(painter, &cell->column, x + cell->x + cell->inset[SIDE_LEFT],
                     y + cell->inset[SIDE_TOP] + cell->down);
    }
}

static void
paint_box(struct painter *painter, const struct shown *shown, int32_t x, int32_t y)
{
    const struct box *box = shown->boxes[shown->at].box;
    for (const struct label *label = box->labels; label != NULL; label = label->next)
        paint_column(painter, &label->column, x, y + label->down);
    if (box->kind == BOX_LINE)
        paint_line(painter, box->line, x + box->x, y);
    else if (box->kind == BOX_ROW)
        paint_row(painter, shown, x + box->x, y);
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
        paint_box(painter, &(struct shown){boxes, count, i}, x + boxes[i].x, y + boxes[i].y);
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
    int32_t x = master->width - master->margin[SIDE_RIGHT] - master->regions[SIDE_RIGHT].extent;
    for (size_t i = 0; i < page->aside_count; i++)
        paint_column(painter, &page->asides[i].column, x,
                     master_body_top(master) + page->asides[i].y);
}

static void
paint_page(struct painter *painter, const struct page *page)
{
    const struct page_master *master = page->master;
    int32_t x = master->margin[SIDE_LEFT] + master->body.margin[SIDE_LEFT];
    paint_body_frame(painter, master);
    paint_region(painter, page, SIDE_TOP);
    paint_region(painter, page, SIDE_LEFT);
    paint_placed(painter, page->boxes, page->count, x, master_body_top(master));
    paint_asides(painter, page);
    if (page->sequence->line_numbers > 0)
        paint_line_numbers(painter, page, x, master_body_top(master));
    for (size_t at = 0; at < page->note_count;)
        at = paint_notes(painter, page, at, x);
    paint_region(painter, page, SIDE_RIGHT);
    paint_region(painter, page, SIDE_BOTTOM);
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
