/* With which letters a match, or the rest of one, can begin. A text's places are filed under the
 * next letters of their word, a state under all that it can go on with, so that nearly all places
 * where nothing can go on are passed over with one look. Knows programs; knows no texts. */
#ifndef MOU_LIBRARY_BEGINS_H
#define MOU_LIBRARY_BEGINS_H

#include "library/program.h"

enum { BEGIN_LETTERS = 4 }; /* bytes of a uint32_t */

/* Files every place of a text without case, closed by SYMBOL_END, its end too: by the letters of
 * the word that are left there, BEGIN_LETTERS at most, or by what stands there instead of a word.
 */
void begins_read(const uint8_t *low, size_t length, uint8_t *begins);

/* Where what a state leads to may be filed, as bits. false: nearly anywhere. */
bool begins_from(const struct programs *programs, uint32_t state, struct symbol_set *begins);

#endif
