/* Cells of tables that say who does what by a mark, a name or a yes. */
#ifndef MOU_AGREEMENT_CELLS_H
#define MOU_AGREEMENT_CELLS_H

#include "library/vocabulary.h"

/* The sentence that a cell stands for, under a lead-in of its column's head and its row's ("SRO —
 * Student discipline", "X"): yours; NULL when its words speak for themselves. */
char *cell_sentence(const struct lexicon *lexicon, const char *lead, const char *text);

#endif
