/* Finding amendments, and the places they speak of. For src/import/amend*.c only. */
#ifndef MOU_IMPORT_AMEND_FIND_H
#define MOU_IMPORT_AMEND_FIND_H

#include "base/xml.h"
#include "import/amend_words.h"

/* Whether all of the document amends an agreement that it does not hold. */
bool amend_alone(const xmlDoc *agreement);
/* A section or a line that heads an amendment. */
bool amend_is_head(const xmlNode *node);
/* The first head of an amendment that follows terms; NULL: none. */
xmlNode *amend_first_head(const xmlDoc *agreement);
/* The block right below the root that holds node. */
xmlNode *amend_top(xmlNode *node);
/* The section, item or paragraph before `before` that has these numbers and still counts; NULL when
 * there is none, or more than one. It never holds `para`. */
xmlNode *amend_find(const xmlDoc *agreement, const struct amend_place *place, const xmlNode *para,
                    const xmlNode *before);

#endif
