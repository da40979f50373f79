/* Text that is no term: tables of contents and drafters' notes. */
#ifndef MOU_IMPORT_ASIDE_H
#define MOU_IMPORT_ASIDE_H

#include "import/chunk.h"

/* Whether the line ends as an entry of contents does: "Term and Renewal ........ 4". */
bool aside_is_entry(const char *text, size_t length);
/* The end of the table of contents that begins at chunk `at`; `at` itself when none does. */
size_t aside_contents(const struct chunks *chunks, size_t at);
/* "[Drafter's note: …]", "[INSERT …]", "Drafting note: …" */
bool aside_is_note(const struct chunk *chunk);

#endif
