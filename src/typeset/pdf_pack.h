/* A PDF written plainly made small: object streams and a cross-reference stream (PDF 1.5), which
 * libharu 2.3 has not. Knows PDF's file structure, as libharu writes it, and nothing of what is in
 * it. */
#ifndef MOU_TYPESET_PDF_PACK_H
#define MOU_TYPESET_PDF_PACK_H

#include "base/buf.h"

/* Appends the packed file to *out. Returns 0, or -1 (and *out as it was) when plain is not what
 * libharu writes. */
int pdf_pack(const struct buf *plain, struct buf *out);

#endif
