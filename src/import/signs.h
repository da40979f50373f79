/* Signs of symbol fonts, which keep them in the private range U+F020 to U+F0FF. */
#ifndef MOU_IMPORT_SIGNS_H
#define MOU_IMPORT_SIGNS_H

#include <stddef.h>

/* The sign that the low byte of such a character stands for, three bytes long: boxes and marks of
 * forms; NULL: another. */
const char *sign_of(unsigned long code);
/* Puts the signs in place of such characters; others stay. */
void signs_mend(char *text, size_t length);

#endif
