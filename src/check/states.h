/* The states of the USA as texts name them. Knows no agreement. */
#ifndef MOU_CHECK_STATES_H
#define MOU_CHECK_STATES_H

/* The state that the text names first, other than as a party in the name of a case ("Miranda v.
 * Arizona"); NULL: none. */
const char *state_in(const char *text);

#endif
