/* What is printed on each page: lines of text, filled and stroked shapes, links. The end of layout,
 * the start of PDF. */
#ifndef MOU_TYPESET_SHEET_H
#define MOU_TYPESET_SHEET_H

#include "typeset/page.h"

enum op_kind { OP_LINE, OP_FILL, OP_STROKE };
enum artifact { ART_NONE, ART_LAYOUT, ART_HEADER, ART_FOOTER, ART_REPEATED };

/* Places are in 1/1000 pt from the page's upper left corner, downwards. */
struct op {
    enum op_kind kind;
    enum artifact artifact; /* ART_NONE: the line's pieces know their tags */
    int32_t x, y;           /* of a line: its left end and baseline */
    int32_t width, height;  /* of a fill; a stroke runs from (x, y) to (x + width, y + height) */
    int32_t color, thickness;
    enum border_style style; /* of a stroke */
    const struct line *line;
};

struct annotation {
    const struct link *link;   /* NULL: */
    const struct fixed *field; /* a form field */
    struct tag *tag;
    int page;
    int32_t x, y, width, height;
};

struct sheet {
    int32_t width, height;
    const char *label;
    char format; /* of its sequence's page numbers */
    int number;
    bool starts_sequence;
    struct op *ops;
    size_t count, room;
};

struct print {
    const struct fo_document *doc;
    struct layout *layout; /* where ids are */
    struct sheet *sheets;
    size_t count;
    struct annotation *annotations; /* in the order of pages */
    size_t annotation_count, annotation_room;
};

/* Which marker each retrieve-marker in the content of a running head means on a page: sheet_mark.c.
 */
void marks_settle(struct layout *layout);
void marks_retrieve(struct layout *layout, struct fo *content, int page, int sequence_start);

void print_make(struct print *print, struct layout *layout, const struct pages *pages);
void print_free(struct print *print);

/* The body's upper edge on a page: what place.y counts from. */
int32_t master_body_top(const struct page_master *master);

#endif
