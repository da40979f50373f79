/* Pages filled one after the other; the break is where it costs least among the last that fit. */
#include "typeset/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
    MOST_PAGES = 20000,
    MOST_ROUNDS = 4 /* of layout, until page numbers hold still */
};

struct filler {
    struct layout *layout;
    struct pages *pages;
    const struct fo_sequence *sequence;
    struct column column;
    size_t next; /* the first box not yet on a page */
    bool first_page;
    int number;
};

int32_t
master_body_width(const struct page_master *master)
{
    return master->width - master->margin[SIDE_LEFT] - master->margin[SIDE_RIGHT] -
           master->body.margin[SIDE_LEFT] - master->body.margin[SIDE_RIGHT];
}

int32_t
master_body_height(const struct page_master *master)
{
    return master->height - master->margin[SIDE_TOP] - master->margin[SIDE_BOTTOM] -
           master->body.margin[SIDE_TOP] - master->body.margin[SIDE_BOTTOM];
}

static void
write_roman(char *out, size_t room, int number, bool upper)
{
    static const struct {
        int value;
        const char *lower;
    } signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    size_t length = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            for (const char *c = signs[i].lower; *c != '\0' && length + 1 < room; c++)
                out[length++] = (char)(upper ? *c - 'a' + 'A' : *c);
    out[length] = '\0';
}

void
page_label_write(char *out, size_t room, int number, char format)
{
    if ((format == 'i' || format == 'I') && number > 0 && number < 5000) {
        write_roman(out, room, number, format == 'I');
    } else if ((format == 'a' || format == 'A') &&
               number > 0) { /* … z, aa, bb: as PDF page labels count */
        size_t length = (size_t)((number - 1) / 26 + 1);
        length = length < room ? length : room - 1;
        memset(out, format + (number - 1) % 26, length);
        out[length] = '\0';
    } else {
        snprintf(out, room, "%d", number);
    }
}

static const struct page_master *
choose_master(const struct filler *filler)
{
    const struct page_choice *choice = filler->sequence->choices;
    for (; choice != NULL; choice = choice->next) {
        bool place =
            choice->place == PLACE_ANY || (choice->place == PLACE_FIRST) == filler->first_page;
        bool parity = choice->parity == PARITY_ANY ||
                      (choice->parity == PARITY_ODD) == (filler->number % 2 != 0);
        if (place && parity)
            return choice->master;
    }
    return filler->sequence->choices->master;
}

static struct page *
new_page(struct filler *filler)
{
    struct pages *pages = filler->pages;
    pages->pages = mem_grow(pages->pages, &pages->room, pages->count + 1, sizeof *pages->pages);
    struct page *page = &pages->pages[pages->count++];
    *page = (struct page){
        .sequence = filler->sequence, .master = choose_master(filler), .number = filler->number};
    page_label_write(page->label, sizeof page->label, page->number, filler->sequence->format);
    filler->number++;
    filler->first_page = false;
    return page;
}

static void
put_box(struct page *page, struct box *box, int32_t y, bool repeated)
{
    page->boxes = mem_grow(page->boxes, &page->room, page->count + 1, sizeof *page->boxes);
    page->boxes[page->count++] = (struct placed){box, y, repeated};
}

static int32_t
notes_height(const struct box *box, bool first)
{
    int64_t height = 0;
    for (const struct footnote *note = box->notes; note != NULL; note = note->next) {
        height += note->height + (first ? NOTES_GAP : 0);
        first = false;
    }
    return height < INT32_MAX / 2 ? (int32_t)height : INT32_MAX / 2;
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

static struct fit
find_fit(const struct filler *filler, size_t first, int32_t room)
{
    struct fit fit = {first, KEEP_ALWAYS + 1, filler->column.count, false, 0};
    int64_t height = 0, notes = 0;
    for (size_t i = first; i < filler->column.count; i++) {
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
        if (height + above + box->height + notes > room) {
            fit.end = i;
            fit.end_room = (int32_t)(room - height - above - notes);
            return fit;
        }
        height += above + box->height;
    }
    fit.best = filler->column.count;
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
divide_row(struct filler *filler, const struct fit *fit, int32_t room, size_t first)
{
    if (fit->forced || fit->end >= filler->column.count)
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
choose_end(const struct filler *filler, const struct fit *fit, size_t first, int32_t room)
{
    if (fit->end == filler->column.count || fit->forced)
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
place_boxes(struct filler *filler, struct page *page, size_t first, size_t end, struct box *upper)
{
    int32_t y = 0, page_index = (int32_t)filler->pages->count - 1;
    if (filler->column.boxes[first]->table != NULL && first > 0) {
        const struct column *header = &filler->column.boxes[first]->table->header;
        for (size_t i = 0; i < header->count; i++) {
            put_box(page, header->boxes[i], y, true);
            y += header->boxes[i]->height;
        }
    }
    for (size_t i = first; i < end + (upper != NULL); i++) {
        struct box *box = i < end ? filler->column.boxes[i] : upper;
        y += i > first || box->space.retain ? box->space.optimum : 0;
        set_place(box, page_index, y);
        put_box(page, box, y, false);
        y += box->height;
        for (struct footnote *note = box->notes; note != NULL; note = note->next) {
            page->notes =
                mem_grow(page->notes, &page->note_room, page->note_count + 1, sizeof *page->notes);
            page->notes_height += note->height + (page->note_count == 0 ? NOTES_GAP : 0);
            page->notes[page->note_count++] = note;
        }
    }
}

/* The header that stands above a table's boxes on a page that the table did not begin on. */
static int32_t
header_height(const struct filler *filler, size_t first, int32_t room)
{
    const struct table *table = filler->column.boxes[first]->table;
    if (table == NULL || first == 0)
        return 0;
    if (table->header_height < room / 2)
        return table->header_height;
    for (size_t i = first; i < filler->column.count && filler->column.boxes[i]->table == table; i++)
        filler->column.boxes[i]->table = NULL;
    return 0;
}

static void
fill_page(struct filler *filler)
{
    struct page *page = new_page(filler);
    size_t first = filler->next;
    int32_t room = master_body_height(page->master);
    room -= header_height(filler, first, room);
    struct fit fit = find_fit(filler, first, room);
    struct box *upper = divide_row(filler, &fit, room, first);
    size_t end = upper != NULL ? fit.end : choose_end(filler, &fit, first, room);
    place_boxes(filler, page, first, end, upper);
    filler->next = end;
}

static void
begin_parity(struct filler *filler, int parity)
{
    if (parity != PARITY_ANY && (filler->number % 2 != 0) != (parity == PARITY_ODD))
        filler->number++;
}

/* A break to an odd or even page may leave one empty. */
static void
leave_page(struct filler *filler)
{
    int page_break = filler->column.boxes[filler->next]->page_break;
    bool odd = filler->number % 2 != 0;
    if ((page_break == BREAK_ODD && !odd) || (page_break == BREAK_EVEN && odd))
        new_page(filler);
}

static int
fill_sequence(struct layout *layout, struct pages *pages, const struct fo_sequence *sequence,
              int number)
{
    struct filler filler = {.layout = layout,
                            .pages = pages,
                            .sequence = sequence,
                            .first_page = true,
                            .number = sequence->first_number > 0 ? sequence->first_number : number};
    begin_parity(&filler, sequence->force_parity);
    layout->page_height = master_body_height(choose_master(&filler));
    filler.column = flow_set(layout, sequence->flow, master_body_width(choose_master(&filler)));
    if (sequence->id != NULL) {
        struct place *place = layout_place(layout, sequence->id);
        place->first = filler.column.boxes[0];
        place->last = filler.column.boxes[filler.column.count - 1];
    }
    while (filler.next < filler.column.count) {
        if (pages->count >= MOST_PAGES) {
            diag_error(layout->doc->diag, STATUS_INPUT, layout->doc->file,
                       xmlGetLineNo(sequence->node), "make more than one document of it",
                       "takes more than %d pages", MOST_PAGES);
            return -1;
        }
        leave_page(&filler);
        fill_page(&filler);
    }
    return layout->failed ? -1 : filler.number;
}

void
pages_free(struct pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        free(pages->pages[i].boxes);
        free(pages->pages[i].notes);
    }
    free(pages->pages);
    *pages = (struct pages){0};
}

static const char *
label_of(const struct layout *layout, int page)
{
    const struct pages *pages = layout->pages;
    return page >= 0 && (size_t)page < pages->count ? pages->pages[page].label : "?";
}

/* Notes where everything came to stand. Returns whether any page differs from what this round
 * printed. */
static bool
settle_places(struct layout *layout)
{
    bool moved = false;
    for (size_t i = 0; i < layout->place_count; i++) {
        struct place *place = layout->place_list[i];
        int page = place->first != NULL ? place->first->page : -1,
            last = place->last != NULL ? place->last->page : page;
        moved |= page != place->page || last != place->last_page;
        place->page = page;
        place->last_page = last;
        place->y = place->first != NULL ? place->first->y : 0;
        place->first = place->last = NULL;
    }
    return moved;
}

static int
fill_all(struct layout *layout, struct pages *pages)
{
    int number = 1;
    for (const struct fo_sequence *sequence = layout->doc->sequences;
         sequence != NULL && number >= 0; sequence = sequence->next)
        number = fill_sequence(layout, pages, sequence, number);
    return number < 0 ? -1 : 0;
}

int
pages_make(struct layout *layout, struct pages *pages)
{
    struct pages before = {0};
    int result = 0;
    layout->page_label = label_of;
    layout->current_page = -1;
    for (int round = 0; round < MOST_ROUNDS; round++) {
        layout->guessed = false;
        layout->pages = &before;
        *pages = (struct pages){0};
        result = fill_all(layout, pages);
        pages_free(&before);
        bool cited =
            layout->guessed || round > 0; /* else page numbers do not matter to the lines */
        bool moved = result == 0 && settle_places(layout);
        layout->page_count = (int)pages->count;
        if (result != 0 || !moved || !cited || round + 1 == MOST_ROUNDS)
            break;
        before = *pages;
    }
    layout->pages = pages;
    if (result != 0)
        pages_free(pages);
    return result;
}
