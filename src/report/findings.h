/* The findings tree that reports read: <findings> with the tool, its library, the profiles and one
 * <document> per agreement. Made of what a check left behind; says nothing of formats. */
#ifndef MOU_REPORT_FINDINGS_H
#define MOU_REPORT_FINDINGS_H

#include "base/xml.h"

/* A tree without documents; yours. library may be NULL when unknown. */
xmlDoc *findings_new(const char *version, const char *library);

/* Adds a profile that was used; title may be NULL. */
void findings_add_profile(xmlDoc *findings, const char *ref, const char *title);

/* Adds the <document> that bytes hold. Returns it (the tree's), or NULL after a diagnostic. */
xmlNode *findings_add(xmlDoc *findings, const char *bytes, size_t length, struct diag *diag);

/* Counts into each document's <summary>, made where missing: one attribute per verdict and per
 * level. */
void findings_count(xmlNode *document);

/* The worst level among the findings of a serialised <document>: 0 none, 1 advice, 2 warning, 3
 * error. */
int findings_worst(const char *bytes, size_t length);

#endif
