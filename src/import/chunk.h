/* Paragraphs, table rows and furniture of a text: its lines joined where a line break only wraps.
 */
#ifndef MOU_IMPORT_CHUNK_H
#define MOU_IMPORT_CHUNK_H

#include <stdbool.h>
#include <stddef.h>

#include "import/lines.h"

enum chunk_kind { CHUNK_TEXT, CHUNK_ROW, CHUNK_FURNITURE };

struct chunk {
    enum chunk_kind kind;
    char *text; /* lines joined with \n, pages with TREE_PAGE_MARK */
    size_t length, indent;
    long line, page;
    char separator; /* of a row's cells: '|', '\t', or ' ' for wide gaps */
    bool gap;       /* a blank line stands before it */
    int outline;    /* the heading level that its source gives it; 0: none given */
    size_t run;     /* bytes at its beginning in heavy letters, others follow; 0: none */
    int look;       /* the level that its letters and its place make it look like; 0: none */
};

struct chunks {
    struct chunk *list;
    size_t count, room;
};

void chunks_make(struct chunks *chunks, const struct lines *lines);
/* The same, of lines that wrap as those of the sample do. */
void chunks_make_like(struct chunks *chunks, const struct lines *lines, const struct lines *sample);
void chunks_free(struct chunks *chunks);

#endif
