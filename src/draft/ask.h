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

/* The answer, from malloc, or NULL to ask no more. ASK_BACK goes back to the question before,
 * which then offers its answer again; ASK_NOTHING leaves the question to its default; ASK_AGAIN
 * shows it anew. */
#define ASK_BACK    "<"
#define ASK_NOTHING "-"
#define ASK_AGAIN   "?"
typedef char *(*ask_function)(void *context, const struct asking *asking);

/* Told after each answer that was taken: the facts so far, and the last question that was asked to
 * its end ("" for none). */
typedef void (*taken_function)(void *context, const struct facts *facts, const char *asked);

/* How to ask. */
struct ask_plan {
    const char *answers;     /* an answers file to go on from; may be NULL */
    const char *const *sets; /* settings on top of it; may be NULL */
    ask_function ask;
    taken_function taken; /* may be NULL */
    void *context;
};

/* Asks what is not answered yet; what an interrupted interview asked is not asked again. The facts
 * in the end; yours. *asked: the last question asked to its end; yours, NULL for none. NULL after a
 * diagnostic about what was given. */
struct facts *ask_all(const struct library *library, const struct ask_plan *plan, char **asked,
                      struct diag *diag);

#endif
