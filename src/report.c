/* mou_report and mou_worst_level: from checked documents to one report. */
#include "context.h"

#include <stdlib.h>
#include <string.h>

#include "base/xml.h"
#include "base/xslt.h"
#include "report/findings.h"
#include "report/report.h"

static void
free_sheet(void *sheet)
{
    xslt_free(sheet);
}

/* path is a string constant: it is the key too. */
static const struct stylesheet *
stylesheet_of(struct mou *mou, const char *path)
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

/* base always applies and comes first. */
static xmlDoc *
head_of(const struct mou_check_options *options)
{
    xmlDoc *findings = findings_new(mou_version(), "");
    findings_add_profile(findings, "base", NULL);
    const char *const *profile = options == NULL ? NULL : options->profiles;
    for (; profile != NULL && *profile != NULL; profile++)
        if (strcmp(*profile, "base") != 0)
            findings_add_profile(findings, *profile, NULL);
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
    const struct stylesheet *sheet = stylesheet_of(mou, path);
    if (sheet == NULL)
        return STATUS_LIBRARY;
    struct buf bytes = {0};
    struct report *report = report_new(sheet, format, colour, head_of(options), &bytes, &mou->diag);
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
