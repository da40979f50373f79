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

static int
add_path(const struct scope *scope, struct context *context, const char *branch, size_t length,
         const struct xpath_place *place)
{
    /* A rule's own variables are defined by its context node, so its context cannot use them. */
    struct scope outer = {scope->compiler, scope->pattern, NULL};
    char *path = mem_format("%s%.*s", absolute(branch) ? "" : "//", (int)length, branch);
    struct xpath_expr *expr = sch_xpath(&outer, path, place);
    free(path);
    if (expr == NULL) {
        scope->compiler->faults++;
        return -1;
    }
    context->paths =
        mem_grow(context->paths, &context->room, context->count + 1, sizeof *context->paths);
    context->paths[context->count++] = expr;
    context->shared = context->shared && !xpath_uses_variables(expr);
    return 0;
}

static int
compile(const struct scope *scope, struct context *context, const xmlNode *element,
        const char *what)
{
    struct xpath_place place = sch_place(scope->compiler, element);
    place.attribute = what;
    place.element = (const char *)element->name;
    place.shown = context->text;
    int rc = 0;
    for (const char *at = context->text, *end; rc == 0; at = end + 1) {
        end = branch_end(at);
        while (space(*at))
            at++;
        if (at == end || *at == '(')
            return sch_fault(scope->compiler, element,
                             "write it as a location path such as a/b[c] | @d",
                             "the %s \"%.300s\" is no match pattern", what, context->text);
        rc = add_path(scope, context, at, (size_t)(end - at), &place);
        if (*end == '\0')
            break;
    }
    return rc;
}

static struct context *
known(const struct schematron *schema, const char *text)
{
    struct context *context = schema->contexts;
    while (context != NULL && !(context->shared && strcmp(context->text, text) == 0))
        context = context->next;
    return context;
}

struct context *
sch_context(const struct scope *scope, const char *text, const xmlNode *element, const char *what)
{
    struct schematron *schema = scope->compiler->schema;
    struct context *context = known(schema, text);
    if (context != NULL)
        return context;
    context = mem_alloc(sizeof *context);
    context->text = mem_strdup(text);
    context->shared = true;
    context->next = schema->contexts;
    schema->contexts = context;
    return compile(scope, context, element, what) == 0 ? context : NULL;
}

/* Branches are joined here and not by libxml2, which compares every node with every other. */
static void
join(xmlNodeSet *into, const xmlNodeSet *from, struct node_set *seen)
{
    for (int i = 0; from != NULL && i < from->nodeNr; i++) {
        xmlNode *node = from->nodeTab[i];
        /* Namespace nodes match no XSLT pattern. */
        if (node->type != XML_NAMESPACE_DECL && node_set_add(seen, node, NULL))
            xmlXPathNodeSetAddUnique(into, node);
    }
}

xmlNodeSet *
sch_match(struct schematron *schema, const struct context *context, xmlDoc *doc)
{
    xmlNodeSet *nodes = xmlXPathNodeSetCreate(NULL);
    struct node_set seen = {0};
    for (size_t i = 0; i < context->count && !schema->failed; i++) {
        xmlXPathObject *value = sch_eval(schema, context->paths[i], (xmlNode *)doc);
        if (value != NULL && value->type == XPATH_NODESET)
            join(nodes, value->nodesetval, &seen);
        xmlXPathFreeObject(value);
    }
    node_set_free(&seen);
    if (context->count > 1)
        xmlXPathNodeSetSort(nodes);
    return nodes;
}

const xmlNodeSet *
sch_context_nodes(struct schematron *schema, struct context *context, xmlDoc *doc)
{
    if (context->nodes == NULL || context->of != doc || !context->shared) {
        xmlXPathFreeNodeSet(context->nodes);
        context->nodes = sch_match(schema, context, doc);
        context->of = doc;
    }
    return schema->failed ? NULL : context->nodes;
}

void
sch_forget_contexts(struct schematron *schema)
{
    for (struct context *context = schema->contexts; context != NULL; context = context->next) {
        xmlXPathFreeNodeSet(context->nodes);
        context->nodes = NULL;
    }
}

void
sch_free_contexts(struct schematron *schema)
{
    for (struct context *context = schema->contexts, *next; context != NULL; context = next) {
        next = context->next;
        for (size_t i = 0; i < context->count; i++)
            xpath_expr_free(context->paths[i]);
        free(context->paths);
        free(context->text);
        free(context);
    }
}
