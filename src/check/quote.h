/* Evidence as people read it: one sentence or table row in the source's words, with its place.
 * Knows the agreement tree; knows no verdicts. */
#ifndef MOU_CHECK_QUOTE_H
#define MOU_CHECK_QUOTE_H

#include "base/xml.h"

enum { QUOTE_MAX = 700 }; /* bytes; longer sentences are cut at a word */

/* The element to quote for a node a rule selected: its sentence, the table row it stands in, or the
 * element itself. Borrowed. */
const xmlNode *quote_of(const xmlNode *node);

/* Its words, white space folded. An item that is no sentence by itself ("search a student") is led
 * by its lead-in
 * ("The SRO shall not: …"). Yours. */
char *quote_text(const xmlNode *quoted);
/* The lead-in that its words begin with; NULL: none. Borrowed. */
const char *quote_lead(const xmlNode *quoted);

/* Adds <evidence stance page section line><quote> below finding. */
xmlNode *quote_add(xmlNode *finding, const xmlNode *quoted, const char *stance);

#endif
