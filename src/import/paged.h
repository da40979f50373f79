/* Files that are printed pages, PDF files and pictures, to pages of words; and what their readers
 * should know of them. */
#ifndef MOU_IMPORT_PAGED_H
#define MOU_IMPORT_PAGED_H

#include "base/diag.h"
#include "base/xml.h"
#include "import/detect.h"
#include "import/sheets.h"

/* Appends the pages of a FORMAT_PDF or FORMAT_IMAGE. ocr: recognise what is pictures. 0, or -1
 * after a diagnostic (STATUS_INPUT): encrypted, damaged, nothing but pictures. */
int paged_read(const char *bytes, size_t length, const char *name, enum format format, bool ocr,
               struct sheets *pages, struct diag *diag);

/* Tells the agreement how many pages it has (@pages), which of its pages were not read
 * (meta/note/@lost) and which were recognised (meta/note, @recognised). */
void paged_notes(xmlDoc *agreement, const struct sheets *pages);

#endif
