/* Whether pages without text are blank or pictures. */
#ifndef MOU_IMPORT_PDF_LOOK_H
#define MOU_IMPORT_PDF_LOOK_H

#include "import/sheets.h"

/* Marks the pages whose text is not read: they show much that no word accounts for. Pages of a few
 * words (a stamp, a running head) are looked at too. */
void pdf_look(const char *bytes, size_t length, struct sheets *pages);

#endif
