/* Text of pictures, recognised by tesseract as another process. */
#ifndef MOU_IMPORT_OCR_H
#define MOU_IMPORT_OCR_H

#include "base/diag.h"
#include "import/sheets.h"

/* Recognises the pages of a PDF file that are marked unread. What was recognised replaces their
 * words; a page in which no word is found stays unread. 0, or -1 after a diagnostic when tesseract
 * is not installed. */
int ocr_pdf(const char *bytes, size_t length, const char *name, struct sheets *pages,
            struct diag *diag);
/* Appends the page or pages of a picture. The same. */
int ocr_picture(const char *bytes, size_t length, const char *name, struct sheets *pages,
                struct diag *diag);

/* Appends what tesseract writes as TSV: pages of words. scale: points to a dot; 0: as wide as a
 * letter page. tall: the height of dots in widths. */
void ocr_read(struct sheets *pages, const char *tsv, size_t length, double scale, double tall);

#endif
