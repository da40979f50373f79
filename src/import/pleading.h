/* Numbers printed before every line of a page, as courts and councils print them. */
#ifndef MOU_IMPORT_PLEADING_H
#define MOU_IMPORT_PLEADING_H

#include "import/lines.h"

/* Takes the numbers off the lines when nearly all lines have one and they count. */
void pleading_strip(struct lines *lines);

#endif
