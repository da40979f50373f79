/* XSLT 1.0 on libxslt. Stylesheets come from the data folder only; they may read nothing else and
 * write nothing. */
#ifndef MOU_BASE_XSLT_H
#define MOU_BASE_XSLT_H

#include "base/xml.h"

struct stylesheet;

/* When the process has no stylesheet left. */
void xslt_done(void);

struct stylesheet *xslt_load(const char *path, struct diag *diag);
void xslt_free(struct stylesheet *sheet);

/* params: name, value, name, value, …, NULL. Values are plain strings (any quotes), not
 * expressions; may be NULL. Returns the result tree (yours) or NULL after a diagnostic. */
xmlDoc *xslt_apply(const struct stylesheet *sheet, xmlDoc *doc, const char *const *params,
                   struct diag *diag);

/* The same, serialised as the stylesheet's xsl:output says, appended to *out. Returns 0 or -1. */
int xslt_apply_text(const struct stylesheet *sheet, xmlDoc *doc, const char *const *params,
                    struct buf *out, struct diag *diag);
/* The same for a part of a page: without document type. */
int xslt_apply_fragment(const struct stylesheet *sheet, xmlDoc *doc, const char *const *params,
                        struct buf *out, struct diag *diag);

#endif
