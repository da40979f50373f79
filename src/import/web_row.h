/* Rows of a web page's tables, each in one line. For src/import/web*.c only. */
#ifndef MOU_IMPORT_WEB_ROW_H
#define MOU_IMPORT_WEB_ROW_H

#include "base/buf.h"
#include "import/web_page.h"

enum { WEB_COLUMNS = 32 };

/* A table that is being read; its rows are given in order. */
struct web_rows {
    enum revisions revisions;
    struct web_notes *notes;
    long spans[WEB_COLUMNS]; /* rows that a cell above still reaches down */
};

/* Appends the words of a tr with tabs between its columns; false when it has none. */
bool web_row(struct web_rows *rows, const xmlNode *row, struct buf *cells);

#endif
