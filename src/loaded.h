/* Parts that several files of the facade load once and share. */
#ifndef MOU_LOADED_H
#define MOU_LOADED_H

#include "base/xslt.h"
#include "context.h"
#include "library/facts.h"
#include "library/model.h"
#include "library/profile.h"
#include "report/report.h"

/* The clause library or the parts that a job needs; kept. NULL after a diagnostic. */
const struct library *context_library(struct mou *mou, enum library_parts parts);

/* Adds to findings on one file the agreement in it, and marks what is evidence of what. 0, or -1
 * after a diagnostic. */
int review_join(struct mou *mou, xmlDoc *findings);

/* Load what drafting, or making PDFs, needs; 0, or -1 after a diagnostic. */
int draft_prepare(struct mou *mou);
int render_prepare(struct mou *mou);
/* Appends the PDF that XSL-FO makes. name: what messages call it. 0, or -1 after a diagnostic. */
int render_pdf(struct mou *mou, xmlDoc *fo, const char *name, struct buf *out);

/* The stylesheet "DATA/path", kept. path is a string constant. NULL after a diagnostic. */
const struct stylesheet *context_stylesheet(struct mou *mou, const char *path);

/* Fills *report: without its head, or with one, to be freed with report_end. 0, or -1 after a
 * diagnostic. */
int report_choose(struct mou *mou, const struct mou_report_plan *plan, struct report *report);
int report_begin(struct mou *mou, const struct mou_report_plan *plan, struct report *report);
void report_end(struct report *report);
/* Appends the report, whose head has all documents. 0, or -1 after a diagnostic. */
int report_all(struct mou *mou, const struct report *report, struct buf *out);

/* mou_report_piece for a tree whose root is <document>: yours still, but changed. */
int report_piece(struct mou *mou, const struct mou_report_plan *plan, xmlDoc *document,
                 size_t position, struct mou_text *piece);

/* How offered model text shows its fills. facts may be NULL.
 * fills_asked: a stated answer, else the question's label in brackets.
 * fills_plain: every answer or default as a draft prints it, and something of the right kind where
 * there is none. */
struct model_style fills_asked(const struct facts *facts);
struct model_style fills_plain(const struct facts *facts);

/* Reads the official text that the options name, once. 0, or -1 after a diagnostic. */
int official_ready(struct mou *mou, const struct mou_check_options *options);
/* Adds to the <document> what comparing the agreement with the official text of a profile shows, or
 * a note that the text was not given. */
void official_findings(struct mou *mou, const struct mou_check_options *options,
                       const struct demands *demands, const xmlDoc *agreement, xmlDoc *findings);

/* The day a check speaks for: as_of, or today (SOURCE_DATE_EPOCH). text holds YYYY-MM-DD. */
enum { DAY_TEXT = 32 };
const char *context_day(const char *as_of, char text[DAY_TEXT]);

#endif
