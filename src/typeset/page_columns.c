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

/* Notes stand at the foot of the page: below them, and above what follows them, nothing does; and
 * those that divide take what room there is. */
static bool
can_be_levelled(const struct filler *filler, size_t end)
{
    bool last = end == filler->column.count || filler->column.boxes[end]->page_break >= BREAK_PAGE;
    bool any = filler->notes != NULL, divide = any;
    for (size_t i = filler->next; i < end; i++) {
        const struct footnote *notes = filler->column.boxes[i]->notes;
        any |= notes != NULL;
        divide |= notes_divide(notes);
    }
    return !any || (last && !divide);
}

/* Whether so many columns with text of that height hold the boxes up to the end. */
static bool
holds(const struct filler *filler, size_t end, int columns, int32_t text, int32_t most)
{
    size_t at = filler->next;
    struct band band = {.height = most, .limit = end, .text = text};
    for (int i = 0; i < columns && at < end; i++) {
        int32_t taken;
        at = band_end(filler, at, band, &taken);
        if (taken > text)
            return false;
    }
    return at == end;
}

/* The least height that is enough, to a point; `most`, when not even that is. */
static int32_t
balanced_height(const struct filler *filler, size_t end, int columns, int32_t most)
{
    int32_t low = 0, high = most;
    if (!can_be_levelled(filler, end) || !holds(filler, end, columns, most, most))
        return most;
    while (high - low > STEP) {
        int32_t middle = low + (high - low) / 2;
        if (holds(filler, end, columns, middle, most))
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
    int32_t text = columns > 1 ? balanced_height(filler, end, columns, room) : room;
    for (int i = 0; i < columns && (filler->next < end || filler->notes != NULL); i++) {
        struct band band = {i * step, y, room, end, i, text};
        int32_t taken = 0;
        if (filler->next < end)
            taken = fill_band(filler, page, band);
        else
            fill_rest(filler, page, band);
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
    if (filler->notes != NULL)
        return false;
    for (size_t i = end; i < filler->column.count && i < end + KEPT; i++)
        if (filler->column.boxes[i]->keep >= KEEP_ALWAYS)
            room -= filler->column.boxes[i]->height + filler->column.boxes[i]->space.optimum;
        else
            break;
    struct band band = {.height = room, .limit = end, .text = room};
    size_t at = band_end(filler, filler->next, band, &taken);
    bool torn = at < end && filler->column.boxes[at]->keep >= KEEP_ALWAYS;
    return at > filler->next && taken <= room && !torn;
}

/* Notes of what spans the columns stand below the first of them: the others leave as much room. */
static int32_t
notes_below(const struct page *page)
{
    int32_t height = page->note_count > 0 ? NOTES_GAP : 0;
    for (size_t i = 0; i < page->note_count; i++)
        height += page->notes[i].note->height;
    return height;
}

void
fill_columns(struct filler *filler, struct page *page)
{
    int32_t y = 0, room = master_body_height(page->master);
    for (bool first = true; filler->next < filler->column.count; first = false) {
        const struct box *box = filler->column.boxes[filler->next];
        size_t end = segment_end(filler), notes = page->note_count;
        bool spans = box->spans;
        y += first || y == 0 ? 0 : box->space.optimum;
        if (!first && (box->page_break >= BREAK_PAGE || !fits(filler, end, room - y)))
            return;
        y += fill_segment(filler, page, end, y, room - y);
        if (filler->next < end || (page->note_count > notes && !spans))
            return;
        room = master_body_height(page->master) - notes_below(page);
    }
}
