/* What the files that build a tree share: the chunks, the open frames, the last text put. */
#ifndef MOU_IMPORT_BUILDER_H
#define MOU_IMPORT_BUILDER_H

#include "import/chunk.h"
#include "import/frame.h"
#include "import/sign.h"

struct builder {
    const struct chunks *chunks;
    struct frames frames;
    struct signing signing;
    bool sign_here; /* a heading announced signatures */
    bool run_ins;   /* the drafter begins paragraphs with their titles */
    bool colon;     /* the last text ends with a colon: a list or table is due */
    bool loose; /* the last line was short and stood alone: the next such line is no heading either
                 */
};

/* Takes the numbered or bulleted chunk. Returns the chunk after what was taken, or `at` when it is
 * no such thing. */
size_t numbered_take(struct builder *builder, size_t at);
/* Takes an unnumbered heading; `at` when it is none. */
size_t heading_take(struct builder *builder, size_t at);
/* Opens a section in the innermost one that may hold it. */
xmlNode *section_open(struct builder *builder, const struct chunk *chunk, struct frame *frame,
                      size_t label, const char *title, size_t length);
/* A paragraph of the chunk's text from skip on, in the innermost container. */
void paragraph_put(struct builder *builder, const struct chunk *chunk, size_t skip);
/* Whether the source's own style makes a title of what stands after skip bytes. Some drafters style
 * whole clauses as headings; those stay clauses. */
bool heading_by_style(const struct chunk *chunk, size_t skip);
/* The next chunk of text or rows after `at`; NULL at the end. */
const struct chunk *next_chunk(const struct builder *builder, size_t at);

#endif
