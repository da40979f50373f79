/* The figures that the chosen profiles set, held against the facts: a parameter training-hours
 * belongs to the question training_hours. Knows no clause. */
#ifndef MOU_DRAFT_FIGURES_H
#define MOU_DRAFT_FIGURES_H

#include "library/facts.h"
#include "library/profile.h"

/* A default that falls short of a profile's figure becomes that figure (from="profile"); an answer
 * that does is kept, with a warning. */
void figures_apply(const struct demands *demands, const struct facts *facts, struct diag *diag);

#endif
