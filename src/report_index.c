/* The facade of overviews: mou_summary and mou_report_index. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "loaded.h"
#include "report/findings.h"
#include "report/index.h"

static const char design[] = "stylesheets/report/index.xsl";

int
mou_summary(struct mou *mou, const struct mou_text *document, struct mou_text *out)
{
    static const char *const unread[] = {"why",       "message", "evidence", "note",
                                         "authority", "clause",  NULL};
    struct buf members = {0};
    xmlDoc *doc = findings_read(document->bytes, document->length, unread, &mou->diag);
    if (doc == NULL)
        return mou_status(mou);
    findings_count(xmlDocGetRootElement(doc));
    index_summary(xmlDocGetRootElement(doc), &members);
    xmlFreeDoc(doc);
    context_give(out, &members);
    return STATUS_OK;
}

struct row {
    const char *line;
    long ranks[4]; /* errors, contrary, missing, partial: the more, the earlier */
    char *output;
};

/* Those that could not be checked come first: somebody has to look. */
static int
by_need(const void *a, const void *b)
{
    const struct row *one = a, *other = b;
    for (size_t i = 0; i < sizeof one->ranks / sizeof *one->ranks; i++)
        if (one->ranks[i] != other->ranks[i])
            return one->ranks[i] < other->ranks[i] ? 1 : -1;
    return strcmp(one->output, other->output);
}

static bool
is_failed(const xmlNode *node)
{
    return strcmp(xml_attr_or(node, "status", ""), "failed") == 0;
}

static void
rank(struct row *row, const xmlNode *node)
{
    static const char *const names[] = {"error", "contrary", "missing", "partial"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        row->ranks[i] = is_failed(node) ? 1 << 20 : atol(xml_attr_or(node, names[i], "0"));
    row->output = mem_strdup(xml_attr_or(node, "output", ""));
}

/* Fills the rows and counts into root. Returns how many there are. */
static size_t
read_rows(const struct library *library, const char *folder, const char *const *lines, size_t count,
          struct row *rows, xmlNode *root)
{
    size_t known = 0, failed = 0, faulty = 0;
    for (size_t i = 0; i < count; i++) {
        xmlDoc *doc = index_row(lines[i], library, folder);
        if (doc == NULL)
            continue;
        const xmlNode *node = xmlDocGetRootElement(doc);
        rows[known].line = lines[i];
        failed += is_failed(node);
        faulty += !is_failed(node) && atol(xml_attr_or(node, "error", "0")) > 0;
        rank(&rows[known++], node);
        xmlFreeDoc(doc);
    }
    xml_setf(root, "documents", "%zu", known);
    xml_setf(root, "failed", "%zu", failed);
    xml_setf(root, "faulty", "%zu", faulty);
    return known;
}

static int
put_row(struct mou *mou, const struct stylesheet *sheet, const struct library *library,
        const char *folder, const char *line, struct buf *out)
{
    xmlDoc *doc = index_row(line, library, folder);
    int rc = xslt_apply_fragment(sheet, doc, NULL, out, &mou->diag);
    xmlFreeDoc(doc);
    return rc;
}

int
mou_report_index(struct mou *mou, const char *folder, const char *const *lines, size_t count,
                 struct mou_text *out)
{
    static const char place[] = "<!--rows-->";
    const struct stylesheet *sheet = context_stylesheet(mou, design);
    const struct library *library =
        sheet != NULL ? context_library(mou, LIBRARY_WITHOUT_EXAMPLES) : NULL;
    if (library == NULL)
        return mou_status(mou);
    xmlDoc *frame_tree = xml_new("index");
    xmlNode *root = xmlDocGetRootElement(frame_tree);
    xml_set(root, "version", mou_version());
    struct row *rows = mem_alloc((count + 1) * sizeof *rows);
    size_t known = read_rows(library, folder, lines, count, rows, root);
    qsort(rows, known, sizeof *rows, by_need);
    struct buf frame = {0}, page = {0};
    int rc = xslt_apply_text(sheet, frame_tree, NULL, &frame, &mou->diag);
    const char *at = buf_text(&frame), *here = strstr(at, place);
    if (here != NULL) {
        buf_add(&page, at, (size_t)(here - at));
        at = here + strlen(place);
    }
    for (size_t i = 0; i < known; i++) {
        if (rc == 0)
            rc = put_row(mou, sheet, library, folder, rows[i].line, &page);
        free(rows[i].output);
    }
    buf_puts(&page, at);
    if (rc == 0)
        context_give(out, &page);
    free(rows);
    xmlFreeDoc(frame_tree);
    buf_free(&frame);
    buf_free(&page);
    return rc == 0 ? STATUS_OK : mou_status(mou);
}
