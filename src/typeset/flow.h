/* Flows to columns of boxes: lines, gaps and table rows one below the other, with what may happen
 * between them. Knows paragraphs, not pages. */
#ifndef MOU_TYPESET_FLOW_H
#define MOU_TYPESET_FLOW_H

#include "typeset/para.h"

enum box_kind { BOX_LINE, BOX_GAP, BOX_ROW };

/* A block's border, padding and background around the boxes that are in it. */
struct decor {
    const struct style *style;
    const struct decor *outer;
    int depth;
    int32_t left, width;
    const struct box *first, *last;
    int32_t again_above, again_below; /* padding that stands where a page divides it too */
};

struct column {
    struct box **boxes;
    size_t count, room;
};

/* A list item's label, beside the box it starts with. */
struct label {
    struct column column;
    int32_t down; /* so that the first baselines agree */
    struct label *next;
};

enum { NOTES_GAP = 12000 /* above footnotes: room for the rule */ };

struct footnote {
    struct column column;
    int32_t height;
    bool divides; /* it is long: some of it may stand on the next page */
    struct footnote *next;
};

struct cell {
    const struct fo *fo;
    int32_t x, width;     /* of the cell, from the table's left edge */
    int32_t inset[SIDES]; /* padding and half of the borders */
    int32_t height;       /* of the contents */
    int32_t down;         /* from display-align */
    int columns, rows;
    int32_t full_height;       /* of all the rows it spans; 0: its row's */
    bool from_before, goes_on; /* parts of a row divided by a page break */
    struct column column;
};

/* A cell of a row above that this row is part of. */
struct through {
    const struct cell *cell;
    int32_t passed; /* of its height, before this row */
    struct through *next;
};

struct row {
    const struct fo *fo;     /* NULL: cells stand in the body itself */
    const struct fo *part;   /* the header, body or footer */
    struct through *through; /* cells that reach down from rows above */
    const struct table *table;
    struct cell *cells;
    size_t count;
    bool header;
    bool keep; /* not to be divided */
};

struct table {
    const struct fo *fo;
    int32_t left, width;
    int32_t *starts; /* count + 1 column edges from the left */
    size_t count;
    struct column header, footer; /* repeated on each page */
    int32_t header_height, footer_height;
    bool foot; /* the footer stands below each part of the table */
    bool collapse;
    const struct style **column_styles; /* of columns with a background; NULL: none has one */
};

struct box {
    enum box_kind kind;
    int32_t x, height;
    struct line *line;
    struct row *row;
    /* before it */
    struct space space;
    int keep, page_break;
    bool spans;   /* all columns of the page */
    bool goes_on; /* a line, but not the first of its paragraph */
    const struct decor *decor;
    const struct table *table; /* whose header must stand above it */
    const struct table *foot;  /* whose footer must stand below a page that ends above it */
    struct label *labels;
    struct footnote *notes, *asides;
    /* where it came to stand */
    int page;
    int32_t y;
};

/* The flow (or any object with block-level kids) in a reference area of the given width; what
 * spans the columns is as wide as `whole`. */
struct column flow_set(struct layout *layout, const struct fo *flow, int32_t width, int32_t whole);
int32_t column_height(const struct column *column);
/* Padding of the blocks that go on where a page begins with the box, or ends with it; out to
 * `outermost`, or all of them. */
int32_t decor_above(const struct box *box, const struct decor *outermost);
int32_t decor_below(const struct box *box, const struct decor *outermost);
/* The footers and the padding that must stand below a page that ends above the box, or within it.
 */
int32_t foot_above(const struct box *box);
const struct table *foot_inside(const struct box *box);
int32_t foot_inside_height(const struct box *box);
/* What must be kept free at the foot for the notes of a box, and for a list of them; first: no
 * notes are there yet. Of a note that divides only its beginning counts. */
int32_t notes_height(const struct box *box, bool first);
int32_t notes_least(const struct footnote *notes, bool first);
/* Whether one of them may go on overleaf. */
bool notes_divide(const struct footnote *notes);
/* Puts a note behind the others. */
void notes_append(struct footnote **list, struct footnote *note);

/* Shared by the files that build columns. */
struct builder {
    struct layout *layout;
    struct column *column;
    int32_t width; /* of the reference area */
    int32_t whole; /* of all columns; 0: nothing can span them */
    bool spans;
    bool inside; /* a cell, a label, a note: its asides go to the foot */
    struct space space;
    int keep, page_break;
    const struct decor *decor;
    const struct table *table;
    struct label *labels;
    struct place **waiting; /* ids whose first box is still to come */
    size_t waiting_count, waiting_room;
    struct footnote *notes; /* found in cells: they go with the row */
};

struct box *flow_emit(struct builder *builder, enum box_kind kind, int32_t height);
void flow_append(struct builder *builder, struct box *box);
void flow_children(struct builder *builder, const struct fo *fo);
void flow_list_item(struct builder *builder, const struct fo *fo);
void flow_table(struct builder *builder, const struct fo *fo);
/* A column of its own inside builder's: a cell, a label, a note. */
struct column flow_inner(struct builder *builder, const struct fo *fo, int32_t width,
                         struct footnote **notes);
/* flow_table_columns.c */
enum { TABLE_COLUMNS = 200 };
int table_span(const struct fo *fo, const char *name);
void table_set_columns(struct builder *builder, struct table *table);

/* flow_span.c: rows [first, last] of the column, joined by cells that span them, come apart when
 * no page of that height holds them together: the text of such cells is shared out over the rows.
 */
void span_divide(struct builder *builder, size_t first, size_t last, int32_t height);

/* flow_notes.c */
void flow_add_notes(struct box *box, struct footnote *notes);
void flow_line_notes(struct builder *builder, struct box *box);
void flow_collect_notes(const struct column *column, struct footnote **notes);

/* Divides a row so that its upper part is at most `room` high, against keeps only when it must.
 * NULL: it cannot be done. The rest is in *rest. */
struct box *row_split(struct pool *pool, const struct box *box, int32_t room, bool must,
                      struct box **rest);

#endif
