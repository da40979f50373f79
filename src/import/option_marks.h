/* Boxes to tick in running text, "[X] shall [ ] shall not": where they stand, and the text with the
 * choice made. Knows bytes, no trees. */
#ifndef MOU_IMPORT_OPTION_MARKS_H
#define MOU_IMPORT_OPTION_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum { OPTION_MARKS = 16 };

struct option_mark {
    size_t at, end; /* bytes in the text */
    char form;      /* 'b' a box of its own character, '[', '(' or '_' */
    bool ticked;
};

/* Fills marks with the first OPTION_MARKS boxes; returns their number. Forms that mean other things
 * too, "( )" and "___", are among them. */
size_t option_marks(const char *text, struct option_mark *marks);

/* "shall shall not", "may / may not": alternatives whose boxes were drawn, or that were to be struck
 * out. Fills two marks without width before them; returns their number, 2 or 0. */
size_t option_marks_drawn(const char *text, struct option_mark *marks);

/* Drops the marks that are boxes only in company: "( )" and "___" alone. Returns how many stay. */
size_t option_marks_sure(struct option_mark *marks, size_t count);

struct option_choice {
    struct buf text;  /* what is agreed; "____" where nothing is ticked */
    struct buf aside; /* the options that are not ticked, with their boxes */
    bool open;        /* nothing is ticked */
};

/* Makes the choice among two or more boxes of one text; false when they are no options there. The
 * choice is then empty, and in any case yours to free. */
bool option_choose(const char *text, const struct option_mark *marks, size_t count,
                   struct option_choice *choice);
void option_choice_free(struct option_choice *choice);

#endif
