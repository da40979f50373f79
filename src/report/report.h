/* Findings to bytes in one format. Text and JSON are written in pieces (head, documents, tail), by
 * one process or several, so that a long batch needs no more memory than one document; HTML needs
 * all documents, because its index comes first. */
#ifndef MOU_REPORT_REPORT_H
#define MOU_REPORT_REPORT_H

#include <stdbool.h>

#include "base/xslt.h"

enum report_style {
    REPORT_TEXT,
    REPORT_JSON,
    REPORT_LINES, /* the head begins the line of every document */
    REPORT_WHOLE  /* cannot be written in pieces */
};

/* What a format needs; NULL when there is no such format. */
struct report_format {
    const char *name;
    const char *stylesheet; /* in the data folder; NULL: none */
    enum report_style style;
    const char *const *unread; /* elements of findings that it never shows; ends with NULL */
    bool settled_brief; /* of a finding that asks for nothing it shows one place and no more */
};
const struct report_format *report_format(const char *name);

/* A report being written. head is a findings tree without documents, which documents do without;
 * sheet is NULL where the format has none. All are borrowed. */
struct report {
    const struct report_format *format;
    const struct stylesheet *sheet;
    bool colour;
    xmlDoc *head;
    struct diag *diag;
};

/* Formats in pieces. position counts documents from 1. */
void report_head(const struct report *report, struct buf *out);
/* document: a tree whose root is <document>; yours still, but changed. brief gets what report_tail
 * needs of it. */
void report_document(const struct report *report, xmlDoc *document, size_t position,
                     struct buf *out, struct buf *brief);
/* documents: a findings tree of briefs. */
void report_tail(const struct report *report, xmlDoc *briefs, struct buf *out);

/* All at once, for formats that cannot be written in pieces. Returns 0, or -1 after a diagnostic.
 */
int report_whole(const struct report *report, xmlDoc *findings, struct buf *out);

#endif
