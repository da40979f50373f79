/* Pages of several columns: filled one after the other; where they end before the page does, as at
 * the end of a flow or above what spans them all, they end at the same height. */
#include "typeset/page_fill.h"

enum { STEP = 1000, KEPT = 3 };

/* The end of the boxes that all span the columns, or all do not. */
static size_t
segment_end(const struct filler *filler)
{
    size_t end = filler->next;
    bool spans = filler->column.boxes[end]->spans;
    while (end < filler->column.count && filler->column.boxes[end]->spans == spans &&
           (end == filler->next || filler->column.boxes[end]->page_break < BREAK_PAGE))
        end++;
    return end;
}

static bool
has_notes(const struct filler *filler, size_t end)
{
    for (size_t i = filler->next; i < end; i++)
        if (filler->column.boxes[i]->notes != NULL)
            return true;
    return false;
}

/* Whether so many columns of that height hold the boxes up to the end. */
static bool
holds(const struct filler *filler, size_t end, int columns, int32_t height)
{
    size_t at = filler->next;
    for (int i = 0; i < columns && at < end; i++) {
        int32_t taken;
        at = band_end(filler, at, end, height, &taken);
        if (taken > height)
            return false;
    }
    return at == end;
}

/* The least height that is enough, to a point; `most`, when not even that is. */
static int32_t
balanced_height(const struct filler *filler, size_t end, int columns, int32_t most)
{
    int32_t low = 0, high = most;
    if (has_notes(filler, end) || !holds(filler, end, columns, most))
        return most;
    while (high - low > STEP) {
        int32_t middle = low + (high - low) / 2;
        if (holds(filler, end, columns, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

static int32_t
fill_segment(struct filler *filler, struct page *page, size_t end, int32_t y, int32_t room)
{
    const struct page_master *master = page->master;
    int columns = filler->column.boxes[filler->next]->spans ? 1 : master->body.columns;
    int32_t step = master_column_width(master) + master->body.column_gap, highest = 0;
    int32_t height = columns > 1 ? balanced_height(filler, end, columns, room) : room;
    for (int i = 0; i < columns && filler->next < end; i++) {
        struct band band = {i * step, y, height, end, i};
        int32_t taken = fill_band(filler, page, band);
        highest = taken > highest ? taken : highest;
    }
    return highest;
}

/* Whether the boxes have a place below what stands on the page, with what they must be kept with.
 */
static bool
fits(const struct filler *filler, size_t end, int32_t room)
{
    int32_t taken;
    for (size_t i = end; i < filler->column.count && i < end + KEPT; i++)
        if (filler->column.boxes[i]->keep >= KEEP_ALWAYS)
            room -= filler->column.boxes[i]->height + filler->column.boxes[i]->space.optimum;
        else
            break;
    size_t at = band_end(filler, filler->next, end, room, &taken);
    bool torn = at < end && filler->column.boxes[at]->keep >= KEEP_ALWAYS;
    return at > filler->next && taken <= room && !torn;
}

void
fill_columns(struct filler *filler, struct page *page)
{
    int32_t y = 0, room = master_body_height(page->master);
    for (bool first = true; filler->next < filler->column.count; first = false) {
        const struct box *box = filler->column.boxes[filler->next];
        size_t end = segment_end(filler);
        y += first || y == 0 ? 0 : box->space.optimum;
        if (!first && (box->page_break >= BREAK_PAGE || !fits(filler, end, room - y)))
            return;
        y += fill_segment(filler, page, end, y, room - y);
        if (filler->next < end)
            return;
    }
}
