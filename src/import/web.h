/* Web pages to chunks of text: the agreement, not the page's navigation. Structure is found by
 * build.h, as in plain text. */
#ifndef MOU_IMPORT_WEB_H
#define MOU_IMPORT_WEB_H

#include "base/diag.h"
#include "import/chunk.h"
#include "import/word.h"

/* What a reader of the page should know. */
struct web_notes {
    bool deep;                  /* elements lie in each other so deep that the rest was not read */
    bool open;                  /* the page ends without its closing tags */
    long insertions, deletions; /* marked as such (ins, del, s) */
};

/* text is UTF-8, NUL-terminated. Appends the page's chunks. 0, or -1 after a diagnostic
 * (STATUS_INPUT). */
int web_chunks(const char *text, size_t length, const char *name, enum revisions revisions,
               struct chunks *chunks, struct web_notes *notes, struct diag *diag);

#endif
