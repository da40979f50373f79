/* One topic file, taken apart into criteria and provisions. Private to the library room. */
#ifndef MOU_LIBRARY_TOPIC_H
#define MOU_LIBRARY_TOPIC_H

#include "library/library.h"

/* Adds the topic with what it holds. -1 after a diagnostic. */
int topic_add(struct library *library, xmlNode *root, struct diag *diag);

/* Puts the topics into the order in which the outline first names them; others follow by id.
 * outline may be NULL. */
void topics_arrange(struct library *library, xmlNode *outline);

#endif
