/* Tables of comma-separated values (RFC 4180) as spreadsheets write them: quoted cells, a byte
 * order mark, semicolons in place of commas where the comma is a decimal sign. Knows nothing of
 * what the cells mean. */
#ifndef MOU_BASE_CSV_H
#define MOU_BASE_CSV_H

#include <stddef.h>

#include "base/diag.h"

struct csv;

/* The first row names the columns. NULL after a diagnostic (STATUS_INPUT): not readable, no rows,
 * or a first row that is faulty. Rows without any text are skipped; a faulty one is kept, with what
 * is wrong with it, and reading goes on with the line after the one it begins on. */
struct csv *csv_read(const char *path, struct diag *diag);
void csv_free(struct csv *csv);

size_t csv_columns(const struct csv *csv);
size_t csv_rows(const struct csv *csv); /* without the first */
const char *csv_name(const struct csv *csv, size_t column);
const char *csv_cell(const struct csv *csv, size_t row,
                     size_t column);              /* "" where the row is short */
long csv_line(const struct csv *csv, size_t row); /* where the row begins */
/* What is wrong with the row, and the column (from 0) that it is wrong in; NULL: nothing. */
const char *csv_fault(const struct csv *csv, size_t row, size_t *column);

#endif
