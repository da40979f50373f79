/* Running a compiled schema over a document (ISO Schematron 6.5): within a pattern, a node belongs
 * to the first rule whose context matches it. */
#include <stdlib.h>
#include <string.h>

#include "base/uri.h"
#include "check/schematron_parts.h"

xmlXPathObject *
sch_eval(struct schematron *schema, struct xpath_expr *expr, xmlNode *node)
{
    xmlXPathObject *value = xpath_eval(schema->xpath, expr, node, schema->diag);
    if (value == NULL)
        schema->failed = true;
    return value;
}

static bool
filled(const xmlXPathObject *value)
{
    return value->type == XPATH_NODESET && value->nodesetval != NULL &&
           value->nodesetval->nodeNr > 0;
}

static void
evaluate(struct schematron *schema, const struct assertion *assertion, xmlNode *node)
{
    xmlXPathObject *value = sch_eval(schema, assertion->test, node);
    if (value == NULL)
        return;
    bool holds = xmlXPathCastToBoolean(value) != 0;
    struct schematron_result result = {
        .assertion = &assertion->shown,
        .node = node,
        .fired = holds == assertion->shown.report,
        .nodes = filled(value) ? value->nodesetval : NULL,
        .schema = schema,
    };
    schema->run->result(schema->run->sink, &result);
    xmlXPathFreeObject(value);
    xmlXPathFreeObject(schema->evidence);
    schema->evidence = NULL;
}

static const xmlNodeSet *
subject_nodes(struct schematron *schema, struct xpath_expr *subject, xmlNode *node)
{
    if (schema->evidence == NULL && subject != NULL)
        schema->evidence = sch_eval(schema, subject, node);
    if (schema->evidence == NULL)
        return NULL;
    return filled(schema->evidence) ? schema->evidence->nodesetval : NULL;
}

const xmlNodeSet *
schematron_evidence(const struct schematron_result *result)
{
    struct schematron *schema = result->schema;
    const struct assertion *assertion = (const struct assertion *)result->assertion;
    if (result->nodes != NULL)
        return result->nodes;
    struct xpath_expr *subject =
        assertion->subject != NULL ? assertion->subject : schema->rule->subject;
    const xmlNodeSet *nodes = subject_nodes(schema, subject, result->node);
    if (nodes != NULL)
        return nodes;
    xmlXPathFreeObject(schema->evidence);
    schema->evidence = xmlXPathNewNodeSet(result->node);
    return schema->evidence->nodesetval;
}

static void
run_rule(struct schematron *schema, struct rule *rule, xmlNode *node)
{
    schema->node = node;
    schema->rule = rule;
    if (rule->lets.first != NULL)
        sch_forget_lets(&rule->lets);
    if (schema->run->rule != NULL)
        schema->run->rule(schema->run->sink, rule->element, rule->text, node);
    for (const struct assertion *assertion = rule->first; assertion != NULL && !schema->failed;
         assertion = assertion->next)
        evaluate(schema, assertion, node);
}

static void
run_over(struct schematron *schema, struct pattern *pattern, xmlDoc *doc)
{
    struct node_set taken = {0}; /* by earlier rules of the pattern */
    bool several = pattern->first != pattern->last;
    schema->pattern = pattern;
    schema->doc = doc;
    if (schema->run->pattern != NULL)
        schema->run->pattern(schema->run->sink, pattern->element, doc);
    for (struct rule *rule = pattern->first; rule != NULL && !schema->failed; rule = rule->next) {
        const xmlNodeSet *nodes = sch_context_nodes(schema, rule->context, doc);
        for (int i = 0; nodes != NULL && i < nodes->nodeNr && !schema->failed; i++) {
            xmlNode *node = nodes->nodeTab[i];
            if (!several || node_set_add(&taken, node, NULL))
                run_rule(schema, rule, node);
        }
    }
    node_set_free(&taken);
}

static void
run_subordinate(struct schematron *schema, struct pattern *pattern, const char *reference)
{
    const char *base = (const char *)schema->run->doc->URL;
    char *path = uri_to_path(base, reference);
    xmlDoc *doc = NULL;
    if (path == NULL)
        diag_error(schema->diag, STATUS_INPUT, base, 0, "copy the file beside the document",
                   "names the document '%.200s', which is no local file", reference);
    else
        doc = sch_document(schema, path, schema->diag);
    free(path);
    if (doc == NULL) {
        schema->failed = true;
        return;
    }
    sch_forget_lets(&pattern->lets);
    run_over(schema, pattern, doc);
    sch_forget_lets(&pattern->lets);
}

/* ISO 5.4.9: the documents that documents= names are looked at instead of the primary one; relative
 * to it. */
static void
run_documents(struct schematron *schema, struct pattern *pattern)
{
    xmlXPathObject *named = sch_eval(schema, pattern->documents, (xmlNode *)schema->run->doc);
    if (named == NULL)
        return;
    if (named->type == XPATH_NODESET) {
        for (int i = 0;
             named->nodesetval != NULL && i < named->nodesetval->nodeNr && !schema->failed; i++) {
            xmlChar *reference = xmlXPathCastNodeToString(named->nodesetval->nodeTab[i]);
            run_subordinate(schema, pattern, (const char *)reference);
            xmlFree(reference);
        }
    } else {
        xmlChar *reference = xmlXPathCastToString(named);
        run_subordinate(schema, pattern, (const char *)reference);
        xmlFree(reference);
    }
    xmlXPathFreeObject(named);
}

/* Values of one run must not be seen by the next. */
static void
forget(struct schematron *schema)
{
    sch_forget_lets(&schema->lets);
    sch_forget_lets(&schema->phase_lets);
    for (struct pattern *pattern = schema->patterns; pattern != NULL; pattern = pattern->next) {
        sch_forget_lets(&pattern->lets);
        for (struct rule *rule = pattern->first; rule != NULL; rule = rule->next)
            sch_forget_lets(&rule->lets);
    }
    sch_forget_contexts(schema);
    sch_forget_indexes(schema);
    node_set_free(&schema->ids);
    xpath_env_clear(xpath_own_env(schema->xpath));
    sch_loaded_free(schema->documents);
    schema->documents = NULL;
    schema->run = NULL;
    schema->diag = NULL;
}

/* Numbers the elements, which lets libxml2 sort nodes in a time that does not depend on how many
 * siblings they have. */
static unsigned long
usual_operations(xmlDoc *doc)
{
    long elements = xmlXPathOrderDocElems(doc);
    return SCH_OPERATIONS + (elements > 0 ? (unsigned long)elements : 0) * SCH_NODE_OPERATIONS;
}

int
schematron_run(struct schematron *schema, const struct schematron_run *run, struct diag *diag)
{
    schema->run = run;
    schema->diag = diag;
    schema->failed = false;
    xpath_own_env(schema->xpath)->user = run->user;
    unsigned long usual = usual_operations(run->doc);
    xpath_limit(schema->xpath, run->operations > 0 ? run->operations : usual);
    for (struct pattern *pattern = schema->patterns; pattern != NULL && !schema->failed;
         pattern = pattern->next) {
        if (!pattern->active)
            continue;
        schema->pattern = pattern;
        schema->doc = run->doc;
        if (pattern->documents != NULL)
            run_documents(schema, pattern);
        else
            run_over(schema, pattern, run->doc);
    }
    forget(schema);
    return schema->failed ? -1 : 0;
}
