/* Rows of tables in plain text: cells parted by tabs, upright bars or wide gaps. */
#ifndef MOU_IMPORT_CELLS_H
#define MOU_IMPORT_CELLS_H

#include <stdbool.h>

#include "import/lines.h"

enum { CELLS_LIMIT = 64 };

struct cells {
    const char *text[CELLS_LIMIT];
    size_t length[CELLS_LIMIT];
    int count;
};

/* The number of lines from `at` on that are rows of one table (two at least, or one with two bars);
 * 0: none. */
size_t cells_run(const struct lines *lines, size_t at, char *separator);
/* Whether the line is a row of the table that begins with the line first, but for its first cell,
 * or its last one, which is empty. */
bool cells_open_empty(const struct line *first, const struct line *line, char separator);
bool cells_end_empty(const struct line *first, const struct line *line, char separator);
/* "|---|---|" and the like. */
bool cells_is_rule(const char *text, size_t length);
void cells_split(const char *text, size_t length, char separator, struct cells *cells);

#endif
