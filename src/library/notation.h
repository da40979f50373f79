/* How a term's patterns are written, and the PCRE2 pattern that each stands for. */
#ifndef MOU_LIBRARY_NOTATION_H
#define MOU_LIBRARY_NOTATION_H

#include <stddef.h>

#include "base/buf.h"

/* Appends the PCRE2 pattern that a pattern of the library stands for:
 *   (a|b)         a group; none is ever captured
 *   {3 words}     up to three words, as few as can be, and the space behind each
 *   {40 letters}  up to forty characters, as few as can be, without leaving the clause
 * All else, {term} and repeats such as {2,3} among it, stays as it is. */
void notation_expand(const char *pattern, struct buf *out);

/* How many bytes the character class at `at`, a "[", takes. */
size_t notation_class(const char *at);

#endif
