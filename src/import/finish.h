/* The last step of every reader but that of agreements in XML: its chunks as an agreement. */
#ifndef MOU_IMPORT_FINISH_H
#define MOU_IMPORT_FINISH_H

#include "base/diag.h"
#include "base/xml.h"
#include "import/chunk.h"
#include "import/word.h"

/* Chunks of plain text as an agreement, words that were misread mended. Yours, as all that follow;
 * the chunks stay the caller's. */
xmlDoc *finish_lines(struct chunks *chunks);
/* Chunks of another source, which are freed. */
xmlDoc *finish_chunks(struct chunks *chunks, const char *format);
/* The same; NULL after a diagnostic (STATUS_INPUT) when there is no text. */
xmlDoc *finish_text(struct chunks *chunks, const char *format, long pictures, const char *name,
                    struct diag *diag);
/* Whether there is any text but running heads. */
bool finish_has_text(const struct chunks *chunks);
/* Notes how open changes are read. */
void finish_changes(xmlDoc *doc, long insertions, long deletions, enum revisions revisions);

#endif
