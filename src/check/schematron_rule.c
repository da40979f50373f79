/* Patterns, rules and assertions: from elements to compiled parts (ISO Schematron 5.4.2, 5.4.9
 * to 5.4.12). */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/schematron_parts.h"

struct xpath_expr *
sch_xpath(const struct scope *scope, const char *text, const struct xpath_place *place)
{
    struct compiler *compiler = scope->compiler;
    struct xpath *xpath = compiler->schema->xpath;
    void *given = (void *)(size_t)scope;
    if (compiler->options->rewrite == NULL)
        return xpath_compile(xpath, text, given, place, compiler->diag);
    struct xpath_place written = *place;
    char *planned = compiler->options->rewrite(text);
    if (written.shown == NULL && strcmp(planned, text) != 0)
        written.shown = text;
    struct xpath_expr *expr = xpath_compile(xpath, planned, given, &written, compiler->diag);
    free(planned);
    return expr;
}

struct xpath_expr *
sch_expr(const struct scope *scope, const xmlNode *element, const char *attribute)
{
    struct compiler *compiler = scope->compiler;
    const char *text = sch_attr(compiler, scope->pattern, element, attribute);
    if (text == NULL) {
        sch_fault(compiler, element, NULL, "<%s> has no %s", (const char *)element->name,
                  attribute);
        return NULL;
    }
    struct xpath_place place = sch_place(compiler, element);
    place.attribute = attribute;
    place.element = (const char *)element->name;
    place.id = xml_attr(element, "id");
    struct xpath_expr *expr = sch_xpath(scope, text, &place);
    if (expr == NULL)
        compiler->faults++;
    return expr;
}

static int
optional_expr(const struct scope *scope, const xmlNode *element, const char *attribute,
              struct xpath_expr **expr)
{
    if (*expr != NULL || xml_attr(element, attribute) == NULL)
        return 0;
    *expr = sch_expr(scope, element, attribute);
    return *expr != NULL ? 0 : -1;
}

static const xmlNode *
find_note(const struct compiler *compiler, const char *id, size_t length, const char *kind)
{
    for (size_t i = 0; i < compiler->note_count; i++) {
        const char *known = compiler->notes[i].id;
        if (strncmp(known, id, length) == 0 && known[length] == '\0' &&
            sch_is(compiler->notes[i].element, kind))
            return compiler->notes[i].element;
    }
    return NULL;
}

/* diagnostics="a b" or properties="a b": each is compiled in the assertion's scope. */
static int
compile_notes(const struct scope *scope, const xmlNode *element, const char *attribute,
              const char *kind, struct notes *notes)
{
    const char *at = sch_attr(scope->compiler, scope->pattern, element, attribute);
    int rc = 0;
    while (at != NULL && *(at += strspn(at, " \t\r\n")) != '\0') {
        size_t length = strcspn(at, " \t\r\n");
        const xmlNode *found = find_note(scope->compiler, at, length, kind);
        if (found == NULL)
            return sch_fault(scope->compiler, element, NULL, "there is no %s with the id '%.*s'",
                             kind, (int)length, at);
        notes->items = mem_grow(notes->items, &notes->room, notes->count + 1, sizeof *notes->items);
        struct note *note = &notes->items[notes->count++];
        *note = (struct note){.id = xml_attr(found, "id"), .lang = xml_attr(found, "xml:lang")};
        note->element = found;
        rc |= sch_compile_parts(scope, found, &note->parts);
        at += length;
    }
    return rc;
}

static struct schematron_assertion
describe(const struct scope *scope, const xmlNode *element)
{
    struct compiler *compiler = scope->compiler;
    const struct pattern *pattern = scope->pattern;
    struct xpath_place place = sch_place(compiler, element);
    struct schematron_assertion shown = {
        .report = sch_is(element, "report"),
        .pattern = pattern->id,
        .rule = scope->rule->id,
        .id = sch_attr(compiler, pattern, element, "id"),
        .role = sch_attr(compiler, pattern, element, "role"),
        .flag = sch_attr(compiler, pattern, element, "flag"),
        .see = sch_attr(compiler, pattern, element, "see"),
        .icon = xml_attr(element, "icon"),
        .fpi = xml_attr(element, "fpi"),
        .lang = xml_attr(element, "xml:lang"),
        .test = sch_attr(compiler, pattern, element, "test"),
        .file = place.file,
        .line = place.line,
        .element = element,
    };
    return shown;
}

static int
compile_assertion(const struct scope *scope, const xmlNode *element)
{
    if (++scope->compiler->assertions > SCH_ASSERTIONS)
        return sch_fault(scope->compiler, element, NULL, "the schema has more than %d assertions",
                         SCH_ASSERTIONS);
    struct assertion *assertion = mem_alloc(sizeof *assertion);
    struct rule *rule = scope->rule;
    if (rule->last != NULL)
        rule->last->next = assertion;
    else
        rule->first = assertion;
    rule->last = assertion;
    assertion->shown = describe(scope, element);
    assertion->test = sch_expr(scope, element, "test");
    int rc = assertion->test != NULL ? 0 : -1;
    rc |= optional_expr(scope, element, "subject", &assertion->subject);
    rc |= sch_compile_parts(scope, element, &assertion->message);
    rc |= compile_notes(scope, element, "diagnostics", "diagnostic", &assertion->diagnostics);
    rc |= compile_notes(scope, element, "properties", "property", &assertion->properties);
    assertion->shown.diagnostics = assertion->diagnostics.count;
    assertion->shown.properties = assertion->properties.count;
    return rc;
}

/* Looking for an abstract rule among the children of a pattern. */
struct search {
    const char *id;
    const xmlNode *found;
};

static int
see_abstract(struct compiler *compiler, const xmlNode *element, void *data)
{
    struct search *search = data;
    const char *id = xml_attr(element, "id");
    (void)compiler;
    if (search->found == NULL && sch_is(element, "rule") && id != NULL &&
        strcmp(id, search->id) == 0)
        search->found = element;
    return 0;
}

static int see_rule_child(struct compiler *compiler, const xmlNode *element, void *data);

/* ISO 5.4.12: an abstract rule can be extended within its own pattern only. */
static int
extend_rule(struct scope *scope, const xmlNode *element)
{
    struct compiler *compiler = scope->compiler;
    struct search search = {sch_attr(compiler, scope->pattern, element, "rule"), NULL};
    if (search.id == NULL)
        return sch_fault(compiler, element, "name an abstract rule or a file",
                         "<extends> has neither rule nor href");
    if (compiler->depth >= SCH_DEPTH || ++compiler->extensions > SCH_INCLUDES)
        return sch_fault(compiler, element, "look for rules that extend each other",
                         "rules are extended too often or too deep");
    if (sch_children(compiler, scope->pattern->body, see_abstract, &search) != 0)
        return -1;
    if (search.found == NULL)
        return sch_fault(compiler, element,
                         "abstract rules can be extended within their own pattern only",
                         "there is no rule '%.100s' in this pattern", search.id);
    if (strcmp(xml_attr_or(search.found, "abstract", "false"), "true") != 0)
        return sch_fault(compiler, element, "add abstract=\"true\" to it",
                         "the rule '%.100s' is not abstract", search.id);
    compiler->depth++;
    int rc = sch_children(compiler, search.found, see_rule_child, scope);
    compiler->depth--;
    return rc;
}

/* A child of a rule, or of an abstract rule that it extends. */
static int
see_rule_child(struct compiler *compiler, const xmlNode *element, void *data)
{
    struct scope *scope = data;
    if (sch_is(element, "assert") || sch_is(element, "report"))
        return compile_assertion(scope, element);
    if (sch_is(element, "extends"))
        return extend_rule(scope, element);
    if (sch_is(element, "let"))
        return sch_rule_let(scope, element);
    if (sch_is(element, "p") || sch_is(element, "title") || !sch_is(element, NULL))
        return 0;
    return sch_fault(compiler, element, NULL, "<%s> cannot stand in a rule",
                     (const char *)element->name);
}

static struct rule *
add_rule(struct scope *scope, const xmlNode *element)
{
    struct compiler *compiler = scope->compiler;
    struct pattern *pattern = scope->pattern;
    struct rule *rule = mem_alloc(sizeof *rule);
    rule->element = element;
    rule->id = sch_attr(compiler, pattern, element, "id");
    rule->role = sch_attr(compiler, pattern, element, "role");
    rule->flag = sch_attr(compiler, pattern, element, "flag");
    rule->text = sch_attr(compiler, pattern, element, "context");
    if (pattern->last != NULL)
        pattern->last->next = rule;
    else
        pattern->first = rule;
    pattern->last = rule;
    return rule;
}

static int
compile_rule(struct compiler *compiler, struct pattern *pattern, const xmlNode *element)
{
    struct scope scope = {compiler, pattern, NULL};
    if (strcmp(xml_attr_or(element, "abstract", "false"), "true") == 0)
        return 0;
    if (xml_attr(element, "context") == NULL)
        return sch_fault(compiler, element, "add a context, or abstract=\"true\"",
                         "<rule> has no context");
    struct rule *rule = scope.rule = add_rule(&scope, element);
    rule->context = sch_context(&scope, rule->text, element, "context");
    int rc = rule->context != NULL ? 0 : -1;
    rc |= sch_children(compiler, element, see_rule_child, &scope);
    rc |= optional_expr(&scope, element, "subject", &rule->subject);
    for (struct assertion *assertion = rule->first; assertion != NULL;
         assertion = assertion->next) {
        assertion->shown.role = assertion->shown.role != NULL ? assertion->shown.role : rule->role;
        assertion->shown.flag = assertion->shown.flag != NULL ? assertion->shown.flag : rule->flag;
    }
    return rc;
}

static int
see_pattern_child(struct compiler *compiler, const xmlNode *element, void *data)
{
    struct pattern *pattern = data;
    if (sch_is(element, "rule"))
        return compile_rule(compiler, pattern, element);
    static const char *const others[] = {"let", "param", "p", "title"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (sch_is(element, others[i]))
            return 0;
    if (!sch_is(element, NULL))
        return 0;
    return sch_fault(compiler, element, NULL, "<%s> cannot stand in a pattern",
                     (const char *)element->name);
}

int
sch_compile_pattern(struct compiler *compiler, struct pattern *pattern)
{
    struct scope scope = {compiler, pattern, NULL};
    int rc = 0;
    const char *documents = "documents";
    if (xml_attr(pattern->element, documents) != NULL)
        rc |= optional_expr(&scope, pattern->element, documents, &pattern->documents);
    else
        rc |= optional_expr(&scope, pattern->body, documents, &pattern->documents);
    return rc | sch_children(compiler, pattern->body, see_pattern_child, pattern);
}

static void
free_notes(struct notes *notes)
{
    for (size_t i = 0; i < notes->count; i++)
        sch_free_parts(&notes->items[i].parts);
    free(notes->items);
}

static void
free_rule(struct rule *rule)
{
    for (struct assertion *assertion = rule->first, *next; assertion != NULL; assertion = next) {
        next = assertion->next;
        xpath_expr_free(assertion->test);
        xpath_expr_free(assertion->subject);
        sch_free_parts(&assertion->message);
        free_notes(&assertion->diagnostics);
        free_notes(&assertion->properties);
        free(assertion);
    }
    sch_free_lets(&rule->lets);
    xpath_expr_free(rule->subject);
    free(rule);
}

void
sch_free_patterns(struct schematron *schema)
{
    for (struct pattern *pattern = schema->patterns, *next; pattern != NULL; pattern = next) {
        next = pattern->next;
        for (struct rule *rule = pattern->first, *after; rule != NULL; rule = after) {
            after = rule->next;
            free_rule(rule);
        }
        sch_free_lets(&pattern->lets);
        xpath_expr_free(pattern->documents);
        free(pattern->params.items);
        free(pattern);
    }
}
