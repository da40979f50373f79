/* The structure tree of the PDF in our own terms: types, attributes, kids. Knows neither FO nor
 * libharu. */
#ifndef MOU_TYPESET_TAG_H
#define MOU_TYPESET_TAG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"

enum kid_kind { KID_TAG, KID_TEXT, KID_ANNOTATION };

struct tag;

struct kid {
    enum kid_kind kind;
    int page;        /* KID_TEXT, KID_ANNOTATION: index from 0 */
    int id;          /* marked-content id, or number of the annotation in the document */
    struct tag *tag; /* KID_TAG */
    struct kid *next;
};

struct tag {
    const char *type; /* one of PDF's standard structure types */
    struct tag *parent;
    struct kid *first, *last;
    bool attached; /* in its parent's kids already */
    const char *scope, *language, *alt, *numbering;
    int32_t box[4];    /* of a figure, from the page's lower left, 1/1000 pt; width 0: none */
    int columns, rows; /* spans; 0 or 1: none */
    void *object;      /* the writer's */
};

/* A block-level element: its place in the reading order is where it is made. parent NULL: the root.
 */
struct tag *tag_new(struct pool *pool, struct tag *parent, const char *type);
/* An inline element: takes its place when its first content is painted. */
struct tag *tag_new_inline(struct pool *pool, struct tag *parent, const char *type);

/* Its place in the reading order is here, unless it has one. */
void tag_place(struct pool *pool, struct tag *tag);
/* Its place in the reading order is after all that its parent holds so far. */
void tag_move_last(struct tag *tag);
void tag_add_text(struct pool *pool, struct tag *tag, int page, int id);
void tag_add_annotation(struct pool *pool, struct tag *tag, int page, int number);

/* The type's own name when it is a standard structure type, else NULL. */
const char *tag_type(const char *name);
/* True for types that may hold block-level elements, so that bare text needs a P of its own. */
bool tag_groups(const struct tag *tag);
/* 1 … 6 for H1 … H6, else 0. */
int tag_heading(const char *type);

#endif
