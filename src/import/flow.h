/* What word processors' files come to: paragraphs, rows, running heads and notes, in their order,
 * as chunks. Paragraphs are counted as the lines of a text. For the readers of such files only.
 */
#ifndef MOU_IMPORT_FLOW_H
#define MOU_IMPORT_FLOW_H

#include "base/buf.h"
#include "import/chunk.h"

/* The end of a paragraph within the text of one, or of a line within a cell; no file that is read
 * can hold it. */
enum { FLOW_BREAK = '\v' };

struct flow {
    struct chunks *chunks;
    long paragraph; /* the number of the last one */
    bool gap;       /* an empty paragraph or a table came before */
};

/* How a paragraph is printed. */
struct flow_look {
    const char *label; /* the number before it; "" when there is none */
    size_t indent;     /* columns */
    int outline;       /* its level as a heading; 0: none */
    bool heavy;        /* all of it in bold or underlined */
    bool centred;
    size_t run; /* bytes of the text that begin it in such letters; 0: none, or all of it */
};

/* The next paragraph, or several (FLOW_BREAK). A tab is "\t", a line break "\n". A line to sign on
 * becomes a row of cells.
 */
void flow_paragraph(struct flow *flow, const struct buf *text, const struct flow_look *look);
/* A paragraph or row that another reader made; its text is taken out of it. */
void flow_take(struct flow *flow, struct chunk *chunk);
/* The next row; its cells are parted by tabs. */
void flow_row(struct flow *flow, struct buf *cells);
/* A running head or foot, unless it came before. */
void flow_furniture(struct flow *flow, const struct buf *text);
/* A footnote or endnote, with its number. */
void flow_remark(struct flow *flow, int number, const struct buf *text);

/* Titles by their look, in a text whose paragraphs have no styles that make them titles. For the
 * end. */
void flow_titles(struct flow *flow);

/* White space at both ends goes; in one line, all of it becomes single spaces. Yours. */
char *flow_trim(const struct buf *text, bool one_line);
/* The words of a cell: white space becomes single spaces, or a FLOW_BREAK where a line or paragraph
 * of the cell ends. Yours. */
char *flow_cell(const struct buf *text);
/* The mark of a note in the text: its number in raised figures. */
void flow_raised(int number, struct buf *out);

#endif
