/* Boxes in the cells of tables. For src/import/options.c. */
#ifndef MOU_IMPORT_OPTION_CELLS_H
#define MOU_IMPORT_OPTION_CELLS_H

#include "base/xml.h"

/* In tables with a tick: a row that only an empty box opens or closes is no term, nor is the text
 * of a cell behind an empty box; empty boxes alone say nothing. Adds to *apart what is set aside.
 */
void option_cells_resolve(xmlDoc *agreement, long *apart);

#endif
