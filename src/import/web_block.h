/* The open block of a web page: its words, its number, the term it describes; it ends as a chunk.
 * For src/import/web*.c only. */
#ifndef MOU_IMPORT_WEB_BLOCK_H
#define MOU_IMPORT_WEB_BLOCK_H

#include "base/buf.h"
#include "import/web_list.h"
#include "import/web_row.h"

enum { WEB_LISTS = 12 };

struct web {
    struct chunks *chunks;
    enum revisions revisions;
    struct web_notes *notes;
    struct buf text;  /* of the open block; "\n" for <br> */
    bool lines, kept; /* it has line breaks; white space counts (<pre>) */
    int heavy;        /* elements that are open and set text in heavy letters */
    bool plain;       /* some text of the block is in others … */
    size_t run;       /* … and so much stands before it */
    long line;        /* where it began */
    int outline;
    struct web_list lists[WEB_LISTS];
    int list_count;
    char label[WEB_LABEL]; /* of the item that begins; "" */
    struct buf term;       /* whose description begins */
    bool leads;            /* the descriptions go on with what their term begins */
    struct buf broken;     /* all lines that the page breaks by hand … */
    struct lines sample;   /* … once they are known */
    struct web_rows rows;  /* of the open table */
};

struct chunk *web_put(struct web *web, enum chunk_kind kind, const char *text, size_t length);
/* Text with white space folded, as a browser shows it. */
void web_words(struct web *web, const xmlNode *node);
/* Ends the open block, unless that is the printed number of an item whose text is a block of its
 * own: "<li><span>A.</span><div>The officer …". */
void web_open(struct web *web);
/* Ends the open block. */
void web_flush(struct web *web);
/* Ends the open block, and the term that waits for one. */
void web_flush_all(struct web *web);
/* The open block is a term, or one more, of the description that comes. */
void web_term(struct web *web);

#endif
