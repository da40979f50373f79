/* From the outline to the clauses. A clause stands when its condition holds, a chosen profile asks
 * for one of its criteria, and the district has not left it out. */
#include "draft/select.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "draft/expand.h"
#include "draft/forms.h"
#include "draft/wishes.h"

struct selection {
    const struct library *library;
    const xmlNode *outline; /* the library's */
    const struct facts *facts;
    const struct demands *demands;
    struct diag *diag;
    xmlNode *notes, *blanks;
};

static bool
demanded(const struct selection *selection, const struct provision *provision)
{
    const char *at = provision->serves, *word;
    size_t length;
    while (at != NULL && words_next(&at, &word, &length)) {
        char *id = mem_strndup(word, length);
        const struct criterion *criterion = library_criterion(selection->library, id);
        free(id);
        if (criterion == NULL || demands_on(selection->demands, criterion)->applies)
            return true;
    }
    return false;
}

static bool
stands(const struct selection *selection, const struct provision *provision)
{
    return facts_hold(selection->facts, xml_attr(provision->node, "when"), NULL) &&
           demands_chosen(selection->demands, provision->profiles) &&
           demanded(selection, provision) && !wishes_omit(selection->facts, provision->id);
}

/* The sources behind the criteria that the clause serves, each once. */
static void
set_authorities(const struct selection *selection, const struct provision *provision, xmlNode *made)
{
    struct buf refs = {0};
    const char *at = provision->serves, *word;
    size_t length;
    while (at != NULL && words_next(&at, &word, &length)) {
        char *id = mem_strndup(word, length);
        const struct criterion *criterion = library_criterion(selection->library, id);
        free(id);
        const xmlNode *a = criterion == NULL ? NULL : xml_child(criterion->node, "authority");
        for (; a != NULL; a = xml_next(a, "authority"))
            if (!words_have(buf_text(&refs), xml_attr_or(a, "ref", "")))
                buf_putf(&refs, "%s%s", refs.length > 0 ? " " : "", xml_attr_or(a, "ref", ""));
    }
    if (refs.length > 0)
        xml_set(made, "authority", buf_text(&refs));
    buf_free(&refs);
}

/* Puts the clause, in the text the district chose, below parent. */
static void
add_provision(const struct selection *selection, const struct provision *provision, xmlNode *parent)
{
    if (!stands(selection, provision))
        return;
    const xmlNode *chosen = wishes_alternative(selection->facts, provision->node);
    const xmlNode *source = chosen != NULL ? chosen : provision->node;
    xmlNode *made = xml_add(parent, "provision");
    xml_set(made, "id", provision->id);
    xml_set(made, "clause", xml_attr(source, "id"));
    xml_set(made, "version", xml_attr(provision->node, "version"));
    set_authorities(selection, provision, made);
    struct expander expander = {selection->facts, selection->blanks, selection->diag,
                                provision->topic->file, xml_attr(source, "id")};
    xml_add_text(made, "title", provision->title);
    expand_text(&expander, xml_child(source, "text"), made);
}

static void
add_reference(const struct selection *selection, const xmlNode *reference, xmlNode *parent)
{
    const char *id = xml_attr_or(reference, "ref", "");
    const struct provision *provision = library_provision(selection->library, id);
    if (provision != NULL && provision->position == NULL)
        add_provision(selection, provision, parent);
    else
        diag_error(selection->diag, STATUS_LIBRARY, (const char *)reference->doc->URL,
                   xmlGetLineNo(reference), "“mou list clauses” shows what there is",
                   "there is no provision “%s”", id);
}

static bool
placed(const xmlNode *outline, const char *provision)
{
    for (xmlNode *n = xml_first(outline); n != NULL; n = xml_walk(n, outline))
        if (xml_is(n, "provision") && strcmp(xml_attr_or(n, "ref", ""), provision) == 0)
            return true;
    return false;
}

static void add_children(const struct selection *selection, const xmlNode *from, xmlNode *to);

/* The provisions named in the outline first, then the topic's others. */
static void
add_section(const struct selection *selection, const xmlNode *from, xmlNode *parent)
{
    const struct topic *topic =
        library_find(selection->library, LIBRARY_TOPIC, xml_attr_or(from, "topic", ""));
    if (topic == NULL)
        return;
    xmlNode *section = xml_add(parent, "section");
    xml_set(section, "topic", topic->id);
    xml_set(section, "kind", xml_attr(from, "kind"));
    const xmlNode *own = xml_child(from, "title");
    char *title = own == NULL ? mem_strdup(topic->title) : xml_words(own);
    xml_set(section, "title", title);
    free(title);
    for (const xmlNode *p = xml_child(from, "provision"); p != NULL; p = xml_next(p, "provision"))
        add_reference(selection, p, section);
    for (size_t i = 0; i < topic->provision_count; i++) {
        const struct provision *p = &selection->library->provisions[topic->first_provision + i];
        if (p->position == NULL && !placed(selection->outline, p->id))
            add_provision(selection, p, section);
    }
    if (xml_first(section) == NULL) {
        xmlUnlinkNode(section);
        xmlFreeNode(section);
    }
}

static void
add_element(const struct selection *selection, const xmlNode *from, xmlNode *to)
{
    if (!facts_hold(selection->facts, xml_attr(from, "when"), NULL))
        return;
    if (xml_is(from, "provision"))
        add_reference(selection, from, to);
    else if (xml_is(from, "section"))
        add_section(selection, from, to);
    else if (words_have("title preamble recitals sections signatures", (const char *)from->name) &&
             xml_first(from) != NULL)
        add_children(selection, from, xml_add(to, (const char *)from->name));
    else
        xml_copy_into(to, from);
}

static void
add_children(const struct selection *selection, const xmlNode *from, xmlNode *to)
{
    for (const xmlNode *n = xml_first(from); n != NULL; n = xml_after(n))
        add_element(selection, n, to);
}

/* A topic that the outline forgets would be left out of every agreement. */
static void
check_topics(const struct selection *selection)
{
    for (size_t i = 0; i < selection->library->topic_count; i++) {
        const struct topic *topic = &selection->library->topics[i];
        bool found = topic->provision_count == 0;
        for (xmlNode *n = xml_first(selection->outline); n != NULL && !found;
             n = xml_walk(n, selection->outline))
            found = xml_is(n, "section") && strcmp(xml_attr_or(n, "topic", ""), topic->id) == 0;
        if (!found)
            diag_error(selection->diag, STATUS_LIBRARY, topic->file, 0,
                       "give it a section in clauses/agreement.xml",
                       "the outline of agreements has no place for the topic %s", topic->id);
    }
}

static bool
in_draft(const xmlNode *root, const char *id)
{
    for (xmlNode *n = xml_first(root); n != NULL; n = xml_walk(n, root))
        if ((xml_is(n, "provision") && strcmp(xml_attr_or(n, "id", ""), id) == 0) ||
            (xml_is(n, "section") && strcmp(xml_attr_or(n, "topic", ""), id) == 0))
            return true;
    return false;
}

/* A reference to a clause that is left out falls back on its section, then on the agreement as a
 * whole. */
static void
settle_references(const struct selection *selection, xmlNode *root)
{
    for (xmlNode *n = xml_first(root); n != NULL; n = xml_walk(n, root)) {
        const char *to = xml_is(n, "ref") ? xml_attr(n, "to") : NULL;
        if (to == NULL || in_draft(root, to))
            continue;
        const struct provision *provision = library_provision(selection->library, to);
        if (provision == NULL && library_find(selection->library, LIBRARY_TOPIC, to) == NULL)
            diag_warn(selection->diag, NULL, 0, "mend the reference in clauses/topics",
                      "a clause refers to “%s”, which the library does not have", to);
        if (provision != NULL && in_draft(root, provision->topic->id))
            xml_set(n, "to", provision->topic->id);
        else
            xml_set(n, "to", NULL);
    }
}

xmlDoc *
select_clauses(const struct library *library, const xmlNode *outline, const struct facts *facts,
               const struct demands *demands, struct diag *diag)
{
    int errors = diag->errors;
    xmlDoc *doc = xml_new("draft");
    xmlNode *root = xmlDocGetRootElement(doc);
    forms_add(facts);
    xmlNode *made = xml_add(root, "outline");
    xml_copy_into(root, xmlDocGetRootElement(facts_tree(facts)));
    struct selection selection = {.library = library,
                                  .outline = outline,
                                  .facts = facts,
                                  .demands = demands,
                                  .diag = diag,
                                  .notes = xml_add(root, "notes"),
                                  .blanks = xml_add(root, "blanks")};
    check_topics(&selection);
    wishes_check(library, facts, diag);
    add_children(&selection, outline, made);
    wishes_note(library, facts, made, selection.notes, diag);
    settle_references(&selection, root);
    if (diag->errors == errors)
        return doc;
    xmlFreeDoc(doc);
    return NULL;
}
