/* Chunks of text to an agreement tree: sections, lists, tables, signatures, and what is set aside.
 */
#ifndef MOU_IMPORT_BUILD_H
#define MOU_IMPORT_BUILD_H

#include "base/xml.h"
#include "import/chunk.h"

/* A tree with @format="text" and meta/title; never NULL. */
xmlDoc *build_agreement(const struct chunks *chunks);

/* Appends the blocks of chunks [begin, end) to parent. */
void build_blocks(xmlNode *parent, const struct chunks *chunks, size_t begin, size_t end);

#endif
