/* Page furniture: running heads and feet, page numbers, stamps, viewers' chrome. Told from shape
 * and repetition. */
#ifndef MOU_IMPORT_FURNITURE_H
#define MOU_IMPORT_FURNITURE_H

#include "import/lines.h"

/* Marks furniture, and sets the pages of a text without form feeds from its "Page 3 of 9" lines. */
void furniture_mark(struct lines *lines);
/* Whether one line is such by its words alone. */
bool furniture_by_words(const char *text, size_t length);

#endif
