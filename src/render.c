/* The facade of page making: mou_render of mou.h. What a file is, is said by its root element; a
 * table says which design it gets. Agreements, topics and findings become XSL-FO first, and XSL-FO
 * becomes PDF. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/xml.h"
#include "base/xslt.h"
#include "loaded.h"
#include "report/findings.h"
#include "report/overview.h"
#include "report/resolve.h"
#include "typeset/typeset.h"

static const char fo_namespace[] = "http://www.w3.org/1999/XSL/Format";

static const struct design {
    const char *root, *html, *fo;
} designs[] = {
    {"agreement", "stylesheets/report/agreement-html.xsl", "stylesheets/print/agreement.xsl"},
    {"topic", "stylesheets/report/topic-html.xsl", "stylesheets/print/topic.xsl"},
    {"findings", "stylesheets/report/html.xsl", "stylesheets/print/findings.xsl"},
    {"outline", NULL, "stylesheets/print/handbook.xsl"},
};

static const struct design *
design_of(const xmlNode *root)
{
    for (size_t i = 0; i < sizeof designs / sizeof *designs; i++)
        if (xml_is(root, designs[i].root))
            return &designs[i];
    return NULL;
}

static bool
is_fo(const xmlNode *root)
{
    return strcmp((const char *)root->name, "root") == 0 && root->ns != NULL &&
           strcmp((const char *)root->ns->href, fo_namespace) == 0;
}

/* The outline with all the topics of the library below it. */
static int
add_topics(struct mou *mou, xmlDoc *outline)
{
    const struct library *library = context_library(mou, LIBRARY_ALL);
    if (library == NULL)
        return -1;
    for (size_t i = 0; i < library->topic_count; i++)
        xml_copy_into(xmlDocGetRootElement(outline), library->topics[i].node);
    resolve_topic(outline, library);
    return 0;
}

static void
complete_findings(xmlNode *findings)
{
    struct overview *overview = overview_new();
    xmlNode *document = xml_child(findings, "document");
    for (; document != NULL; document = xml_next(document, "document")) {
        findings_count(document);
        overview_add(overview, document);
    }
    overview_put(overview, findings);
    overview_free(overview);
}

/* What a stylesheet could not know from the file alone. Returns 0, or -1 after a diagnostic. */
static int
complete(struct mou *mou, xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    if (xml_is(root, "topic")) {
        const struct library *library = context_library(mou, LIBRARY_FOR_DRAFTING);
        if (library == NULL)
            return -1;
        resolve_topic(doc, library);
    } else if (xml_is(root, "outline")) {
        return add_topics(mou, doc);
    } else if (xml_is(root, "findings")) {
        complete_findings(root);
    }
    return 0;
}

static void
free_typesetter(void *typesetter)
{
    typesetter_free(typesetter);
}

/* One for the process. NULL after a diagnostic. */
static struct typesetter *
typesetter_of(struct mou *mou)
{
    static const char key[] = "typesetter";
    struct typesetter *typesetter = context_kept(mou, key);
    if (typesetter != NULL)
        return typesetter;
    typesetter = typesetter_new(mou->data, &mou->diag);
    if (typesetter != NULL)
        context_keep(mou, key, typesetter, free_typesetter);
    return typesetter;
}

int
render_prepare(struct mou *mou)
{
    struct typesetter *typesetter = typesetter_of(mou);
    if (typesetter == NULL)
        return -1;
    typesetter_warm(typesetter, &mou->diag);
    return 0;
}

int
render_pdf(struct mou *mou, xmlDoc *fo, const char *name, struct buf *out)
{
    struct typesetter *typesetter = typesetter_of(mou);
    return typesetter != NULL ? typeset(typesetter, fo, name, out, &mou->diag) : -1;
}

static int
write_fo(struct mou *mou, xmlDoc *fo, const char *path, bool pdf, struct buf *out)
{
    if (fo == NULL)
        return -1;
    if (pdf)
        return render_pdf(mou, fo, path, out);
    xml_write(fo, out, false);
    return 0;
}

/* sheet is NULL for a file that is XSL-FO already; else *doc is freed once it is XSL-FO, and NULL
 * then: the two and the pages would be a third of all memory. */
static int
render(struct mou *mou, xmlDoc **doc, const char *path, const char *format,
       const struct stylesheet *sheet, struct buf *out)
{
    bool pdf = strcmp(format, "pdf") == 0;
    if (sheet == NULL)
        return write_fo(mou, *doc, path, pdf, out);
    if (complete(mou, *doc) != 0)
        return -1;
    if (strcmp(format, "html") == 0)
        return xslt_apply_text(sheet, *doc, NULL, out, &mou->diag);
    xmlDoc *fo = xslt_apply(sheet, *doc, NULL, &mou->diag);
    xmlFreeDoc(*doc);
    *doc = NULL;
    int rc = write_fo(mou, fo, path, pdf, out);
    if (fo != NULL)
        xmlFreeDoc(fo);
    return rc;
}

/* Says what cannot be rendered. Returns 0, or -1 after a diagnostic. */
static int
check_kind(struct mou *mou, const xmlNode *root, const char *path, const char *format)
{
    bool html = strcmp(format, "html") == 0;
    if (!html && strcmp(format, "pdf") != 0 && strcmp(format, "fo") != 0) {
        diag_error(&mou->diag, STATUS_USAGE, NULL, 0, "one of pdf, html, fo",
                   "there is no page format “%s”", format);
        return -1;
    }
    const struct design *design = design_of(root);
    if ((design != NULL && (design->html != NULL || !html)) || (is_fo(root) && !html))
        return 0;
    if (is_fo(root) || design != NULL)
        diag_error(&mou->diag, STATUS_USAGE, path, 0, "ask for pdf",
                   "is %s, which has no HTML form",
                   is_fo(root) ? "XSL-FO" : "the outline of the handbook");
    else
        diag_error(&mou->diag, STATUS_INPUT, path, xmlGetLineNo(root),
                   "give an agreement, a topic, findings, clauses/agreement.xml (the handbook) or "
                   "XSL-FO; mou import makes an agreement of "
                   "other files",
                   "<%s> is nothing that can be rendered", (const char *)root->name);
    return -1;
}

/* A file, or the name of a page design: "signing" is stylesheets/print/signing.xsl. Yours. */
static char *
stylesheet_path(struct mou *mou, const char *name)
{
    char *inside = mem_format("stylesheets/print/%s.xsl", name), *path = context_path(mou, inside);
    bool designed = strpbrk(name, "/.") == NULL && !file_exists(name) && file_exists(path);
    free(inside);
    if (designed)
        return path;
    free(path);
    return mem_strdup(name);
}

static int
render_with(struct mou *mou, xmlDoc **doc, const char *path, const char *format,
            const char *stylesheet, struct buf *out)
{
    const struct design *design = design_of(xmlDocGetRootElement(*doc));
    if (stylesheet != NULL) {
        char *where = stylesheet_path(mou, stylesheet);
        struct stylesheet *own = xslt_load(where, &mou->diag);
        free(where);
        int rc = own == NULL ? -1 : render(mou, doc, path, format, own, out);
        xslt_free(own);
        return rc;
    }
    if (design == NULL)
        return render(mou, doc, path, format, NULL, out);
    const char *usual = strcmp(format, "html") == 0 ? design->html : design->fo;
    const struct stylesheet *sheet = context_stylesheet(mou, usual);
    return sheet == NULL ? -1 : render(mou, doc, path, format, sheet, out);
}

int
mou_render(struct mou *mou, const char *path, const char *format, const char *stylesheet,
           struct mou_text *out)
{
    mou->diag.worst = STATUS_OK; /* of this file, not of the one before */
    xmlDoc *doc = xml_read_file(path, &mou->diag, STATUS_INPUT);
    if (doc == NULL)
        return mou_status(mou);
    struct buf bytes = {0};
    int rc = check_kind(mou, xmlDocGetRootElement(doc), path, format);
    if (rc == 0)
        rc = render_with(mou, &doc, path, format, stylesheet, &bytes);
    if (doc != NULL)
        xmlFreeDoc(doc);
    if (rc == 0)
        context_give(out, &bytes);
    if (rc == 0 && strcmp(format, "pdf") == 0)
        out->pages = typesetter_pages(typesetter_of(mou));
    buf_free(&bytes);
    return rc == 0 ? STATUS_OK : mou_status(mou);
}
