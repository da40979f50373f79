/* Which format is written how. */
#include "report/report.h"

#include <string.h>

#include "report/findings.h"
#include "report/json.h"
#include "report/text.h"

static const char *const unread_by_text[] = {"url", "holds", "caution", NULL};
static const char *const unread_by_json[] = {"title", "why",     "name", "citation", "url",
                                             "holds", "caution", "para", NULL};
static const char *const unread_by_none[] = {NULL};

static const struct report_format formats[] = {
    {"text", NULL, REPORT_TEXT, unread_by_text, true},
    {"json", NULL, REPORT_JSON, unread_by_json, false},
    {"jsonl", NULL, REPORT_LINES, unread_by_json, false},
    {"html", "stylesheets/report/html.xsl", REPORT_WHOLE, unread_by_none, false},
    {"pdf", "stylesheets/print/findings.xsl", REPORT_WHOLE, unread_by_none, false}, /* XSL-FO */
    {"review", "stylesheets/print/review.xsl", REPORT_WHOLE, unread_by_none, false},
};

const struct report_format *
report_format(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

void
report_head(const struct report *report, struct buf *out)
{
    const xmlNode *findings = xmlDocGetRootElement(report->head);
    if (report->format->style == REPORT_JSON)
        json_head(findings, out);
    else if (report->format->style == REPORT_LINES)
        json_line_head(findings, out);
    else
        text_head(findings, out);
}

void
report_document(const struct report *report, xmlDoc *document, size_t position, struct buf *out,
                struct buf *brief)
{
    xmlNode *node = xmlDocGetRootElement(document);
    findings_count(node);
    findings_brief(node, brief);
    if (report->format->style == REPORT_JSON)
        json_document(node, position == 1, out);
    else if (report->format->style == REPORT_LINES)
        json_line(node, out);
    else
        text_document(node, position, report->colour, out);
}

void
report_tail(const struct report *report, xmlDoc *briefs, struct buf *out)
{
    if (report->format->style == REPORT_JSON)
        json_tail(out);
    else if (report->format->style == REPORT_TEXT)
        text_tail(xmlDocGetRootElement(briefs), report->colour, out);
}

int
report_whole(const struct report *report, xmlDoc *findings, struct buf *out)
{
    return xslt_apply_text(report->sheet, findings, NULL, out, report->diag);
}
