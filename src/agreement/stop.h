/* Whether a full stop ends a sentence: abbreviations, initials, citations. */
#ifndef MOU_AGREEMENT_STOP_H
#define MOU_AGREEMENT_STOP_H

#include <stdbool.h>
#include <stddef.h>

/* text[stop] is '.'; next is the offset of the first character after the stop, closing marks and
 * white space; start is where the sentence begins. */
bool stop_ends(const char *text, size_t length, size_t start, size_t stop, size_t next);

#endif
