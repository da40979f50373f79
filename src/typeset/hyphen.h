/* Where words may divide, from libhyphen's dictionaries, kept for a whole batch. */
#ifndef MOU_TYPESET_HYPHEN_H
#define MOU_TYPESET_HYPHEN_H

#include <stddef.h>

#include "base/diag.h"

struct hyphenator;

struct hyphenator *hyphenator_new(void);
void hyphenator_free(struct hyphenator *hyphenator);

/* For a word of letters: a string as long as the word's bytes, where an odd digit at i allows a
 * break after byte i. Yours; empty when the word may not divide (short, capitals, no dictionary for
 * the language). */
char *hyphenate(struct hyphenator *hyphenator, const char *language, const char *word,
                size_t length, struct diag *diag);

#endif
