/* An agreement as people look at it: its text, and a map of its sections. */
#ifndef MOU_IMPORT_VIEW_H
#define MOU_IMPORT_VIEW_H

#include "base/buf.h"
#include "base/xml.h"

enum { VIEW_WIDTH = 78 }; /* columns */

/* The text with its printed numbers, wrapped and set in; what does not count as terms is marked in
 * brackets. */
void view_text(xmlDoc *agreement, struct buf *out);
/* A line for each section: place, title, kind, words, pages and lines; then what was counted and
 * what was set aside. */
void view_map(xmlDoc *agreement, struct buf *out);

/* Columns that UTF-8 text takes. */
size_t view_columns(const char *text, size_t length);

#endif
