/* Which clauses stand, in which order: the outline with the provisions that the profiles, the facts
 * and the district's wishes leave in it. Knows nothing of numbering. */
#ifndef MOU_DRAFT_SELECT_H
#define MOU_DRAFT_SELECT_H

#include "library/facts.h"
#include "library/profile.h"

/* The tree that draft.xsl turns into an agreement; yours, NULL after diagnostics:
 *   <draft profile="base cops">
 *     <outline>…as agreement.xml, with <provision id clause version answers
 * authority><title/>blocks</provision> in place of references; a section has @title and at least
 * one provision…</outline> <facts>…with forms…</facts> <notes><note/>…</notes> <blanks><blank
 * question clause>label</blank>…</blanks>
 *   </draft> */
xmlDoc *select_clauses(const struct library *library, const xmlNode *outline,
                       const struct facts *facts, const struct demands *demands, struct diag *diag);

#endif
