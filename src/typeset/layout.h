/* What layout shares: the tools kept for a batch, the document, and what is known about pages so
 * far. */
#ifndef MOU_TYPESET_LAYOUT_H
#define MOU_TYPESET_LAYOUT_H

#include "typeset/fo.h"
#include "typeset/font.h"
#include "typeset/hyphen.h"
#include "typeset/shape.h"

struct box;

/* Where an id came to stand. */
struct place {
    const struct box *first, *last; /* of this round of layout */
    int page, last_page;            /* index from 0; -1: not known yet */
    int32_t y;                      /* from the page's upper edge */
};

struct layout {
    struct fonts *fonts;
    struct shaper *shaper;
    struct hyphenator *hyphenator;
    struct fo_document *doc;
    struct pool *pool;         /* the document's */
    struct map *places;        /* id → struct place */
    struct place **place_list; /* the same, in the order of the document */
    size_t place_count, place_room;
    const char *(*page_label)(const struct layout *layout, int page); /* as printed */
    const void *pages;                                                /* what page_label knows */
    int page_count;      /* of the round before; 0: none */
    int32_t aside_width; /* of notes in the margin; 0: they stand at the foot */
    int32_t page_height; /* of the body: no picture is higher */
    int current_page;    /* while static content is set, else -1 */
    bool guessed;        /* a page number was used that is not known yet */
    bool failed;
};

/* The place of an id, made when new. */
struct place *layout_place(struct layout *layout, const char *id);

#endif
