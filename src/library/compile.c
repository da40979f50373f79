/* From the lawyer's rules to Schematron. */
#include "library/compile.h"

#include <stdlib.h>
#include <string.h>

#include "base/exslt_re.h"
#include "base/mem.h"
#include "library/question.h"

#define X(text) ((const xmlChar *)(text))

xmlDoc *
compile_start(const char *title)
{
    xmlDoc *doc = xml_new("schema");
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlNs *sch = xmlNewNs(root, X(SCHEMATRON_NS), X("sch"));
    xmlNewNs(root, X(XPATH_MOU), X("mou"));
    xmlSetNs(root, sch);
    xml_set(root, "queryBinding", "xslt");
    xmlNewTextChild(root, sch, X("title"), X(title));
    static const char *const known[][2] = {{"mou", XPATH_MOU}, {"re", EXSLT_RE}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        xmlNode *ns = xmlNewChild(root, sch, X("ns"), NULL);
        xml_set(ns, "prefix", known[i][0]);
        xml_set(ns, "uri", known[i][1]);
    }
    return doc;
}

/* A quote would end the XPath string that the spec stands in; no id holds one. */
static void
put_id(struct buf *out, const char *id, size_t length)
{
    for (size_t i = 0; i < length; i++)
        buf_putc(out, strchr("'\"&<", id[i]) != NULL ? '?' : id[i]);
}

static void
put_key(struct buf *out, const char *key)
{
    if (out->length > 0 && out->bytes[out->length - 1] != '\'')
        buf_putc(out, ' ');
    buf_puts(out, key);
    buf_putc(out, '=');
}

static void
put_values(struct buf *out, const char *key, const char *values)
{
    const char *word;
    size_t length;
    bool first = true;
    if (values == NULL)
        return;
    put_key(out, key);
    while (words_next(&values, &word, &length)) {
        if (!first)
            buf_putc(out, ',');
        put_id(out, word, length);
        first = false;
    }
}

/* A topic's own term goes by "topic:id" wherever its scope is not known. */
static void
put_terms(struct buf *out, const struct library *library, const struct topic *topic,
          const char *terms, bool *first)
{
    const char *word;
    size_t length;
    while (terms != NULL && words_next(&terms, &word, &length)) {
        int term = lexicon_term(library->lexicon, topic->id, word, length);
        if (!*first)
            buf_putc(out, ',');
        if (term >= 0)
            buf_puts(out, lexicon_term_id(library->lexicon, term));
        else
            put_id(out, word, length);
        *first = false;
    }
}

static void
put_term_children(struct buf *out, const struct library *library, const struct topic *topic,
                  const xmlNode *says, const char *name)
{
    bool first = true;
    for (xmlNode *node = xml_child(says, name); node != NULL; node = xml_next(node, name)) {
        if (first)
            put_key(out, name);
        put_terms(out, library, topic, xml_attr(node, "term"), &first);
    }
}

static void
put_numbers(struct buf *out, const xmlNode *says)
{
    for (xmlNode *node = xml_child(says, "number"); node != NULL; node = xml_next(node, "number")) {
        const char *parameter = xml_attr(node, "parameter"), *unit = xml_attr_or(node, "unit", "");
        bool broken = strcmp(xml_attr_or(node, "is", "kept"), "broken") == 0;
        const char *argument = parameter != NULL ? parameter : unit;
        buf_putf(out, "[mou:%s(., '", parameter == NULL ? "gives" : broken ? "breaks" : "keeps");
        put_id(out, argument, strlen(argument));
        buf_puts(out, "')]");
    }
}

static void
put_says(struct buf *out, const struct library *library, const struct topic *topic,
         const xmlNode *says)
{
    buf_puts(out, "mou:acts('");
    for (size_t i = 0; question_keys[i] != NULL; i++)
        put_values(out, question_keys[i], xml_attr(says, question_keys[i]));
    if (xml_attr(says, "heading") != NULL) {
        bool first = true;
        put_key(out, "heading");
        put_terms(out, library, topic, xml_attr(says, "heading"), &first);
    }
    put_term_children(out, library, topic, says, "text");
    put_term_children(out, library, topic, says, "without");
    buf_puts(out, "')");
    put_numbers(out, says);
}

static void put_rule(struct buf *out, const struct library *library, const struct topic *topic,
                     const xmlNode *rule);

static void
put_children(struct buf *out, const struct library *library, const struct topic *topic,
             const xmlNode *rule, const char *between)
{
    for (xmlNode *child = xml_first(rule); child != NULL; child = xml_after(child)) {
        put_rule(out, library, topic, child);
        if (xml_after(child) != NULL)
            buf_puts(out, between);
    }
}

static bool
is_plain_rule(const xmlNode *node)
{
    return xml_is(node, "says") || xml_is(node, "all") || xml_is(node, "any");
}

bool
compile_is_rule(const xmlNode *node)
{
    return is_plain_rule(node) || xml_is(node, "undone");
}

enum verdict
compile_verdict(const xmlNode *rule)
{
    int verdict = verdict_from(xml_attr_or(rule, "verdict", "met"));
    return verdict < 0 ? VERDICT_MET : (enum verdict)verdict;
}

/* All rules of the criterion that give the verdict, or what finds nothing. */
static bool
put_criterion(struct buf *out, const struct library *library, const struct criterion *criterion,
              enum verdict verdict, bool any)
{
    for (xmlNode *rule = xml_first(criterion->node); rule != NULL; rule = xml_after(rule)) {
        if (!is_plain_rule(rule) || compile_verdict(rule) != verdict)
            continue;
        if (any)
            buf_puts(out, " | ");
        put_rule(out, library, criterion->topic, rule);
        any = true;
    }
    return any;
}

static void
put_criteria(struct buf *out, const struct library *library, const char *ids, enum verdict verdict)
{
    const char *word;
    size_t length;
    bool any = false;
    while (words_next(&ids, &word, &length)) {
        char *id = mem_strndup(word, length);
        const struct criterion *criterion = library_criterion(library, id);
        if (criterion != NULL)
            any = put_criterion(out, library, criterion, verdict, any);
        free(id);
    }
    if (!any)
        buf_puts(out, "/..");
}

/* What other criteria found for and against: what one clause gives and another takes away. */
static void
put_undone(struct buf *out, const struct library *library, const xmlNode *rule)
{
    const char *ids = xml_attr_or(rule, "criteria", "");
    buf_puts(out, "mou:undone(");
    put_criteria(out, library, ids, VERDICT_MET);
    buf_puts(out, ", ");
    put_criteria(out, library, ids, VERDICT_CONTRARY);
    buf_putc(out, ')');
}

static void
put_rule(struct buf *out, const struct library *library, const struct topic *topic,
         const xmlNode *rule)
{
    const char *within = xml_attr_or(rule, "within", "agreement");
    if (xml_is(rule, "undone")) {
        put_undone(out, library, rule);
    } else if (xml_is(rule, "says")) {
        put_says(out, library, topic, rule);
    } else if (xml_is(rule, "any")) {
        put_children(out, library, topic, rule, " | ");
    } else {
        if (strcmp(within, "agreement") == 0)
            buf_puts(out, "mou:all(");
        else
            buf_putf(out, "mou:together('%s', ", within);
        put_children(out, library, topic, rule, ", ");
        buf_putc(out, ')');
    }
}

/* The criterion's words for what the assertion shows, or its title. */
static void
add_message(xmlNode *assertion, const struct criterion *criterion, enum verdict verdict)
{
    const xmlNode *message =
        criterion_message(criterion, verdict == VERDICT_MET ? VERDICT_MISSING : verdict);
    char *words = xml_words(message);
    xml_append(assertion, message != NULL ? words : criterion->title);
    free(words);
}

static xmlNode *
add_element(xmlNode *parent, const char *name, const xmlNode *source)
{
    xmlNode *node = xmlNewChild(parent, parent->ns, X(name), NULL);
    node->line = source->line;
    return node;
}

static xmlNode *
add_pattern(xmlDoc *schema, const struct criterion *criterion, const char *id)
{
    xmlNode *pattern = add_element(xmlDocGetRootElement(schema), "pattern", criterion->node);
    xml_set(pattern, "id", id);
    xmlNodeSetBase(pattern, X(criterion->topic->file));
    if (strcmp(id, criterion->id) != 0)
        xmlSetNsProp(pattern, xmlSearchNs(schema, pattern, X("mou")), X("criterion"),
                     X(criterion->id));
    return pattern;
}

static void
add_assertion(xmlNode *rule, const struct criterion *criterion, enum verdict verdict,
              const char *test, const xmlNode *source)
{
    xmlNode *assertion = add_element(rule, verdict == VERDICT_MET ? "assert" : "report", source);
    if (verdict != VERDICT_MET)
        xml_set(assertion, "role", verdict_word(verdict));
    xml_set(assertion, "test", test);
    add_message(assertion, criterion, verdict);
}

/* All rules of one verdict in one test, contrary first. */
static void
compile_joined(xmlDoc *schema, const struct library *library, const struct criterion *criterion)
{
    static const enum verdict order[] = {VERDICT_CONTRARY, VERDICT_PARTIAL, VERDICT_NOT_APPLICABLE,
                                         VERDICT_MET};
    xmlNode *context = NULL;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        struct buf test = {0};
        const xmlNode *first = NULL;
        for (xmlNode *rule = xml_first(criterion->node); rule != NULL; rule = xml_after(rule)) {
            if (!compile_is_rule(rule) || compile_verdict(rule) != order[i])
                continue;
            if (first != NULL)
                buf_puts(&test, " | ");
            first = first != NULL ? first : rule;
            put_rule(&test, library, criterion->topic, rule);
        }
        if (first != NULL && context == NULL) {
            context = add_element(add_pattern(schema, criterion, criterion->id), "rule", first);
            xml_set(context, "context", "/agreement");
        }
        if (first != NULL)
            add_assertion(context, criterion, order[i], buf_text(&test), first);
        buf_free(&test);
    }
}

static void
compile_apart(xmlDoc *schema, const struct library *library, const struct criterion *criterion)
{
    int number = 0;
    for (xmlNode *rule = xml_first(criterion->node); rule != NULL; rule = xml_after(rule)) {
        if (!compile_is_rule(rule))
            continue;
        struct buf test = {0};
        char *id = mem_format("%s.rule-%d", criterion->id, ++number);
        xmlNode *context = add_element(add_pattern(schema, criterion, id), "rule", rule);
        xml_set(context, "context", "/agreement");
        put_rule(&test, library, criterion->topic, rule);
        add_assertion(context, criterion, compile_verdict(rule), buf_text(&test), rule);
        buf_free(&test);
        free(id);
    }
}

static bool
is_schematron(const xmlNode *node, const char *name)
{
    return node->ns != NULL && strcmp((const char *)node->ns->href, SCHEMATRON_NS) == 0 &&
           strcmp((const char *)node->name, name) == 0;
}

/* A criterion's figures are variables of its own patterns. */
static void
add_figures(xmlNode *pattern, const struct criterion *criterion)
{
    xmlNode *before = xml_first(pattern);
    for (xmlNode *node = xml_child(criterion->node, "parameter"); node != NULL;
         node = xml_next(node, "parameter")) {
        xmlNode *let = xmlNewDocNode(pattern->doc, pattern->ns, X("let"), NULL);
        let->line = node->line;
        xml_set(let, "name", xml_attr_or(node, "id", ""));
        xml_setf(let, "value", "mou:parameter('%s')", xml_attr_or(node, "id", ""));
        if (before != NULL)
            xmlAddPrevSibling(before, let);
        else
            xmlAddChild(pattern, let);
    }
}

/* The criterion's own patterns, each with the <sch:let> that stand beside it. */
void
compile_own(xmlDoc *schema, const struct criterion *criterion)
{
    int number = 0;
    for (xmlNode *node = xml_first(criterion->node); node != NULL; node = xml_after(node)) {
        if (!is_schematron(node, "pattern"))
            continue;
        xmlNode *pattern = xml_copy_into(xmlDocGetRootElement(schema), node);
        char *id = mem_format("%s.own-%d", criterion->id, ++number);
        if (xml_attr(pattern, "id") == NULL || strcmp(xml_attr(pattern, "id"), criterion->id) == 0)
            xml_set(pattern, "id", id);
        free(id);
        xmlNodeSetBase(pattern, X(criterion->topic->file));
        xmlSetNsProp(pattern, xmlSearchNsByHref(schema, pattern, X(XPATH_MOU)), X("criterion"),
                     X(criterion->id));
        for (xmlNode *let = xml_first(criterion->node); let != NULL; let = xml_after(let))
            if (is_schematron(let, "let") && xml_first(pattern) != NULL)
                xmlAddPrevSibling(xml_first(pattern), xmlDocCopyNode(let, schema, 1));
        add_figures(pattern, criterion);
    }
}

void
compile_criterion(xmlDoc *schema, const struct library *library, const struct criterion *criterion,
                  enum compile_style style)
{
    if (style == COMPILE_JOINED)
        compile_joined(schema, library, criterion);
    else
        compile_apart(schema, library, criterion);
    compile_own(schema, criterion);
}

const char *
compile_owner(const xmlNode *pattern)
{
    const char *owner = xml_attr(pattern, "mou:criterion");
    return owner != NULL ? owner : xml_attr_or(pattern, "id", "");
}
