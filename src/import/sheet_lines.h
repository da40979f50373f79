/* Pages of words to lines of text in the order people read them. */
#ifndef MOU_IMPORT_SHEET_LINES_H
#define MOU_IMPORT_SHEET_LINES_H

#include "import/lines.h"
#include "import/sheets.h"

/* The lines, their text in *text, which must outlive them: columns one after the other, rows of
 * tables with tabs between their cells, blank lines where paragraphs stand apart, running heads
 * marked. */
void sheets_to_lines(struct sheets *pages, struct buf *text, struct lines *lines);

#endif
