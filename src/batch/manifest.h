/* What a batch has made, a line of JSON each, so that manifests merge by concatenation: of two
 * lines about one output the later counts. Lines are added as the work goes on, so that a batch
 * that was killed can go on. */
#ifndef MOU_BATCH_MANIFEST_H
#define MOU_BATCH_MANIFEST_H

#include <stddef.h>

#include "base/digest.h"

struct manifest_entry {
    const char *file;   /* the input, as it was named */
    long line;          /* of the input; 0: all of it */
    const char *output; /* below the manifest's folder */
    const char *status; /* "done", "blanks" (a draft with open questions), "findings", "failed" */
    int pages;          /* 0: none, or not known */
    size_t bytes;
    const char *sha256;  /* of the output; "" when there is none */
    const char *from;    /* digest of all that it was made from */
    const char *message; /* why it failed; "" */
    const char *more;    /* other members, each with a comma before it; may be NULL */
};

struct manifest;

/* The manifest at path; every other manifest*.jsonl in folder is read too. NULL after a diagnostic
 * (STATUS_OUTPUT). */
struct manifest *manifest_open(const char *folder, const char *path, struct diag *diag);

/* What it said of the output when it was opened; NULL: nothing. Good until the next call. */
const struct manifest_entry *manifest_find(struct manifest *manifest, const char *output);

/* Tells what is known of every output in the folder, by path (which may be NULL) and all other
 * manifest*.jsonl there. */
typedef void (*manifest_teller)(void *context, const struct manifest_entry *entry);
void manifest_tell(const char *folder, const char *path, manifest_teller tell, void *context);

/* Appends the entry as a line. */
void manifest_put(struct buf *out, const struct manifest_entry *entry);

/* Adds a line to the file. Returns 0, or -1 after one diagnostic, and then -1 for ever. */
int manifest_add(struct manifest *manifest, const char *line, size_t length);

/* Drops lines that later ones replace, when no other process is at it, and frees. Returns 0 or -1.
 */
int manifest_close(struct manifest *manifest);

#endif
