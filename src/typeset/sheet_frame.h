/* Painting shared by sheet.c and sheet_frame.c. */
#ifndef MOU_TYPESET_SHEET_FRAME_H
#define MOU_TYPESET_SHEET_FRAME_H

#include "typeset/sheet.h"

struct painter {
    struct print *print;
    struct sheet *sheet;
    int sequence_start;     /* the first page of this page's sequence */
    enum artifact artifact; /* what everything is, while not ART_NONE */
};

struct op *painter_op(struct painter *painter, enum op_kind kind);
void paint_line(struct painter *painter, const struct line *line, int32_t x, int32_t y);
/* sheet_number.c */
void paint_line_numbers(struct painter *painter, const struct page *page, int32_t x, int32_t y);
void paint_column(struct painter *painter, const struct column *column, int32_t x, int32_t y);

/* sheet_region.c */
void paint_body_frame(struct painter *painter, const struct page_master *master);
void paint_region(struct painter *painter, const struct page *page, enum side side);

/* Which edges a frame has: one that a page break cuts has none there. */
enum frame_edges { FRAME_WHOLE = 3, FRAME_TOP = 1, FRAME_BOTTOM = 2 };

struct frame {
    int32_t x, y, width, height;
    int edges;
};

/* Background and borders of one object, inside the frame. */
void paint_frame(struct painter *painter, const struct style *style, struct frame frame);
/* Backgrounds of columns and part, background and borders of the row. */
void paint_row_frame(struct painter *painter, const struct row *row, struct frame frame);

/* Where a row is, how high it is, and how high the table is from there to its end on the page. */
struct cell_room {
    int32_t x, y, row, table;
};

void paint_cell_frame(struct painter *painter, const struct row *row, const struct cell *cell,
                      struct cell_room room);
/* The rest of cells that began on a page before. */
void paint_through(struct painter *painter, const struct row *row, int32_t x, int32_t y,
                   int32_t limit);
/* The frames that begin at boxes[at], outermost first. */
void paint_decors(struct painter *painter, const struct placed *boxes, size_t count, size_t at,
                  int32_t x, int32_t y);
/* What comes after the last box of one: collapsed table borders. */
void paint_decors_after(struct painter *painter, const struct placed *boxes, size_t count,
                        size_t at, int32_t x, int32_t y);

#endif
