/* How full a line is. For src/import/wrap*.c only. */
#ifndef MOU_IMPORT_WRAP_WIDTH_H
#define MOU_IMPORT_WRAP_WIDTH_H

#include "import/wrap.h"

/* The columns to its end. */
size_t wrap_columns(const struct line *line);
/* Whether the first word of next had no room behind the line. */
bool wrap_is_full(const struct wrap *wrap, const struct line *line, const struct line *next);
/* Whether one of the marks ends the line, quotes and brackets aside. */
bool wrap_ends_with(const struct line *line, const char *marks);

#endif
