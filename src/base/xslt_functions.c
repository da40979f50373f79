/* The mou: functions of stylesheets: arguments off the XPath stack, result back on it. The work is
 * done elsewhere. */
#include "base/xslt_functions.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <string.h>

#include "base/buf.h"
#include "base/terminal.h"
#include "base/xpath.h"

enum { WIDEST = 10000 }; /* columns: more is a mistake, and would only cost memory */

static void
give(xmlXPathParserContext *ctxt, struct buf *result)
{
    valuePush(ctxt, xmlXPathNewCString(buf_text(result)));
    buf_free(result);
}

static size_t
pop_width(xmlXPathParserContext *ctxt)
{
    double width = xmlXPathPopNumber(ctxt);
    return width >= 1 && width <= WIDEST ? (size_t)width : 1;
}

static void
function_plain(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlChar *text = xmlXPathPopString(ctxt);
    if (text == NULL)
        return;
    struct buf result = {0};
    terminal_plain(&result, (const char *)text);
    xmlFree(text);
    give(ctxt, &result);
}

static void
function_columns(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlChar *text = xmlXPathPopString(ctxt);
    if (text == NULL)
        return;
    valuePush(ctxt, xmlXPathNewFloat((double)terminal_columns((const char *)text)));
    xmlFree(text);
}

static void
function_pad(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(2);
    size_t width = pop_width(ctxt);
    xmlChar *text = xmlXPathPopString(ctxt);
    if (text == NULL)
        return;
    struct buf result = {0};
    terminal_pad(&result, (const char *)text, width);
    xmlFree(text);
    give(ctxt, &result);
}

static void
function_wrap(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(4);
    xmlChar *rest = xmlXPathPopString(ctxt);
    xmlChar *first = xmlXPathPopString(ctxt);
    size_t width = pop_width(ctxt);
    xmlChar *text = xmlXPathPopString(ctxt);
    struct buf result = {0};
    if (text != NULL && first != NULL && rest != NULL)
        terminal_wrap(&result, (const char *)text, width, (const char *)first, (const char *)rest);
    xmlFree(text);
    xmlFree(first);
    xmlFree(rest);
    give(ctxt, &result);
}

static void
put_path(struct buf *path, const xmlNode *node)
{
    unsigned int place = 1;
    if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
        return;
    put_path(path, node->parent);
    for (const xmlNode *before = node->prev; before != NULL; before = before->prev)
        place += before->type == XML_ELEMENT_NODE;
    buf_putf(path, ".%u", place);
}

/* Of the first of the nodes, if it is an element. */
static void
function_path(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    CHECK_TYPE(XPATH_NODESET);
    xmlNodeSet *nodes = xmlXPathPopNodeSet(ctxt);
    struct buf result = {0};
    if (nodes != NULL && nodes->nodeNr > 0 && nodes->nodeTab[0]->type == XML_ELEMENT_NODE)
        put_path(&result, nodes->nodeTab[0]);
    xmlXPathFreeNodeSet(nodes);
    give(ctxt, &result);
}

static void
function_ink(xmlXPathParserContext *ctxt, int nargs)
{
    CHECK_ARITY(1);
    xmlChar *name = xmlXPathPopString(ctxt);
    if (name == NULL)
        return;
    valuePush(ctxt, xmlXPathNewCString(terminal_ink((const char *)name)));
    xmlFree(name);
}

void
xslt_functions_register(void)
{
    static const struct {
        const char *name;
        xmlXPathFunction function;
    } functions[] = {
        {"plain", function_plain}, {"columns", function_columns}, {"pad", function_pad},
        {"wrap", function_wrap},   {"ink", function_ink},         {"path", function_path},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        xsltRegisterExtModuleFunction((const xmlChar *)functions[i].name,
                                      (const xmlChar *)XPATH_MOU, functions[i].function);
}
