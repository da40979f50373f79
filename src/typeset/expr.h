/* XSL-FO expressions: lengths, numbers, + - * div and the functions stylesheets use.
 * All results are integers (1/1000 pt, 1/1000), so that every machine sets the same lines. */
#ifndef MOU_TYPESET_EXPR_H
#define MOU_TYPESET_EXPR_H

#include <stdbool.h>
#include <stdint.h>

/* A length that may depend on a width not known yet. */
struct length {
    int32_t fixed;        /* 1/1000 pt */
    int32_t percent;      /* 1/1000 of a percent of the reference width */
    int32_t proportional; /* 1/1000 of a share, from proportional-column-width() */
};

struct expr_value {
    struct length length;
    int64_t number; /* 1/1000; when plain */
    bool plain;     /* a number without unit */
};

/* What functions and em refer to. */
struct expr_context {
    int32_t font_size;
    /* from-parent(name), inherited-property-value(name); name "" means the property itself. False:
     * unknown. */
    bool (*from_parent)(const void *owner, const char *name, struct expr_value *value);
    const void *owner;
    struct length body_start, label_end; /* of the closest list */
    bool in_list;
};

/* The whole text must be one expression. Returns 0 or -1. */
int expr_read(const char *text, const struct expr_context *context, struct expr_value *value);

/* The length against a reference width. */
int32_t length_of(struct length length, int32_t reference);

#endif
