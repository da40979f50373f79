/* What reporting loads and begins with: the stylesheets that are kept, the head of a report, a
 * report made all at once. */
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

int
report_choose(struct mou *mou, const struct mou_report_plan *plan, struct report *report)
{
    *report = (struct report){
        .format = report_format(plan->format), .colour = plan->colour, .diag = &mou->diag};
    if (report->format == NULL) {
        diag_error(&mou->diag, STATUS_USAGE, NULL, 0, "one of text, json, jsonl, html, pdf, review",
                   "there is no report format “%s”", plan->format);
        return -1;
    }
    if (report->format->stylesheet != NULL)
        report->sheet = context_stylesheet(mou, report->format->stylesheet);
    return report->format->stylesheet != NULL && report->sheet == NULL ? -1 : 0;
}

int
report_begin(struct mou *mou, const struct mou_report_plan *plan, struct report *report)
{
    int rc = report_choose(mou, plan, report);
    const struct library *library = rc == 0 ? context_library(mou, LIBRARY_WITHOUT_EXAMPLES) : NULL;
    if (library != NULL)
        report->head = head_of(library, plan->options);
    return library != NULL ? 0 : -1;
}

void
report_end(struct report *report)
{
    if (report->head != NULL)
        xmlFreeDoc(report->head);
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

int
report_all(struct mou *mou, const struct report *report, struct buf *out)
{
    bool review = strcmp(report->format->name, "review") == 0;
    if (review && review_join(mou, report->head) != 0)
        return -1;
    return review || strcmp(report->format->name, "pdf") == 0
               ? write_pages(mou, report, out)
               : report_whole(report, report->head, out);
}

int
mou_worst_level(const struct mou_text *document)
{
    return findings_worst(document->bytes, document->length);
}
