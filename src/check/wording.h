/* The sentence that tells a verdict: the criterion's own message, or a general one made of its
 * title, and what the profiles add to it. Knows criteria and demands; knows no trees of agreements.
 */
#ifndef MOU_CHECK_WORDING_H
#define MOU_CHECK_WORDING_H

#include "check/verdict.h"

/* Yours. */
char *wording_message(const struct criterion *criterion, const struct demands *demands,
                      const struct judgement *judgement);

#endif
