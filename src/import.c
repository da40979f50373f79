/* mou_import: any file as a tree, as text for people, as acts, or as a map of its sections. */
#include "import/import.h"

#include <stdlib.h>

#include "agreement/acts.h"
#include "agreement/agreement.h"
#include "import.h"
#include "import/charset.h"
#include "import/view.h"
#include "library/library.h"
#include "loaded.h"

bool
mou_knows_encoding(const char *name)
{
    return charset_known(name);
}

static void
free_grammar(void *grammar)
{
    xml_grammar_free(grammar);
}

/* The agreement schema, loaded when the first XML agreement comes. */
static const struct xml_grammar *
agreement_grammar(void *context)
{
    struct mou *mou = context;
    struct xml_grammar *grammar = context_kept(mou, "schema/agreement");
    if (grammar != NULL)
        return grammar;
    char *path = context_path(mou, "clauses/schema/agreement.rng");
    grammar = xml_grammar_load(path, &mou->diag);
    free(path);
    if (grammar != NULL)
        context_keep(mou, "schema/agreement", grammar, free_grammar);
    return grammar;
}

xmlDoc *
context_agreement(struct mou *mou, const char *path)
{
    struct import_settings settings = {
        .diag = &mou->diag,
        .grammar = agreement_grammar,
        .context = mou,
        .revisions = (enum revisions)mou->revisions,
        .ocr = mou->ocr,
        .tags = mou->tags,
        .encoding = mou->encoding,
    };
    xmlDoc *doc = import_file(path, &settings);
    if (doc != NULL)
        agreement_divide(doc);
    return doc;
}

/* Each sentence with its acts. */
static int
put_acts(struct mou *mou, xmlDoc *doc, struct buf *out)
{
    const struct library *library = context_library(mou, LIBRARY_WITHOUT_EXAMPLES);
    if (library == NULL)
        return mou_status(mou);
    struct acts *acts = acts_new(doc, library->lexicon);
    acts_print(acts, out);
    acts_free(acts);
    return STATUS_OK;
}

int
mou_import(struct mou *mou, const char *path, enum mou_view view, struct mou_text *out)
{
    xmlDoc *doc = context_agreement(mou, path);
    if (doc == NULL)
        return mou_status(mou);
    struct buf text = {0};
    int status = STATUS_OK;
    switch (view) {
    case MOU_VIEW_TEXT:
        view_text(doc, &text);
        break;
    case MOU_VIEW_MAP:
        view_map(doc, &text);
        break;
    case MOU_VIEW_ACTS:
        status = put_acts(mou, doc, &text);
        break;
    case MOU_VIEW_TREE:
        xml_write(doc, &text, true);
        break;
    }
    xmlFreeDoc(doc);
    if (status == STATUS_OK)
        context_give(out, &text);
    buf_free(&text);
    return status;
}
