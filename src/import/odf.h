/* OpenDocument elements by local name, so that files of its forerunner read alike. For
 * src/import/odt*.c only. */
#ifndef MOU_IMPORT_ODF_H
#define MOU_IMPORT_ODF_H

#include "base/xml.h"

bool o_is(const xmlNode *node, const char *name);
/* The first child element of that local name; NULL: none. */
xmlNode *o_child(const xmlNode *parent, const char *name);
/* The attribute of that local name, whatever its namespace; NULL when absent. Borrowed. */
const char *o_attr(const xmlNode *node, const char *name);
long o_number(const xmlNode *node, const char *name, long otherwise);
/* A length such as "2.54cm" in hundredths of an inch; 0 when there is none. */
long o_length(const xmlNode *node, const char *name);

#endif
