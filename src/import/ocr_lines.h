/* The lines of a recognised page, set straight. For src/import/ocr.c. */
#ifndef MOU_IMPORT_OCR_LINES_H
#define MOU_IMPORT_OCR_LINES_H

#include "import/sheets.h"

/* The words of the page have their own heights; afterwards those of a line have its height, and
 * lines of a page that was scanned askew are level. */
void ocr_straighten(struct sheets *pages, const struct sheet *page);

#endif
