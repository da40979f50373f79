/* Tables of comma-separated values (RFC 4180) as spreadsheets write them: quoted cells, a byte
 * order mark, semicolons in place of commas where the comma is a decimal sign. Knows nothing of
 * what the cells mean. */
#ifndef MOU_BASE_CSV_H
#define MOU_BASE_CSV_H

#include <stddef.h>

#include "base/diag.h"

struct csv;

/* The first row names the columns. NULL after a diagnostic (STATUS_INPUT): not readable, no rows,
 * an open quote, a row longer than the first, or bytes that are not UTF-8. Rows without any text
 * are skipped. */
struct csv *csv_read(const char *path, struct diag *diag);
void csv_free(struct csv *csv);

size_t csv_columns(const struct csv *csv);
size_t csv_rows(const struct csv *csv); /* without the first */
const char *csv_name(const struct csv *csv, size_t column);
const char *csv_cell(const struct csv *csv, size_t row,
                     size_t column);              /* "" where the row is short */
long csv_line(const struct csv *csv, size_t row); /* where the row begins */

#endif
