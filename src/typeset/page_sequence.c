/* One page sequence: which master each page takes, what its pages hold, which are left blank. */
#include "typeset/page_fill.h"

#include <stdlib.h>

#include "base/mem.h"

enum { MOST_PAGES = 20000 };

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

/* A page as page masters are chosen for it: XSL 1.1, 6.4.10. */
struct page_case {
    bool first, last, blank, odd;
};

static bool
suits(const struct page_choice *choice, struct page_case page, bool last_matters)
{
    bool last = page.last && last_matters;
    bool place = choice->place == PLACE_ANY || (choice->place == PLACE_FIRST && page.first) ||
                 (choice->place == PLACE_LAST && last) ||
                 (choice->place == PLACE_ONLY && page.first && last) ||
                 (choice->place == PLACE_REST && !page.first && !last);
    bool parity = choice->parity == PARITY_ANY || (choice->parity == PARITY_ODD) == page.odd;
    bool blank = choice->blank == BLANK_ANY || (choice->blank == BLANK_YES) == page.blank;
    return place && parity && blank;
}

static const struct page_master *
choose_master(const struct fo_sequence *sequence, struct page_case page)
{
    bool last_matters = false; /* else the last page is one of the rest */
    for (const struct page_choice *choice = sequence->choices; choice != NULL;
         choice = choice->next)
        last_matters |= choice->place == PLACE_LAST || choice->place == PLACE_ONLY;
    for (const struct page_choice *choice = sequence->choices; choice != NULL;
         choice = choice->next)
        if (suits(choice, page, last_matters))
            return choice->master;
    return sequence->choices->master;
}

/* page: so many after the next. */
static struct page_case
page_case(const struct filler *filler, int page, bool last)
{
    return (struct page_case){filler->first_page && page == 0, last, false,
                              (filler->number + page) % 2 != 0};
}

static struct page *
new_page(struct filler *filler, struct page_case as)
{
    struct pages *pages = filler->pages;
    pages->pages = mem_grow(pages->pages, &pages->room, pages->count + 1, sizeof *pages->pages);
    struct page *page = &pages->pages[pages->count++];
    *page = (struct page){.sequence = filler->sequence,
                          .master = choose_master(filler->sequence, as),
                          .number = filler->number};
    page_label_write(page->label, sizeof page->label, page->number, filler->sequence->format);
    filler->number++;
    filler->first_page = false;
    return page;
}

static void
blank_page(struct filler *filler)
{
    struct page_case page = page_case(filler, 0, false);
    page.blank = true;
    new_page(filler, page);
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
        blank_page(filler);
}

/* force-page-count: a page more, when it asks for one. */
static void
end_parity(struct filler *filler, size_t first)
{
    const struct fo_sequence *sequence = filler->sequence;
    bool odd_count = (filler->pages->count - first) % 2 != 0, odd_end = filler->number % 2 == 0;
    if ((sequence->count_parity != PARITY_ANY &&
         odd_count != (sequence->count_parity == PARITY_ODD)) ||
        (sequence->end_parity != PARITY_ANY && odd_end != (sequence->end_parity == PARITY_ODD)))
        blank_page(filler);
}

static int
check_count(const struct filler *filler)
{
    const struct fo_document *doc = filler->layout->doc;
    if (filler->pages->count < MOST_PAGES)
        return 0;
    diag_error(doc->diag, STATUS_INPUT, doc->file, xmlGetLineNo(filler->sequence->node),
               "make more than one document of it", "takes more than %d pages", MOST_PAGES);
    return -1;
}

static int
fill_by_columns(struct filler *filler)
{
    while (filler->next < filler->column.count) {
        if (check_count(filler) != 0)
            return -1;
        leave_page(filler);
        struct page *page = new_page(filler, page_case(filler, 0, false));
        fill_columns(filler, page);
        settle_asides(filler, page);
    }
    return 0;
}

static int32_t
planned_height(const void *owner, int page, bool last)
{
    const struct filler *filler = owner;
    struct page_case as = page_case(filler, page, last);
    return master_body_height(choose_master(filler->sequence, as));
}

/* The boxes up to the next forced break. */
static int
fill_stretch(struct filler *filler)
{
    size_t limit = filler->next + 1;
    while (limit < filler->column.count && filler->column.boxes[limit]->page_break == BREAK_AUTO)
        limit++;
    struct page_task task = {.pool = filler->layout->pool,
                             .column = &filler->column,
                             .first = filler->next,
                             .limit = limit,
                             .ends = limit == filler->column.count,
                             .height = planned_height,
                             .owner = filler,
                             .carry = &filler->notes};
    struct page_end *ends;
    size_t count = plan_pages(&task, &ends);
    int result = 0;
    for (size_t i = 0; i < count && result == 0; i++) {
        result = check_count(filler);
        bool last = task.ends && i + 1 == count;
        struct page *page = new_page(filler, page_case(filler, 0, last));
        fill_planned(filler, page, &ends[i]);
        settle_asides(filler, page);
    }
    free(ends);
    return result;
}

/* A table's header is said again only where it leaves room for the table. */
static void
drop_high_headers(struct filler *filler, int32_t height)
{
    for (size_t i = 0; i < filler->column.count; i++) {
        struct box *box = filler->column.boxes[i];
        if (box->table != NULL && box->table->header_height >= height / 2)
            box->table = NULL;
    }
}

static int
fill_by_plan(struct filler *filler)
{
    drop_high_headers(filler, filler->layout->page_height);
    while (filler->next < filler->column.count) {
        leave_page(filler);
        if (fill_stretch(filler) != 0)
            return -1;
    }
    return 0;
}

/* Lines are as wide as on the first page. Returns whether a page has columns. */
static bool
check_masters(const struct filler *filler, const struct page_master *first)
{
    bool columns = false;
    for (const struct page_choice *choice = filler->sequence->choices; choice != NULL;
         choice = choice->next) {
        columns |= choice->master->body.columns > 1;
        if (master_column_width(choice->master) != master_column_width(first))
            style_warn(&filler->layout->doc->reader, filler->sequence->node, choice->master->name,
                       "make its margins those of the first page",
                       "is a page master with a width of its own; lines are set for the first page",
                       choice->master->name);
    }
    return columns;
}

int
fill_sequence(struct layout *layout, struct pages *pages, const struct fo_sequence *sequence,
              int number)
{
    struct filler filler = {.layout = layout,
                            .pages = pages,
                            .sequence = sequence,
                            .first_page = true,
                            .number = sequence->first_number > 0 ? sequence->first_number : number};
    size_t first = pages->count;
    begin_parity(&filler, sequence->force_parity);
    const struct page_master *master = choose_master(sequence, page_case(&filler, 0, false));
    layout->aside_width = master->regions[SIDE_RIGHT].extent;
    layout->page_height = master_body_height(master);
    bool columns = check_masters(&filler, master);
    filler.column =
        flow_set(layout, sequence->flow, master_column_width(master), master_body_width(master));
    if (sequence->id != NULL) {
        struct place *place = layout_place(layout, sequence->id);
        place->first = filler.column.boxes[0];
        place->last = filler.column.boxes[filler.column.count - 1];
    }
    int result = columns ? fill_by_columns(&filler) : fill_by_plan(&filler);
    while (result == 0 && filler.carried_count > 0 && pages->count < MOST_PAGES)
        settle_asides(&filler, new_page(&filler, page_case(&filler, 0, false)));
    while (result == 0 && filler.notes != NULL && pages->count < MOST_PAGES)
        fill_notes(&filler, new_page(&filler, page_case(&filler, 0, false)));
    end_parity(&filler, first);
    free(filler.carried);
    return result != 0 || layout->failed ? -1 : filler.number;
}
