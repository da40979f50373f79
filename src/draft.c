/* The facade of drafting: mou_draft and mou_interview of mou.h. */
#include "draft/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "draft/ask.h"
#include "draft/interview.h"
#include "library/questions.h"
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
    mou->diag.worst = STATUS_OK; /* of this draft, not of the one before */
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

bool
mou_asks(struct mou *mou, const char *key, const char **like)
{
    const struct library *library = context_library(mou, LIBRARY_FOR_DRAFTING);
    char *id = mem_strndup(key, strcspn(key, "."));
    const xmlNode *question = library != NULL ? questions_find(library, id) : NULL;
    bool asks = question != NULL && !xml_is(question, "derived");
    *like = library != NULL && !asks ? questions_like(library, id) : NULL;
    free(id);
    return asks;
}

/* The public words for the drafting room's. */
struct outside {
    const struct library *library;
    mou_ask ask;
    mou_taken taken;
    void *context;
};

static char *
ask_outside(void *context, const struct asking *asking)
{
    const struct outside *outside = context;
    struct mou_asking shown = {asking->key,     asking->group,    asking->question, asking->help,
                               asking->choices, asking->standing, asking->fault};
    return outside->ask != NULL ? outside->ask(outside->context, &shown) : NULL;
}

/* The file as it would be, were the interview to stop now. */
static void
tell_outside(void *context, const struct facts *facts, const char *asked)
{
    const struct outside *outside = context;
    struct buf bytes = {0};
    struct mou_text text = {0};
    interview_write(outside->library, facts, asked, &bytes);
    context_give(&text, &bytes);
    outside->taken(outside->context, &text);
    mou_text_free(&text);
}

int
mou_interview(struct mou *mou, const struct mou_draft_options *options, mou_ask ask,
              mou_taken taken, void *context, struct mou_text *out)
{
    struct outside outside = {context_library(mou, LIBRARY_FOR_DRAFTING), ask, taken, context};
    struct ask_plan plan = {.answers = options->answers,
                            .sets = options->sets,
                            .ask = ask_outside,
                            .taken = taken != NULL ? tell_outside : NULL,
                            .context = &outside};
    char *asked = NULL, today[DAY_TEXT];
    struct demands *demands =
        outside.library == NULL
            ? NULL
            : demands_new(outside.library, options->profiles, context_day(NULL, today), &mou->diag);
    if (demands == NULL) /* no such profile */
        return mou_status(mou);
    demands_free(demands);
    struct facts *facts = ask_all(outside.library, &plan, &asked, &mou->diag);
    if (facts == NULL) {
        free(asked);
        return mou_status(mou);
    }
    struct buf bytes = {0};
    interview_write(outside.library, facts, ask != NULL ? asked : NULL, &bytes);
    facts_free(facts);
    free(asked);
    context_give(out, &bytes);
    return STATUS_OK;
}
