/* Running the report stylesheets: text and JSON piece by piece, HTML in one go, because its index
 * comes first. */
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/findings.h"

struct report {
    const struct stylesheet *sheet;
    xmlDoc *findings; /* of a report in pieces: head and, while it is written, one document */
    xmlDoc *seen;     /* of a report in pieces: every document without its findings, for the closing
                         table */
    bool whole, colour;
    int count;
    struct diag *diag;
};

static const struct {
    const char *format, *stylesheet;
    bool whole;
} formats[] = {
    {"text", "stylesheets/report/text.xsl", false},
    {"json", "stylesheets/report/json.xsl", false},
    {"html", "stylesheets/report/html.xsl", true},
};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *
report_stylesheet(const char *format)
{
    for (int i = 0; i < FORMATS; i++)
        if (strcmp(formats[i].format, format) == 0)
            return formats[i].stylesheet;
    return NULL;
}

static bool
is_whole(const char *format)
{
    for (int i = 0; i < FORMATS; i++)
        if (strcmp(formats[i].format, format) == 0)
            return formats[i].whole;
    return true;
}

static int
write_part(const struct report *report, xmlDoc *findings, const char *part, struct buf *out)
{
    char position[16];
    snprintf(position, sizeof position, "%d", report->count);
    const char *params[] = {
        "part", part, "position", position, "colour", report->colour ? "yes" : "no", NULL};
    return xslt_apply_text(report->sheet, findings, params, out, report->diag);
}

struct report *
report_new(const struct stylesheet *sheet, const char *format, bool colour, xmlDoc *findings,
           struct buf *out, struct diag *diag)
{
    struct report *report = mem_alloc(sizeof *report);
    *report = (struct report){.sheet = sheet,
                              .findings = findings,
                              .whole = is_whole(format),
                              .colour = colour,
                              .diag = diag};
    if (report->whole)
        return report;
    report->seen = xmlCopyDoc(findings, 1);
    if (write_part(report, findings, "head", out) == 0)
        return report;
    report_free(report);
    return NULL;
}

/* Keeps what the closing table needs and drops the rest. */
static void
fold(struct report *report, xmlNode *document)
{
    for (xmlNode *child = xml_first(document), *next; child != NULL; child = next) {
        next = xml_after(child);
        if (!xml_is(child, "summary")) {
            xmlUnlinkNode(child);
            xmlFreeNode(child);
        }
    }
    xml_copy_into(xmlDocGetRootElement(report->seen), document);
    xmlUnlinkNode(document);
    xmlFreeNode(document);
}

int
report_add(struct report *report, const char *bytes, size_t length, struct buf *out)
{
    xmlNode *document = findings_add(report->findings, bytes, length, report->diag);
    if (document == NULL)
        return -1;
    report->count++;
    if (report->whole)
        return 0;
    int rc = write_part(report, report->findings, "document", out);
    fold(report, document);
    return rc;
}

int
report_end(struct report *report, struct buf *out)
{
    return report->whole ? write_part(report, report->findings, "all", out)
                         : write_part(report, report->seen, "tail", out);
}

void
report_free(struct report *report)
{
    if (report == NULL)
        return;
    xmlFreeDoc(report->findings);
    if (report->seen != NULL)
        xmlFreeDoc(report->seen);
    free(report);
}
