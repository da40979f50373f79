/* What somebody who mistyped an id may have meant. */
#ifndef MOU_LIBRARY_SUGGEST_H
#define MOU_LIBRARY_SUGGEST_H

#include "library/library.h"

/* "known: base, cops, …"; yours. */
char *known_ids(const struct library *library, enum library_kind kind);

/* "did you mean arrest-last-resort or arrests.last-resort?", NULL when nothing is near; yours. */
char *nearest_ids(const struct library *library, const char *id);

#endif
