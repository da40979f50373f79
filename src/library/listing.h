/* What `mou list` shows: one line for each thing, in aligned columns. Knows the library; knows no
 * agreement. */
#ifndef MOU_LIBRARY_LISTING_H
#define MOU_LIBRARY_LISTING_H

#include "library/profile.h"

/* Appends the list named what: criteria clauses profiles questions authorities. criteria shows the
 * severities under the demands. False when there is no such list. */
bool library_list(const struct library *library, const struct demands *demands, const char *what,
                  struct buf *out);

#endif
