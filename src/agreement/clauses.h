/* Inside the reading of clauses: the scan's state and its parts. For
 * src/agreement/{phrases,groups,clauses}.c only. */
#ifndef MOU_AGREEMENT_CLAUSES_H
#define MOU_AGREEMENT_CLAUSES_H

#include "agreement/reading.h"

/* Reads the noun phrase at token i; *phrase its number, -1 when there are too many. Returns the
 * token after it. */
int phrase_read(struct reading *r, int i, int *phrase);

/* Whether a verb group begins at token i. */
bool group_at(const struct reading *r, int i);
/* Reads the verb group at token i into *verb (not yet in the list); *inverted: the phrase that
 * stood between its parts
 * ("may an officer search"), -1 when none. Returns the token after it. */
int group_read(struct reading *r, int i, struct verb *verb, int *inverted);

#endif
