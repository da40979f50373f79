/* The facade of reporting: mou_report and mou_worst_level of mou.h, and the stylesheets that are
 * kept. */
#include <stdlib.h>
#include <string.h>

#include "base/xml.h"
#include "base/xslt.h"
#include "loaded.h"
#include "report/findings.h"
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

static void
add_profile(xmlDoc *findings, const struct library *library, const char *id)
{
    const struct record *record = library_record(library, LIBRARY_PROFILE, id);
    char *title = record == NULL ? NULL : xml_words(xml_child(record->node, "title"));
    findings_add_profile(findings, id, title);
    free(title);
}

/* base always applies and comes first. */
static xmlDoc *
head_of(const struct library *library, const struct mou_check_options *options)
{
    xmlDoc *findings = findings_new(mou_version(), as_of(library));
    add_profile(findings, library, "base");
    const char *const *profile = options == NULL ? NULL : options->profiles;
    for (; profile != NULL && *profile != NULL; profile++)
        if (strcmp(*profile, "base") != 0)
            add_profile(findings, library, *profile);
    return findings;
}

int
mou_report(struct mou *mou, const struct mou_check_options *options, const char *format,
           bool colour, const struct mou_text *documents, size_t count, struct mou_text *out)
{
    const char *path = report_stylesheet(format);
    if (path == NULL) {
        diag_error(&mou->diag, STATUS_USAGE, NULL, 0, "one of text, json, html",
                   "there is no report format “%s”", format);
        return STATUS_USAGE;
    }
    const struct stylesheet *sheet = context_stylesheet(mou, path);
    const struct library *library = context_library(mou, LIBRARY_WITHOUT_EXAMPLES);
    if (sheet == NULL || library == NULL)
        return STATUS_LIBRARY;
    struct buf bytes = {0};
    struct report *report =
        report_new(sheet, format, colour, head_of(library, options), &bytes, &mou->diag);
    int rc = report == NULL ? -1 : 0;
    for (size_t i = 0; rc == 0 && i < count; i++)
        rc = report_add(report, documents[i].bytes, documents[i].length, &bytes);
    if (rc == 0)
        rc = report_end(report, &bytes);
    report_free(report);
    if (rc == 0)
        context_give(out, &bytes);
    buf_free(&bytes);
    return rc == 0 ? STATUS_OK : mou_status(mou);
}

int
mou_worst_level(const struct mou_text *document)
{
    return findings_worst(document->bytes, document->length);
}
