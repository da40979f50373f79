/* The mou: functions that rules use, on the table of acts of the document under check
 * (clauses/README.md tells what each gives). Knows acts, terms and figures; knows no verdicts. */
#ifndef MOU_CHECK_FUNCTIONS_H
#define MOU_CHECK_FUNCTIONS_H

#include "agreement/query.h"
#include "base/xpath.h"
#include "check/amiss.h"
#include "library/profile.h"
#include "library/rules.h"

extern const struct xpath_function check_functions[];

/* What the functions reach as env->user. One for each compiled schema. */
struct functions;

/* demands may be NULL: parameters then have their own value. Both are borrowed. */
struct functions *functions_new(const struct library *library, const struct demands *demands);
void functions_free(struct functions *functions);

/* The document to speak about from now on; borrowed. NULL: none. */
void functions_turn_to(struct functions *functions, struct acts *acts);

/* The faults of that name in it (amiss.h). */
const struct amiss *functions_amiss(struct functions *functions, const char *fault);

/* Whether the sentence gives figures as asked for. */
bool functions_gauge(const struct functions *functions, int sentence, enum gauge_test test,
                     const char *name);

#endif
