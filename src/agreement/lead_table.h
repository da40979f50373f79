/* Lead-ins of table cells. */
#ifndef MOU_AGREEMENT_LEAD_TABLE_H
#define MOU_AGREEMENT_LEAD_TABLE_H

#include "base/xml.h"

/* Called for each cell below the head row with its lead (borrowed; NULL: none). */
typedef void lead_cell(xmlNode *cell, const char *lead);
void lead_table(xmlNode *table, lead_cell *each);

#endif
