/* The facade of drafting: mou_draft of mou.h. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/xml.h"
#include "context.h"
#include "draft/draft.h"

/* A library without rules, kept beside the drafter that borrows it. */
struct drafting {
    struct library *library;
    struct drafter *drafter;
};

static void
drafting_free(void *thing)
{
    struct drafting *drafting = thing;
    drafter_free(drafting->drafter);
    library_free(drafting->library);
    free(drafting);
}

static struct drafting *
context_drafting(struct mou *mou)
{
    struct drafting *drafting = context_kept(mou, "drafting");
    if (drafting != NULL)
        return drafting;
    struct library *library =
        library_load(mou->data, LIBRARY_FOR_DRAFTING, mou->regexes, &mou->diag);
    struct drafter *drafter = library == NULL ? NULL : drafter_new(library, &mou->diag);
    if (drafter == NULL) {
        library_free(library);
        return NULL;
    }
    drafting = mem_alloc(sizeof *drafting);
    *drafting = (struct drafting){library, drafter};
    context_keep(mou, "drafting", drafting, drafting_free);
    return drafting;
}

int
mou_draft(struct mou *mou, const struct mou_draft_options *options, struct mou_text *out)
{
    struct drafting *drafting = context_drafting(mou);
    if (drafting == NULL)
        return mou_status(mou);
    int open = 0;
    xmlDoc *agreement = draft_agreement(drafting->drafter, options->profiles, options->answers,
                                        options->sets, &open, &mou->diag);
    if (agreement == NULL)
        return mou_status(mou);
    struct buf bytes = {0};
    xml_write(agreement, &bytes, true);
    xmlFreeDoc(agreement);
    context_give(out, &bytes);
    return open > 0 ? STATUS_FINDINGS : STATUS_OK;
}
