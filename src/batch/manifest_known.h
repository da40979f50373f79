/* What manifests say: the last line about each output. Knows nothing of locks and of who writes. */
#ifndef MOU_BATCH_MANIFEST_KNOWN_H
#define MOU_BATCH_MANIFEST_KNOWN_H

#include <stdbool.h>

#include "base/diag.h"
#include "batch/manifest.h"

struct known;

struct known *known_new(void);
void known_free(struct known *known);

/* Adds the manifest's lines; what is no line of a manifest is passed over. Returns 0, or -1 after a
 * diagnostic (STATUS_OUTPUT). */
int known_read(struct known *known, const char *path, struct diag *diag);

/* Whether the last line read lacks its end: who wrote it was stopped. */
bool known_cut_short(const struct known *known);

/* Yours, free with entry_free; NULL: nothing is known of the output. */
struct manifest_entry *known_find(const struct known *known, const char *output);
void entry_free(struct manifest_entry *entry);

void known_tell(const struct known *known, manifest_teller tell, void *context);

/* Whether the file has lines that later ones replace, or that are none. */
bool known_is_stale(const char *path);

#endif
