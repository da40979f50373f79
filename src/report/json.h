/* The JSON report: a contract, so members are only ever added.
 *   {"tool":{"name","version"},"library":{"version"},"profiles":[id…],"documents":[
 *     {"file","format","status","notes":[…],"words","pages",
 *      "summary":{"met","partial","missing","contrary","not-applicable"},
 *      "criteria":[{"id","topic","verdict","level","message","authorities":[id…],"clause",
 *                   "evidence":[{"quote","stance","page","section","line","recognised"}…]}…]}…]}
 * words, pages, clause, page, section and line are absent when unknown; words, pages, page, line
 * and the counts are numbers; level is error, warning, advice or none. Every other member is always
 * there. */
#ifndef MOU_REPORT_JSON_H
#define MOU_REPORT_JSON_H

#include <stdbool.h>

#include "base/xml.h"

void json_head(const xmlNode *findings, struct buf *out);
void json_document(const xmlNode *document, bool first, struct buf *out);
void json_tail(struct buf *out);
/* A document alone, on one line: {"tool","library","profiles","file",…}; the head is the part
 * before "file", which is the same for all. */
void json_line_head(const xmlNode *findings, struct buf *out);
void json_line(const xmlNode *document, struct buf *out);

#endif
