/* The lines of a text, with their places. Strips what page viewers print between them (<br />);
 * keeps every word. */
#ifndef MOU_IMPORT_LINES_H
#define MOU_IMPORT_LINES_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes; a longer line holds a whole document and is cut at its own marks. So does a line of a text
 * that has no others. */
enum { LINE_FLAT = 4000, LINE_ALONE = 300 };
/* Columns of a printed line that reaches from margin to margin. */
enum { LINE_FULL = 100 };

struct line {
    const char *text; /* in the source; trimmed, without its end */
    size_t length;    /* 0: blank */
    size_t indent;    /* columns before it; a tab counts to the next multiple of 8 */
    size_t width;     /* columns to its end as printed, of LINE_FULL; 0: its characters tell */
    long number;      /* in the source, from 1 */
    long page;        /* from 1; 0: unknown */
    bool furniture;   /* running heads, page numbers, viewers' chrome */
    bool top;         /* the first of a page */
    bool tab;         /* begins with a tab: within a table, its first cell is empty */
    bool tab_after;   /* ends with one: its last cell is */
    bool row;         /* cells with tabs between, whatever stands around it */
    size_t block;     /* lines of one number are one paragraph, others are not; 0: unknown */
    int outline;      /* the level as a heading that the block is given; 0: none */
    bool torn;        /* what goes before stands elsewhere on the page: another column */
};

struct lines {
    struct line *list;
    size_t count, room;
    size_t flat; /* the length from which on a line is cut at its marks */
    bool paged;  /* the source says where pages end */
};

/* text is NUL-terminated, as encoding_decode leaves it, and must outlive the lines. */
void lines_split(struct lines *lines, const char *text, size_t length);
void lines_free(struct lines *lines);

/* Whether the line is spaces and tabs apart from words, made up of cells ("a | b", "a<tab>b"). */
bool line_has_cells(const char *text, size_t length);

#endif
