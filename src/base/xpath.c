/* Compiling and evaluating XPath on libxml2, with messages that name the place and the cause. Knows
 * no Schematron. */
#include "base/xpath.h"

#include <libxml/xmlerror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exslt_re.h"
#include "base/mem.h"
#include "base/xpath_lint.h"

enum {
    EXPRESSION_LIMIT =
        256 << 10,    /* bytes: far above what people write or one criterion compiles to */
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
    bool trusted;                     /* expressions were checked before */
    bool reported;                    /* the failure under way has its diagnostic */
    int code;                         /* libxml2's first complaint */
    int offset;
};

struct bound {
    char *name;
    void *binding;
};

struct xpath_expr {
    xmlXPathCompExpr *compiled; /* NULL: until it is first evaluated */
    char *text;
    struct xpath_place place;
    char *shown;
    struct bound *bound;
    size_t count, room;
};

static void
remember(void *data, xmlErrorPtr error)
{
    struct xpath *xpath = data;
    if (xpath->code != 0 || error == NULL)
        return;
    xpath->code = error->code;
    xpath->offset = error->int1;
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
    xpath_add_functions(xpath, xpath_core_functions);
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

xmlXPathContext *
xpath_context(struct xpath *xpath)
{
    return xpath->context;
}

void
xpath_add_functions(struct xpath *xpath, const struct xpath_function *table)
{
    struct tables *entry = mem_alloc(sizeof *entry);
    *entry = (struct tables){table, xpath->tables};
    xpath->tables = entry;
    for (; table->name != NULL; table++) {
        const xmlChar *name = (const xmlChar *)table->name, *uri = (const xmlChar *)table->uri;
        if (table->call == NULL)
            continue;
        xmlXPathRegisterFuncNS(xpath->context, name, uri, NULL); /* libxml2 keeps what it has */
        xmlXPathRegisterFuncNS(xpath->context, name, uri, table->call);
    }
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
    const struct xpath_place *place = &expr->place;
    struct buf what = {0};
    if (place->attribute != NULL)
        buf_puts(&what, place->attribute);
    if (place->element != NULL)
        buf_putf(&what, " of %s", place->element);
    if (place->id != NULL)
        buf_putf(&what, " %s", place->id);
    diag_error(diag, STATUS_LIBRARY, place->file, place->line, cure, "%s%s%s in \"%.300s\"",
               buf_text(&what), what.length > 0 ? ": " : "", cause,
               expr->shown != NULL ? expr->shown : expr->text);
    buf_free(&what);
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

/* Variables of an expression that is known to be right: all that follows a $ outside of literals.
 */
static void
bind_variables(struct xpath *xpath, struct xpath_expr *expr, void *scope)
{
    struct compiling compiling = {xpath, expr, scope};
    const char *at = expr->text;
    while (*(at += strcspn(at, "'\"$")) != '\0') {
        if (*at != '$') {
            at = strchr(at + 1, *at) + 1;
            continue;
        }
        size_t length = strcspn(at + 1, " \t\r\n/|()[]=!<>+*,'\"");
        char *name = mem_strndup(at + 1, length);
        lint_variable(&compiling, name);
        free(name);
        at += length;
    }
}

void
xpath_trust(struct xpath *xpath)
{
    xpath->trusted = true;
}

struct xpath_expr *
xpath_compile(struct xpath *xpath, const char *text, void *scope, const struct xpath_place *place,
              struct diag *diag)
{
    struct xpath_expr *expr = mem_alloc(sizeof *expr);
    expr->text = mem_strdup(text);
    expr->place = *place;
    expr->shown = place->shown != NULL ? mem_strdup(place->shown) : NULL;
    if (xpath->trusted) {
        bind_variables(xpath, expr, scope);
        return expr;
    }
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
xpath_eval(struct xpath *xpath, struct xpath_expr *expr, xmlNode *node, struct diag *diag)
{
    xmlXPathContext *context = xpath->context;
    if (expr->compiled == NULL && compile(xpath, expr, diag) != 0)
        return NULL;
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
