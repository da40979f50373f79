/* Which format is written how. */
#include "report/report.h"

#include <stdio.h>
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
    {"html", "stylesheets/report/html.xsl", REPORT_PAGE, unread_by_none, false},
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
report_piece_free(struct report_piece *piece)
{
    buf_free(&piece->brief);
    buf_free(&piece->row);
    buf_free(&piece->body);
}

/* One part of the page: a row of the index, or a document's section. */
static int
put_part(const struct report *report, xmlDoc *document, const char *part, size_t position,
         struct buf *out)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", position);
    const char *params[] = {"part", part, "position", number, NULL};
    return xslt_apply_fragment(report->sheet, document, params, out, report->diag);
}

int
report_document(const struct report *report, xmlDoc *document, size_t position,
                struct report_piece *piece)
{
    xmlNode *node = xmlDocGetRootElement(document);
    enum report_style style = report->format->style;
    findings_count(node);
    findings_brief(node, style == REPORT_PAGE, &piece->brief);
    if (style == REPORT_JSON) {
        json_document(node, position == 1, &piece->body);
    } else if (style == REPORT_LINES) {
        json_line(node, &piece->body);
    } else if (style == REPORT_TEXT) {
        text_row(node, &piece->row);
        text_document(node, position, report->colour, &piece->body);
    } else if (put_part(report, document, "row", position, &piece->row) != 0 ||
               put_part(report, document, "document", position, &piece->body) != 0) {
        return -1;
    }
    return 0;
}

void
report_before_rows(const struct report *report, const struct overview *overview, struct buf *out)
{
    if (report->format->style == REPORT_TEXT && overview_documents(overview) > 1)
        text_before_rows(overview_documents(overview), report->colour, out);
}

void
report_tail(const struct report *report, const struct overview *overview, struct buf *out)
{
    if (report->format->style == REPORT_JSON)
        json_tail(out);
    else if (report->format->style == REPORT_TEXT)
        text_tail(xmlDocGetRootElement(report->head), overview, report->colour, out);
}

/* The frame holds a comment where the rows, and one where the bodies go. */
int
report_frame(const struct report *report, const struct overview *overview,
             struct buf parts[FRAME_PARTS])
{
    static const char *const places[] = {"<!--rows-->", "<!--documents-->"};
    const char *params[] = {"part", "frame", NULL};
    struct buf frame = {0};
    overview_put(overview, xmlDocGetRootElement(report->head));
    int rc = xslt_apply_text(report->sheet, report->head, params, &frame, report->diag);
    const char *at = buf_text(&frame);
    for (size_t i = 0; rc == 0 && i < sizeof places / sizeof *places; i++) {
        const char *place = strstr(at, places[i]);
        if (place == NULL)
            continue;
        buf_add(&parts[i], at, (size_t)(place - at));
        at = place + strlen(places[i]);
    }
    buf_puts(&parts[FRAME_PARTS - 1], at);
    buf_free(&frame);
    return rc;
}

int
report_whole(const struct report *report, xmlDoc *findings, struct buf *out)
{
    return xslt_apply_text(report->sheet, findings, NULL, out, report->diag);
}
