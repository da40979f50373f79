/* Lead-ins: the words above a sentence that it cannot be read without, joined into its @lead.
 * Works on an agreement that is divided into sentences. */
#ifndef MOU_AGREEMENT_LEAD_H
#define MOU_AGREEMENT_LEAD_H

#include "base/xml.h"

enum { LEAD_LIMIT = 1000 }; /* bytes of a joined lead; longer ones lose their beginning */

/* Sets @lead on every <s> that needs one:
 * - items of a list: the sentence before the list that ends in a colon (or stops short, or
 * announces "the following"), joined from the outside in: "The SRO shall not: be assigned to:". The
 * first sentence of an item always gets it, later ones when they are fragments themselves.
 * - paragraphs that go on after a colon though they are not marked as a list;
 * - cells of a table: "COLUMN HEAD — ROW HEAD"; "COLUMN HEAD" when the columns are parallel lists
 * ("Handled by the principal | Handled by the SRO") and for the first cell of a row; "ROW HEAD:"
 * when there are no column heads;
 * - the first sentence of an answer that is elliptic ("No." "The City's."): the question that is
 * the section's title. */
void lead_join(xmlNode *agreement);

#endif
