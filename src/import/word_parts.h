/* Which parts of a Word file are its text, styles, notes …: told by its relationships (ECMA-376
 * part 2, 9.3). For src/import/word*.c only. */
#ifndef MOU_IMPORT_WORD_PARTS_H
#define MOU_IMPORT_WORD_PARTS_H

#include "import/part.h"

/* The name of the part that holds the text; yours. */
char *word_main_part(struct parts *parts);
/* The parts of these types ("styles", "footnotes"; a list that NULL ends) that belong to the main
 * part; NULL where there is none or it is damaged. They are yours. */
void word_parts(struct parts *parts, const char *main_part, const char *const *types,
                xmlDoc **docs);

#endif
