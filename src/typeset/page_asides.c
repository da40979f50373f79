/* Notes in the margin: each beside its line, or as near below or above it as the others let it be.
 */
#include "typeset/page_fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { GAP = 5000, LEAST_PART = 60000 };

/* Divides an aside where its boxes may be parted. Returns whether something fits in `room`. */
static bool
divide(const struct placed_aside *aside, int32_t room, struct placed_aside *upper,
       struct placed_aside *rest)
{
    size_t above = 0;
    int64_t height = 0;
    for (size_t i = 0; i < aside->column.count; i++) {
        const struct box *box = aside->column.boxes[i];
        if (i > 0 && box->keep < KEEP_ALWAYS && height <= room)
            above = i;
        height += box->height + (i > 0 ? box->space.optimum : 0);
    }
    if (above == 0)
        return false;
    *upper = *rest = *aside;
    upper->column.count = above;
    rest->column.boxes += above;
    rest->column.count -= above;
    upper->height = column_height(&upper->column);
    rest->height = column_height(&rest->column);
    rest->y = 0;
    return true;
}

static void
carry(struct filler *filler, const struct placed_aside *asides, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        filler->carried = mem_grow(filler->carried, &filler->carried_room,
                                   filler->carried_count + 1, sizeof *filler->carried);
        filler->carried[filler->carried_count] = asides[i];
        filler->carried[filler->carried_count++].y = 0;
    }
}

/* What was carried here comes first. */
static void
take_carried(struct filler *filler, struct page *page)
{
    size_t count = filler->carried_count;
    if (count == 0)
        return;
    page->asides =
        mem_grow(page->asides, &page->aside_room, page->aside_count + count, sizeof *page->asides);
    memmove(page->asides + count, page->asides, page->aside_count * sizeof *page->asides);
    memcpy(page->asides, filler->carried, count * sizeof *page->asides);
    page->aside_count += count;
    filler->carried_count = 0;
}

/* Keeps those that fit on the page together; the first goes on it whatever its height. */
static void
keep_what_fits(struct filler *filler, struct page *page, int32_t most)
{
    int64_t used = 0;
    for (size_t i = 0; i < page->aside_count; i++) {
        struct placed_aside *aside = &page->asides[i], rest;
        int64_t room = most - used;
        if (aside->height <= room) {
            used += aside->height + GAP;
            continue;
        }
        bool divided = room >= LEAST_PART && divide(aside, (int32_t)room, aside, &rest);
        if (divided)
            carry(filler, &rest, 1);
        size_t kept = i + (divided || i == 0 ? 1 : 0);
        carry(filler, page->asides + kept, page->aside_count - kept);
        page->aside_count = kept;
        return;
    }
}

void
settle_asides(struct filler *filler, struct page *page)
{
    int32_t most = master_body_height(page->master), cursor = 0;
    take_carried(filler, page);
    keep_what_fits(filler, page, most);
    for (size_t i = 0; i < page->aside_count; i++) {
        struct placed_aside *aside = &page->asides[i];
        aside->y = aside->y > cursor ? aside->y : cursor;
        cursor = aside->y + aside->height + GAP;
    }
    int32_t bottom = most;
    for (size_t i = page->aside_count; i-- > 0;) {
        struct placed_aside *aside = &page->asides[i];
        if (aside->y > bottom - aside->height)
            aside->y = bottom - aside->height;
        bottom = aside->y - GAP;
    }
}
