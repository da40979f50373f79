/* Boxes to tick in running text, "[X] shall [ ] shall not": where they stand. Knows bytes, no
 * trees. */
#ifndef MOU_IMPORT_OPTION_MARKS_H
#define MOU_IMPORT_OPTION_MARKS_H

#include <stdbool.h>
#include <stddef.h>

enum { OPTION_MARKS = 16 };

struct option_mark {
    size_t at, end; /* bytes in the text */
    char form;      /* 'b' a box of its own character, '[', '(' or '_' */
    bool ticked;
};

/* Fills marks with the first OPTION_MARKS boxes; returns their number. Forms that mean other things
 * too, "( )" and "___", are among them. */
size_t option_marks(const char *text, struct option_mark *marks);

/* Drops the marks that are boxes only in company: "( )" and "___" alone. Returns how many stay. */
size_t option_marks_sure(struct option_mark *marks, size_t count);

#endif
