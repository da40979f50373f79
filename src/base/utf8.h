/* Walking UTF-8, character by character. */
#ifndef MOU_BASE_UTF8_H
#define MOU_BASE_UTF8_H

#include <stddef.h>

/* The character at text[*at], where *at < length; moves *at behind it. A byte that begins no whole,
 * shortest-form character is read as U+FFFD and skipped alone. */
unsigned utf8_next(const char *text, size_t length, size_t *at);

#endif
