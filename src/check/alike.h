/* What the sentences of one agreement resemble: where no rule knows the words, likeness to
 * sentences whose verdict is known decides; and what a rule points at must resemble something.
 * Knows likeness and evidence; knows no rules. */
#ifndef MOU_CHECK_ALIKE_H
#define MOU_CHECK_ALIKE_H

#include "check/verdict.h"
#include "library/library.h"

struct alike;
/* NULL when the library has no table of likeness. All is borrowed. */
struct alike *alike_new(const struct library *library, const struct acts *acts);
void alike_free(struct alike *alike);

/* What the rules of a criterion said, and what they point at. */
struct alike_case {
    size_t criterion;
    bool silent_met; /* silence does what the criterion asks for */
    enum verdict said, without_contrary, without_met;
    const struct evidence *against, *for_it;
};

/* The verdict with likeness heard; *shown is the sentence that alone made it another (NULL: none
 * did). */
enum verdict alike_weigh(struct alike *alike, const struct alike_case *given,
                         xmlNode **shown);

#endif
