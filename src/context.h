/* What the files that implement mou.h share: the data folder, the diagnostics, and what was loaded
 * so far. */
#ifndef MOU_CONTEXT_H
#define MOU_CONTEXT_H

#include "base/diag.h"
#include "base/regex.h"
#include "base/xml.h"
#include "mou.h"

struct kept;

struct mou {
    char *data;                  /* the folder that holds clauses/ and stylesheets/ */
    bool ocr;                    /* recognise the text of pictures and scans */
    bool tags;                   /* read PDF files by their tags too */
    const char *encoding;        /* of text files and web pages; NULL: they tell it */
    struct diag diag;            /* where every part reports */
    struct regex_cache *regexes; /* one for the process: patterns are compiled once */
    struct kept *kept;
    xmlDoc *left[2]; /* documents that nobody needs any more */
    enum mou_revisions revisions; /* how tracked changes are read */
};

/* Things loaded once (library, stylesheets, fonts) stay until mou_close. Each file that loads one
 * offers a typed accessor built on these two. key is a string constant; context_kept returns NULL
 * when nothing is kept under it. */
void *context_kept(const struct mou *mou, const char *key);
void context_keep(struct mou *mou, const char *key, void *thing, void (*free_thing)(void *));

/* Takes a document that nobody needs any more. It is freed with the next check, or with the context:
 * whoever does one job does not wait for it. */
void context_leave(struct mou *mou, xmlDoc *doc);
void context_tidy(struct mou *mou); /* frees what was left */

/* "DATA/name"; yours. */
char *context_path(const struct mou *mou, const char *name);

/* Hands the buffer's bytes to the caller of mou.h. */
void context_give(struct mou_text *out, struct buf *from);

#endif
