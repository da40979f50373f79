/* The page of the plain-text report: words put together, then broken into lines, with ink. Knows
 * terminals; knows no findings. */
#ifndef MOU_REPORT_TEXT_PAGE_H
#define MOU_REPORT_TEXT_PAGE_H

#include <stdbool.h>

#include "base/buf.h"

enum { TEXT_WIDTH = 79 };
#define TEXT_LABEL  "    "
#define TEXT_INDENT "               "

struct text_page {
    struct buf *out;
    struct buf words; /* being put together; what writes them clears them */
    struct buf lines; /* of a field, being broken */
    bool colour;
};

/* The sequence of an ink (base/terminal.h); "" without colour. */
const char *text_ink_code(const struct text_page *page, const char *name);
void text_ink(struct text_page *page, const char *name, const char *text);
/* The words, in lines. */
void text_lines(struct text_page *page, const char *first, const char *rest);
/* "    Why        When officers …" from the words; nothing when there are none. */
void text_field(struct text_page *page, const char *name, const char *ink);
void text_underlined(struct text_page *page, const char *text);
void text_page_free(struct text_page *page); /* what it holds */

#endif
