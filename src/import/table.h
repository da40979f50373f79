/* Rows of cells to a table. */
#ifndef MOU_IMPORT_TABLE_H
#define MOU_IMPORT_TABLE_H

#include "base/xml.h"
#include "import/chunk.h"

/* Adds the table of chunks [begin, end), all rows or furniture, as the last child of parent. */
xmlNode *table_add(xmlNode *parent, const struct chunks *chunks, size_t begin, size_t end);

#endif
