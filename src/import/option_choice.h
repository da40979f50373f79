/* The text of printed options with the choice made. Knows bytes, no trees. */
#ifndef MOU_IMPORT_OPTION_CHOICE_H
#define MOU_IMPORT_OPTION_CHOICE_H

#include "base/buf.h"
#include "import/option_marks.h"

/* "shall shall not", "may / may not": alternatives whose boxes were drawn, or that were to be
 * struck out. Fills two marks without width before them; returns their number, 2 or 0. */
size_t option_marks_drawn(const char *text, struct option_mark *marks);

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
