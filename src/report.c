/* The facade of reporting: mou_report and mou_worst_level of mou.h, and the stylesheets that are
 * kept. */
#include <stdlib.h>
#include <string.h>

#include "base/xml.h"
#include "base/xslt.h"
#include "loaded.h"
#include "report/findings.h"
#include "report/profiles.h"
#include "report/report.h"

static void
free_sheet(void *sheet)
{
    xslt_free(sheet);
}

const struct stylesheet *
context_stylesheet(struct mou *mou, const char *path)
{
    struct stylesheet *sheet = context_kept(mou, path);
    if (sheet != NULL)
        return sheet;
    char *where = context_path(mou, path);
    sheet = xslt_load(where, &mou->diag);
    free(where);
    if (sheet != NULL)
        context_keep(mou, path, sheet, free_sheet);
    return sheet;
}

/* A library has no number of its own: it is as good as the day its sources were last looked at. */
static const char *
as_of(const struct library *library)
{
    const struct library_records *authorities = &library->records[LIBRARY_AUTHORITY];
    const char *latest = "";
    for (size_t i = 0; i < authorities->count; i++) {
        const char *checked = xml_attr_or(authorities->list[i].node, "checked", "");
        if (strcmp(checked, latest) > 0)
            latest = checked;
    }
    return latest;
}

/* base always applies and comes first. */
static xmlDoc *
head_of(const struct library *library, const struct mou_check_options *options)
{
    char today[DAY_TEXT];
    const char *day = context_day(options == NULL ? NULL : options->as_of, today);
    xmlDoc *findings = findings_new(mou_version(), as_of(library));
    profiles_add(findings, library, "base", day);
    const char *const *profile = options == NULL ? NULL : options->profiles;
    for (; profile != NULL && *profile != NULL; profile++)
        if (strcmp(*profile, "base") != 0)
            profiles_add(findings, library, *profile, day);
    return findings;
}

/* Fills *report, without its head. Returns 0, or -1 after a diagnostic. */
static int
choose_report(struct mou *mou, const char *format, bool colour, struct report *report)
{
    *report =
        (struct report){.format = report_format(format), .colour = colour, .diag = &mou->diag};
    if (report->format == NULL) {
        diag_error(&mou->diag, STATUS_USAGE, NULL, 0, "one of text, json, jsonl, html, pdf, review",
                   "there is no report format “%s”", format);
        return -1;
    }
    if (report->format->stylesheet != NULL)
        report->sheet = context_stylesheet(mou, report->format->stylesheet);
    return report->format->stylesheet != NULL && report->sheet == NULL ? -1 : 0;
}

/* Fills *report; its head is to be freed with end_report. Returns 0, or -1 after a diagnostic. */
static int
begin_report(struct mou *mou, const struct mou_check_options *options, const char *format,
             bool colour, struct report *report)
{
    int rc = choose_report(mou, format, colour, report);
    const struct library *library = rc == 0 ? context_library(mou, LIBRARY_WITHOUT_EXAMPLES) : NULL;
    if (library != NULL)
        report->head = head_of(library, options);
    return library != NULL ? 0 : -1;
}

static void
end_report(struct report *report)
{
    if (report->head != NULL)
        xmlFreeDoc(report->head);
}

/* Hands over what was made, or drops it. Returns the exit status. */
static int
give(struct mou *mou, int rc, struct buf *bytes, struct mou_text *out)
{
    if (rc == 0)
        context_give(out, bytes);
    buf_free(bytes);
    return rc == 0 ? STATUS_OK : mou_status(mou);
}

int
mou_report_head(struct mou *mou, const struct mou_check_options *options, const char *format,
                bool colour, struct mou_text *out)
{
    struct report report;
    struct buf bytes = {0};
    int rc = begin_report(mou, options, format, colour, &report);
    if (rc == 0)
        report_head(&report, &bytes);
    end_report(&report);
    return give(mou, rc, &bytes, out);
}

int
report_tree(struct mou *mou, const char *format, bool colour, xmlDoc *document, size_t position,
            struct mou_text *out, struct mou_text *brief)
{
    struct report report;
    struct buf bytes = {0}, rest = {0};
    int rc = choose_report(mou, format, colour, &report);
    if (rc == 0)
        report_document(&report, document, position, &bytes, &rest);
    give(mou, rc, &rest, brief);
    return give(mou, rc, &bytes, out);
}

int
mou_report_document(struct mou *mou, const char *format, bool colour,
                    const struct mou_text *document, size_t position, struct mou_text *out,
                    struct mou_text *brief)
{
    const struct report_format *known = report_format(format);
    xmlDoc *doc = findings_read(document->bytes, document->length,
                                known == NULL ? NULL : known->unread, &mou->diag);
    if (doc == NULL)
        return mou_status(mou);
    int status = report_tree(mou, format, colour, doc, position, out, brief);
    xmlFreeDoc(doc);
    return status;
}

int
mou_report_tail(struct mou *mou, const struct mou_check_options *options, const char *format,
                bool colour, const struct mou_text *briefs, size_t count, struct mou_text *out)
{
    struct report report;
    struct buf bytes = {0};
    int rc = begin_report(mou, options, format, colour, &report);
    for (size_t i = 0; rc == 0 && report.format->style == REPORT_TEXT && i < count; i++)
        rc = findings_add_brief(report.head, briefs[i].bytes, briefs[i].length, &mou->diag);
    if (rc == 0)
        report_tail(&report, report.head, &bytes);
    end_report(&report);
    return give(mou, rc, &bytes, out);
}

static int
add_document(const struct report *report, const struct mou_text *document, size_t position,
             struct buf *out, struct buf *brief)
{
    xmlDoc *doc =
        findings_read(document->bytes, document->length, report->format->unread, report->diag);
    if (doc == NULL)
        return -1;
    report_document(report, doc, position, out, brief);
    xmlFreeDoc(doc);
    return 0;
}

static int
write_pieces(const struct report *report, const struct mou_text *documents, size_t count,
             struct buf *out)
{
    xmlDoc *briefs = xmlCopyDoc(report->head, 1);
    int rc = 0;
    bool lines = report->format->style == REPORT_LINES;
    if (!lines)
        report_head(report, out);
    for (size_t i = 0; rc == 0 && i < count; i++) {
        struct buf brief = {0};
        if (lines)
            report_head(report, out);
        rc = add_document(report, &documents[i], i + 1, out, &brief);
        if (rc == 0)
            rc = findings_add_brief(briefs, brief.bytes, brief.length, report->diag);
        buf_free(&brief);
    }
    if (rc == 0)
        report_tail(report, briefs, out);
    xmlFreeDoc(briefs);
    return rc;
}

/* Pages: the stylesheet makes XSL-FO, not text. */
static int
write_pages(struct mou *mou, const struct report *report, struct buf *out)
{
    xmlDoc *fo = xslt_apply(report->sheet, report->head, NULL, report->diag);
    int rc = fo != NULL ? render_pdf(mou, fo, "findings", out) : -1;
    if (fo != NULL)
        xmlFreeDoc(fo);
    return rc;
}

static int
write_whole(struct mou *mou, const struct report *report, const struct mou_text *documents,
            size_t count, struct buf *out)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < count; i++)
        rc = findings_add(report->head, documents[i].bytes, documents[i].length, report->diag);
    bool review = strcmp(report->format->name, "review") == 0;
    if (rc == 0 && review)
        rc = review_join(mou, report->head);
    if (rc == 0 && (review || strcmp(report->format->name, "pdf") == 0))
        return write_pages(mou, report, out);
    return rc == 0 ? report_whole(report, report->head, out) : rc;
}

int
mou_report(struct mou *mou, const struct mou_check_options *options, const char *format,
           bool colour, const struct mou_text *documents, size_t count, struct mou_text *out)
{
    struct report report;
    struct buf bytes = {0};
    int rc = begin_report(mou, options, format, colour, &report);
    if (rc == 0)
        rc = report.format->style == REPORT_WHOLE
                 ? write_whole(mou, &report, documents, count, &bytes)
                 : write_pieces(&report, documents, count, &bytes);
    end_report(&report);
    return give(mou, rc, &bytes, out);
}

int
mou_worst_level(const struct mou_text *document)
{
    return findings_worst(document->bytes, document->length);
}
