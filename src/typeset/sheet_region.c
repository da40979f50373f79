/* The regions around the body: where each lies, and the static content that stands in it. */
#include <string.h>

#include "typeset/sheet_frame.h"

static struct fo *
find_static(const struct fo_sequence *sequence, const char *region)
{
    for (size_t i = 0; region != NULL && i < sequence->static_count; i++)
        if (strcmp(sequence->statics[i].region, region) == 0)
            return sequence->statics[i].content;
    return NULL;
}

/* XSL 1.1, 6.4.14: regions at the sides reach up into the corners unless those before and after
 * take precedence. */
static struct frame
region_frame(const struct page_master *master, enum side side)
{
    const struct page_region *regions = master->regions;
    int32_t extent = regions[side].extent;
    struct frame frame = {
        .x = master->margin[SIDE_LEFT],
        .y = master->margin[SIDE_TOP],
        .width = master->width - master->margin[SIDE_LEFT] - master->margin[SIDE_RIGHT],
        .height = master->height - master->margin[SIDE_TOP] - master->margin[SIDE_BOTTOM],
        .edges = FRAME_WHOLE};
    if (side == SIDE_TOP || side == SIDE_BOTTOM) {
        frame.y += side == SIDE_BOTTOM ? frame.height - extent : 0;
        frame.height = extent;
        if (!regions[side].precedence) {
            frame.x += regions[SIDE_LEFT].extent;
            frame.width -= regions[SIDE_LEFT].extent + regions[SIDE_RIGHT].extent;
        }
        return frame;
    }
    int32_t above = regions[SIDE_TOP].precedence ? regions[SIDE_TOP].extent : 0,
            below = regions[SIDE_BOTTOM].precedence ? regions[SIDE_BOTTOM].extent : 0;
    frame.x += side == SIDE_RIGHT ? frame.width - extent : 0;
    frame.width = extent;
    frame.y += above;
    frame.height -= above + below;
    return frame;
}

void
paint_region(struct painter *painter, const struct page *page, enum side side)
{
    static const enum artifact kinds[SIDES] = {ART_HEADER, ART_REPEATED, ART_FOOTER, ART_REPEATED};
    const struct style *style = page->master->regions[side].style;
    struct fo *content = find_static(page->sequence, page->master->regions[side].name);
    if (content == NULL)
        return;
    struct layout *layout = painter->print->layout;
    struct frame frame = region_frame(page->master, side);
    marks_retrieve(layout, content, layout->current_page, painter->sequence_start);
    painter->artifact = kinds[side];
    paint_frame(painter, style, frame);
    int32_t inset[SIDES];
    for (int i = 0; i < SIDES; i++)
        inset[i] = style->own.padding[i] + style->own.border[i].width;
    struct column column =
        flow_set(layout, content, frame.width - inset[SIDE_LEFT] - inset[SIDE_RIGHT], 0);
    int32_t room = frame.height - inset[SIDE_TOP] - inset[SIDE_BOTTOM] - column_height(&column);
    if (style->in.display_align == VERTICAL_AFTER && room > 0)
        inset[SIDE_TOP] += room;
    else if (style->in.display_align == VERTICAL_CENTER && room > 0)
        inset[SIDE_TOP] += room / 2;
    paint_column(painter, &column, frame.x + inset[SIDE_LEFT], frame.y + inset[SIDE_TOP]);
    painter->artifact = ART_NONE;
}

void
paint_body_frame(struct painter *painter, const struct page_master *master)
{
    const struct own *own = &master->body.style->own;
    struct frame frame = {.x = master->margin[SIDE_LEFT] + master->body.margin[SIDE_LEFT] -
                               own->padding[SIDE_LEFT] - own->border[SIDE_LEFT].width,
                          .y = master_body_top(master) - own->padding[SIDE_TOP] -
                               own->border[SIDE_TOP].width,
                          .width = master_body_width(master),
                          .height = master_body_height(master),
                          .edges = FRAME_WHOLE};
    for (int side = 0; side < SIDES; side++)
        *(side % 2 != 0 ? &frame.width : &frame.height) +=
            own->padding[side] + own->border[side].width;
    paint_frame(painter, master->body.style, frame);
}
