/* The tags of a PDF file: which lines are one paragraph, which are headings. They are only as good
 * as the program that made them, and cost a second look at the file; so they mend what the places
 * of words say, when they agree with it. */
#ifndef MOU_IMPORT_PDF_TAGS_H
#define MOU_IMPORT_PDF_TAGS_H

#include "import/lines.h"

/* Asks poppler's pdfinfo for the tags of a file that has some, and marks the lines' blocks. False
 * when the file has none, or they do not fit its text; then the lines stay as they are. */
bool pdf_tags(const char *bytes, size_t length, struct lines *lines);

/* The same, of what pdfinfo writes. */
bool pdf_tags_apply(const char *tree, size_t length, struct lines *lines);

#endif
