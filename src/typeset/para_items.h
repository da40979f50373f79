/* What the two halves of paragraph setting share: text taken apart into items. */
#ifndef MOU_TYPESET_PARA_ITEMS_H
#define MOU_TYPESET_PARA_ITEMS_H

#include "typeset/break.h"
#include "typeset/para.h"

enum source_kind {
    SOURCE_NOTHING,
    SOURCE_TEXT,
    SOURCE_SPACE,
    SOURCE_LEADER,
    SOURCE_ANCHOR,
    SOURCE_NOTE,
    SOURCE_FIXED
};

/* Where an item came from. */
struct source {
    enum source_kind kind;
    const struct run *run;
    size_t text, length;      /* SOURCE_TEXT, SOURCE_SPACE: bytes of items->text */
    const struct word *whole; /* SOURCE_TEXT that begins a chunk: all of it */
    size_t whole_length;
    struct place *place;   /* SOURCE_ANCHOR */
    const struct fo *note; /* SOURCE_NOTE */
    const struct fixed *fixed;
};

struct items {
    struct break_item *items;
    struct source *sources;
    size_t count, item_room, source_room;
    struct buf text;
    /* while collecting */
    const struct run *space; /* a space is due, in this run */
    bool any;                /* something stands in the line so far */
    size_t chunk;            /* start of the word being collected */
    const struct run *chunk_run;
    int32_t width; /* of the lines */
    bool justify;  /* spaces give way */
    bool cites;    /* names a page */
    bool capitalize_next;
};

/* para_items.c: text. */
struct source *items_add(struct items *items, struct break_item item);
void items_put_text(struct items *items, struct layout *layout, const struct run *run,
                    const char *text);
void items_end_chunk(struct items *items, struct layout *layout);
void items_flush_space(struct items *items, struct layout *layout);
void items_put_line_end(struct items *items, struct layout *layout);

/* para_inline.c: the kids of a block. */
void items_collect(struct items *items, struct layout *layout, const struct fo *block,
                   const struct run *run, int32_t width);
void items_free(struct items *items);

/* Makes line ends dear where a number would part from what it counts or names. */
void items_tie(struct items *items);

/* The size of a field or a graphic in lines of the given width. */
struct fixed *fixed_field(struct layout *layout, const struct fo *fo, int32_t width);
struct fixed *fixed_graphic(struct layout *layout, const struct fo *fo, int32_t width);

/* The block's own run. */
struct run *para_run(struct layout *layout, const struct fo *fo, const struct run *outer);

#endif
