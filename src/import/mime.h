/* Messages and pages saved with their pictures (.eml, .mht; RFC 2045 to 2047): the part of them
 * that is read. Knows no agreements. */
#ifndef MOU_IMPORT_MIME_H
#define MOU_IMPORT_MIME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct mime_body {
    struct buf text; /* UTF-8 when the part names its character set, else as it is */
    bool page;       /* HTML, not plain text */
    size_t others;   /* further parts with a file name: what is attached */
};

/* Whether the bytes begin with the head of a message that names its type. */
bool mime_is(const char *bytes, size_t length);
/* The page, or the plain text where there is none. False when there is neither. The body is yours
 * to free in any case. */
bool mime_read(const char *bytes, size_t length, struct mime_body *body);

#endif
