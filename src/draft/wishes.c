/* Wishes stand in the answers file as <use alternative="…"/> and <omit provision="…">why</omit>. */
#include "draft/wishes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/suggest.h"

static const xmlNode *
first_wish(const struct facts *facts, const char *name)
{
    return xml_child(xmlDocGetRootElement(facts_tree(facts)), name);
}

bool
wishes_omit(const struct facts *facts, const char *provision)
{
    for (const xmlNode *w = first_wish(facts, "omit"); w != NULL; w = xml_next(w, "omit"))
        if (strcmp(xml_attr_or(w, "provision", ""), provision) == 0)
            return true;
    return false;
}

const xmlNode *
wishes_alternative(const struct facts *facts, const xmlNode *provision)
{
    for (const xmlNode *w = first_wish(facts, "use"); w != NULL; w = xml_next(w, "use")) {
        const xmlNode *a = xml_child(provision, "alternative");
        for (; a != NULL; a = xml_next(a, "alternative"))
            if (strcmp(xml_attr_or(a, "id", ""), xml_attr_or(w, "alternative", "")) == 0)
                return a;
    }
    return NULL;
}

static void
note_wish(const struct provision *provision, const xmlNode *wish, xmlNode *notes)
{
    const xmlNode *part =
        provision->position != NULL ? xml_child(provision->node, "gives-up") : wish;
    char *words = xml_words(part);
    char *note = provision->position != NULL
                     ? mem_format("The alternative text %s stands. What it gives up: %s",
                                  provision->id, words)
                     : mem_format("The clause %s is left out. %s", provision->id, words);
    xml_add_text(notes, "note", note);
    free(note);
    free(words);
}

static void
check_wish(const struct library *library, const xmlNode *wish, bool alternative, struct diag *diag)
{
    const char *id = xml_attr_or(wish, alternative ? "alternative" : "provision", "");
    const struct provision *provision = library_provision(library, id);
    if (provision != NULL && (provision->position != NULL) == alternative)
        return;
    char *near = nearest_ids(library, id);
    diag_error(diag, STATUS_INPUT, xml_attr(wish, "file"),
               strtol(xml_attr_or(wish, "line", "0"), NULL, 10),
               near != NULL ? near : "“mou list clauses” shows what there is",
               alternative ? "no clause has an alternative text “%.80s”"
                           : "there is no clause “%.80s”",
               id);
    free(near);
}

void
wishes_check(const struct library *library, const struct facts *facts, struct diag *diag)
{
    for (const xmlNode *w = first_wish(facts, "use"); w != NULL; w = xml_next(w, "use"))
        check_wish(library, w, true, diag);
    for (const xmlNode *w = first_wish(facts, "omit"); w != NULL; w = xml_next(w, "omit"))
        check_wish(library, w, false, diag);
}

static bool
stands(const xmlNode *draft, const char *clause)
{
    for (xmlNode *n = xml_first(draft); n != NULL; n = xml_walk(n, draft))
        if (xml_is(n, "provision") && strcmp(xml_attr_or(n, "clause", ""), clause) == 0)
            return true;
    return false;
}

void
wishes_note(const struct library *library, const struct facts *facts, const xmlNode *draft,
            xmlNode *notes, struct diag *diag)
{
    for (const xmlNode *w = first_wish(facts, "use"); w != NULL; w = xml_next(w, "use")) {
        const char *id = xml_attr_or(w, "alternative", "");
        const struct provision *provision = library_provision(library, id);
        if (provision == NULL)
            continue;
        if (stands(draft, id))
            note_wish(provision, w, notes);
        else
            diag_warn(diag, xml_attr(w, "file"), strtol(xml_attr_or(w, "line", "0"), NULL, 10),
                      "leave it out, or change the answers that decide about the clause",
                      "the text %s has no effect: its clause is not in this draft", id);
    }
    for (const xmlNode *w = first_wish(facts, "omit"); w != NULL; w = xml_next(w, "omit")) {
        const struct provision *provision =
            library_provision(library, xml_attr_or(w, "provision", ""));
        if (provision != NULL)
            note_wish(provision, w, notes);
    }
}
