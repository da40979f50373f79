/* Putting text and its place into the tree. */
#ifndef MOU_IMPORT_PUT_H
#define MOU_IMPORT_PUT_H

#include "base/xml.h"
#include "import/chunk.h"

/* @line and, when known, @page of the chunk. */
void put_place(xmlNode *node, const struct chunk *chunk);
/* Appends text to the node. */
void put_text(xmlNode *node, const char *text, size_t length);
/* A paragraph of the chunk's text from byte `skip` on; kind may be NULL. */
xmlNode *put_para(xmlNode *parent, const struct chunk *chunk, size_t skip, const char *kind);

#endif
