/* What `mou explain` shows: everything the library knows about one thing, in wrapped text. Knows no
 * agreement. */
#ifndef MOU_LIBRARY_EXPLAIN_H
#define MOU_LIBRARY_EXPLAIN_H

#include "library/library.h"

/* Appends what there is under the id: criteria first, then provisions, authorities, profiles,
 * questions, terms, topics. rules: a criterion's rules as Schematron, and nothing else; of the id
 * "library": of all criteria, as one schema. 0; -1 after a diagnostic (STATUS_USAGE) with the
 * nearest ids. */
int library_explain(const struct library *library, const char *id, bool rules, struct buf *out,
                    struct diag *diag);

#endif
