/* Official texts: reading the one that is named, and what a check adds of it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/verbatim.h"
#include "import.h"
#include "loaded.h"

/* The text given, read once. */
struct official {
    char *path;
    xmlDoc *text;
};

static void
official_free(void *thing)
{
    struct official *official = thing;
    free(official->path);
    if (official->text != NULL)
        xmlFreeDoc(official->text);
    free(official);
}

static struct official *
context_official(struct mou *mou)
{
    static const char key[] = "official text";
    struct official *official = context_kept(mou, key);
    if (official == NULL) {
        official = mem_alloc(sizeof *official);
        context_keep(mou, key, official, official_free);
    }
    return official;
}

/* The <model> of the profile that is in force; NULL when it has none. */
static const xmlNode *
model_in(const struct chosen_profile *chosen, const char *as_of)
{
    xmlNode *model = chosen->in_force ? xml_child(chosen->profile->node, "model") : NULL;
    while (model != NULL && !profile_in_force(model, as_of))
        model = xml_next(model, "model");
    return model;
}

static int
count_models(const struct demands *demands, const char *as_of)
{
    int count = 0;
    for (size_t i = 0; i < demands->profile_count; i++)
        count += model_in(&demands->profiles[i], as_of) != NULL;
    return count;
}

/* One file can be the text of one profile only. 0, or -1 after a diagnostic. */
static int
check_models(struct mou *mou, const struct mou_check_options *options)
{
    char day[DAY_TEXT];
    const char *as_of = context_day(options->as_of, day);
    const struct library *library = context_library(mou, LIBRARY_WITHOUT_EXAMPLES);
    struct demands *demands =
        library != NULL ? demands_new(library, options->profiles, as_of, &mou->diag) : NULL;
    if (demands == NULL)
        return -1;
    int models = count_models(demands, as_of);
    demands_free(demands);
    if (models != 1)
        diag_error(&mou->diag, STATUS_USAGE, NULL, 0,
                   "name one, such as -p us-nj; mou explain shows whether a profile has a model",
                   models == 0 ? "--verbatim needs a profile that has an official text"
                               : "--verbatim is the official text of one profile, and several "
                                 "chosen ones have such a text");
    return models == 1 ? 0 : -1;
}

int
official_ready(struct mou *mou, const struct mou_check_options *options)
{
    struct official *official = context_official(mou);
    if (options->verbatim == NULL ||
        (official->path != NULL && strcmp(official->path, options->verbatim) == 0))
        return 0;
    if (check_models(mou, options) != 0)
        return -1;
    xmlDoc *text = context_agreement(mou, options->verbatim);
    if (text == NULL)
        return -1;
    free(official->path);
    if (official->text != NULL)
        xmlFreeDoc(official->text);
    *official = (struct official){mem_strdup(options->verbatim), text};
    return 0;
}

/* Without the text there is no verdict. */
static void
note_absence(const xmlNode *model, xmlNode *document)
{
    char *what = xml_words(model);
    char *note =
        mem_format("Profile %s has an official text that was not given, so nothing is said "
                   "of how far the agreement keeps to it; give it with --verbatim FILE. "
                   "%s",
                   profile_of(model), what);
    xmlNode *first = xml_first(document), *node = xml_add_text(document, "note", note);
    if (first != NULL)
        xmlAddPrevSibling(first, node);
    free(note);
    free(what);
}

void
official_findings(struct mou *mou, const struct mou_check_options *options,
                  const struct demands *demands, const xmlDoc *agreement, xmlDoc *findings)
{
    char day[DAY_TEXT];
    xmlNode *document = xmlDocGetRootElement(findings);
    for (size_t i = 0; i < demands->profile_count; i++) {
        const xmlNode *model = model_in(&demands->profiles[i], context_day(options->as_of, day));
        struct verbatim verbatim = {.library = demands->library,
                                    .model = model,
                                    .official = context_official(mou)->text,
                                    .agreement = agreement};
        if (model != NULL && options->verbatim == NULL)
            note_absence(model, document);
        else if (model != NULL && verbatim.official != NULL)
            verbatim_findings(&verbatim, document);
    }
}
