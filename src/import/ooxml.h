/* WordprocessingML by local name, so that transitional and strict files read alike. For
 * src/import/word*.c only. */
#ifndef MOU_IMPORT_OOXML_H
#define MOU_IMPORT_OOXML_H

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/xml.h"

/* Whether elements of that namespace are w:… */
bool w_is_ours(const char *namespace);

/* An element w:name. Here, because every element of a file is asked for many names. */
static inline bool
w_is(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE && node->ns != NULL &&
           node->name[0] == (unsigned char)name[0] && strcmp((const char *)node->name, name) == 0 &&
           w_is_ours((const char *)node->ns->href);
}

/* The first child element w:name; the next sibling of that name. NULL at the end. */
xmlNode *w_child(const xmlNode *parent, const char *name);
xmlNode *w_next(const xmlNode *node, const char *name);
/* The attribute of that local name, whatever its namespace; NULL when absent. Borrowed. */
const char *w_attr(const xmlNode *node, const char *name);
/* w:name/@w:val below parent; NULL when either is absent. */
const char *w_value(const xmlNode *parent, const char *name);
/* A toggle such as <w:b/>: present, and not switched off. */
bool w_on(const xmlNode *parent, const char *name);
long w_number(const char *value, long otherwise);

#endif
