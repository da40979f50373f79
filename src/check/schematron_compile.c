/* The schema as a whole: its top level, the chosen phase, and the order in which things are
 * compiled (ISO Schematron 5.4.13, 5.4.7, 6.5). Names are declared first and expressions compiled
 * last, since variables may be used before they are defined. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/xslt_xpath.h"
#include "check/schematron_parts.h"

static int
add_pattern(struct compiler *compiler, const xmlNode *element)
{
    struct schematron *schema = compiler->schema;
    struct pattern *pattern = mem_alloc(sizeof *pattern);
    pattern->element = pattern->body = element;
    pattern->id = xml_attr(element, "id");
    if (schema->last_pattern != NULL)
        schema->last_pattern->next = pattern;
    else
        schema->patterns = pattern;
    schema->last_pattern = pattern;
    return 0;
}

/* Known without <ns>, and free to be declared as something else. */
static bool
predeclared(const char *prefix)
{
    static const char *const prefixes[] = {"re", "mou", "set", "math"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (strcmp(prefix, prefixes[i]) == 0)
            return true;
    return false;
}

static int
add_namespace(struct compiler *compiler, const xmlNode *element)
{
    struct xpath *xpath = compiler->schema->xpath;
    const char *prefix = xml_attr(element, "prefix"), *uri = xml_attr(element, "uri");
    if (prefix == NULL || uri == NULL || *prefix == '\0')
        return sch_fault(compiler, element, NULL, "<ns> needs a prefix and a uri");
    const char *known = xpath_namespace(xpath, prefix);
    if (known != NULL && strcmp(known, uri) != 0 && !predeclared(prefix))
        return sch_fault(compiler, element, "use another prefix",
                         "the prefix '%.60s' already stands for %.200s", prefix, known);
    xpath_add_namespace(xpath, prefix, uri);
    return 0;
}

static int
see_note(struct compiler *compiler, const xmlNode *element, void *data)
{
    (void)data;
    if (!sch_is(element, "diagnostic") && !sch_is(element, "property"))
        return 0;
    const char *id = xml_attr(element, "id");
    if (id == NULL)
        return sch_fault(compiler, element, NULL, "<%s> has no id", (const char *)element->name);
    compiler->notes = mem_grow(compiler->notes, &compiler->note_room, compiler->note_count + 1,
                               sizeof *compiler->notes);
    compiler->notes[compiler->note_count++] = (struct nodes_by_id){id, element};
    return 0;
}

static int
see_xsl(struct compiler *compiler, const xmlNode *element)
{
    if (strcmp((const char *)element->name, "key") != 0)
        return sch_fault(compiler, element, "use sch:let, or a function that mou offers",
                         "xsl:%s is not supported", (const char *)element->name);
    compiler->keys = mem_grow(compiler->keys, &compiler->key_room, compiler->key_count + 1,
                              sizeof *compiler->keys);
    compiler->keys[compiler->key_count++] = element;
    return 0;
}

static int
add_phase(struct compiler *compiler, const xmlNode *element)
{
    if (xml_attr(element, "id") == NULL)
        return sch_fault(compiler, element, NULL, "<phase> has no id");
    compiler->phases = mem_grow(compiler->phases, &compiler->phase_room, compiler->phase_count + 1,
                                sizeof *compiler->phases);
    compiler->phases[compiler->phase_count++] = element;
    return 0;
}

static int
see_top(struct compiler *compiler, const xmlNode *element, void *data)
{
    if (element->ns != NULL && strcmp((const char *)element->ns->href, XSL) == 0)
        return see_xsl(compiler, element);
    if (!sch_is(element, NULL))
        return 0;
    if (sch_is(element, "pattern"))
        return add_pattern(compiler, element);
    if (sch_is(element, "ns"))
        return add_namespace(compiler, element);
    if (sch_is(element, "let"))
        return sch_declare(compiler, &compiler->schema->lets, NULL, element);
    if (sch_is(element, "phase"))
        return add_phase(compiler, element);
    if (sch_is(element, "diagnostics") || sch_is(element, "properties"))
        return sch_children(compiler, element, see_note, data);
    if (sch_is(element, "title") || sch_is(element, "p"))
        return 0;
    return sch_fault(compiler, element, NULL, "<%s> cannot stand in a schema",
                     (const char *)element->name);
}

static struct pattern *
find_pattern(const struct schematron *schema, const char *id)
{
    struct pattern *pattern = schema->patterns;
    while (pattern != NULL && (pattern->id == NULL || strcmp(pattern->id, id) != 0))
        pattern = pattern->next;
    return pattern;
}

static bool
is_abstract(const struct pattern *pattern)
{
    return strcmp(xml_attr_or(pattern->element, "abstract", "false"), "true") == 0;
}

/* ISO 5.4.7: a phase makes its patterns active, in the schema's order, and may define variables. */
static int
see_phase_child(struct compiler *compiler, const xmlNode *element, void *data)
{
    (void)data;
    struct schematron *schema = compiler->schema;
    if (sch_is(element, "let"))
        return sch_declare(compiler, &schema->phase_lets, NULL, element);
    if (!sch_is(element, "active"))
        return 0;
    const char *id = xml_attr_or(element, "pattern", "");
    struct pattern *pattern = find_pattern(schema, id);
    if (pattern == NULL)
        return sch_fault(compiler, element, NULL,
                         "the phase names the pattern '%.100s', which does not exist", id);
    if (is_abstract(pattern))
        return sch_fault(compiler, element, "name an instance of it",
                         "the pattern '%.100s' is abstract", id);
    pattern->active = true;
    return 0;
}

static int
choose_phase(struct compiler *compiler)
{
    const char *phase = compiler->options->phase;
    if (phase == NULL || strcmp(phase, "#DEFAULT") == 0)
        phase = xml_attr_or(compiler->root, "defaultPhase", "#ALL");
    compiler->schema->phase = sch_keep(compiler->schema, mem_strdup(phase));
    if (strcmp(phase, "#ALL") == 0) {
        for (struct pattern *pattern = compiler->schema->patterns; pattern != NULL;
             pattern = pattern->next)
            pattern->active = !is_abstract(pattern);
        return 0;
    }
    for (size_t i = 0; i < compiler->phase_count; i++)
        if (strcmp(xml_attr(compiler->phases[i], "id"), phase) == 0)
            return sch_children(compiler, compiler->phases[i], see_phase_child, NULL);
    return sch_fault(compiler, compiler->root, "name a phase of the schema, or #ALL",
                     "there is no phase '%.100s'", phase);
}

static int
see_let(struct compiler *compiler, const xmlNode *element, void *data)
{
    struct pattern *pattern = data;
    return sch_is(element, "let") ? sch_declare(compiler, &pattern->lets, pattern, element) : 0;
}

/* Gives an instance its abstract pattern; declares the variables. */
static int
prepare(struct compiler *compiler, struct pattern *pattern)
{
    const char *parent = xml_attr(pattern->element, "is-a");
    if (parent != NULL) {
        const struct pattern *from = find_pattern(compiler->schema, parent);
        if (from == NULL || !is_abstract(from))
            return sch_fault(compiler, pattern->element,
                             "name a pattern that has abstract=\"true\"",
                             "there is no abstract pattern '%.100s'", parent);
        if (xml_attr(from->element, "is-a") != NULL)
            return sch_fault(compiler, from->element, NULL,
                             "an abstract pattern cannot be an instance itself");
        pattern->body = from->element;
    }
    int rc = sch_read_params(compiler, pattern);
    rc |= sch_children(compiler, pattern->element, see_let, pattern);
    if (pattern->body != pattern->element)
        rc |= sch_children(compiler, pattern->body, see_let, pattern);
    return rc;
}

static int
compile_lets(struct compiler *compiler, struct pattern *pattern, struct lets *lets)
{
    struct scope scope = {compiler, pattern, NULL};
    int rc = 0;
    for (struct let *let = lets->first; let != NULL; let = let->next)
        rc |= sch_compile_let(&scope, let);
    return rc;
}

static int
check_ids(struct compiler *compiler)
{
    int rc = 0;
    xmlHashTable *seen = xmlHashCreate(64);
    for (struct pattern *pattern = compiler->schema->patterns; pattern != NULL;
         pattern = pattern->next)
        if (pattern->id != NULL &&
            xmlHashAddEntry(seen, (const xmlChar *)pattern->id, pattern) != 0)
            rc = sch_fault(compiler, pattern->element, "rename one of them",
                           "two patterns have the id '%.100s'", pattern->id);
    xmlHashFree(seen, NULL);
    return rc;
}

static int
compile_patterns(struct compiler *compiler)
{
    struct schematron *schema = compiler->schema;
    int rc = 0;
    struct pattern *pattern;
    for (pattern = schema->patterns; pattern != NULL; pattern = pattern->next)
        if (pattern->active)
            rc |= prepare(compiler, pattern);
    rc |= sch_compile_keys(compiler);
    rc |= compile_lets(compiler, NULL, &schema->lets);
    rc |= compile_lets(compiler, NULL, &schema->phase_lets);
    for (pattern = schema->patterns; pattern != NULL && compiler->faults < SCH_FAULTS;
         pattern = pattern->next)
        if (pattern->active)
            rc |= compile_lets(compiler, pattern, &pattern->lets) |
                  sch_compile_pattern(compiler, pattern);
    return rc;
}

static int
check_root(struct compiler *compiler)
{
    const xmlNode *root = compiler->root;
    if (!sch_is(root, "schema"))
        return sch_fault(compiler, root, "the root must be <schema xmlns=\"" SCH "\">",
                         "is not an ISO Schematron schema");
    const char *binding = xml_attr_or(root, "queryBinding", "xslt");
    static const char *const known[] = {"xslt", "xslt1", "xpath", "xpath1", "exslt"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(binding, known[i]) == 0)
            return 0;
    return sch_fault(compiler, root, "only queryBinding=\"xslt\" (XPath 1.0) is",
                     "queryBinding \"%.60s\" is not supported", binding);
}

static int
compile(struct compiler *compiler)
{
    if (check_root(compiler) != 0 || sch_children(compiler, compiler->root, see_top, NULL) != 0)
        return -1;
    if (check_ids(compiler) != 0 || choose_phase(compiler) != 0)
        return -1;
    return compile_patterns(compiler);
}

struct schematron *
schematron_compile(xmlNode *root, const struct schematron_options *options, struct diag *diag)
{
    struct schematron *schema = mem_alloc(sizeof *schema);
    struct compiler compiler = {.schema = schema, .options = options, .diag = diag, .root = root};
    schema->xpath = xpath_new(options->regexes, options->user, &sch_variables);
    xpath_own_env(schema->xpath)->owner = schema;
    xslt_xpath_add(schema->xpath);
    xpath_add_functions(schema->xpath, sch_functions);
    if (options->functions != NULL)
        xpath_add_functions(schema->xpath, options->functions);
    if (options->checked)
        xpath_trust(schema->xpath);
    schema->root = root;
    schema->file = sch_place(&compiler, root).file;
    int rc = compile(&compiler);
    free(compiler.notes);
    free(compiler.phases);
    free(compiler.keys);
    if (rc == 0)
        return schema;
    schematron_free(schema);
    return NULL;
}

struct schematron *
schematron_load(const char *path, const struct schematron_options *options, struct diag *diag)
{
    xmlDoc *doc = xml_read_file(path, diag, STATUS_LIBRARY);
    if (doc == NULL)
        return NULL;
    struct schematron *schema = schematron_compile(xmlDocGetRootElement(doc), options, diag);
    if (schema != NULL)
        schema->own = doc;
    else
        xmlFreeDoc(doc);
    return schema;
}
