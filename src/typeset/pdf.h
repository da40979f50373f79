/* The PDF file: PDF 1.7 that is PDF/UA-1 and PDF/A-2a, from what was laid out. All of libharu is
 * behind this. */
#ifndef MOU_TYPESET_PDF_H
#define MOU_TYPESET_PDF_H

#include "base/buf.h"
#include "typeset/sheet.h"

/* Appends the file. profile: the ICC profile that says what the colours are. Returns 0, or -1 after
 * a diagnostic (and *pdf is as it was). */
int pdf_write(const struct print *print, const struct buf *profile, struct buf *pdf,
              struct diag *diag);

#endif
