/* The context behind mou.h: opening, closing, and keeping what was loaded. Knows no job. */
#include "context.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/xml.h"
#include "base/xslt.h"

#ifndef MOU_VERSION
#define MOU_VERSION "unknown"
#endif

struct kept {
    const char *key;
    void *thing;
    void (*free_thing)(void *);
    struct kept *next;
};

const char *
mou_version(void)
{
    return MOU_VERSION;
}

struct mou *
mou_open(const struct mou_settings *settings)
{
    struct mou *mou = mem_alloc(sizeof *mou);
    mou->diag.quiet = settings->quiet;
    mou->ocr = settings->ocr;
    mou->tags = settings->tags;
    mou->encoding = settings->encoding;
    mou->revisions = settings->revisions;
    mou->data = data_find(settings->data, &mou->diag);
    if (mou->data == NULL) {
        free(mou);
        return NULL;
    }
    xml_init();
    mou->regexes = regex_cache_new();
    return mou;
}

void
mou_close(struct mou *mou)
{
    if (mou == NULL)
        return;
    context_tidy(mou);
    /* Last kept, first freed: what was loaded later may borrow from what was loaded before. */
    for (struct kept *kept = mou->kept, *next; kept != NULL; kept = next) {
        next = kept->next;
        kept->free_thing(kept->thing);
        free(kept);
    }
    regex_cache_free(mou->regexes);
    xslt_done();
    xml_done();
    free(mou->data);
    free(mou);
}

int
mou_status(const struct mou *mou)
{
    return (int)mou->diag.worst;
}

void
mou_text_free(struct mou_text *text)
{
    free(text->bytes);
    *text = (struct mou_text){0};
}

void *
context_kept(const struct mou *mou, const char *key)
{
    for (const struct kept *kept = mou->kept; kept != NULL; kept = kept->next)
        if (strcmp(kept->key, key) == 0)
            return kept->thing;
    return NULL;
}

void
context_keep(struct mou *mou, const char *key, void *thing, void (*free_thing)(void *))
{
    struct kept *kept = mem_alloc(sizeof *kept);
    *kept = (struct kept){key, thing, free_thing, mou->kept};
    mou->kept = kept;
}

void
context_tidy(struct mou *mou)
{
    for (size_t i = 0; i < sizeof mou->left / sizeof *mou->left; i++) {
        xmlFreeDoc(mou->left[i]);
        mou->left[i] = NULL;
    }
}

void
context_leave(struct mou *mou, xmlDoc *doc)
{
    size_t i = mou->left[0] == NULL ? 0 : 1;
    xmlFreeDoc(mou->left[i]);
    mou->left[i] = doc;
}

char *
context_path(const struct mou *mou, const char *name)
{
    return file_join(mou->data, name);
}

void
context_give(struct mou_text *out, struct buf *from)
{
    out->length = from->length;
    out->bytes = buf_take(from);
}
