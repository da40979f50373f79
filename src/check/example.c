/* Little agreements made of the library's own text. */
#include "check/example.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/agreement.h"

static xmlDoc *
start(void)
{
    xmlDoc *doc = xml_new("agreement");
    xmlNode *root = xmlDocGetRootElement(doc);
    xml_add(root, "meta");
    static const char *const parties[][2] = {{"district", "District"}, {"agency", "Agency"}};
    for (size_t i = 0; i < 2; i++) {
        xmlNode *party = xml_add(root, "party");
        xml_set(party, "role", parties[i][0]);
        xml_add_text(party, "alias", parties[i][1]);
    }
    return doc;
}

static xmlNode *
open_section(xmlNode *parent, const char *title)
{
    xmlNode *section = xml_add(parent, "section");
    if (title != NULL)
        xml_add_text(section, "title", title);
    return section;
}

/* A paragraph; led by something, the item of a list. */
static void
add_passage(xmlNode *parent, const xmlNode *from, const xmlNode *defaults)
{
    const char *lead = xml_attr_or(from, "lead", ""), *kind = xml_attr(from, "kind");
    char *words = xml_words(from);
    xmlNode *block;
    if (lead[0] != '\0') {
        xml_add_text(parent, "para", lead);
        block = xml_add(parent, "list");
        xml_add_text(block, "item", words);
    } else {
        block = xml_add_text(parent, "para", words);
    }
    xml_set(block, "kind", kind != NULL ? kind : xml_attr(defaults, "kind"));
    free(words);
}

/* The parties must stand before all blocks. */
static void
add_party(xmlNode *root, const xmlNode *party)
{
    xmlNode *copy = xmlDocCopyNode((xmlNode *)(size_t)party, root->doc, 1);
    xmlAddNextSibling(xml_child(root, "meta"), copy);
}

static void
add_parts(xmlNode *root, const xmlNode *example)
{
    xmlNode *section = NULL;
    for (xmlNode *part = xml_first(example); part != NULL; part = xml_after(part)) {
        const char *heading = xml_attr(part, "heading");
        if (xml_is(part, "party")) {
            add_party(root, part);
            continue;
        }
        if (section == NULL || heading != NULL)
            section = open_section(root, heading != NULL ? heading : xml_attr(example, "heading"));
        if (heading != NULL)
            xml_set(section, "n", xml_attr(part, "n"));
        if (xml_is(part, "p"))
            add_passage(section, part, example);
        else
            xml_copy_into(section, part);
    }
}

xmlDoc *
example_agreement(const struct criterion *criterion, const xmlNode *example)
{
    xmlDoc *doc = start();
    xmlNode *root = xmlDocGetRootElement(doc);
    (void)criterion;
    if (xml_first(example) != NULL)
        add_parts(root, example);
    else
        add_passage(open_section(root, xml_attr(example, "heading")), example, example);
    agreement_divide(doc);
    return doc;
}

/* Whether the alternative takes the place of the provision: it stands in its element. */
static bool
replaces(const struct provision *instead, const struct provision *provision)
{
    return instead != NULL && instead->position != NULL && instead->node->parent == provision->node;
}

xmlDoc *
example_model(const struct library *library, const struct criterion *criterion,
              const struct provision *instead, const struct model_style *style)
{
    xmlDoc *doc = start();
    xmlNode *root = xmlDocGetRootElement(doc);
    bool any = false;
    for (size_t i = 0; i < library->provision_count; i++) {
        const struct provision *provision = &library->provisions[i];
        const char *when = xml_attr(provision->node, "when");
        if (provision->position != NULL || provision->profiles != NULL ||
            !words_have(provision->serves, criterion->id))
            continue;
        if (when != NULL && style->holds != NULL && !style->holds(style->context, when) &&
            !replaces(instead, provision))
            continue;
        xmlNode *section = open_section(root, provision->topic->title);
        xmlNode *inner = open_section(section, provision->title);
        model_blocks(library, replaces(instead, provision) ? instead : provision, style, inner);
        any = true;
    }
    if (any) {
        agreement_divide(doc);
        return doc;
    }
    xmlFreeDoc(doc);
    return NULL;
}
