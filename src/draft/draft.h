/* Drafting: library and facts in, a complete agreement tree out. */
#ifndef MOU_DRAFT_DRAFT_H
#define MOU_DRAFT_DRAFT_H

#include "library/library.h"

struct drafter;

/* Loads what drafting needs from the library's folder: outline, stylesheet, schema. library is
 * borrowed. */
struct drafter *drafter_new(const struct library *library, struct diag *diag);
void drafter_free(struct drafter *drafter);

/* profiles, answers (a file) and sets (KEY=VALUE) may be NULL. The agreement is valid against
 * agreement.rng; yours. NULL after diagnostics. *open: how many questions are left open; each has
 * been named in a warning. */
xmlDoc *draft_agreement(const struct drafter *drafter, const char *const *profiles,
                        const char *answers, const char *const *sets, int *open, struct diag *diag);

#endif
