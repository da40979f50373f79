/* Where the data folder (clauses/, stylesheets/) is. */
#ifndef MOU_BASE_DATA_H
#define MOU_BASE_DATA_H

#include "base/diag.h"

/* Order: option (--data), MOU_DATA, the source tree around the program, the installed place.
 * option may be NULL. Yours; NULL after a diagnostic (STATUS_LIBRARY) that says where it looked. */
char *data_find(const char *option, struct diag *diag);

#endif
