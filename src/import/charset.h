/* Character sets of one byte or more a character, other than Unicode's: what a page declares, what
 * a text gives away, and iconv (POSIX). Knows nothing of agreements. */
#ifndef MOU_IMPORT_CHARSET_H
#define MOU_IMPORT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* The character set that the head of a web page declares (HTML 13.2.3.2, XML 4.3.3) and that is not
 * Unicode's; NULL: none, or none that is known. */
const char *charset_declared(const char *bytes, size_t length);
/* "Macintosh" when its quotation marks and apostrophes stand in the text; else NULL. */
const char *charset_given_away(const char *bytes, size_t length);
/* Whether this machine knows the character set. */
bool charset_known(const char *charset);
/* Appends the text as UTF-8; *replaced counts bytes that are no character, shown as U+FFFD. False
 * when this machine does not know the character set. */
bool charset_to_utf8(const char *charset, const char *bytes, size_t length, struct buf *utf8,
                     size_t *replaced);

#endif
