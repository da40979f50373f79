/* xsl:key and key() (XSLT 1.0, section 12.2; element content as in XSLT 2.0, 16.3.1). The index of
 * a key over a document is made when it is first asked for and lives until the run ends. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/schematron_parts.h"

static int
declare_key(struct compiler *compiler, const xmlNode *element)
{
    const char *name = xml_attr(element, "name");
    if (name == NULL || xml_attr(element, "match") == NULL)
        return sch_fault(compiler, element, NULL, "xsl:key needs a name and a match");
    struct key *key = mem_alloc(sizeof *key);
    key->name = name;
    key->element = element;
    key->next = compiler->schema->keys;
    compiler->schema->keys = key;
    return 0;
}

static int
compile_key(struct compiler *compiler, struct key *key)
{
    struct scope scope = {compiler, NULL, NULL};
    int rc = 0;
    key->match = sch_context(&scope, xml_attr(key->element, "match"), key->element, "match");
    if (xml_attr(key->element, "use") == NULL)
        rc = sch_compile_parts(&scope, key->element, &key->content);
    else if ((key->use = sch_expr(&scope, key->element, "use")) == NULL)
        rc = -1;
    return key->match != NULL ? rc : -1;
}

int
sch_compile_keys(struct compiler *compiler)
{
    int rc = 0;
    for (size_t i = 0; i < compiler->key_count; i++)
        rc |= declare_key(compiler, compiler->keys[i]);
    for (struct key *key = compiler->schema->keys; key != NULL; key = key->next)
        rc |= compile_key(compiler, key);
    return rc;
}

char *
sch_check_key(struct xpath_env *env, const char *const *args, int count)
{
    const struct schematron *schema = env->owner;
    if (count < 1 || args[0] == NULL)
        return NULL;
    for (const struct key *key = schema->keys; key != NULL; key = key->next)
        if (strcmp(key->name, args[0]) == 0)
            return NULL;
    return mem_format("there is no xsl:key named '%s'", args[0]);
}

static void
index_under(xmlHashTable *index, const xmlChar *value, xmlNode *node)
{
    xmlNodeSet *set = xmlHashLookup(index, value);
    if (set == NULL) {
        set = xmlXPathNodeSetCreate(NULL);
        xmlHashAddEntry(index, value, set);
    }
    /* A node that comes twice for one value comes twice in a row. */
    if (set->nodeNr == 0 || set->nodeTab[set->nodeNr - 1] != node)
        xmlXPathNodeSetAddUnique(set, node);
}

static void
index_value(xmlHashTable *index, xmlXPathObject *value, xmlNode *node)
{
    if (value->type != XPATH_NODESET) {
        xmlChar *text = xmlXPathCastToString(value);
        index_under(index, text, node);
        xmlFree(text);
        return;
    }
    for (int i = 0; value->nodesetval != NULL && i < value->nodesetval->nodeNr; i++) {
        xmlChar *text = xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]);
        index_under(index, text, node);
        xmlFree(text);
    }
}

static void
index_node(struct schematron *schema, const struct key *key, xmlHashTable *index, xmlNode *node)
{
    if (key->use != NULL) {
        xmlXPathObject *value = sch_eval(schema, key->use, node);
        if (value != NULL)
            index_value(index, value, node);
        xmlXPathFreeObject(value);
        return;
    }
    struct buf text = {0};
    sch_put_parts(schema, &key->content, node, &text);
    index_under(index, (const xmlChar *)buf_text(&text), node);
    buf_free(&text);
}

static void
index_key(struct schematron *schema, const struct key *key, struct key_index *index)
{
    xmlNodeSet *nodes = sch_match(schema, key->match, (xmlDoc *)(size_t)index->doc);
    for (int i = 0; i < nodes->nodeNr && !schema->failed; i++)
        index_node(schema, key, index->nodes, nodes->nodeTab[i]);
    xmlXPathFreeNodeSet(nodes);
}

/* Several keys of one name are one key. NULL when there is none. */
static struct key_index *
index_of(struct schematron *schema, const char *name, const xmlDoc *doc)
{
    struct key_index *index = schema->indexes;
    while (index != NULL && !(index->doc == doc && strcmp(index->name, name) == 0))
        index = index->next;
    if (index != NULL)
        return index;
    for (const struct key *key = schema->keys; key != NULL; key = key->next) {
        if (strcmp(key->name, name) != 0)
            continue;
        if (index == NULL) {
            index = mem_alloc(sizeof *index);
            *index = (struct key_index){key->name, doc, xmlHashCreate(64), schema->indexes};
            schema->indexes = index;
        }
        index_key(schema, key, index);
    }
    return index;
}

static void
free_set(void *set, const xmlChar *name)
{
    (void)name;
    xmlXPathFreeNodeSet(set);
}

void
sch_forget_indexes(struct schematron *schema)
{
    for (struct key_index *index = schema->indexes, *next; index != NULL; index = next) {
        next = index->next;
        xmlHashFree(index->nodes, free_set);
        free(index);
    }
    schema->indexes = NULL;
}

static xmlNodeSet *
look_up(const struct key_index *index, xmlXPathObject *value)
{
    xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
    if (value->type != XPATH_NODESET) {
        xmlChar *text = xmlXPathCastToString(value);
        found = xmlXPathNodeSetMerge(found, xmlHashLookup(index->nodes, text));
        xmlFree(text);
        return found;
    }
    for (int i = 0; value->nodesetval != NULL && i < value->nodesetval->nodeNr; i++) {
        xmlChar *text = xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]);
        found = xmlXPathNodeSetMerge(found, xmlHashLookup(index->nodes, text));
        xmlFree(text);
    }
    xmlXPathNodeSetSort(found);
    return found;
}

void
sch_key(xmlXPathParserContext *parser, int nargs)
{
    if (!xpath_arity(parser, nargs, 2, 2))
        return;
    struct schematron *schema = xpath_env(parser)->owner;
    xmlXPathObject *value = valuePop(parser), *keep = NULL;
    const char *name = xpath_pop_string(parser, &keep);
    const xmlNode *node = parser->context->node;
    const xmlDoc *doc =
        node == NULL || node->type == XML_NAMESPACE_DECL ? parser->context->doc : node->doc;
    struct key_index *index = index_of(schema, name, doc);
    if (index == NULL)
        xpath_fail(parser, "there is no xsl:key named '%.60s'", name);
    else
        valuePush(parser, xmlXPathWrapNodeSet(look_up(index, value)));
    xmlXPathFreeObject(value);
    xmlXPathFreeObject(keep);
}
