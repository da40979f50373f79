/* Lines between the rows of a table. */
#ifndef MOU_IMPORT_SHEET_BANDS_H
#define MOU_IMPORT_SHEET_BANDS_H

#include "import/sheet_runs.h"

/* A clause between two tables. */
bool band_is_clause(const struct rows *rows, const struct sheets *pages, const struct run *run,
                    size_t at);
/* A line across a table of several columns, whose rows go on after it. */
bool band_goes_on(const struct run *run, const struct rows *rows, size_t at, size_t limit);

#endif
