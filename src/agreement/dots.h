/* Points that end nothing. */
#ifndef MOU_AGREEMENT_DOTS_H
#define MOU_AGREEMENT_DOTS_H

#include <stddef.h>

/* What terms read for the point at text[dot], of a text of that length: itself, a hyphen within the
 * number of a section, nothing (NUL) in "a.m." and after a title. */
char dots_read(const char *text, size_t dot, size_t length);

#endif
