/* The interview in person: asks what is not answered yet, in order, and asks again when an answer
 * is no good. Knows questions and facts; nothing of terminals. */
#ifndef MOU_DRAFT_ASK_H
#define MOU_DRAFT_ASK_H

#include "library/facts.h"

/* What to show. Borrowed; "" where there is nothing. */
struct asking {
    const char *key;      /* as --set would name it */
    const char *group;    /* the title of the part of the interview */
    const char *question; /* the words that ask */
    const char *help;
    const char *choices;  /* "police, sheriff": the ids that may be answered */
    const char *standing; /* what stands when nothing is answered */
    const char *fault;    /* why the last answer was no good */
};

/* The answer, from malloc, or NULL to ask no more. */
typedef char *(*ask_function)(void *context, const struct asking *asking);

/* Asks on top of an answers file and settings, either of which may be NULL. The facts in the end;
 * yours. NULL after a diagnostic about what was given. */
struct facts *ask_all(const struct library *library, const char *answers, const char *const *sets,
                      ask_function ask, void *context, struct diag *diag);

#endif
