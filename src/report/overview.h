/* What the overview of a report needs of all its documents, taken from one after the other, so that
 * none of them is kept: counts of each criterion, and for few agreements each verdict. */
#ifndef MOU_REPORT_OVERVIEW_H
#define MOU_REPORT_OVERVIEW_H

#include "base/xml.h"

struct overview;

struct overview *overview_new(void);
void overview_free(struct overview *overview);

/* document: counted; or a brief of it. */
void overview_add(struct overview *overview, const xmlNode *document);

size_t overview_documents(const struct overview *overview);
/* Whether some document was read in part; whether some has a finding that asks for something. */
bool overview_partly(const struct overview *overview);
bool overview_asks(const struct overview *overview);

/* Adds to the findings:
 *   <overview documents="" read=""><column document="" file=""/>…
 *     <criterion id="" topic-title="" met="" partial="" missing="" contrary="" not-applicable="">
 *       <title/><cell document="" verdict="" change=""/>…</criterion>…</overview>
 * columns and cells only where there are few documents, a column for each that could be read. */
void overview_put(const struct overview *overview, xmlNode *findings);

#endif
