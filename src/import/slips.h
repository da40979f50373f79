/* Slips of recognition and typing in the words on which verdicts hang: "shallnot", "SR0", "lV.".
 * Knows no agreements. */
#ifndef MOU_IMPORT_SLIPS_H
#define MOU_IMPORT_SLIPS_H

#include "import/chunk.h"

/* Mends them in the text; returns how many there were. A "not" that runs together with its verb
 * would be lost, and with it the sense. */
long slips_mend(struct chunks *chunks);

#endif
