/* The printed rows of a page: words side by side, in pieces where wide gaps part them. */
#ifndef MOU_IMPORT_SHEET_ROWS_H
#define MOU_IMPORT_SHEET_ROWS_H

#include "import/sheets.h"

struct piece {
    double x0, y0, x1, y1;
    size_t first, count; /* in rows.order */
};

struct row {
    double y0, y1;
    size_t first, count; /* in rows.pieces, from left to right */
    bool furniture;
};

struct rows {
    size_t *order; /* words, in the order of the pieces */
    struct piece *pieces;
    struct row *list;
    size_t count;
    double height; /* of most lines */
    double right;  /* the farthest end of a line */
};

/* The rows of one page from top to bottom. A letter o that stands for a bullet becomes one. */
void rows_make(struct rows *rows, struct sheets *pages, const struct sheet *page);
void rows_free(struct rows *rows);

/* The first piece of the row, and the middle of a row from the top. */
const struct piece *row_pieces(const struct rows *rows, const struct row *row);
double row_middle(const struct row *row);
/* Appends the piece's words with single spaces between. */
void piece_text(const struct rows *rows, const struct sheets *pages, const struct piece *piece,
                struct buf *out);

#endif
