/* What the district wants otherwise than the library: an alternative text for a clause, or a clause
 * left out. */
#ifndef MOU_DRAFT_WISHES_H
#define MOU_DRAFT_WISHES_H

#include "library/facts.h"

/* Reports wishes that name nothing in the library. */
void wishes_check(const struct library *library, const struct facts *facts, struct diag *diag);

/* Notes what the wishes that count in the draft give up, and warns of a text for a clause that does
 * not stand in it. */
void wishes_note(const struct library *library, const struct facts *facts, const xmlNode *draft,
                 xmlNode *notes, struct diag *diag);

bool wishes_omit(const struct facts *facts, const char *provision);

/* The <alternative> of the provision that is to stand instead of it, or NULL. */
const xmlNode *wishes_alternative(const struct facts *facts, const xmlNode *provision);

#endif
