/* What stands where nothing was answered, and what follows from answers. Inside the library room
 * only. */
#ifndef MOU_LIBRARY_DEFAULTS_H
#define MOU_LIBRARY_DEFAULTS_H

#include "library/facts.h"

/* Completes an asked fact: its default when it is unanswered, and the defaults of the fields of its
 * entries. */
void defaults_fill(const struct facts *facts, const xmlNode *question, xmlNode *fact);

/* Works out a <derived> fact; leaves it empty when what it follows from is not known. */
void defaults_derive(const struct facts *facts, const xmlNode *derived, xmlNode *fact);

#endif
