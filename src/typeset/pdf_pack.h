/* The finished document as a small file: object streams and a cross-reference stream (PDF 1.5),
 * which libharu 2.3 has not. Knows PDF's file structure and nothing of what is in the file. */
#ifndef MOU_TYPESET_PDF_PACK_H
#define MOU_TYPESET_PDF_PACK_H

#include "typeset/pdf_raw.h"

/* Appends the file to *out; does not return when libharu reports an error. Then as ever,
 * pdf_pack_free frees what it held. */
void pdf_pack(struct pdf *pdf, struct buf *out);
void pdf_pack_free(struct pdf *pdf);

#endif
