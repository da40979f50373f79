/* Findings for people at a terminal, in pieces: head, documents, tail. Colour only repeats what a
 * word already says. Written without a stylesheet, as JSON is: it is what most checks end with. */
#ifndef MOU_REPORT_TEXT_H
#define MOU_REPORT_TEXT_H

#include "base/xml.h"
#include "report/overview.h"

/* findings: a tree without documents. */
void text_head(const xmlNode *findings, struct buf *out);
/* document: counted. position: its place in the report, from 1. */
void text_document(const xmlNode *document, size_t position, bool colour, struct buf *out);
/* The table of all documents: how it begins, and the document's row in it. */
void text_before_rows(size_t documents, bool colour, struct buf *out);
void text_row(const xmlNode *document, struct buf *out);
/* findings: a tree without documents. */
void text_tail(const xmlNode *findings, const struct overview *overview, bool colour,
               struct buf *out);

#endif
