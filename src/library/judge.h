/* Whether the values a <fact> was answered with are what its question asks for. Inside the library
 * room only. */
#ifndef MOU_LIBRARY_JUDGE_H
#define MOU_LIBRARY_JUDGE_H

#include "library/questions.h"

/* Makes each value canonical; one that is no good is reported at the place it was given, and
 * dropped. */
void judge_fact(const xmlNode *question, xmlNode *fact, struct diag *diag);

#endif
