/* Cells that stand near to each other. For src/import/sheet_rows.c. */
#ifndef MOU_IMPORT_SHEET_CELLS_H
#define MOU_IMPORT_SHEET_CELLS_H

#include "import/sheet_rows.h"

/* Cuts pieces in which the rows around part their cells. words: of the page. */
void cells_part(struct rows *rows, const struct sheets *pages, size_t words);

#endif
