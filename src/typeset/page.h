/* Columns to pages: where each page ends and what stands on it. Knows no PDF. */
#ifndef MOU_TYPESET_PAGE_H
#define MOU_TYPESET_PAGE_H

#include "typeset/flow.h"

/* A box on a page, from the body's upper left corner. */
struct placed {
    struct box *box;
    int32_t x, y;
    bool repeated; /* a table header said again */
};

/* A footnote at the foot of its column. */
struct placed_note {
    struct footnote *note;
    int32_t x;
    int column;
};

/* A note in the margin. */
struct placed_aside {
    struct column column;
    int32_t y, height;
};

struct page {
    const struct fo_sequence *sequence;
    const struct page_master *master;
    int number; /* in its sequence's count */
    char label[24];
    struct placed *boxes;
    size_t count, room;
    struct placed_note *notes; /* column by column */
    size_t note_count, note_room;
    struct placed_aside *asides; /* down the page */
    size_t aside_count, aside_room;
};

struct pages {
    struct page *pages;
    size_t count, room;
};

/* Lays the document out until every page number that it mentions is right. Returns 0, or -1 after a
 * diagnostic. */
int pages_make(struct layout *layout, struct pages *pages);
void pages_free(struct pages *pages);

/* Of a column and of the whole body on a page of this master. */
int32_t master_column_width(const struct page_master *master);
int32_t master_body_width(const struct page_master *master);
int32_t master_body_height(const struct page_master *master);

/* 7 as "7", "vii", "VII", "g", "G". */
void page_label_write(char *out, size_t room, int number, char format);

#endif
