/* The states of the USA as texts name them. Knows no agreement. */
#ifndef MOU_CHECK_STATES_H
#define MOU_CHECK_STATES_H

#include "library/lexicon.h"

/* Their names by how they begin. */
struct states;
struct states *states_new(const struct lexicon *lexicon); /* which is borrowed */
void states_free(struct states *states);

/* The state that the text names first, other than as a party in the name of a case ("Miranda v.
 * Arizona"); NULL: none. */
const char *state_in(const struct states *states, const char *text);

#endif
