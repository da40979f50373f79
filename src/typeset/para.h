/* Paragraphs: inline objects to lines. Knows fonts and line breaking, not pages. */
#ifndef MOU_TYPESET_PARA_H
#define MOU_TYPESET_PARA_H

#include "typeset/fo_lines.h"
#include "typeset/layout.h"

struct link {
    const char *destination; /* an id, or NULL */
    const char *uri;
    const char *contents; /* what it says to who cannot see it */
    struct tag *tag;
    const xmlNode *node;
};

/* Text that is set alike. */
struct run {
    const struct style *style;
    const struct font_set *set;
    int32_t size, shift; /* shift: of the baseline, upwards */
    int32_t color, background;
    bool underline, strike;
    struct tag *tag; /* NULL: artifact */
    const struct link *link;
    const xmlNode *node; /* for messages */
};

enum piece_kind { PIECE_WORD, PIECE_SPACE, PIECE_LEADER, PIECE_FIXED };

/* What stands in a line with a size of its own, on the baseline. */
struct fixed {
    const struct fo *fo;
    int32_t width, height;
    int32_t inner_width, inner_height; /* of a picture in the room for it */
};

struct piece { /* there are more of these than of anything else: 32 bytes */
    const struct run *run;
    union {
        const struct word *word;   /* PIECE_WORD, PIECE_SPACE */
        const struct fixed *fixed; /* PIECE_FIXED */
    };
    int32_t x, width; /* from the line's left end */
    uint8_t kind;     /* enum piece_kind */
    bool fills;       /* a leader that takes the room there is */
};

/* What stands in the line as one thing; NULL: the piece is text. */
static inline const struct fixed *
piece_fixed(const struct piece *piece)
{
    return piece->kind == PIECE_FIXED ? piece->fixed : NULL;
}

struct anchor {
    struct place *place;
    struct anchor *next;
};

/* A footnote called for in a line. */
struct note {
    const struct fo *body;
    struct note *next;
};

struct line {
    struct piece *pieces;
    size_t count;
    int32_t x, width;         /* within the paragraph; natural width of what is in it */
    int32_t height, baseline; /* baseline: from the top */
    bool hyphen;              /* a word goes on in the next line */
    int8_t widened;           /* its words are set so much wider: 1/1000 of their width */
    struct anchor *anchors;
    struct note *notes;
};

/* Sets the inline kids of block (or of any object with inline kids) in lines of the given width. */
const struct paragraph *para_set(struct layout *layout, const struct fo *block, int32_t width);

#endif
