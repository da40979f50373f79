/* Rule contexts and key matches: XSLT 1.0 match patterns (5.2), written as absolute location paths,
 * so that one evaluation finds every node that the pattern matches. "a|@b" becomes "//a | //@b". */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/schematron_parts.h"

static bool
space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The end of a union's branch: the next '|' outside of brackets and quotes. */
static const char *
branch_end(const char *at)
{
    int depth = 0;
    for (; *at != '\0' && (*at != '|' || depth > 0); at++) {
        if (*at == '"' || *at == '\'') {
            const char *close = strchr(at + 1, *at);
            if (close == NULL)
                return at + strlen(at);
            at = close;
        } else if (*at == '[' || *at == '(') {
            depth++;
        } else if (*at == ']' || *at == ')') {
            depth--;
        }
    }
    return at;
}

/* Patterns that stand by themselves: /…, id(…), key(…), document(…), $nodes. Node tests look like
 * functions. */
static bool
absolute(const char *branch)
{
    if (*branch == '/' || *branch == '$')
        return true;
    size_t name = strcspn(branch, "/[]()@*|.:'\" \t\r\n");
    const char *after = branch + name;
    while (space(*after))
        after++;
    if (name == 0 || *after != '(')
        return false;
    static const char *const tests[] = {"text", "node", "comment", "processing-instruction"};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        if (strncmp(branch, tests[i], name) == 0 && tests[i][name] == '\0')
            return false;
    return true;
}

/* NULL when the text is no match pattern. */
static char *
make_absolute(const char *text)
{
    struct buf out = {0};
    for (const char *at = text, *end;; at = end + 1) {
        end = branch_end(at);
        while (space(*at))
            at++;
        if (at == end || *at == '(') {
            buf_free(&out);
            return NULL;
        }
        buf_puts(&out, out.length > 0 ? " | " : "");
        buf_puts(&out, absolute(at) ? "" : "//");
        buf_add(&out, at, (size_t)(end - at));
        if (*end == '\0')
            return buf_take(&out);
    }
}

static struct context *
known(const struct schematron *schema, const char *text)
{
    struct context *context = schema->contexts;
    while (context != NULL && !(context->shared && strcmp(context->text, text) == 0))
        context = context->next;
    return context;
}

static struct context *
compile(const struct scope *scope, char *text, const struct xpath_place *place)
{
    struct schematron *schema = scope->compiler->schema;
    /* A rule's own variables are defined by its context node, so its context cannot use them. */
    struct scope outer = {scope->compiler, scope->pattern, NULL};
    struct xpath_expr *expr =
        xpath_compile(schema->xpath, text, &outer, place, scope->compiler->diag);
    if (expr == NULL) {
        scope->compiler->faults++;
        free(text);
        return NULL;
    }
    struct context *context = mem_alloc(sizeof *context);
    context->text = text;
    context->expr = expr;
    context->shared = !xpath_uses_variables(expr);
    context->next = schema->contexts;
    schema->contexts = context;
    return context;
}

struct context *
sch_context(const struct scope *scope, const char *text, const xmlNode *element, const char *what)
{
    char *path = make_absolute(text);
    if (path == NULL) {
        sch_fault(scope->compiler, element, "write it as a location path such as a/b[c] | @d",
                  "the %s \"%.300s\" is no match pattern", what, text);
        return NULL;
    }
    struct context *context = known(scope->compiler->schema, path);
    if (context != NULL) {
        free(path);
        return context;
    }
    struct xpath_place place = sch_place(scope->compiler, element);
    place.what = what;
    place.shown = text;
    return compile(scope, path, &place);
}

const xmlNodeSet *
sch_context_nodes(struct schematron *schema, struct context *context, xmlDoc *doc)
{
    static const xmlNodeSet none;
    if (context->nodes == NULL || context->of != doc || !context->shared) {
        xmlXPathFreeObject(context->nodes);
        context->nodes = sch_eval(schema, context->expr, (xmlNode *)doc);
        context->of = doc;
    }
    if (context->nodes == NULL)
        return NULL;
    if (context->nodes->type != XPATH_NODESET || context->nodes->nodesetval == NULL)
        return &none;
    return context->nodes->nodesetval;
}

void
sch_forget_contexts(struct schematron *schema)
{
    for (struct context *context = schema->contexts; context != NULL; context = context->next) {
        xmlXPathFreeObject(context->nodes);
        context->nodes = NULL;
    }
}
