/* What pdftotext -bbox-layout writes, as pages of words. For src/import/pdf*.c only. */
#ifndef MOU_IMPORT_PDF_WORDS_H
#define MOU_IMPORT_PDF_WORDS_H

#include "import/sheets.h"

/* Appends the pages. The bytes need not be well-formed: file titles and words hold what the PDF
 * held; what cannot be made out is passed over. */
void pdf_words_read(struct sheets *pages, const char *bytes, size_t length);

#endif
