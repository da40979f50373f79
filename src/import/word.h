/* Word files (DOCX, ECMA-376 WordprocessingML) to chunks of text: paragraphs with the numbers that
 * Word prints, rows of tables, headers and footers apart. Structure is found by build.h, as in
 * plain text. */
#ifndef MOU_IMPORT_WORD_H
#define MOU_IMPORT_WORD_H

#include "base/diag.h"
#include "import/chunk.h"

enum revisions { REVISIONS_ACCEPTED, REVISIONS_ORIGINAL, REVISIONS_BOTH };

/* What a reader of the agreement should know and the text does not show. */
struct word_notes {
    long insertions, deletions; /* open tracked changes */
    long struck; /* runs in letters that are struck out: changes made by hand */
    long comments, placeholders, pictures;
    long scans;     /* pictures as large as pages: text, most likely */
    long elsewhere; /* texts that the file only includes */
    long dropped;   /* notes and text boxes beyond the limits */
    char *damaged;  /* parts that could not be read, ", " between them; yours */
};

/* Appends the document's chunks. 0, or -1 after a diagnostic (STATUS_INPUT). */
int word_chunks(const char *bytes, size_t length, const char *name, enum revisions revisions,
                struct chunks *chunks, struct word_notes *notes, struct diag *diag);

#endif
