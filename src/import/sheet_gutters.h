/* The gutters of a run of rows. For src/import/sheet_runs.c only. */
#ifndef MOU_IMPORT_SHEET_GUTTERS_H
#define MOU_IMPORT_SHEET_GUTTERS_H

#include "import/sheet_runs.h"

/* A run of one row, whose gaps are its gutters. */
void gutters_open(struct run *run, const struct rows *rows, size_t begin);
/* Whether the row goes on with the run; its gutters then have no more room than the row leaves. */
bool gutters_take(struct run *run, const struct rows *rows, const struct row *row);
/* Adds the gutters that the first rows did not show: below a head that spans columns. */
void gutters_complete(struct run *run, const struct rows *rows);

#endif
