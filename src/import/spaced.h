/* Headings set in spaced letters: "P U R P O S E   A N D   T E R M". */
#ifndef MOU_IMPORT_SPACED_H
#define MOU_IMPORT_SPACED_H

#include "base/buf.h"

/* Makes words of such lines of the text; the lines keep their number. */
void spaced_join(struct buf *text);

#endif
