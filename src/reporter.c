/* The facade of reporting: reports in pieces, and mou_report, which is all pieces at once. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/spool.h"
#include "base/xml.h"
#include "loaded.h"
#include "report/findings.h"
#include "report/report.h"

/* Formats that are one tree in the end; what they take grows with each agreement. */
enum { LIMIT = 25 };

struct mou_reporter {
    struct mou *mou;
    struct report report;
    bool whole; /* all documents at once, at the end */
    bool begun; /* the head is written */
    mou_write write;
    void *context;
    struct overview *overview;
    struct spool *rows, *bodies; /* bodies: where the overview comes before them */
};

/* A page on one agreement looks otherwise than its section in a page on several. */
static bool
is_whole(const struct report_format *format, size_t count)
{
    return format->style == REPORT_WHOLE || (format->style == REPORT_PAGE && count == 1);
}

size_t
mou_report_limit(const char *format)
{
    const struct report_format *known = report_format(format);
    bool review = strcmp(format, "review") == 0;
    return known == NULL || known->style != REPORT_WHOLE ? 0 : review ? 1 : LIMIT;
}

/* Brief, row and body with a NUL behind each of the first two: XML and our reports hold none. */
static void
join_piece(struct report_piece *parts, struct mou_text *piece)
{
    struct buf all = {0};
    buf_add(&all, buf_text(&parts->brief), parts->brief.length + 1);
    buf_add(&all, buf_text(&parts->row), parts->row.length + 1);
    buf_add(&all, buf_text(&parts->body), parts->body.length);
    context_give(piece, &all);
    report_piece_free(parts);
}

int
report_piece(struct mou *mou, const struct mou_report_plan *plan, xmlDoc *document, size_t position,
             struct mou_text *piece)
{
    struct report report;
    struct report_piece parts = {0};
    int rc = report_choose(mou, plan, &report);
    if (rc == 0 && is_whole(report.format, plan->count)) {
        findings_count(xmlDocGetRootElement(document));
        findings_brief(xmlDocGetRootElement(document), false, &parts.brief);
        xml_write(document, &parts.body, false);
    } else if (rc == 0) {
        rc = report_document(&report, document, position, &parts);
    }
    if (rc == 0)
        join_piece(&parts, piece);
    report_piece_free(&parts);
    return rc == 0 ? STATUS_OK : mou_status(mou);
}

int
mou_report_piece(struct mou *mou, const struct mou_report_plan *plan,
                 const struct mou_text *document, size_t position, struct mou_text *piece)
{
    const struct report_format *known = report_format(plan->format);
    xmlDoc *doc = findings_read(document->bytes, document->length,
                                known == NULL ? NULL : known->unread, &mou->diag);
    if (doc == NULL)
        return mou_status(mou);
    int status = report_piece(mou, plan, doc, position, piece);
    xmlFreeDoc(doc);
    return status;
}

struct mou_reporter *
mou_reporter_new(struct mou *mou, const struct mou_report_plan *plan, mou_write write,
                 void *context)
{
    struct mou_reporter *reporter = mem_alloc(sizeof *reporter);
    *reporter = (struct mou_reporter){.mou = mou, .write = write, .context = context};
    if (report_begin(mou, plan, &reporter->report) != 0) {
        mou_reporter_free(reporter);
        return NULL;
    }
    reporter->whole = is_whole(reporter->report.format, plan->count);
    reporter->overview = overview_new();
    reporter->rows = spool_new(&mou->diag);
    reporter->bodies = spool_new(&mou->diag);
    return reporter;
}

void
mou_reporter_free(struct mou_reporter *reporter)
{
    if (reporter == NULL)
        return;
    report_end(&reporter->report);
    overview_free(reporter->overview);
    spool_free(reporter->rows);
    spool_free(reporter->bodies);
    free(reporter);
}

static int
put(struct mou_reporter *reporter, const struct buf *bytes)
{
    return reporter->write(reporter->context, buf_text(bytes), bytes->length) == 0 ? STATUS_OK
                                                                                   : STATUS_OUTPUT;
}

static int
put_spool(struct mou_reporter *reporter, struct spool *spool)
{
    return spool_give(spool, reporter->write, reporter->context) == 0 ? STATUS_OK : STATUS_OUTPUT;
}

static enum report_style
style_of(const struct mou_reporter *reporter)
{
    return reporter->whole ? REPORT_WHOLE : reporter->report.format->style;
}

/* What comes before the first body, or before every one where each is a line of its own. */
static int
put_head(struct mou_reporter *reporter, bool body)
{
    enum report_style style = style_of(reporter);
    bool here = style == REPORT_LINES ? body : style != REPORT_PAGE && style != REPORT_WHOLE;
    if (!here || (reporter->begun && style != REPORT_LINES))
        return STATUS_OK;
    struct buf head = {0};
    report_head(&reporter->report, &head);
    int status = put(reporter, &head);
    buf_free(&head);
    reporter->begun = true;
    return status;
}

/* JSON has no overview. */
static int
take_brief(struct mou_reporter *reporter, const char *brief)
{
    if (style_of(reporter) != REPORT_TEXT && style_of(reporter) != REPORT_PAGE)
        return STATUS_OK;
    xmlDoc *doc = findings_read(brief, strlen(brief), NULL, &reporter->mou->diag);
    if (doc == NULL)
        return mou_status(reporter->mou);
    overview_add(reporter->overview, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    return STATUS_OK;
}

static int
take_row(struct mou_reporter *reporter, const char *row)
{
    return spool_add(reporter->rows, row, strlen(row)) == 0 ? STATUS_OK : STATUS_OUTPUT;
}

static int
take_body(struct mou_reporter *reporter, const char *body, size_t length)
{
    struct mou *mou = reporter->mou;
    int rc;
    if (style_of(reporter) == REPORT_WHOLE)
        return findings_add(reporter->report.head, body, length, &mou->diag) == 0 ? STATUS_OK
                                                                                  : mou_status(mou);
    if (style_of(reporter) == REPORT_PAGE)
        rc = spool_add(reporter->bodies, body, length);
    else
        rc = reporter->write(reporter->context, body, length);
    return rc == 0 ? STATUS_OK : STATUS_OUTPUT;
}

int
mou_reporter_add(struct mou_reporter *reporter, const struct mou_text *piece, int *level)
{
    const char *brief = piece->bytes, *row = brief + strlen(brief) + 1,
               *body = row + strlen(row) + 1;
    if (level != NULL)
        *level = findings_worst(brief, strlen(brief));
    int status = put_head(reporter, true);
    if (status == STATUS_OK)
        status = take_brief(reporter, brief);
    if (status == STATUS_OK)
        status = take_row(reporter, row);
    if (status == STATUS_OK)
        status = take_body(reporter, body, piece->length - (size_t)(body - brief));
    return status;
}

static int
end_page(struct mou_reporter *reporter)
{
    struct buf parts[FRAME_PARTS] = {{0}};
    struct spool *between[FRAME_PARTS] = {reporter->rows, reporter->bodies};
    int status = report_frame(&reporter->report, reporter->overview, parts) == 0
                     ? STATUS_OK
                     : mou_status(reporter->mou);
    for (size_t i = 0; i < FRAME_PARTS; i++) {
        if (status == STATUS_OK)
            status = put(reporter, &parts[i]);
        if (status == STATUS_OK && between[i] != NULL)
            status = put_spool(reporter, between[i]);
        buf_free(&parts[i]);
    }
    return status;
}

static int
end_pieces(struct mou_reporter *reporter)
{
    struct buf before = {0}, tail = {0};
    report_before_rows(&reporter->report, reporter->overview, &before);
    report_tail(&reporter->report, reporter->overview, &tail);
    int status = put_head(reporter, false);
    if (status == STATUS_OK)
        status = put(reporter, &before);
    if (status == STATUS_OK && before.length > 0)
        status = put_spool(reporter, reporter->rows);
    if (status == STATUS_OK)
        status = put(reporter, &tail);
    buf_free(&before);
    buf_free(&tail);
    return status;
}

static int
end_whole(struct mou_reporter *reporter)
{
    struct buf all = {0};
    int status = report_all(reporter->mou, &reporter->report, &all) == 0
                     ? put(reporter, &all)
                     : mou_status(reporter->mou);
    buf_free(&all);
    return status;
}

int
mou_reporter_end(struct mou_reporter *reporter)
{
    switch (style_of(reporter)) {
    case REPORT_WHOLE:
        return end_whole(reporter);
    case REPORT_PAGE:
        return end_page(reporter);
    default:
        return end_pieces(reporter);
    }
}

static int
gather(void *context, const char *bytes, size_t length)
{
    buf_add(context, bytes, length);
    return 0;
}

int
mou_report(struct mou *mou, const struct mou_report_plan *plan, const struct mou_text *documents,
           struct mou_text *out)
{
    struct buf all = {0};
    struct mou_reporter *reporter = mou_reporter_new(mou, plan, gather, &all);
    int status = reporter == NULL ? mou_status(mou) : STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < plan->count; i++) {
        struct mou_text piece = {0};
        status = mou_report_piece(mou, plan, &documents[i], i + 1, &piece);
        if (status == STATUS_OK)
            status = mou_reporter_add(reporter, &piece, NULL);
        mou_text_free(&piece);
    }
    if (status == STATUS_OK)
        status = mou_reporter_end(reporter);
    if (status == STATUS_OK)
        context_give(out, &all);
    mou_reporter_free(reporter);
    buf_free(&all);
    return status;
}
