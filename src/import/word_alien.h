/* Parts in other formats that a Word file takes into its text (w:altChunk, ECMA-376 part 1,
 * 17.17.2): web pages, plain text, RTF, other Word files. For src/import/word*.c only. */
#ifndef MOU_IMPORT_WORD_ALIEN_H
#define MOU_IMPORT_WORD_ALIEN_H

#include "import/flow.h"
#include "import/part.h"
#include "import/word.h"

/* Files lie in each other; what is read of them all together is limited. */
struct word_nest {
    int level; /* how many files this one lies in */
    int parts; /* read so far … */
    int rich;  /* … of which LibreOffice had to read */
    size_t bytes;
};

/* The part's paragraphs join the flow. False when it cannot be read. */
bool word_alien(struct parts *parts, const char *member, enum revisions revisions,
                struct word_notes *notes, struct word_nest *nest, struct flow *flow);

/* word_chunks, of a file that may lie in others. */
int word_chunks_in(struct word_nest *nest, const char *bytes, size_t length, const char *name,
                   enum revisions revisions, struct chunks *chunks, struct word_notes *notes,
                   struct diag *diag);

#endif
