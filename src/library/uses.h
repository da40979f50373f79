/* Which texts of a document use which terms: the phrases of all terms are looked for in one pass,
 * and a regular expression runs only on a text that has the phrases it needs, once. Knows texts;
 * knows no sentences. */
#ifndef MOU_LIBRARY_USES_H
#define MOU_LIBRARY_USES_H

#include <stdint.h>

#include "library/lexicon.h"

struct use_text {
    const char *bytes;
    size_t length;
};

struct uses;
/* The lexicon and the texts are borrowed and must stay until it is freed: then what was found of
 * them is kept for documents to come. */
struct uses *uses_new(const struct lexicon *lexicon, const struct use_text *texts, size_t count);
void uses_free(struct uses *uses);

bool uses_term(struct uses *uses, size_t text, int term);
/* Of texts 64 * word and the 63 after it, those that may use the term as far as is known yet:
 * uses_term() is false for all others. */
uint64_t uses_possible(struct uses *uses, size_t word, int term);

/* Those of them that are known to use it. */
uint64_t uses_known(const struct uses *uses, size_t word, int term);

#endif
