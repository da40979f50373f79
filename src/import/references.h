/* Character references that the copy of a web page leaves in a text: "&quot;", "&#8217;". */
#ifndef MOU_IMPORT_REFERENCES_H
#define MOU_IMPORT_REFERENCES_H

#include "base/buf.h"

/* Replaces them in a text that also has a page's "<br>"; any other text means what it says. */
void references_resolve(struct buf *text);

#endif
