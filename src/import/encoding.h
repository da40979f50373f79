/* Bytes to clean UTF-8: character sets, line ends, invisible characters. Knows nothing of
 * agreements. */
#ifndef MOU_IMPORT_ENCODING_H
#define MOU_IMPORT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct decoded {
    struct buf text;      /* UTF-8 that XML accepts, lines end in \n, pages in \f */
    const char *encoding; /* "UTF-8", "UTF-16", "Windows-1252", "KOI8-R" … */
    size_t replaced;      /* bytes that are no character: shown as U+FFFD */
    size_t dropped;       /* control characters left out */
};

/* UTF-8 with or without a mark, UTF-16 with one (or whose every other byte is NUL), Macintosh where
 * its quotation marks are used, else Windows-1252. Ligatures are spelt out; soft hyphens,
 * zero-width characters and controls go. */
void encoding_decode(const char *bytes, size_t length, struct decoded *out);
/* The same of a web page, whose head may declare its character set. Unicode that shows by itself
 * comes before what the head says. */
void encoding_decode_page(const char *bytes, size_t length, struct decoded *out);

#endif
