/* Runs of rows, found with the heads of their columns. */
#ifndef MOU_IMPORT_SHEET_HEADS_H
#define MOU_IMPORT_SHEET_HEADS_H

#include "import/sheet_runs.h"

/* As run_find; the run may begin with heads that its gutters do not fit. */
bool heads_find_run(const struct rows *rows, const struct sheets *pages, size_t begin, size_t limit,
                    double pitch, struct run *run);

#endif
