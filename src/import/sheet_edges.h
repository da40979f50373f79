/* What stands around the text of a page: running heads and feet, page numbers, printed line
 * numbers. */
#ifndef MOU_IMPORT_SHEET_EDGES_H
#define MOU_IMPORT_SHEET_EDGES_H

#include "import/sheet_rows.h"

/* Marks rows that stand in the same place on several pages as furniture. rows: one for each page.
 */
void edges_mark(struct rows *rows, const struct sheets *pages);
/* Takes line numbers out of the rows of a page and appends them to *numbers, one space between. */
void edges_take_numbers(struct rows *rows, const struct sheets *pages, struct buf *numbers);

#endif
