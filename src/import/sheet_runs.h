/* Rows that stand in columns: where the columns part, and whether they hold a table or running text
 * set side by side. */
#ifndef MOU_IMPORT_SHEET_RUNS_H
#define MOU_IMPORT_SHEET_RUNS_H

#include "import/sheet_rows.h"

enum { RUN_COLUMNS = 32 };

enum run_kind {
    RUN_TABLE,   /* rows of cells; a cell may take several printed rows */
    RUN_FORM,    /* lines to sign or fill in: each printed row for itself */
    RUN_COLUMNED /* text that goes on down each column */
};

struct gutter {
    double x0, x1; /* no word stands between */
};

struct run_column {
    size_t pieces, words, longest,
        full;                 /* longest: words of a piece; full: pieces that reach the edge */
    double left, right, edge; /* edge: how far a line could go */
};

struct run {
    size_t begin, end; /* rows */
    enum run_kind kind;
    struct gutter gutters[RUN_COLUMNS - 1];
    int gutter_count;
    struct run_column columns[RUN_COLUMNS];
    double pitch; /* the distance of lines within a cell */
    bool spaced;  /* table rows stand apart */
    bool headed;  /* its first row is heads alone */
};

/* The run that begins with this row, within the first `limit` rows. Returns false when there is
 * none. pitch is the usual distance of lines. */
bool run_find(const struct rows *rows, const struct sheets *pages, size_t begin, size_t limit,
              double pitch, struct run *run);

/* The column that the piece stands in. */
int run_column_of(const struct run *run, const struct piece *piece);

/* The end of the table row that begins with the printed row `at` of a RUN_TABLE or RUN_FORM. */
size_t run_row_end(const struct rows *rows, const struct sheets *pages, const struct run *run,
                   size_t at);

/* A line across the columns of a table. */
bool run_is_band(const struct rows *rows, const struct run *run, size_t row);

#endif
