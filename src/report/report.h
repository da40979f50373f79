/* Findings to bytes in one format. Text, JSON and HTML are written in pieces, by one process or
 * several, so that a long report needs no more memory than one document; pages for print need all
 * documents at once. */
#ifndef MOU_REPORT_REPORT_H
#define MOU_REPORT_REPORT_H

#include <stdbool.h>

#include "base/xslt.h"
#include "report/overview.h"

enum report_style {
    REPORT_TEXT,  /* head, bodies, rows, tail */
    REPORT_JSON,  /* head, bodies, tail */
    REPORT_LINES, /* the head before every body */
    REPORT_PAGE, /* frame up to the rows, rows, frame up to the bodies, bodies, rest of the frame */
    REPORT_WHOLE /* cannot be written in pieces */
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

/* One document's. Zero-initialise. */
struct report_piece {
    struct buf brief; /* XML, for the overview */
    struct buf row;   /* of the table of all documents */
    struct buf body;
};
void report_piece_free(struct report_piece *piece);

/* document: a tree whose root is <document>; yours still, but changed. position counts from 1.
 * Returns 0, or -1 after a diagnostic. */
int report_document(const struct report *report, xmlDoc *document, size_t position,
                    struct report_piece *piece);

/* Text and JSON: what stands before all bodies; after them, the rows in between the two tails. */
void report_head(const struct report *report, struct buf *out);
void report_before_rows(const struct report *report, const struct overview *overview,
                        struct buf *out);
void report_tail(const struct report *report, const struct overview *overview, struct buf *out);

/* HTML: what stands before the rows, before the bodies and after them. The head gets the overview.
 * Returns 0, or -1 after a diagnostic. */
enum { FRAME_PARTS = 3 };
int report_frame(const struct report *report, const struct overview *overview,
                 struct buf parts[FRAME_PARTS]);

/* All at once. Returns 0, or -1 after a diagnostic. */
int report_whole(const struct report *report, xmlDoc *findings, struct buf *out);

#endif
