/* OpenDocument text files (ODT) to chunks of text: paragraphs with the numbers that are printed,
 * rows of tables, headers and footers apart. Structure is found by build.h, as in plain text. */
#ifndef MOU_IMPORT_ODT_H
#define MOU_IMPORT_ODT_H

#include "base/xml.h"
#include "import/word.h"

/* Appends the document's chunks. 0, or -1 after a diagnostic (STATUS_INPUT). */
int odt_chunks(const char *bytes, size_t length, const char *name, enum revisions revisions,
               struct chunks *chunks, struct word_notes *notes, struct diag *diag);
/* The same from a flat file (FODT): one XML document. */
void odt_flat_chunks(const xmlDoc *doc, enum revisions revisions, struct chunks *chunks,
                     struct word_notes *notes);

#endif
