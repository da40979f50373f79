/* Words cut by a hyphen at the ends of lines: which hyphens are the words' own. */
#ifndef MOU_IMPORT_CUT_WORDS_H
#define MOU_IMPORT_CUT_WORDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "import/lines.h"

/* The words of a text, by hash; NULL when it cuts none. Yours, free. */
unsigned char *cut_words_learn(const struct lines *lines);
/* Whether the hyphen at the end of the text is the word's own: both halves are words of this text
 * and the whole is none, or one of them is a part that takes one. rest is the line that goes on. */
bool cut_words_keep(const unsigned char *words, const struct buf *text, const char *rest,
                    size_t left);

#endif
