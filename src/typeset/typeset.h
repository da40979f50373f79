/* XSL-FO to tagged PDF (PDF/UA-1 and PDF/A-2a). The objects and properties it knows are those of
 * stylesheets/print/README.md; what it does not know it says, once per name, and sets the rest. */
#ifndef MOU_TYPESET_TYPESET_H
#define MOU_TYPESET_TYPESET_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"

/* Fonts, hyphenation and shaped words, kept for a whole batch. */
struct typesetter;

/* NULL after a diagnostic (STATUS_LIBRARY). */
struct typesetter *typesetter_new(const char *data_folder, struct diag *diag);
void typesetter_free(struct typesetter *typesetter);

/* Opens what nearly every document needs, so that workers forked afterwards share it. */
void typesetter_warm(struct typesetter *typesetter, struct diag *diag);

/* Appends the PDF. name: what messages call the document. Returns 0, or -1 after a diagnostic: then
 * *pdf is as it was. */
int typeset(struct typesetter *typesetter, xmlDoc *fo, const char *name, struct buf *pdf,
            struct diag *diag);

/* How many pages the last one has. */
int typesetter_pages(const struct typesetter *typesetter);

#endif
