/* The states of the USA as texts name them. Knows no agreement. */
#ifndef MOU_CHECK_STATES_H
#define MOU_CHECK_STATES_H

#include "library/lexicon.h"

/* The state that the text names first, other than as a party in the name of a case ("Miranda v.
 * Arizona"); NULL: none. */
const char *state_in(const struct lexicon *lexicon, const char *text);

#endif
