/* What functions called from XPath need: their env, arguments, failures; and the core functions as
 * a table. Knows no evaluator. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xpath.h"

const char *
xpath_words(int code)
{
    static const char *const words[] = {
        [XPATH_NUMBER_ERROR] = "a number is malformed",
        [XPATH_UNFINISHED_LITERAL_ERROR] = "a quotation mark is not closed",
        [XPATH_START_LITERAL_ERROR] = "a quoted text is expected",
        [XPATH_VARIABLE_REF_ERROR] = "a variable name is expected after $",
        [XPATH_UNDEF_VARIABLE_ERROR] = "a variable is not defined",
        [XPATH_INVALID_PREDICATE_ERROR] = "a predicate [ ] is malformed",
        [XPATH_EXPR_ERROR] = "the expression is malformed",
        [XPATH_UNCLOSED_ERROR] = "a parenthesis or bracket is not closed",
        [XPATH_UNKNOWN_FUNC_ERROR] = "a function is not known",
        [XPATH_INVALID_OPERAND] = "an operand has the wrong type",
        [XPATH_INVALID_TYPE] = "a value has the wrong type, such as a text where nodes are needed",
        [XPATH_INVALID_ARITY] = "a function has the wrong number of arguments",
        [XPATH_INVALID_CTXT_SIZE] = "last() has no context",
        [XPATH_INVALID_CTXT_POSITION] = "position() has no context",
        [XPATH_UNDEF_PREFIX_ERROR] = "a prefix is not declared",
        [XPATH_ENCODING_ERROR] = "the text is not UTF-8",
        [XPATH_INVALID_CHAR_ERROR] = "a character is not allowed",
        [XPATH_INVALID_CTXT] = "there is no context node",
        [XPATH_STACK_ERROR] = "the evaluation went wrong",
        [XPATH_FORBID_VARIABLE_ERROR] = "variables are not allowed here",
        [XPATH_OP_LIMIT_EXCEEDED] = "the evaluation takes too many steps",
        [XPATH_RECURSION_LIMIT_EXCEEDED] = "the expression nests too deep",
    };
    int n = code - XML_XPATH_EXPRESSION_OK;
    if (n < 0 || n >= (int)(sizeof words / sizeof *words) || words[n] == NULL)
        return "the expression cannot be evaluated";
    return words[n];
}

struct xpath_env *
xpath_env(const xmlXPathParserContext *parser)
{
    return parser->context->userData;
}

static void
say(struct xpath_env *env, const char *format, va_list args)
{
    if (env->why[0] == '\0')
        vsnprintf(env->why, sizeof env->why, format, args);
}

void
xpath_say(struct xpath_env *env, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(env, format, args);
    va_end(args);
}

void
xpath_fail(xmlXPathParserContext *parser, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(xpath_env(parser), format, args);
    va_end(args);
    xmlXPathErr(parser, XPATH_EXPR_ERROR);
}

bool
xpath_arity(xmlXPathParserContext *parser, int nargs, int min, int max)
{
    bool right = nargs >= min && nargs <= max && parser->valueNr >= nargs;
    if (!right)
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
    return right;
}

void
xpath_env_clear(struct xpath_env *env)
{
    xmlFreeDoc(env->scratch);
    env->scratch = NULL;
    env->why[0] = '\0';
}

xmlNode *
xpath_env_node(struct xpath_env *env, const char *name, const char *text, size_t length)
{
    if (env->scratch == NULL)
        env->scratch = xml_new("scratch");
    xmlNode *node = xml_add(xmlDocGetRootElement(env->scratch), name);
    if (length > 0)
        xmlAddChild(node, xmlNewDocTextLen(env->scratch, (const xmlChar *)text, (int)length));
    return node;
}

/* The text of a node that holds its string value in one piece. */
static const char *
whole_text(const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE)
        return (const char *)node->content;
    if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE)
        return NULL;
    const xmlNode *only = node->children;
    if (only == NULL || only->next != NULL || only->type != XML_TEXT_NODE)
        return NULL;
    return (const char *)only->content;
}

const char *
xpath_pop_string(xmlXPathParserContext *parser, xmlXPathObject **keep)
{
    xmlXPathObject *value = valuePop(parser);
    *keep = value;
    if (value == NULL)
        return "";
    if (value->type == XPATH_NODESET && value->nodesetval != NULL &&
        value->nodesetval->nodeNr == 1) {
        const char *text = whole_text(value->nodesetval->nodeTab[0]);
        if (text != NULL)
            return text;
    }
    *keep = xmlXPathConvertString(value);
    const xmlChar *text = *keep != NULL ? (*keep)->stringval : NULL;
    return text != NULL ? (const char *)text : "";
}

const char *
xpath_node_string(xmlNode *node, xmlChar **own)
{
    const char *whole = whole_text(node);
    *own = whole == NULL ? xmlXPathCastNodeToString(node) : NULL;
    return whole != NULL ? whole : *own != NULL ? (const char *)*own : "";
}

xmlXPathObject *
xpath_pop_nodes(xmlXPathParserContext *parser)
{
    xmlXPathObject *nodes = valuePop(parser);
    if (nodes != NULL && nodes->type == XPATH_NODESET)
        return nodes;
    xmlXPathFreeObject(nodes);
    xmlXPathErr(parser, XPATH_INVALID_TYPE);
    return NULL;
}

static void
current(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 0, 0))
        return;
    struct xpath_env *env = xpath_env(parser);
    valuePush(parser,
              xmlXPathNewNodeSet(env->current != NULL ? env->current : parser->context->node));
}

/* As libxml2's, without a copy of the text. */
static void
string_length(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 0, 1))
        return;
    if (nargs == 0)
        valuePush(parser, xmlXPathNewNodeSet(parser->context->node));
    xmlXPathObject *keep = NULL;
    const char *text = xpath_pop_string(parser, &keep);
    size_t characters = 0;
    for (const char *end = text + strlen(text); text < end; text++)
        characters += ((unsigned char)*text & 0xC0) != 0x80;
    xmlXPathFreeObject(keep);
    valuePush(parser, xmlXPathNewFloat((double)characters));
}

/* XPath 1.0, section 4: arguments of the core functions, and current() of XSLT 1.0, section 12.4.
 */
const struct xpath_function xpath_core_functions[] = {
    {NULL, "last", 0, 0, NULL, NULL},
    {NULL, "position", 0, 0, NULL, NULL},
    {NULL, "count", 1, 1, NULL, NULL},
    {NULL, "id", 1, 1, NULL, NULL},
    {NULL, "local-name", 0, 1, NULL, NULL},
    {NULL, "namespace-uri", 0, 1, NULL, NULL},
    {NULL, "name", 0, 1, NULL, NULL},
    {NULL, "string", 0, 1, NULL, NULL},
    {NULL, "concat", 2, -1, NULL, NULL},
    {NULL, "starts-with", 2, 2, NULL, NULL},
    {NULL, "contains", 2, 2, NULL, NULL},
    {NULL, "substring-before", 2, 2, NULL, NULL},
    {NULL, "substring-after", 2, 2, NULL, NULL},
    {NULL, "substring", 2, 3, NULL, NULL},
    {NULL, "string-length", 0, 1, string_length, NULL},
    {NULL, "normalize-space", 0, 1, NULL, NULL},
    {NULL, "translate", 3, 3, NULL, NULL},
    {NULL, "boolean", 1, 1, NULL, NULL},
    {NULL, "not", 1, 1, NULL, NULL},
    {NULL, "true", 0, 0, NULL, NULL},
    {NULL, "false", 0, 0, NULL, NULL},
    {NULL, "lang", 1, 1, NULL, NULL},
    {NULL, "number", 0, 1, NULL, NULL},
    {NULL, "sum", 1, 1, NULL, NULL},
    {NULL, "floor", 1, 1, NULL, NULL},
    {NULL, "ceiling", 1, 1, NULL, NULL},
    {NULL, "round", 1, 1, NULL, NULL},
    {NULL, "current", 0, 0, current, NULL},
    {NULL, NULL, 0, 0, NULL, NULL},
};
