/* Numbers that stand in a paragraph of their own, before that of their text. */
#ifndef MOU_IMPORT_APART_H
#define MOU_IMPORT_APART_H

#include "import/chunk.h"

/* Puts each before its text. */
void apart_join(struct chunks *chunks);

#endif
