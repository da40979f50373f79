/* Text as rules match it: one form of quote, dash and space, no ligatures or soft hyphens. People
 * are always shown the source's own text; only matching uses this form. */
#ifndef MOU_AGREEMENT_NORMAL_H
#define MOU_AGREEMENT_NORMAL_H

#include <stddef.h>

#include "base/buf.h"

/* Length in bytes of the white space character at text (no-break and typographic spaces, page
 * marks); 0: none. */
size_t normal_space(const char *text);

/* Appends text with: spaces folded and trimmed; single quotes, primes and backticks as ', double
 * ones as "; dashes as
 * -; ligatures spelt out; soft hyphens, zero-width spaces and <br/> dropped; "non -criminal"
 * joined; a space put after , . ; : ) where a letter that cannot belong to the word before follows
 * ("(SRO)Program", "school.The"). */
void normal_text(const char *text, size_t length, struct buf *out);

#endif
