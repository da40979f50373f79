/* Fields of a form on a web page. For src/import/web*.c only. */
#ifndef MOU_IMPORT_WEB_FORM_H
#define MOU_IMPORT_WEB_FORM_H

#include "base/buf.h"
#include "import/web_page.h"

/* Whether the element is a field of a form that is filled in, whose words or box are then appended:
 * blanks within a line as "____", buttons and searches never. */
bool web_field(const xmlNode *node, struct buf *out);

#endif
