/* A profile as the head of a report shows it: its title, the day its law was read, what to do about
 * that, and the acts and background law that no sentence of an agreement is measured by. */
#ifndef MOU_REPORT_PROFILES_H
#define MOU_REPORT_PROFILES_H

#include "library/library.h"

/* Appends <profile> to the findings. as_of: the day of the check, YYYY-MM-DD. */
void profiles_add(xmlDoc *findings, const struct library *library, const char *id,
                  const char *as_of);

#endif
