/* Writing JSON text. */
#ifndef MOU_BASE_JSON_H
#define MOU_BASE_JSON_H

#include <stddef.h>

#include "base/buf.h"

/* Appends text as a JSON string with its quotes: valid, on one line, UTF-8, whatever the bytes are
 * (what is not UTF-8 becomes U+FFFD). */
void json_string(struct buf *out, const char *text, size_t length);

#endif
