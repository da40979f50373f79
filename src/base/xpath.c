/* Compiling and evaluating XPath on libxml2, with messages that name the place and the cause. Knows
 * no Schematron. */
#include "base/xpath.h"

#include <libxml/xmlerror.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exslt_re.h"
#include "base/mem.h"
#include "base/xpath_lint.h"

enum {
    EXPRESSION_LIMIT = 64 << 10, /* bytes: far above what people write */
    NESTED_LIMIT = 64 /* evaluations within evaluations: variables defined by variables */
};

struct namespace
{
    char *prefix, *uri;
};

struct tables {
    const struct xpath_function *rows;
    struct tables *next;
};

struct xpath {
    struct xpath_env env; /* first: a function's env is its evaluator's */
    xmlXPathContext *context;
    const struct xpath_variables *variables;
    struct tables *tables;
    struct namespace *namespaces;
    size_t namespace_count, namespace_room;
    const struct xpath_expr *running; /* its variables are being looked up */
    int depth;                        /* evaluations under way */
    bool reported;                    /* the failure under way has its diagnostic */
    int code;                         /* libxml2's first complaint */
    int offset;
};

struct bound {
    char *name;
    void *binding;
};

struct xpath_expr {
    xmlXPathCompExpr *compiled;
    char *text;
    struct xpath_place place;
    char *what, *shown;
    struct bound *bound;
    size_t count, room;
};

/* XPath 1.0, section 4: arguments of the core functions, and current() of XSLT 1.0, section 12.4.
 */
static void current(xmlXPathParserContext *parser, int nargs);
static const struct xpath_function core[] = {
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
    {NULL, "string-length", 0, 1, NULL, NULL},
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

static void
remember(void *data, xmlErrorPtr error)
{
    struct xpath *xpath = data;
    if (xpath->code != 0 || error == NULL)
        return;
    xpath->code = error->code;
    xpath->offset = error->int1;
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

static void
current(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 0, 0))
        return;
    struct xpath_env *env = xpath_env(parser);
    valuePush(parser,
              xmlXPathNewNodeSet(env->current != NULL ? env->current : parser->context->node));
}

static xmlXPathObject *
look_up(void *data, const xmlChar *name, const xmlChar *uri)
{
    struct xpath *xpath = data;
    const struct xpath_expr *expr = xpath->running;
    if (uri != NULL || expr == NULL)
        return NULL;
    for (size_t i = 0; i < expr->count; i++)
        if (strcmp(expr->bound[i].name, (const char *)name) == 0)
            return xpath->variables->value(&xpath->env, expr->bound[i].binding);
    return NULL;
}

struct xpath *
xpath_new(struct regex_cache *regexes, void *user, const struct xpath_variables *variables)
{
    struct xpath *xpath = mem_alloc(sizeof *xpath);
    xpath->env = (struct xpath_env){.regexes = regexes, .user = user};
    xpath->variables = variables;
    xpath->context = xmlXPathNewContext(NULL);
    xpath->context->userData = xpath;
    xpath->context->error = remember;
    xmlXPathContextSetCache(xpath->context, 1, -1, 0);
    xmlXPathRegisterVariableLookup(xpath->context, look_up, xpath);
    xpath_add_functions(xpath, core);
    xpath_add_functions(xpath, exslt_re_functions);
    xpath_add_namespace(xpath, "re", EXSLT_RE);
    xpath_add_namespace(xpath, "mou", XPATH_MOU);
    return xpath;
}

void
xpath_free(struct xpath *xpath)
{
    if (xpath == NULL)
        return;
    for (size_t i = 0; i < xpath->namespace_count; i++) {
        free(xpath->namespaces[i].prefix);
        free(xpath->namespaces[i].uri);
    }
    free(xpath->namespaces);
    for (struct tables *table = xpath->tables, *next; table != NULL; table = next) {
        next = table->next;
        free(table);
    }
    xmlXPathFreeContext(xpath->context);
    xpath_env_clear(&xpath->env);
    free(xpath);
}

struct xpath_env *
xpath_own_env(struct xpath *xpath)
{
    return &xpath->env;
}

void
xpath_add_functions(struct xpath *xpath, const struct xpath_function *table)
{
    struct tables *entry = mem_alloc(sizeof *entry);
    *entry = (struct tables){table, xpath->tables};
    xpath->tables = entry;
    for (; table->name != NULL; table++)
        if (table->call != NULL)
            xmlXPathRegisterFuncNS(xpath->context, (const xmlChar *)table->name,
                                   (const xmlChar *)table->uri, table->call);
}

void
xpath_add_namespace(struct xpath *xpath, const char *prefix, const char *uri)
{
    xmlXPathRegisterNs(xpath->context, (const xmlChar *)prefix, (const xmlChar *)uri);
    for (size_t i = 0; i < xpath->namespace_count; i++) {
        struct namespace *known = &xpath->namespaces[i];
        if (strcmp(known->prefix, prefix) == 0) {
            free(known->uri);
            known->uri = mem_strdup(uri);
            return;
        }
    }
    xpath->namespaces = mem_grow(xpath->namespaces, &xpath->namespace_room,
                                 xpath->namespace_count + 1, sizeof *xpath->namespaces);
    xpath->namespaces[xpath->namespace_count++] =
        (struct namespace){mem_strdup(prefix), mem_strdup(uri)};
}

const char *
xpath_namespace(const struct xpath *xpath, const char *prefix)
{
    if (strcmp(prefix, "xml") == 0)
        return (const char *)XML_XML_NAMESPACE;
    for (size_t i = 0; i < xpath->namespace_count; i++)
        if (strcmp(xpath->namespaces[i].prefix, prefix) == 0)
            return xpath->namespaces[i].uri;
    return NULL;
}

/* The lint's questions. */

struct compiling {
    struct xpath *xpath;
    struct xpath_expr *expr;
    void *scope;
};

static const char *
lint_namespace(void *data, const char *prefix)
{
    return xpath_namespace(((struct compiling *)data)->xpath, prefix);
}

static bool
same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static const struct xpath_function *
lint_function(void *data, const char *uri, const char *name)
{
    const struct xpath *xpath = ((struct compiling *)data)->xpath;
    for (const struct tables *table = xpath->tables; table != NULL; table = table->next)
        for (const struct xpath_function *row = table->rows; row->name != NULL; row++)
            if (same(row->uri, uri) && strcmp(row->name, name) == 0)
                return row;
    return NULL;
}

static bool
lint_variable(void *data, const char *name)
{
    struct compiling *compiling = data;
    struct xpath_expr *expr = compiling->expr;
    const struct xpath_variables *variables = compiling->xpath->variables;
    for (size_t i = 0; i < expr->count; i++)
        if (strcmp(expr->bound[i].name, name) == 0)
            return true;
    void *binding = variables != NULL ? variables->find(compiling->scope, name) : NULL;
    if (binding == NULL)
        return false;
    expr->bound = mem_grow(expr->bound, &expr->room, expr->count + 1, sizeof *expr->bound);
    expr->bound[expr->count++] = (struct bound){mem_strdup(name), binding};
    return true;
}

static void
report(struct diag *diag, const struct xpath_expr *expr, const char *cure, const char *cause)
{
    const char *what = expr->what;
    diag_error(diag, STATUS_LIBRARY, expr->place.file, expr->place.line, cure,
               "%s%s%s in \"%.300s\"", what != NULL ? what : "", what != NULL ? ": " : "", cause,
               expr->shown != NULL ? expr->shown : expr->text);
}

static int
lint(struct xpath *xpath, struct xpath_expr *expr, void *scope, struct diag *diag)
{
    struct compiling compiling = {xpath, expr, scope};
    struct lint_host host = {&compiling, lint_namespace, lint_function, lint_variable, &xpath->env};
    struct lint_fault fault = {0};
    int rc = lint_expression(expr->text, &host, &fault);
    if (rc != 0)
        report(diag, expr, fault.cure, fault.cause);
    free(fault.cause);
    free(fault.cure);
    return rc;
}

static int
compile(struct xpath *xpath, struct xpath_expr *expr, struct diag *diag)
{
    xpath->code = xpath->offset = 0;
    if (strlen(expr->text) > EXPRESSION_LIMIT) {
        diag_error(diag, STATUS_LIBRARY, expr->place.file, expr->place.line, "use variables",
                   "an expression is longer than %d KiB", EXPRESSION_LIMIT >> 10);
        return -1;
    }
    expr->compiled = xmlXPathCtxtCompile(xpath->context, (const xmlChar *)expr->text);
    if (expr->compiled != NULL)
        return 0;
    char *cause =
        xpath->offset > 0 && expr->shown == NULL
            ? mem_format("%s (at character %d)", xpath_words(xpath->code), xpath->offset + 1)
            : mem_strdup(xpath_words(xpath->code));
    report(diag, expr, NULL, cause);
    free(cause);
    return -1;
}

struct xpath_expr *
xpath_compile(struct xpath *xpath, const char *text, void *scope, const struct xpath_place *place,
              struct diag *diag)
{
    struct xpath_expr *expr = mem_alloc(sizeof *expr);
    expr->text = mem_strdup(text);
    expr->place = *place;
    expr->what = place->what != NULL ? mem_strdup(place->what) : NULL;
    expr->shown = place->shown != NULL ? mem_strdup(place->shown) : NULL;
    if (compile(xpath, expr, diag) == 0 && lint(xpath, expr, scope, diag) == 0)
        return expr;
    xpath_expr_free(expr);
    return NULL;
}

void
xpath_expr_free(struct xpath_expr *expr)
{
    if (expr == NULL)
        return;
    if (expr->compiled != NULL)
        xmlXPathFreeCompExpr(expr->compiled);
    for (size_t i = 0; i < expr->count; i++)
        free(expr->bound[i].name);
    free(expr->bound);
    free(expr->what);
    free(expr->shown);
    free(expr->text);
    free(expr);
}

bool
xpath_uses_variables(const struct xpath_expr *expr)
{
    return expr->count > 0;
}

void
xpath_limit(struct xpath *xpath, unsigned long operations)
{
    xpath->context->opLimit = operations;
    xpath->context->opCount = 0;
}

static void
report_failure(struct xpath *xpath, const struct xpath_expr *expr, struct diag *diag)
{
    if (!xpath->reported)
        report(diag, expr, NULL,
               xpath->env.why[0] != '\0' ? xpath->env.why : xpath_words(xpath->code));
    xpath->reported = true;
}

xmlXPathObject *
xpath_eval(struct xpath *xpath, const struct xpath_expr *expr, xmlNode *node, struct diag *diag)
{
    xmlXPathContext *context = xpath->context;
    if (xpath->depth == 0) {
        xpath->reported = false;
        xpath->code = 0;
        xpath->env.why[0] = '\0';
    } else if (xpath->depth > NESTED_LIMIT) {
        snprintf(xpath->env.why, sizeof xpath->env.why,
                 "variables are defined through more than %d others", NESTED_LIMIT);
        report_failure(xpath, expr, diag);
        return NULL;
    }
    const struct xpath_expr *running = xpath->running;
    xmlNode *outer = context->node, *current_node = xpath->env.current;
    xmlDoc *doc = context->doc;
    int size = context->contextSize, position = context->proximityPosition;
    context->node = xpath->env.current = node;
    context->doc = node->doc;
    context->contextSize = context->proximityPosition = 1;
    xpath->running = expr;
    xpath->depth++;
    xmlXPathObject *value = xmlXPathCompiledEval(expr->compiled, context);
    xpath->depth--;
    xpath->running = running;
    context->node = outer;
    context->doc = doc;
    context->contextSize = size;
    context->proximityPosition = position;
    xpath->env.current = current_node;
    if (value == NULL)
        report_failure(xpath, expr, diag);
    return value;
}
