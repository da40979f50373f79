/* What text counts as, told from its own words: recitals, definitions, exhibits. Front matter,
 * furniture, contents and notes are the importers' to mark, since they are told from layout. */
#ifndef MOU_AGREEMENT_KIND_H
#define MOU_AGREEMENT_KIND_H

#include <stdbool.h>

#include "base/xml.h"

/* Sets @kind on sections and paragraphs below the agreement that have none yet. */
void kind_mark(xmlNode *agreement);
/* Whether the sentence defines a term: "Administrator" means …; the words "SRO" and "Deputy" have
 * the meanings … */
bool kind_defines(const char *sentence);
/* Whether a list's lead-in announces definitions: "The following terms control:" */
bool kind_lead_defines(const char *lead);
/* Whether the item of a list orders something rather than gives a word its meaning. */
bool kind_orders(const char *sentence);

#endif
