/* Filling pages, for page.c: what stays together, where a column ends, what stands in it. */
#ifndef MOU_TYPESET_PAGE_FILL_H
#define MOU_TYPESET_PAGE_FILL_H

#include "typeset/page.h"
#include "typeset/page_plan.h"

struct filler {
    struct layout *layout;
    struct pages *pages;
    const struct fo_sequence *sequence;
    struct column column;
    size_t next; /* the first box not yet on a page */
    bool first_page;
    int number;
    struct placed_aside *carried; /* asides that the page before had no room for */
    size_t carried_count, carried_room;
    struct footnote *notes; /* what is left of those on the page before */
};

/* A stretch of the body that is filled from its top: all of it, or part of a column. */
struct band {
    int32_t x, y, height; /* from the body's upper left corner */
    size_t limit;         /* the first box that must not stand in it */
    int number;           /* of the column */
    int32_t text;         /* of the height, for what is no note: columns are levelled by it */
};

/* Sets a sequence on pages from that number on. Returns the number after its last page, or -1 after
 * a diagnostic. */
int fill_sequence(struct layout *layout, struct pages *pages, const struct fo_sequence *sequence,
                  int number);

/* Puts boxes from filler->next on, at least one. Returns the height they take. */
int32_t fill_band(struct filler *filler, struct page *page, struct band band);
/* Puts the boxes of a planned page on it. */
void fill_planned(struct filler *filler, struct page *page, const struct page_end *end);
/* Notes that go on after the last of the text, in a band or in all columns of a page. */
void fill_rest(struct filler *filler, struct page *page, struct band band);
void fill_notes(struct filler *filler, struct page *page);
/* Where the band would end that begins at box `first`; rows are not divided. taken: by text. */
size_t band_end(const struct filler *filler, size_t first, struct band band, int32_t *taken);

/* Finds every aside of the page a place near its line; what has none is carried to the next. */
void settle_asides(struct filler *filler, struct page *page);

/* All columns of a page, one band of them after the other where objects span the columns. */
void fill_columns(struct filler *filler, struct page *page);

#endif
