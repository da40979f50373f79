/* The facade of drafting: mou_draft and mou_interview of mou.h. */
#include "draft/draft.h"

#include "draft/ask.h"
#include "draft/interview.h"
#include "loaded.h"

static void
free_drafter(void *thing)
{
    drafter_free(thing);
}

static struct drafter *
context_drafter(struct mou *mou)
{
    static const char key[] = "drafter";
    struct drafter *drafter = context_kept(mou, key);
    if (drafter != NULL)
        return drafter;
    const struct library *library = context_library(mou, LIBRARY_FOR_DRAFTING);
    drafter = library == NULL ? NULL : drafter_new(library, &mou->diag);
    if (drafter != NULL)
        context_keep(mou, key, drafter, free_drafter);
    return drafter;
}

int
draft_prepare(struct mou *mou)
{
    return context_drafter(mou) == NULL ? -1 : 0;
}

int
mou_draft(struct mou *mou, const struct mou_draft_options *options, struct mou_text *out)
{
    const struct drafter *drafter = context_drafter(mou);
    int open = 0;
    xmlDoc *agreement = drafter == NULL
                            ? NULL
                            : draft_agreement(drafter, options->profiles, options->answers,
                                              options->sets, &open, &mou->diag);
    if (agreement == NULL)
        return mou_status(mou);
    struct buf bytes = {0};
    xml_write(agreement, &bytes, true);
    xmlFreeDoc(agreement);
    context_give(out, &bytes);
    return open > 0 ? STATUS_FINDINGS : STATUS_OK;
}

/* The public words for the drafting room's. */
struct outside {
    mou_ask ask;
    void *context;
};

static char *
ask_outside(void *context, const struct asking *asking)
{
    const struct outside *outside = context;
    struct mou_asking shown = {asking->key,     asking->group,    asking->question, asking->help,
                               asking->choices, asking->standing, asking->fault};
    return outside->ask(outside->context, &shown);
}

static char *
ask_nothing(void *context, const struct mou_asking *asking)
{
    (void)context, (void)asking;
    return NULL;
}

int
mou_interview(struct mou *mou, const struct mou_draft_options *options, mou_ask ask, void *context,
              struct mou_text *out)
{
    struct outside outside = {ask != NULL ? ask : ask_nothing, context};
    const struct library *library = context_library(mou, LIBRARY_FOR_DRAFTING);
    struct facts *facts = library == NULL ? NULL
                                          : ask_all(library, options->answers, options->sets,
                                                    ask_outside, &outside, &mou->diag);
    if (facts == NULL)
        return mou_status(mou);
    struct buf bytes = {0};
    interview_write(library, facts, &bytes);
    facts_free(facts);
    context_give(out, &bytes);
    return STATUS_OK;
}
