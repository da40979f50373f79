/* Pages of words with their places, as a reader of PDF files or of pictures found them. Points
 * (1/72 inch), y from the top of the page. Knows no programs and no agreements. */
#ifndef MOU_IMPORT_SHEETS_H
#define MOU_IMPORT_SHEETS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct sheet_word {
    double x0, y0, x1, y1;
    size_t text, length; /* in sheets.text */
    size_t line;         /* words of one number follow each other on one printed line */
};

struct sheet {
    double width, height;
    size_t first, count; /* in sheets.words */
    bool unread;         /* it shows text or pictures that are not among its words */
    bool recognised;     /* its words were made out of a picture of it */
    double confidence;   /* … of that, in percent, all words together */
};

struct sheets {
    struct sheet *list;
    size_t count, room;
    struct sheet_word *words;
    size_t word_count, word_room;
    struct buf text;
    size_t replaced; /* bytes that are no character */
};

/* Both take what follows as belonging to the last page. */
void sheets_add(struct sheets *pages, double width, double height);
/* text: UTF-8 as a program wrote it, cleaned here; a word of which nothing is left is not added. */
void sheets_add_word(struct sheets *pages, const struct sheet_word *place, const char *text,
                     size_t length);
void sheets_free(struct sheets *pages);

#endif
