/* What the rules of a criterion find in an agreement, as sets of sentences: bits by their number,
 * acts_width() words of them. Finds the same as the Schematron that the rules can be compiled to.
 * Knows rules, acts and figures; knows no verdicts. */
#ifndef MOU_CHECK_RULE_SETS_H
#define MOU_CHECK_RULE_SETS_H

#include "check/functions.h"
#include "library/rules.h"

struct rule_sets;
/* All borrowed; functions have been turned to the acts. */
struct rule_sets *rule_sets_new(const struct rules *rules, const struct functions *functions,
                                struct acts *acts);
void rule_sets_free(struct rule_sets *sets);

/* Joins to bits what the rule finds. */
void rule_sets_add(struct rule_sets *sets, int32_t rule, uint64_t *bits);

#endif
