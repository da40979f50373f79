/* Reading agreements, for the other files that implement mou.h. */
#ifndef MOU_IMPORT_FACADE_H
#define MOU_IMPORT_FACADE_H

#include "base/xml.h"
#include "mou.h"

/* The agreement in the file (or "-"), divided into sentences with their lead-ins
 * (agreement/agreement.h). Yours, xmlFreeDoc; NULL after a diagnostic. */
xmlDoc *context_agreement(struct mou *mou, const char *path);

#endif
