/* What a page over reports in a folder needs: of each document a summary, kept as members of a line
 * of JSON, and back from there a row. Says nothing of where the lines are. */
#ifndef MOU_REPORT_INDEX_H
#define MOU_REPORT_INDEX_H

#include "base/xml.h"
#include "library/library.h"

/* ,"title":"…","error":1,…,"contrary":2,…,"worst":"id id id" of a counted document. */
void index_summary(const xmlNode *document, struct buf *out);

/* <report file="" output="" href="" status="" message="" title="" error="" … contrary="" …>
 *   <worst href=""><title/></worst>…</report> of such a line; NULL when it is none. href is there
 * only when the report is in the folder. Yours. */
xmlDoc *index_row(const char *line, const struct library *library, const char *folder);

#endif
