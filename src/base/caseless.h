/* Comparing letters of either case: most texts differ in the first one, which a look tells. */
#ifndef MOU_BASE_CASELESS_H
#define MOU_BASE_CASELESS_H

#include <stdbool.h>
#include <stddef.h>
#include <strings.h>

/* Whether the text begins with the first `length` bytes of a word, which is of small letters. */
static inline bool
caseless_begins(const char *text, const char *word, size_t length)
{
    char small = (char)(*text >= 'A' && *text <= 'Z' ? *text | 0x20 : *text);
    return length == 0 || (small == *word && strncasecmp(text, word, length) == 0);
}

#endif
