/* What the reader of an agreement should know of its file and the text does not show: meta/note.
 * Knows no formats. */
#ifndef MOU_IMPORT_NOTE_H
#define MOU_IMPORT_NOTE_H

#include "base/xml.h"

void note_add(xmlDoc *agreement, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The note speaks of text that the file has and that was not read (@lost): a check says so and its
 * status is partly-read. */
void note_lost(xmlDoc *agreement, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "3 pictures were not read."; nothing when count is 0. */
void note_count(xmlDoc *agreement, long count, const char *one, const char *many);
#endif
