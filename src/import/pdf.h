/* PDF files to lines of text, with poppler's pdftotext as another process. */
#ifndef MOU_IMPORT_PDF_H
#define MOU_IMPORT_PDF_H

#include "base/diag.h"
#include "import/sheets.h"

/* Appends the pages of the file. 0, or -1 after a diagnostic (STATUS_INPUT). */
int pdf_read(const char *bytes, size_t length, const char *name, struct sheets *pages,
             struct diag *diag);

#endif
