/* Writing JSON text, and reading it back where it is a line of plain fields. */
#ifndef MOU_BASE_JSON_H
#define MOU_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Appends text as a JSON string with its quotes: valid, on one line, UTF-8, whatever the bytes are
 * (what is not UTF-8 becomes U+FFFD). */
void json_string(struct buf *out, const char *text, size_t length);

/* A field's name and its value: a string's text, or a number as it is written. */
typedef void json_field(void *context, const char *name, const char *value, bool is_text);

/* Reads {"name":"text","name":12,…}. Returns 0, or -1 when the line is anything else (an object in
 * the object, a line cut short); some fields may have been told by then. */
int json_flat(const char *line, size_t length, json_field *field, void *context);

#endif
