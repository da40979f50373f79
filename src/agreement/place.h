/* Where a node stands, as a reader would say it: section path, page, line. */
#ifndef MOU_AGREEMENT_PLACE_H
#define MOU_AGREEMENT_PLACE_H

#include "base/xml.h"

/* The printed numbers from the outside in, as one path: "IV.3(b)", "4.2(a)", "Exhibit B.7"; yours.
 * "" when nothing above is numbered. Words such as ARTICLE and SECTION are left out; a number that
 * repeats its parent's (4 → 4.2) replaces it. */
char *place_section(const xmlNode *node);
/* The titles above the node, outermost first, joined with " > "; yours. */
char *place_titles(const xmlNode *node);
/* The nearest @page or @line at or above the node; 0 when unknown. */
long place_page(const xmlNode *node);
long place_line(const xmlNode *node);

#endif
