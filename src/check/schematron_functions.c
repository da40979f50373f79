/* Functions of XSLT 1.0 (section 12) that rules use beside the core of XPath: document(), key(),
 * generate-id() and system-property(). */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/uri.h"
#include "check/schematron_parts.h"

enum { DOCUMENTS = 1000 }; /* read in one run */

xmlDoc *
sch_document(struct schematron *schema, const char *path, struct diag *diag)
{
    size_t count = 0;
    struct loaded *loaded = schema->documents;
    for (; loaded != NULL && strcmp(loaded->path, path) != 0; loaded = loaded->next)
        count++;
    if (loaded != NULL)
        return loaded->doc;
    if (count >= DOCUMENTS) {
        diag_error(diag, STATUS_INPUT, path, 0, NULL, "the schema asks for more than %d documents",
                   DOCUMENTS);
        return NULL;
    }
    loaded = mem_alloc(sizeof *loaded);
    *loaded = (struct loaded){mem_strdup(path), xml_read_file(path, diag, STATUS_INPUT),
                              schema->documents};
    schema->documents = loaded;
    return loaded->doc;
}

/* XSLT 1.0, 12.1: an unreadable document is no nodes; rules use that to test whether it is there.
 */
static xmlDoc *
document_or_none(struct schematron *schema, const char *path)
{
    struct buf words = {0};
    struct diag quiet = {.capture = &words};
    bool there = file_exists(path);
    xmlDoc *doc = there ? sch_document(schema, path, &quiet) : NULL;
    if (doc == NULL && there && words.length > 0)
        diag_warn(schema->diag, path, 0, NULL,
                  "document() finds nothing, since this cannot be read");
    buf_free(&words);
    return doc;
}

static void
add_document(struct schematron *schema, const char *base, const char *reference, xmlNodeSet *set)
{
    char *path = uri_to_path(base, reference);
    xmlDoc *doc = path != NULL ? document_or_none(schema, path) : NULL;
    const char *id = uri_fragment(reference);
    xmlNode *node = doc != NULL && id != NULL ? sch_by_id(doc, id) : (xmlNode *)doc;
    if (node != NULL)
        xmlXPathNodeSetAdd(set, node);
    free(path);
}

static const char *
base_of(const xmlNode *node)
{
    if (node->type == XML_NAMESPACE_DECL || node->doc == NULL)
        return NULL;
    return (const char *)node->doc->URL;
}

static void
document(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 1, 2))
        return;
    struct schematron *schema = xpath_env(parser)->owner;
    xmlXPathObject *near = nargs == 2 ? valuePop(parser) : NULL, *what = valuePop(parser);
    const char *base = NULL;
    if (near != NULL && near->type == XPATH_NODESET && near->nodesetval != NULL &&
        near->nodesetval->nodeNr > 0)
        base = base_of(near->nodesetval->nodeTab[0]);
    xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);
    const xmlNodeSet *nodes = what->type == XPATH_NODESET ? what->nodesetval : NULL;
    for (int i = 0; nodes != NULL && i < nodes->nodeNr; i++) {
        xmlChar *reference = xmlXPathCastNodeToString(nodes->nodeTab[i]);
        add_document(schema, base != NULL ? base : base_of(nodes->nodeTab[i]), (char *)reference,
                     set);
        xmlFree(reference);
    }
    if (what->type != XPATH_NODESET) {
        xmlChar *reference = xmlXPathCastToString(what);
        add_document(schema, base != NULL ? base : schema->file, (char *)reference, set);
        xmlFree(reference);
    }
    xmlXPathFreeObject(near);
    xmlXPathFreeObject(what);
    valuePush(parser, xmlXPathWrapNodeSet(set));
}

/* Numbers in order of asking, not addresses: the same input gives the same output. */
static void
generate_id(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 0, 1))
        return;
    struct schematron *schema = xpath_env(parser)->owner;
    const xmlNode *node = parser->context->node;
    if (nargs == 1) {
        xmlNodeSet *set = xmlXPathPopNodeSet(parser);
        if (parser->error != 0)
            return;
        if (set != NULL && set->nodeNr > 1)
            xmlXPathNodeSetSort(set);
        node = set != NULL && set->nodeNr > 0 ? set->nodeTab[0] : NULL;
        xmlXPathFreeNodeSet(set);
    }
    size_t number = 0;
    if (node != NULL)
        node_set_add(&schema->ids, node, &number);
    char *id = node != NULL ? mem_format("id%zu", number + 1) : mem_strdup("");
    valuePush(parser, xmlXPathNewCString(id));
    free(id);
}

static void
system_property(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 1, 1))
        return;
    xmlXPathObject *keep = NULL;
    const char *name = xpath_pop_string(parser, &keep);
    if (strcmp(name, "xsl:version") == 0)
        valuePush(parser, xmlXPathNewFloat(1.0));
    else
        valuePush(parser, xmlXPathNewCString(strcmp(name, "xsl:vendor") == 0 ? "mou" : ""));
    xmlXPathFreeObject(keep);
}

const struct xpath_function sch_functions[] = {
    {NULL, "key", 2, 2, sch_key, sch_check_key},
    {NULL, "document", 1, 2, document, NULL},
    {NULL, "generate-id", 0, 1, generate_id, NULL},
    {NULL, "system-property", 1, 1, system_property, NULL},
    {NULL, NULL, 0, 0, NULL, NULL},
};
