/* Line breaking over boxes, glue and penalties (Knuth and Plass, 1981), in integers. Knows no text
 * and no font. */
#ifndef MOU_TYPESET_BREAK_H
#define MOU_TYPESET_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum break_type { BREAK_BOX, BREAK_GLUE, BREAK_PENALTY };

enum {
    PENALTY_NEVER = 10000,
    PENALTY_LAST = 5000, /* from here on: only when nothing else goes */
    PENALTY_DEAR = 2000, /* from here on: rather a loose line */
    PENALTY_FORCED = -10000,
    STRETCH_FILL = 1 << 28 /* takes all the room there is */
};

struct break_item {
    enum break_type type;
    int32_t width, stretch,
        shrink; /* 1/1000 pt; of a penalty: the width if broken here (a hyphen) */
    int32_t penalty;
    bool hyphen; /* a division of a word: two in a row look bad */
};

struct break_width {
    int32_t first, rest; /* of the first line and of the others */
    int32_t ragged;      /* stretch at each line's end; 0: lines are justified */
};

/* Total fit: the breaks with the least demerits over the whole paragraph. items must end with a
 * forced penalty. breaks[0, count) receives the index of the item each line ends at; room for
 * `count` items is enough. Returns the number of lines. */
size_t break_lines(const struct break_item *items, size_t count, struct break_width width,
                   size_t *breaks);

#endif
