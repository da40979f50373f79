/* Variables (ISO Schematron 5.4.5): of the schema, the phase, a pattern or a rule. A name may be
 * defined once in each, and a pattern may not define again what the schema or phase defines; a rule
 * may. Pattern variables can be seen from other patterns, unless two of those define the name.
 * Knows no rule. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/schematron_parts.h"

static struct let *
find_in(const struct lets *lets, const char *name)
{
    for (struct let *let = lets->first; let != NULL; let = let->next)
        if (strcmp(let->name, name) == 0)
            return let;
    return NULL;
}

static struct let *
find_elsewhere(const struct schematron *schema, const char *name)
{
    struct let *only = NULL;
    for (const struct pattern *pattern = schema->patterns; pattern != NULL;
         pattern = pattern->next) {
        struct let *let = pattern->active ? find_in(&pattern->lets, name) : NULL;
        if (let != NULL && only != NULL)
            return NULL;
        if (let != NULL)
            only = let;
    }
    return only;
}

static struct let *
find_global(const struct schematron *schema, const char *name)
{
    struct let *let = find_in(&schema->phase_lets, name);
    return let != NULL ? let : find_in(&schema->lets, name);
}

static void *
find(void *data, const char *name)
{
    const struct scope *scope = data;
    const struct schematron *schema = scope->compiler->schema;
    struct let *let = scope->rule != NULL ? find_in(&scope->rule->lets, name) : NULL;
    if (let == NULL && scope->pattern != NULL)
        let = find_in(&scope->pattern->lets, name);
    if (let == NULL)
        let = find_global(schema, name);
    return let != NULL ? let : find_elsewhere(schema, name);
}

/* Variables of the schema, the phase and other patterns see the primary document, those of a
 * pattern the document it runs over, those of a rule its context node. */
static xmlNode *
context_of(const struct let *let)
{
    struct schematron *schema = let->schema;
    if (let->of_rule)
        return schema->node;
    bool subordinate = let->pattern != NULL && let->pattern == schema->pattern;
    return (xmlNode *)(subordinate ? schema->doc : schema->run->doc);
}

static xmlXPathObject *
value(struct xpath_env *env, void *binding)
{
    struct let *let = binding;
    if (let->value == NULL && let->content != NULL)
        let->value = xmlXPathNewNodeSet((xmlNode *)let->content);
    if (let->value == NULL) {
        if (let->busy) {
            xpath_say(env, "the variable $%s is defined by itself", let->name);
            return NULL;
        }
        let->busy = true;
        let->value = sch_eval(let->schema, let->expr, context_of(let));
        let->busy = false;
    }
    return let->value != NULL ? xmlXPathObjectCopy(let->value) : NULL;
}

const struct xpath_variables sch_variables = {find, value};

static int
check_name(struct compiler *compiler, const struct lets *lets, const struct pattern *pattern,
           const xmlNode *element, const char *name)
{
    if (name == NULL || *name == '\0')
        return sch_fault(compiler, element, NULL, "<let> has no name");
    if (find_in(lets, name) != NULL)
        return sch_fault(compiler, element, "rename one of them",
                         "the variable $%s is defined twice in this %s", name,
                         (const char *)element->parent->name);
    if (pattern != NULL && lets == &pattern->lets && find_global(compiler->schema, name) != NULL)
        return sch_fault(
            compiler, element, "rename one of them",
            "the pattern defines the variable $%s, which the schema or phase defines too", name);
    return 0;
}

static xmlDoc *
content_of(const xmlNode *element)
{
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *copy = xmlDocCopyNode((xmlNode *)(size_t)element, doc, 1);
    for (xmlNode *child = copy->children, *next; child != NULL; child = next) {
        next = child->next;
        xmlUnlinkNode(child);
        xmlAddChild((xmlNode *)doc, child);
        xmlReconciliateNs(doc, child);
    }
    xmlFreeNode(copy);
    return doc;
}

static void
append(struct lets *lets, struct let *let)
{
    if (lets->last != NULL)
        lets->last->next = let;
    else
        lets->first = let;
    lets->last = let;
}

static struct let *
new_let(struct compiler *compiler, struct pattern *pattern, const xmlNode *element)
{
    struct let *let = mem_alloc(sizeof *let);
    let->name = mem_strdup(xml_attr(element, "name"));
    let->schema = compiler->schema;
    let->pattern = pattern;
    let->element = element;
    return let;
}

int
sch_declare(struct compiler *compiler, struct lets *lets, struct pattern *pattern,
            const xmlNode *element)
{
    if (check_name(compiler, lets, pattern, element, xml_attr(element, "name")) != 0)
        return -1;
    append(lets, new_let(compiler, pattern, element));
    return 0;
}

static int
check_content(struct compiler *compiler, const struct let *let)
{
    xmlNode *top = (xmlNode *)(size_t)let->element;
    for (xmlNode *at = top; at != NULL; at = xml_walk(at, top))
        if (at->type == XML_ELEMENT_NODE && at->ns != NULL &&
            strcmp((const char *)at->ns->href, XSL) == 0)
            return sch_fault(compiler, at, "use value=\"…\"",
                             "XSLT instructions in <let> are not supported");
    return 0;
}

int
sch_compile_let(const struct scope *scope, struct let *let)
{
    if (xml_attr(let->element, "value") == NULL) {
        let->content = content_of(let->element);
        return check_content(scope->compiler, let);
    }
    let->expr = sch_expr(scope, let->element, "value");
    return let->expr != NULL ? 0 : -1;
}

int
sch_rule_let(const struct scope *scope, const xmlNode *element)
{
    struct lets *lets = &scope->rule->lets;
    if (check_name(scope->compiler, lets, scope->pattern, element, xml_attr(element, "name")) != 0)
        return -1;
    struct let *let = new_let(scope->compiler, scope->pattern, element);
    let->of_rule = true;
    int rc = sch_compile_let(scope, let);
    append(lets, let);
    return rc;
}

void
sch_forget_lets(struct lets *lets)
{
    for (struct let *let = lets->first; let != NULL; let = let->next) {
        xmlXPathFreeObject(let->value);
        let->value = NULL;
    }
}

void
sch_free_lets(struct lets *lets)
{
    for (struct let *let = lets->first, *next; let != NULL; let = next) {
        next = let->next;
        xmlXPathFreeObject(let->value);
        xpath_expr_free(let->expr);
        xmlFreeDoc(let->content);
        free(let->name);
        free(let);
    }
    *lets = (struct lets){0};
}
