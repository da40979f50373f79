/* Numbers of lines in the margin, as drafts have them: counted anew on each page. Lines in tables
 * and beside labels are not counted apart. */
#include <stdio.h>
#include <string.h>

#include "typeset/para_items.h"
#include "typeset/sheet_frame.h"

enum { AWAY = 12000, SIZE = 7000, INK = 0x4D5763 };

/* What all numbers of the page share. */
static const struct run *
number_run(struct layout *layout, const struct fo *flow)
{
    struct style *style = pool_alloc(layout->pool, sizeof *style);
    struct fo *fo = pool_alloc(layout->pool, sizeof *fo);
    *style = (struct style){.in = flow->style->in, .own = style_initial.own};
    style->in.families = "sans-serif";
    style->in.font_size = SIZE;
    style->in.font_weight = 400;
    style->in.italic = style->in.small_caps = 0;
    style->in.letter_spacing = 0;
    style->in.color = INK;
    *fo = (struct fo){.kind = FO_INLINE, .artifact = true, .style = style, .node = flow->node};
    return para_run(layout, fo, NULL);
}

static void
paint_number(struct painter *painter, const struct run *run, int number, int32_t x, int32_t y,
             int32_t baseline)
{
    struct layout *layout = painter->print->layout;
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    struct line *line = pool_alloc(layout->pool, sizeof *line);
    struct piece *piece = pool_alloc(layout->pool, sizeof *piece);
    *piece = (struct piece){.kind = PIECE_WORD,
                            .run = run,
                            .word = shape_word(layout->shaper, run->set, digits, strlen(digits))};
    piece->width = (int32_t)((int64_t)piece->word->width * run->size / 1000);
    *line = (struct line){.pieces = piece, .count = 1, .width = piece->width, .baseline = baseline};
    paint_line(painter, line, x - AWAY - piece->width, y);
}

void
paint_line_numbers(struct painter *painter, const struct page *page, int32_t x, int32_t y)
{
    const struct run *run = number_run(painter->print->layout, page->sequence->flow);
    int count = 0, every = page->sequence->line_numbers;
    enum artifact outer = painter->artifact;
    if (run->set == NULL)
        return;
    painter->artifact = ART_LAYOUT;
    for (size_t i = 0; i < page->count; i++) {
        const struct box *box = page->boxes[i].box;
        if (box->kind == BOX_LINE && box->line->count > 0 && ++count % every == 0)
            paint_number(painter, run, count, x + page->boxes[i].x, y + page->boxes[i].y,
                         box->line->baseline);
    }
    painter->artifact = outer;
}
