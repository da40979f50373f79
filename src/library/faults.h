/* What is wrong with a clause library that loads: files that break their schema, references that
 * lead nowhere, rules that ask nothing. Each fault is one diagnostic with file, line, cause and
 * cure. Knows no rule engine. */
#ifndef MOU_LIBRARY_FAULTS_H
#define MOU_LIBRARY_FAULTS_H

#include "library/library.h"

/* The number of faults reported. The library must be loaded whole (LIBRARY_ALL). */
int library_faults(const struct library *library, struct diag *diag);

#endif
