/* Files of older word processors (RTF, DOC, WordPerfect) as Word files, made by LibreOffice as
 * another process: in a folder of its own that goes afterwards, without network, macros or the
 * user's settings, for a limited time. */
#ifndef MOU_IMPORT_CONVERT_H
#define MOU_IMPORT_CONVERT_H

#include "base/buf.h"
#include "base/diag.h"

/* Appends a DOCX of the bytes; ending is that of the format ("rtf"). 0, or -1 after a diagnostic
 * (STATUS_INPUT): LibreOffice is not installed, takes too long, cannot read the file. */
int convert_to_word(const char *bytes, size_t length, const char *ending, const char *name,
                    struct buf *docx, struct diag *diag);

#endif
