/* Running text going into a tree: white space folded across elements, quotes and apostrophes set
 * typographically. Knows no facts and no clauses. */
#ifndef MOU_DRAFT_WRITER_H
#define MOU_DRAFT_WRITER_H

#include "base/xml.h"

struct writer {
    xmlNode *at;        /* the element the text goes into */
    bool begun;         /* something stands in the paragraph */
    bool space;         /* white space waits for what follows it */
    unsigned char last; /* the last byte written, to tell an opening quote */
};

/* The text with typographic quotes, its white space as it is; appended to *out. */
void writer_quotes(const char *text, struct buf *out);

/* At the start of a paragraph, item or cell. */
struct writer writer_start(xmlNode *at);

void writer_text(struct writer *writer, const char *text);

/* Opens an element inside the paragraph, after any white space that waits; writer_close goes back
 * out of it. */
xmlNode *writer_open(struct writer *writer, const char *name);
void writer_close(struct writer *writer);

#endif
