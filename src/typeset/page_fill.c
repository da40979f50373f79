/* One column of boxes: the break is where it costs least among the last that fit. */
#include "typeset/page_fill.h"

#include "base/mem.h"

static void
put_box(struct page *page, struct box *box, struct band band, int32_t y, bool repeated)
{
    page->boxes = mem_grow(page->boxes, &page->room, page->count + 1, sizeof *page->boxes);
    page->boxes[page->count++] = (struct placed){box, band.x, band.y + y, repeated};
}

static int32_t
space_before(const struct filler *filler, size_t i, size_t first)
{
    const struct box *box = filler->column.boxes[i];
    return i > first || box->space.retain ? box->space.optimum : 0;
}

/* What would fit: where the page could end, and the first box that does not. */
struct fit {
    size_t best; /* the box that begins the next page; `first`: no good place */
    int best_keep;
    size_t end; /* the first box that does not fit, or where a break is forced */
    bool forced;
    int32_t end_room; /* left above box `end` */
};

/* What long notes get of a column before more text does: all they need, or two fifths of it. */
static int64_t
notes_wish(const struct footnote *notes, int32_t room)
{
    int64_t height = notes != NULL ? NOTES_GAP : 0, most = (int64_t)room * 2 / 5;
    for (const struct footnote *note = notes; note != NULL; note = note->next)
        height += note->height;
    return height < most ? height : most;
}

/* room: for text and notes; text: for text alone. */
static struct fit
find_fit(const struct filler *filler, size_t first, size_t limit, int32_t room, int32_t text)
{
    struct fit fit = {first, KEEP_ALWAYS + 1, limit, false, 0};
    int64_t height = 0, notes = notes_least(filler->notes, true);
    int64_t wish = notes_wish(filler->notes, room);
    for (size_t i = first; i < limit; i++) {
        const struct box *box = filler->column.boxes[i];
        if (i > first && box->page_break != BREAK_AUTO) {
            fit.best = fit.end = i;
            fit.best_keep = 0;
            fit.forced = true;
            return fit;
        }
        if (i > first && box->keep <= fit.best_keep) {
            fit.best = i;
            fit.best_keep = box->keep;
        }
        int32_t above = space_before(filler, i, first);
        notes += notes_height(box, notes == 0);
        int32_t foot = i + 1 < limit ? foot_above(filler->column.boxes[i + 1]) : 0;
        int64_t most = room - (notes > wish ? notes : wish);
        most = most < text ? most : text;
        if (height + above + box->height + foot > most) {
            fit.end = i;
            fit.end_room = (int32_t)(most - height - above) - foot_inside_height(box);
            return fit;
        }
        height += above + box->height;
        if (notes_divide(box->notes))
            wish = notes_wish(box->notes, room);
    }
    fit.best = limit;
    fit.best_keep = 0;
    return fit;
}

/* The height of what must stay together from box i on; no more of it than is over the limit. */
static int64_t
kept_height(const struct filler *filler, size_t i, int32_t limit)
{
    int64_t height = filler->column.boxes[i]->height;
    for (size_t j = i + 1; j < filler->column.count && height <= limit; j++) {
        const struct box *box = filler->column.boxes[j];
        if (box->keep < KEEP_ALWAYS || box->page_break != BREAK_AUTO)
            break;
        height += box->height + box->space.optimum;
    }
    return height;
}

/* Divides the row that does not fit, when that is better than leaving the rest of the page empty.
 * The rest stays in the column; returns the part for this page, or NULL. */
static struct box *
divide_row(struct filler *filler, const struct fit *fit, struct band band, int32_t room,
           size_t first)
{
    if (fit->forced || fit->end >= band.limit)
        return NULL;
    struct box *box = filler->column.boxes[fit->end], *rest;
    bool alone = fit->best == first, too_high = box->height > room;
    if (box->kind != BOX_ROW || (box->row->keep && !(too_high && alone)))
        return NULL;
    if (!alone && !too_high && fit->best == fit->end && fit->end_room < room / 4)
        return NULL;
    struct box *upper =
        row_split(filler->layout->pool, box, fit->end_room, too_high && alone, &rest);
    if (upper != NULL) {
        filler->column.boxes[fit->end] = rest;
        rest->keep = KEEP_AUTO;
    }
    return upper;
}

/* Where the next page begins. The caller has seen that something fits or must go on this page all
 * the same. */
static size_t
choose_end(const struct filler *filler, const struct fit *fit, size_t first, size_t limit,
           int32_t room)
{
    if (fit->end == limit || fit->forced)
        return fit->best;
    /* A chain of keeps longer than a page cannot be kept: end where the page is full. */
    bool hopeless = fit->best > first && fit->best < fit->end && fit->best_keep == 0 &&
                    kept_height(filler, fit->best, room) > room;
    if (fit->best > first && !hopeless)
        return fit->best;
    return fit->end > first ? fit->end : first + 1;
}

/* A box and all that is in its cells. */
static void
set_place(struct box *box, int page, int32_t y)
{
    box->page = page;
    box->y = y;
    for (size_t i = 0; box->row != NULL && i < box->row->count; i++) {
        const struct column *column = &box->row->cells[i].column;
        for (size_t j = 0; j < column->count; j++)
            set_place(column->boxes[j], page, y);
    }
    for (const struct label *label = box->labels; label != NULL; label = label->next)
        for (size_t j = 0; j < label->column.count; j++)
            set_place(label->column.boxes[j], page, y);
}

static void
place_notes(struct page *page, struct footnote *notes, struct band band)
{
    for (struct footnote *note = notes; note != NULL; note = note->next) {
        page->notes =
            mem_grow(page->notes, &page->note_room, page->note_count + 1, sizeof *page->notes);
        page->notes[page->note_count++] = (struct placed_note){note, band.x, band.number};
    }
}

static void
place_asides(struct page *page, const struct box *box, int32_t y)
{
    for (const struct footnote *aside = box->asides; aside != NULL; aside = aside->next) {
        page->asides =
            mem_grow(page->asides, &page->aside_room, page->aside_count + 1, sizeof *page->asides);
        page->asides[page->aside_count++] = (struct placed_aside){aside->column, y, aside->height};
    }
}

/* What a space between boxes is, when all of them together give so much. */
static int32_t
given_space(const struct space *space, struct give give)
{
    int64_t room =
        give.taken < 0 ? space->optimum - space->minimum : space->maximum - space->optimum;
    return space->optimum + (give.of > 0 ? (int32_t)(room * give.taken / give.of) : 0);
}

/* The table that goes on where the page ends, and whose footer is to stand here. */
static const struct table *
foot_at(const struct filler *filler, const struct page_end *end)
{
    if (end->upper != NULL)
        return foot_inside(end->upper);
    return end->end < filler->column.count ? filler->column.boxes[end->end]->foot : NULL;
}

static int32_t
repeat(struct page *page, const struct column *rows, struct band band, int32_t y)
{
    for (size_t i = 0; i < rows->count; i++) {
        put_box(page, rows->boxes[i], band, y, true);
        y += rows->boxes[i]->height;
    }
    return y;
}

static int32_t
place_boxes(struct filler *filler, struct page *page, struct band band, const struct page_end *to)
{
    size_t first = filler->next, end = to->end;
    int32_t y = decor_above(filler->column.boxes[first], NULL),
            page_index = (int32_t)filler->pages->count - 1;
    if (filler->column.boxes[first]->table != NULL && first > 0)
        y = repeat(page, &filler->column.boxes[first]->table->header, band, y);
    for (size_t i = first; i < end + (to->upper != NULL); i++) {
        struct box *box = i < end ? filler->column.boxes[i] : to->upper;
        if (i > first)
            y += given_space(&box->space, to->give);
        else if (box->space.retain)
            y += box->space.optimum;
        set_place(box, page_index, band.y + y);
        put_box(page, box, band, y, false);
        place_asides(page, box, band.y + y);
        y += box->height;
        if (!to->shared)
            place_notes(page, box->notes, band);
    }
    place_notes(page, to->notes, band);
    const struct table *foot = foot_at(filler, to);
    return foot != NULL ? repeat(page, &foot->footer, band, y) : y;
}

/* Moves what stands on the page down by the room left below it, or half of that. */
static void
align_boxes(struct page *page, int32_t room)
{
    for (size_t i = 0; i < page->note_count; i++)
        room -= page->notes[i].note->height + (i == 0 ? NOTES_GAP : 0);
    if (page->master->body.style->in.display_align == VERTICAL_CENTER)
        room /= 2;
    for (size_t i = 0; i < page->count && room > 0; i++) {
        page->boxes[i].y += room;
        set_place(page->boxes[i].box, page->boxes[i].box->page, page->boxes[i].y);
    }
}

/* The header that stands above a table's boxes where the table did not begin, and the padding of
 * blocks that go on. */
static int32_t
header_height(const struct filler *filler, size_t first, int32_t room)
{
    const struct table *table = filler->column.boxes[first]->table;
    int32_t padding = decor_above(filler->column.boxes[first], NULL);
    if (table == NULL || first == 0)
        return padding;
    if (table->header_height < room / 2)
        return table->header_height + padding;
    for (size_t i = first; i < filler->column.count && filler->column.boxes[i]->table == table; i++)
        filler->column.boxes[i]->table = NULL;
    return padding;
}

/* When notes go on from the column before, or one of the band's is long: what room the text leaves
 * is theirs, and the rest of them goes on. */
static void
share_notes(struct filler *filler, struct page_end *end, struct band band, size_t first)
{
    struct noted noted = {filler->notes, &filler->column, first, end->end, NULL, end->upper};
    bool divides = filler->notes != NULL || (end->upper != NULL && notes_divide(end->upper->notes));
    for (size_t i = first; i < end->end && !divides; i++)
        divides = notes_divide(filler->column.boxes[i]->notes);
    if (!divides)
        return;
    int64_t room = band.height - header_height(filler, first, band.height);
    for (size_t i = first; i < end->end; i++)
        room -= filler->column.boxes[i]->height + space_before(filler, i, first);
    if (end->upper != NULL)
        room -= end->upper->height + end->upper->space.optimum;
    end->shared = true;
    end->notes =
        notes_share(filler->layout->pool, &noted, room > 0 ? (int32_t)room : 0, &filler->notes);
}

int32_t
fill_band(struct filler *filler, struct page *page, struct band band)
{
    size_t first = filler->next;
    int32_t header = header_height(filler, first, band.height), room = band.height - header;
    struct fit fit = find_fit(filler, first, band.limit, room, band.text - header);
    struct page_end end = {.upper = divide_row(filler, &fit, band, room, first)};
    end.end = end.upper != NULL ? fit.end : choose_end(filler, &fit, first, band.limit, room);
    share_notes(filler, &end, band, first);
    int32_t height = place_boxes(filler, page, band, &end);
    filler->next = end.end;
    return height;
}

void
fill_planned(struct filler *filler, struct page *page, const struct page_end *end)
{
    struct band band = {.height = master_body_height(page->master), .limit = end->end};
    int32_t height = place_boxes(filler, page, band, end);
    if (page->master->body.style->in.display_align != VERTICAL_BEFORE)
        align_boxes(page, band.height - height);
    if (end->rest != NULL)
        filler->column.boxes[end->end] = end->rest;
    filler->next = end->end;
}

void
fill_rest(struct filler *filler, struct page *page, struct band band)
{
    struct noted noted = {.carry = filler->notes};
    filler->notes = NULL;
    place_notes(page, notes_share(filler->layout->pool, &noted, band.height, &filler->notes), band);
}

void
fill_notes(struct filler *filler, struct page *page)
{
    const struct page_master *master = page->master;
    int32_t step = master_column_width(master) + master->body.column_gap;
    struct band band = {.height = master_body_height(master)};
    for (; band.number < master->body.columns && filler->notes != NULL; band.number++) {
        band.x = band.number * step;
        fill_rest(filler, page, band);
    }
}

size_t
band_end(const struct filler *filler, size_t first, struct band band, int32_t *taken)
{
    const struct table *table = filler->column.boxes[first]->table;
    size_t limit = band.limit;
    int32_t header = table != NULL && first > 0 && table->header_height < band.height / 2
                         ? table->header_height
                         : 0;
    header += decor_above(filler->column.boxes[first], NULL);
    struct fit fit = find_fit(filler, first, limit, band.height - header, band.text - header);
    size_t end = choose_end(filler, &fit, first, limit, band.height - header);
    int64_t sum = header;
    for (size_t i = first; i < end; i++)
        sum += filler->column.boxes[i]->height + space_before(filler, i, first);
    if (end < limit)
        sum += foot_above(filler->column.boxes[end]);
    *taken = sum < INT32_MAX / 2 ? (int32_t)sum : INT32_MAX / 2;
    return end;
}
