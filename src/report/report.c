/* Which format is written how. */
#include "report/report.h"

#include <stdio.h>
#include <string.h>

#include "report/findings.h"
#include "report/json.h"

static const char *const unread_by_text[] = {"url", "holds", "caution", NULL};
static const char *const unread_by_json[] = {"title", "why",     "name", "citation", "url",
                                             "holds", "caution", "para", NULL};
static const char *const unread_by_none[] = {NULL};

static const struct report_format formats[] = {
    {"text", "stylesheets/report/text.xsl", false, unread_by_text},
    {"json", NULL, false, unread_by_json},
    {"html", "stylesheets/report/html.xsl", true, unread_by_none},
    {"pdf", "stylesheets/print/findings.xsl", true, unread_by_none}, /* both: their XSL-FO */
    {"review", "stylesheets/print/review.xsl", true, unread_by_none},
};

const struct report_format *
report_format(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

static int
transform(const struct report *report, xmlDoc *findings, const char *part, size_t position,
          struct buf *out)
{
    char place[24];
    snprintf(place, sizeof place, "%zu", position);
    const char *params[] = {
        "part", part, "position", place, "colour", report->colour ? "yes" : "no", NULL};
    return xslt_apply_text(report->sheet, findings, params, out, report->diag);
}

int
report_head(const struct report *report, struct buf *out)
{
    if (report->sheet != NULL)
        return transform(report, report->head, "head", 0, out);
    json_head(xmlDocGetRootElement(report->head), out);
    return 0;
}

int
report_document(const struct report *report, xmlDoc *document, size_t position, struct buf *out,
                struct buf *brief)
{
    xmlNode *node = xmlDocGetRootElement(document);
    findings_count(node);
    findings_brief(node, brief);
    if (report->sheet == NULL) {
        json_document(node, position == 1, out);
        return 0;
    }
    findings_wrap(document, report->head);
    return transform(report, document, "document", position, out);
}

int
report_tail(const struct report *report, xmlDoc *briefs, struct buf *out)
{
    if (report->sheet != NULL)
        return transform(report, briefs, "tail", 0, out);
    json_tail(out);
    return 0;
}

int
report_whole(const struct report *report, xmlDoc *findings, struct buf *out)
{
    return transform(report, findings, "all", 1, out);
}
