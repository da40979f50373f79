/* Reading an agreement: from a tree of blocks to sentences that rules can ask. Every import and
 * every drafted agreement goes through here once before it is checked. */
#ifndef MOU_AGREEMENT_AGREEMENT_H
#define MOU_AGREEMENT_AGREEMENT_H

#include "base/xml.h"

/* Marks kinds, divides running text into <s> (also below titles; @kind="title" there and in the
 * head row of a table) and joins lead-ins. An agreement that was read before is read anew. */
void agreement_divide(xmlDoc *agreement);

#endif
