/* Text of drawings that is no WordprocessingML: shapes (DrawingML a:txBody) and diagrams, whose
 * words lie in a part of their own (ECMA-376 part 1, 21.1.2 and 21.4). For src/import/word*.c only.
 */
#ifndef MOU_IMPORT_WORD_DRAWING_H
#define MOU_IMPORT_WORD_DRAWING_H

#include "import/word_parts.h"

/* Whether the element holds such text, or refers to it. */
bool word_drawing_is(const xmlNode *node);
/* Appends its paragraphs, each with "\n" at its end. False when the part cannot be read. */
bool word_drawing_text(const struct word_rels *rels, const xmlNode *node, struct buf *text);

#endif
