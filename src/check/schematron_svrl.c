/* A run as an SVRL document (ISO Schematron, Annex D): what other programs read. */
#include <stdlib.h>
#include <string.h>

#include "check/location.h"
#include "check/schematron_parts.h"

#define SVRL "http://purl.oclc.org/dsdl/svrl"

struct writing {
    xmlDoc *doc;
    xmlNode *root;
    xmlNs *ns;
    struct location_memo memo;
    bool invalid;
};

static xmlNode *
add(struct writing *writing, xmlNode *parent, const char *name)
{
    return xmlAddChild(parent,
                       xmlNewDocNode(writing->doc, writing->ns, (const xmlChar *)name, NULL));
}

static void
set(xmlNode *node, const char *name, const char *value)
{
    if (value != NULL)
        xml_set(node, name, value);
}

static void
see_pattern(void *sink, const xmlNode *pattern, xmlDoc *doc)
{
    struct writing *writing = sink;
    xmlNode *active = add(writing, writing->root, "active-pattern");
    set(active, "id", xml_attr(pattern, "id"));
    set(active, "document", (const char *)doc->URL);
    for (xmlNode *child = xml_first(pattern); child != NULL; child = xml_after(child)) {
        if (!sch_is(child, "title"))
            continue;
        char *title = xml_words(child);
        set(active, "name", title);
        free(title);
        return;
    }
}

static void
see_rule(void *sink, const xmlNode *rule, const char *context, xmlNode *node)
{
    struct writing *writing = sink;
    (void)node;
    xmlNode *fired = add(writing, writing->root, "fired-rule");
    set(fired, "id", xml_attr(rule, "id"));
    set(fired, "context", context);
    set(fired, "role", xml_attr(rule, "role"));
    set(fired, "flag", xml_attr(rule, "flag"));
}

static void
add_text(struct writing *writing, xmlNode *parent, const char *lang, const struct buf *text)
{
    xmlNode *node = add(writing, parent, "text");
    if (lang != NULL)
        xmlNodeSetLang(node, (const xmlChar *)lang);
    if (text->length > 0)
        xml_append(node, buf_text(text));
}

static void
add_notes(struct writing *writing, xmlNode *parent, const struct schematron_result *result)
{
    for (size_t i = 0; i < result->assertion->diagnostics; i++) {
        struct buf text = {0};
        const char *lang = NULL;
        xmlNode *reference = add(writing, parent, "diagnostic-reference");
        set(reference, "diagnostic", schematron_diagnostic(result, i, &lang, &text));
        add_text(writing, reference, lang, &text);
        buf_free(&text);
    }
    for (size_t i = 0; i < result->assertion->properties; i++) {
        const struct note *note =
            &((const struct assertion *)result->assertion)->properties.items[i];
        xmlNode *reference = add(writing, parent, "property-reference");
        set(reference, "property", note->id);
        set(reference, "role", xml_attr(note->element, "role"));
        set(reference, "scheme", xml_attr(note->element, "scheme"));
        schematron_property(result, i, reference);
    }
}

static void
see_result(void *sink, const struct schematron_result *result)
{
    struct writing *writing = sink;
    const struct schematron_assertion *assertion = result->assertion;
    if (!result->fired)
        return;
    writing->invalid = true;
    struct buf location = {0}, text = {0};
    location_xpath(result->node, &writing->memo, &location);
    schematron_message(result, &text);
    xmlNode *node =
        add(writing, writing->root, assertion->report ? "successful-report" : "failed-assert");
    set(node, "id", assertion->id);
    set(node, "location", buf_text(&location));
    set(node, "test", assertion->test);
    set(node, "role", assertion->role);
    set(node, "flag", assertion->flag);
    set(node, "see", assertion->see);
    set(node, "icon", assertion->icon);
    set(node, "fpi", assertion->fpi);
    add_notes(writing, node, result);
    add_text(writing, node, assertion->lang, &text);
    buf_free(&location);
    buf_free(&text);
}

static void
describe_schema(struct writing *writing, const struct schematron *schema)
{
    set(writing->root, "schemaVersion", xml_attr(schema->root, "schemaVersion"));
    if (strcmp(schema->phase, "#ALL") != 0)
        set(writing->root, "phase", schema->phase);
    for (xmlNode *child = xml_first(schema->root); child != NULL; child = xml_after(child)) {
        if (sch_is(child, "title")) {
            char *title = xml_words(child);
            set(writing->root, "title", title);
            free(title);
        } else if (sch_is(child, "ns")) {
            xmlNode *prefix = add(writing, writing->root, "ns-prefix-in-attribute-values");
            set(prefix, "uri", xml_attr(child, "uri"));
            set(prefix, "prefix", xml_attr(child, "prefix"));
        }
    }
}

xmlDoc *
schematron_svrl(struct schematron *schema, xmlDoc *doc, bool *invalid, struct diag *diag)
{
    struct writing writing = {.doc = xml_new("schematron-output")};
    writing.root = xmlDocGetRootElement(writing.doc);
    writing.ns = xmlNewNs(writing.root, (const xmlChar *)SVRL, (const xmlChar *)"svrl");
    xmlSetNs(writing.root, writing.ns);
    describe_schema(&writing, schema);
    struct schematron_run run = {.doc = doc,
                                 .result = see_result,
                                 .pattern = see_pattern,
                                 .rule = see_rule,
                                 .sink = &writing};
    if (schematron_run(schema, &run, diag) != 0) {
        xmlFreeDoc(writing.doc);
        return NULL;
    }
    *invalid = writing.invalid;
    return writing.doc;
}
