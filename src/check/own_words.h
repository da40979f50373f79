/* Model text in the words of the agreement at hand: its names for the district, the agency, the
 * officer and itself take the place of the library's. Knows names; knows no criteria. */
#ifndef MOU_CHECK_OWN_WORDS_H
#define MOU_CHECK_OWN_WORDS_H

#include "agreement/acts.h"

struct own_words;

/* acts may be NULL: then text stays as it is. Yours, own_words_free. */
struct own_words *own_words_new(struct acts *acts);
void own_words_free(struct own_words *own);

/* The text with this agreement's names; yours. */
char *own_words_in(const struct own_words *own, const char *text);

#endif
