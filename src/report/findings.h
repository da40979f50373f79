/* The findings tree that reports read: <findings> with the tool, its library, the profiles and one
 * <document> per agreement. Made of what a check left behind; says nothing of formats. */
#ifndef MOU_REPORT_FINDINGS_H
#define MOU_REPORT_FINDINGS_H

#include "base/xml.h"

/* A tree without documents; yours. library may be NULL when unknown. */
xmlDoc *findings_new(const char *version, const char *library);

/* Adds the <document> that bytes hold, a copy. Returns 0, or -1 after a diagnostic. */
int findings_add(xmlDoc *findings, const char *bytes, size_t length, struct diag *diag);

/* A serialised <document> as a tree; names (ending with NULL, or NULL) are elements to leave out.
 * NULL after a diagnostic. */
xmlDoc *findings_read(const char *bytes, size_t length, const char *const *names,
                      struct diag *diag);

/* Counts into a document's <summary>, made where missing: one attribute per verdict and per level.
 */
void findings_count(xmlNode *document);

/* Appends the document serialised without its notes, and of its findings (when asked) no more than
 * title and verdict: what an overview and findings_worst need. */
void findings_brief(const xmlNode *document, bool verdicts_too, struct buf *out);

/* The worst level among the findings of a serialised <document>, or in a brief's counts: 0 none, 1
 * advice, 2 warning, 3 error. */
int findings_worst(const char *bytes, size_t length);

#endif
