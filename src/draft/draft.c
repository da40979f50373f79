/* The stages of drafting, one after the other: facts, clauses, agreement, schema. */
#include "draft/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/xslt.h"
#include "draft/figures.h"
#include "draft/select.h"

struct drafter {
    const struct library *library;
    xmlDoc *outline;
    struct stylesheet *sheet;
    struct xml_grammar *agreement;
};

static xmlDoc *
load_outline(const char *data, struct diag *diag)
{
    char *path = file_join(data, "clauses/agreement.xml");
    char *schema = file_join(data, "clauses/schema/outline.rng");
    struct xml_grammar *grammar = xml_grammar_load(schema, diag);
    xmlDoc *doc = grammar == NULL ? NULL : xml_read_file(path, diag, STATUS_LIBRARY);
    if (doc != NULL && xml_validate(grammar, doc, path, diag, STATUS_LIBRARY) != 0) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xml_grammar_free(grammar);
    free(schema);
    free(path);
    return doc;
}

struct drafter *
drafter_new(const struct library *library, struct diag *diag)
{
    struct drafter *drafter = mem_alloc(sizeof *drafter);
    char *sheet = file_join(library->folder, "stylesheets/draft.xsl");
    char *schema = file_join(library->folder, "clauses/schema/agreement.rng");
    *drafter = (struct drafter){library, load_outline(library->folder, diag), NULL, NULL};
    if (drafter->outline != NULL)
        drafter->sheet = xslt_load(sheet, diag);
    if (drafter->sheet != NULL)
        drafter->agreement = xml_grammar_load(schema, diag);
    free(schema);
    free(sheet);
    if (drafter->agreement != NULL)
        return drafter;
    drafter_free(drafter);
    return NULL;
}

void
drafter_free(struct drafter *drafter)
{
    if (drafter == NULL)
        return;
    xmlFreeDoc(drafter->outline);
    xslt_free(drafter->sheet);
    xml_grammar_free(drafter->agreement);
    free(drafter);
}

/* The profiles of the command line and those of the answers, each once; the default only where
 * nobody chose. */
struct profiles {
    const char **ids; /* NULL-terminated */
    size_t count, room;
    char *words; /* the answers' own */
};

static void
add_profile(struct profiles *profiles, const char *id)
{
    for (size_t i = 0; i < profiles->count; i++)
        if (strcmp(profiles->ids[i], id) == 0)
            return;
    profiles->ids =
        mem_grow(profiles->ids, &profiles->room, profiles->count + 2, sizeof *profiles->ids);
    profiles->ids[profiles->count++] = id;
    profiles->ids[profiles->count] = NULL;
}

static struct profiles
gather_profiles(const char *const *chosen, const struct facts *facts)
{
    struct profiles profiles = {0};
    bool answered = strcmp(xml_attr_or(facts_find(facts, "profiles"), "from", ""), "default") != 0;
    if (answered || chosen == NULL || *chosen == NULL)
        profiles.words = facts_value(facts, "profiles", NULL);
    add_profile(&profiles, "base");
    for (; chosen != NULL && *chosen != NULL; chosen++)
        add_profile(&profiles, *chosen);
    char *rest = NULL;
    for (char *word = profiles.words == NULL ? NULL : strtok_r(profiles.words, " ,;", &rest);
         word != NULL; word = strtok_r(NULL, " ,;", &rest))
        add_profile(&profiles, word);
    return profiles;
}

static void
profiles_done(struct profiles *profiles)
{
    free(profiles->ids);
    free(profiles->words);
}

/* Names each blank; the agreement shows it, but must not be signed with it. */
static int
warn_of_blanks(const xmlDoc *agreement, const char *answers, struct diag *diag)
{
    int count = 0;
    const xmlNode *meta = xml_child(xmlDocGetRootElement(agreement), "meta");
    for (const xmlNode *b = xml_child(meta, "blank"); b != NULL;
         b = xml_next(b, "blank"), count++) {
        const char *key = xml_attr(b, "question"), *clause = xml_attr(b, "clause");
        char *label = xml_text(b);
        char *cure = mem_format("answer it, or give --set %s=VALUE", key);
        diag_warn(diag, answers, 0, cure, "%s is not answered (%s, first in %s)", key, label,
                  clause);
        free(cure);
        free(label);
    }
    return count;
}

/* A text of which nothing may be altered is not made of clauses. */
static void
warn_of_models(const struct demands *demands, struct diag *diag)
{
    for (size_t i = 0; i < demands->profile_count; i++) {
        const xmlNode *model = xml_child(demands->profiles[i].profile->node, "model");
        if (strcmp(xml_attr_or(model, "mode", ""), "additions-only") == 0)
            diag_warn(diag, NULL, 0,
                      "sign that text, and take from this draft only what adds to it",
                      "profile %s has an official text of which nothing may be altered",
                      demands->profiles[i].profile->id);
    }
}

static xmlDoc *
assemble(const struct drafter *drafter, const struct facts *facts, const struct profiles *profiles,
         struct diag *diag)
{
    struct date today = date_today();
    char *as_of = mem_format("%04d-%02d-%02d", today.year, today.month, today.day);
    struct demands *demands = demands_new(drafter->library, profiles->ids, as_of, diag);
    free(as_of);
    if (demands == NULL)
        return NULL;
    figures_apply(demands, facts, diag);
    warn_of_models(demands, diag);
    xmlDoc *clauses = select_clauses(drafter->library, xmlDocGetRootElement(drafter->outline),
                                     facts, demands, diag);
    demands_free(demands);
    if (clauses == NULL)
        return NULL;
    struct buf ids = {0};
    for (size_t i = 0; i < profiles->count; i++)
        buf_putf(&ids, "%s%s", i > 0 ? " " : "", profiles->ids[i]);
    xml_set(xmlDocGetRootElement(clauses), "profile", buf_text(&ids));
    buf_free(&ids);
    xmlDoc *agreement = xslt_apply(drafter->sheet, clauses, NULL, diag);
    xmlFreeDoc(clauses);
    return agreement;
}

xmlDoc *
draft_agreement(const struct drafter *drafter, const char *const *profiles, const char *answers,
                const char *const *sets, int *open, struct diag *diag)
{
    struct facts *facts = facts_new(drafter->library, answers, sets, diag);
    if (facts == NULL)
        return NULL;
    struct profiles chosen = gather_profiles(profiles, facts);
    xmlDoc *agreement = assemble(drafter, facts, &chosen, diag);
    profiles_done(&chosen);
    facts_free(facts);
    if (agreement != NULL &&
        xml_validate(drafter->agreement, agreement, "the draft", diag, STATUS_LIBRARY) != 0) {
        xmlFreeDoc(agreement);
        agreement = NULL;
    }
    *open = agreement == NULL ? 0 : warn_of_blanks(agreement, answers, diag);
    return agreement;
}
