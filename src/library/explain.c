/* Explaining one thing of the library. */
#include "library/explain.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/terminal.h"
#include "library/compile.h"
#include "library/model.h"
#include "library/sources.h"
#include "library/suggest.h"

enum { WIDTH = 79 };

static void
put(struct buf *out, const char *indent, const char *text)
{
    terminal_wrap(out, text, WIDTH, indent, indent);
}

static void
put_node(struct buf *out, const char *indent, const xmlNode *node)
{
    char *words = xml_words(node);
    put(out, indent, words);
    free(words);
}

static void
put_heading(struct buf *out, const char *heading)
{
    buf_putf(out, "\n%s\n", heading);
}

static void
put_place(struct buf *out, const char *file, const xmlNode *node)
{
    buf_putf(out, "\nWritten in %s, line %ld.\n", file, xmlGetLineNo(node));
}

static void
put_authority(struct buf *out, const struct library *library, const xmlNode *ref)
{
    const char *id = xml_attr_or(ref, "ref", ""), *pin = xml_attr(ref, "pin");
    const struct record *record = library_record(library, LIBRARY_AUTHORITY, id);
    const xmlNode *node = record != NULL ? record->node : NULL;
    char *name = xml_words(xml_child(node, "name"));
    char *citation = xml_words(xml_child(node, "citation"));
    char *line =
        mem_format("%s (%s): %s, %s%s%s [%s, checked %s]", id, xml_attr_or(node, "kind", "unknown"),
                   name, citation, pin != NULL ? ", " : "", pin != NULL ? pin : "",
                   xml_attr_or(node, "status", "unknown"), xml_attr_or(node, "checked", "never"));
    terminal_wrap(out, line, WIDTH, "  ", "    ");
    put_node(out, "    ", xml_child(node, "holds"));
    free(line);
    free(citation);
    free(name);
}

/* A rule as its author wrote it, one line. */
static void
put_rule(struct buf *out, const xmlNode *rule, int depth)
{
    buf_putf(out, "%*s%s", 2 + 2 * depth, "", (const char *)rule->name);
    for (const xmlAttr *attr = rule->properties; attr != NULL; attr = attr->next)
        buf_putf(out, " %s=\"%s\"", (const char *)attr->name,
                 xml_attr_or(rule, (const char *)attr->name, ""));
    buf_putc(out, '\n');
    for (xmlNode *child = xml_first(rule); child != NULL; child = xml_after(child))
        put_rule(out, child, depth + 1);
}

static void
put_rules(struct buf *out, const struct criterion *criterion)
{
    put_heading(out, "Rules");
    for (xmlNode *node = xml_first(criterion->node); node != NULL; node = xml_after(node)) {
        if (xml_is(node, "says") || xml_is(node, "all") || xml_is(node, "any") ||
            xml_is(node, "undone"))
            put_rule(out, node, 0);
        if (xml_is(node, "parameter"))
            put_rule(out, node, 0);
        if (node->ns != NULL && strcmp((const char *)node->ns->href, SCHEMATRON_NS) == 0)
            compile_print(node, 1, out);
    }
}

static void
put_examples(struct buf *out, const struct criterion *criterion)
{
    put_heading(out, "Examples");
    for (xmlNode *node = xml_child(criterion->node, "example"); node != NULL;
         node = xml_next(node, "example")) {
        const char *verdict = xml_attr_or(node, "verdict", ""), *lead = xml_attr(node, "lead");
        char *words = xml_words(node);
        char *text = mem_format("%s%s%s", lead != NULL ? lead : "", lead != NULL ? " " : "", words);
        char *first = mem_format("  %-15s", verdict);
        terminal_wrap(out, text, WIDTH, first, "                 ");
        free(first);
        free(text);
        free(words);
    }
}

/* Profiles that say something about the criterion. */
static void
put_profiles(struct buf *out, const struct library *library, const char *id)
{
    bool any = false;
    const struct library_records *profiles = &library->records[LIBRARY_PROFILE];
    for (size_t i = 0; i < profiles->count; i++)
        for (xmlNode *node = xml_first(profiles->list[i].node); node != NULL;
             node = xml_after(node)) {
            if (xml_is(node, "authority") || !words_have(xml_attr(node, "ref"), id))
                continue;
            if (!any)
                put_heading(out, "Profiles");
            any = true;
            char *why = xml_words(node);
            const char *kind = xml_attr(node, "kind");
            char *line = mem_format("%s: %s%s%s%s%s%s%s", profiles->list[i].id,
                                    (const char *)node->name, xml_attr(node, "to") ? " to " : "",
                                    xml_attr_or(node, "to", ""), kind != NULL ? ", " : "",
                                    kind != NULL ? kind : "", why[0] != '\0' ? ". " : "", why);
            terminal_wrap(out, line, WIDTH, "  ", "    ");
            free(line);
            free(why);
        }
}

static void
put_clauses(struct buf *out, const struct library *library, const char *criterion)
{
    bool any = false;
    for (size_t i = 0; i < library->provision_count; i++) {
        const struct provision *provision = &library->provisions[i];
        if (!words_have(provision->serves, criterion))
            continue;
        if (!any)
            put_heading(out, "Model text");
        any = true;
        char *line = mem_format("%s: %s%s%s", provision->id, provision->title,
                                provision->position != NULL ? ", " : "",
                                provision->position != NULL ? provision->position : "");
        terminal_wrap(out, line, WIDTH, "  ", "    ");
        free(line);
    }
}

static void
explain_criterion(struct buf *out, const struct library *library, const struct criterion *criterion)
{
    const xmlNode *condition = xml_child(criterion->node, "condition");
    char *line = mem_format("%s (criterion of %s)", criterion->id, criterion->topic->title);
    put(out, "", line);
    put(out, "", criterion->title);
    buf_putf(out, "\n%s, severity %s, because: %s\n", kind_word(criterion->kind),
             level_word(criterion->severity), xml_attr_or(criterion->node, "basis", "?"));
    if (criterion->profiles != NULL)
        buf_putf(out, "Only with profile: %s\n", criterion->profiles);
    if (condition != NULL) {
        char *words = xml_words(condition);
        char *text = mem_format("Applies when: %s", words);
        put(out, "", text);
        free(text);
        free(words);
    }
    buf_putc(out, '\n');
    put_node(out, "", xml_child(criterion->node, "why"));
    put_heading(out, "Authorities");
    for (xmlNode *ref = xml_child(criterion->node, "authority"); ref != NULL;
         ref = xml_next(ref, "authority"))
        put_authority(out, library, ref);
    sources_explain_criterion(library, criterion->id, out);
    put_profiles(out, library, criterion->id);
    put_rules(out, criterion);
    put_examples(out, criterion);
    put_clauses(out, library, criterion->id);
    put_place(out, criterion->topic->file, criterion->node);
    free(line);
}

static void
explain_provision(struct buf *out, const struct library *library, const struct provision *provision)
{
    static const struct model_style plain = {0};
    char *line = mem_format("%s (%s of %s)", provision->id,
                            provision->position != NULL ? "alternative text" : "model text",
                            provision->topic->title);
    put(out, "", line);
    put(out, "", provision->title);
    line = (free(line), mem_format("For: %s", provision->serves));
    put(out, "", line);
    if (provision->position != NULL) {
        buf_putf(out, "Position: %s. Gives up:\n", provision->position);
        put_node(out, "  ", xml_child(provision->node, "gives-up"));
    }
    xmlDoc *scratch = xml_new("text");
    model_paras(library, provision, &plain, xmlDocGetRootElement(scratch));
    put_heading(out, "Text");
    for (xmlNode *para = xml_first(xmlDocGetRootElement(scratch)); para != NULL;
         para = xml_after(para))
        put_node(out, "  ", para);
    xmlFreeDoc(scratch);
    put_place(out, provision->topic->file, provision->node);
    free(line);
}

/* Where an authority, question or term is used: by criteria and provisions that name it anywhere.
 */
static void
put_uses(struct buf *out, const struct library *library, const char *element, const char *attribute,
         const char *id)
{
    bool any = false;
    for (size_t i = 0; i < library->topic_count; i++) {
        const xmlNode *topic = library->topics[i].node;
        const char *owner = "";
        for (xmlNode *node = (xmlNode *)(size_t)topic; node != NULL; node = xml_walk(node, topic)) {
            if (xml_is(node, "criterion") || xml_is(node, "provision"))
                owner = xml_attr_or(node, "id", "");
            if (node->type != XML_ELEMENT_NODE || !words_have(xml_attr(node, attribute), id) ||
                (element != NULL && !xml_is(node, element)))
                continue;
            if (!any)
                put_heading(out, "Used by");
            any = true;
            buf_putf(out, "  %s (line %ld of %s)\n", owner, xmlGetLineNo(node),
                     library->topics[i].file);
        }
    }
}

static void
explain_authority(struct buf *out, const struct library *library, const struct record *record)
{
    static const char *const parts[] = {"name", "citation", "url", "holds", "caution"};
    buf_putf(out, "%s (authority: %s)\n", record->id, xml_attr_or(record->node, "kind", "?"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        put_node(out, "", xml_child(record->node, parts[i]));
    buf_putf(out, "Status: %s, checked %s\n", xml_attr_or(record->node, "status", "?"),
             xml_attr_or(record->node, "checked", "never"));
    sources_explain_authority(library, record->id, out);
    put_uses(out, library, "authority", "ref", record->id);
    put_place(out, record->file, record->node);
}

/* "raise criteria to error (background) [authority]: why" */
static void
put_demand(struct buf *out, const xmlNode *node)
{
    static const char *const attributes[] = {"kind",  "mode", "ref",  "op",
                                             "value", "unit", "from", "until"};
    struct buf line = {0};
    buf_puts(&line, (const char *)node->name);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        const char *value = xml_attr(node, attributes[i]);
        bool date = strcmp(attributes[i], "from") == 0 || strcmp(attributes[i], "until") == 0;
        if (value != NULL)
            buf_putf(&line, " %s%s%s", date ? attributes[i] : "", date ? " " : "", value);
    }
    if (xml_attr(node, "to") != NULL)
        buf_putf(&line, " to %s", xml_attr(node, "to"));
    if (xml_attr(node, "authority") != NULL)
        buf_putf(&line, " [%s]", xml_attr(node, "authority"));
    terminal_wrap(out, buf_text(&line), WIDTH, "  ", "    ");
    put_node(out, "    ", node);
    buf_free(&line);
}

static void
explain_profile(struct buf *out, const struct library *library, const struct record *record)
{
    const xmlNode *profile = record->node;
    const char *from = xml_attr(profile, "from"), *until = xml_attr(profile, "until");
    (void)library;
    buf_putf(out, "%s (profile)\n", record->id);
    put_node(out, "", xml_child(profile, "title"));
    buf_putc(out, '\n');
    put_node(out, "", xml_child(profile, "about"));
    if (xml_attr(profile, "as-of") != NULL)
        buf_putf(out, "The law as read on %s.\n", xml_attr(profile, "as-of"));
    put_node(out, "", xml_child(profile, "caution"));
    if (from != NULL || until != NULL)
        buf_putf(out, "In force%s%s%s%s\n", from ? " from " : "", from ? from : "",
                 until ? " until " : "", until ? until : "");
    put_heading(out, "What it demands");
    for (xmlNode *node = xml_first(profile); node != NULL; node = xml_after(node))
        if (!words_have("title about caution authority open", (const char *)node->name))
            put_demand(out, node);
    if (xml_child(profile, "open") != NULL)
        put_heading(out, "Not verified, and not judged");
    for (xmlNode *node = xml_child(profile, "open"); node != NULL; node = xml_next(node, "open"))
        put_node(out, "  ", node);
    put_place(out, record->file, profile);
}

static void
explain_question(struct buf *out, const struct library *library, const struct record *record)
{
    static const char *const parts[] = {"ask", "help"};
    buf_putf(out, "%s (question, type %s)\n", record->id, xml_attr_or(record->node, "type", "?"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        put_node(out, "", xml_child(record->node, parts[i]));
    for (xmlNode *node = xml_first(record->node); node != NULL; node = xml_after(node)) {
        char *words = xml_words(xml_is(node, "field") ? xml_child(node, "ask") : node);
        if (xml_is(node, "choice"))
            buf_putf(out, "  %s: %s\n", xml_attr_or(node, "value", ""), words);
        if (xml_is(node, "field"))
            buf_putf(out, "  %s (%s): %s\n", xml_attr_or(node, "id", ""),
                     xml_attr_or(node, "type", ""), words);
        if (xml_is(node, "default") && words[0] != '\0')
            buf_putf(out, "Unless answered: %s\n", words);
        free(words);
    }
    put_uses(out, library, NULL, "question", record->id);
    put_place(out, record->file, record->node);
}

static void
explain_term(struct buf *out, const struct library *library, const struct record *record)
{
    const char *bare = strchr(record->id, ':') != NULL ? strchr(record->id, ':') + 1 : record->id;
    buf_putf(out, "%s (term)\n", record->id);
    for (xmlNode *match = xml_child(record->node, "match"); match != NULL;
         match = xml_next(match, "match"))
        put_node(out, "  ", match);
    put_uses(out, library, NULL, "term", bare);
    put_place(out, record->file, record->node);
}

static void
explain_topic(struct buf *out, const struct topic *topic, const struct library *library)
{
    buf_putf(out, "%s (topic)\n", topic->id);
    put(out, "", topic->title);
    put_node(out, "", xml_child(topic->node, "about"));
    put_heading(out, "Criteria");
    for (size_t i = 0; i < topic->criterion_count; i++)
        buf_putf(out, "  %s\n", library->criteria[topic->first_criterion + i].id);
    put_heading(out, "Model text");
    for (size_t i = 0; i < topic->provision_count; i++)
        buf_putf(out, "  %s\n", library->provisions[topic->first_provision + i].id);
}

static int
explain_rules(const struct library *library, const char *id, struct buf *out, struct diag *diag)
{
    bool all = strcmp(id, "library") == 0;
    const struct criterion *one = library_criterion(library, id);
    if (!all && one == NULL) {
        if (strcmp(id, "library") == 0) {
            diag_error(diag, STATUS_USAGE, NULL, 0, "add --rules",
                       "'library' stands for the rules of all criteria");
            return -1;
        }
        char *near = nearest_ids(library, id);
        diag_error(diag, STATUS_USAGE, NULL, 0,
                   near != NULL ? near : "'library' shows the rules of all",
                   "there is no criterion '%s'", id);
        free(near);
        return -1;
    }
    xmlDoc *schema = compile_start(all ? "School police agreements" : one->title);
    for (size_t i = 0; i < library->criterion_count; i++)
        if (all || &library->criteria[i] == one)
            compile_criterion(schema, library, &library->criteria[i], COMPILE_JOINED);
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    compile_print(xmlDocGetRootElement(schema), 0, out);
    xmlFreeDoc(schema);
    return 0;
}

/* One row a kind, in the order in which they are explained. */
static bool
explain_kinds(const struct library *library, const char *id, struct buf *out)
{
    static const struct {
        enum library_kind kind;
        void (*explain)(struct buf *out, const struct library *library,
                        const struct record *record);
    } records[] = {{LIBRARY_AUTHORITY, explain_authority},
                   {LIBRARY_PROFILE, explain_profile},
                   {LIBRARY_QUESTION, explain_question},
                   {LIBRARY_TERM, explain_term}};
    size_t before = out->length;
    if (library_criterion(library, id) != NULL)
        explain_criterion(out, library, library_criterion(library, id));
    if (library_provision(library, id) != NULL)
        explain_provision(out, library, library_provision(library, id));
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        const struct record *record = library_record(library, records[i].kind, id);
        if (record == NULL)
            continue;
        if (out->length > before)
            buf_putc(out, '\n');
        records[i].explain(out, library, record);
    }
    const struct topic *topic = library_find(library, LIBRARY_TOPIC, id);
    if (topic != NULL && out->length == before)
        explain_topic(out, topic, library);
    return out->length > before;
}

int
library_explain(const struct library *library, const char *id, bool rules, struct buf *out,
                struct diag *diag)
{
    if (rules)
        return explain_rules(library, id, out, diag);
    if (explain_kinds(library, id, out))
        return 0;
    if (strcmp(id, "library") == 0) {
        diag_error(diag, STATUS_USAGE, NULL, 0, "add --rules",
                   "'library' stands for the rules of all criteria");
        return -1;
    }
    char *near = nearest_ids(library, id);
    diag_error(diag, STATUS_USAGE, NULL, 0, near != NULL ? near : "mou list shows the ids",
               "the library knows nothing called '%s'", id);
    free(near);
    return -1;
}
