/* The lines of a paragraph, kept with its object from one round of layout to the next. */
#ifndef MOU_TYPESET_FO_LINES_H
#define MOU_TYPESET_FO_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct line;

struct paragraph {
    struct line *lines;
    size_t count;
    int32_t width; /* they were set for */
    bool final;    /* they name no page, so they will not change */
};

#endif
