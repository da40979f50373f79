/* Division of running text into sentences. Knows abbreviations and citations as agreements use
 * them; knows nothing of what a sentence says. */
#ifndef MOU_AGREEMENT_SENTENCE_H
#define MOU_AGREEMENT_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/xml.h"

enum {
    SENTENCE_LIMIT = 8192
}; /* bytes; longer runs without a stop are cut at a gap between words */

/* The end (a byte offset after the last stop and closing quotes) of the sentence that begins at
 * text[start]. text is UTF-8. A sentence ends at . ? or ! before white space and a capital, figure,
 * quote or bracket, unless the stop belongs to an abbreviation, an initial or a citation.
 * Semicolons and colons never end one: an enumeration "(a) …; (b) …" inside a paragraph stays one
 * sentence. */
size_t sentence_end(const char *text, size_t length, size_t start);

/* Where a sentence stands. Zero: unknown. */
struct sentence_place {
    long page, line;
    const char *kind; /* NULL: body */
    bool whole;       /* a title: one <s>, whatever stops it holds */
};

/* Replaces the children of a running element by <s> elements; earlier <s> and their acts go, inline
 * elements stay whole. White space is folded; @page and @line follow the line breaks and page marks
 * in the text. */
void sentence_divide(xmlNode *running, const struct sentence_place *place);

#endif
