/* Titles that govern what stands below them. */
#ifndef MOU_AGREEMENT_LEAD_TITLE_H
#define MOU_AGREEMENT_LEAD_TITLE_H

#include <stdbool.h>

#include "base/xml.h"

/* Gives the title as lead-in to those sentences of its section's own paragraphs and lists, from the
 * block first on, that have no other and need one. */
void lead_title(const xmlNode *title, xmlNode *first);

/* Whether the words are a condition by themselves: "If a student is arrested". */
bool lead_is_condition(const char *title);

#endif
