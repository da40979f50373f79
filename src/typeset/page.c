/* Pages filled one after the other; the break is where it costs least among the last that fit. */
#include "typeset/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "typeset/page_fill.h"

enum {
    MOST_PAGES = 20000,
    MOST_ROUNDS = 4 /* of layout, until page numbers hold still */
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

int32_t
master_column_width(const struct page_master *master)
{
    int32_t gaps = master->body.column_gap * (master->body.columns - 1);
    return (master_body_width(master) - gaps) / master->body.columns;
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
fill_page(struct filler *filler)
{
    struct page *page = new_page(filler);
    if (page->master->body.columns > 1)
        fill_columns(filler, page);
    else
        fill_band(filler, page,
                  (struct band){0, 0, master_body_height(page->master), filler->column.count, 0});
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
    const struct page_master *master = choose_master(&filler);
    layout->aside_width = master->aside;
    layout->page_height = master_body_height(master);
    filler.column =
        flow_set(layout, sequence->flow, master_column_width(master), master_body_width(master));
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
        settle_asides(&filler, &pages->pages[pages->count - 1]);
    }
    while (filler.carried_count > 0 && pages->count < MOST_PAGES)
        settle_asides(&filler, new_page(&filler));
    free(filler.carried);
    return layout->failed ? -1 : filler.number;
}

void
pages_free(struct pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        free(pages->pages[i].boxes);
        free(pages->pages[i].notes);
        free(pages->pages[i].asides);
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
