/* Text as a terminal shows it: columns, lines, ink. Whatever the text holds, what comes out cannot
 * steer the terminal: controls and direction overrides become U+FFFD. */
#ifndef MOU_BASE_TERMINAL_H
#define MOU_BASE_TERMINAL_H

#include <stddef.h>

#include "base/buf.h"

/* How many columns the text fills: wide characters two, combining marks none. */
size_t terminal_columns(const char *text);

/* Appends text on one line, white space folded. */
void terminal_plain(struct buf *out, const char *text);

/* The same, filled with spaces, or cut with "…", to exactly width columns (width at least 1). */
void terminal_pad(struct buf *out, const char *text, size_t width);

/* Appends text in lines of at most width columns, each ended by a newline: the first begins with
 * first, the others with rest. Nothing at all for empty text. Words longer than a line are cut, but
 * addresses ("://") stay whole. */
void terminal_wrap(struct buf *out, const char *text, size_t width, const char *first,
                   const char *rest);

/* The sequence that switches ink: red yellow blue green bold dim off. "" for any other name. */
const char *terminal_ink(const char *name);

#endif
