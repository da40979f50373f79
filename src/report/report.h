/* Findings to bytes in one format, document by document, so that a long batch needs no more memory
 * than a short one. */
#ifndef MOU_REPORT_REPORT_H
#define MOU_REPORT_REPORT_H

#include <stdbool.h>

#include "base/xslt.h"

struct report;

/* The file name of the format's stylesheet under stylesheets/report/, or NULL when there is no such
 * format. */
const char *report_stylesheet(const char *format);

/* Begins a report: its head goes to out. findings is a tree without documents and becomes the
 * report's; sheet is borrowed until report_free. NULL after a diagnostic. */
struct report *report_new(const struct stylesheet *sheet, const char *format, bool colour,
                          xmlDoc *findings, struct buf *out, struct diag *diag);

/* Adds one serialised <document>. Returns 0 or -1. */
int report_add(struct report *report, const char *bytes, size_t length, struct buf *out);

/* Writes what comes after the last document. Returns 0 or -1. */
int report_end(struct report *report, struct buf *out);

void report_free(struct report *report);

#endif
