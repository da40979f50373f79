/* Terms: named families of regular expressions, and the literals that say where they can occur at
 * all. */
#ifndef MOU_LIBRARY_TERMS_H
#define MOU_LIBRARY_TERMS_H

#include "library/lexicon.h"

struct terms;
struct terms *terms_new(struct regex_cache *regexes);
void terms_free(struct terms *terms);
int terms_add(struct terms *terms, const xmlNode *parent, const char *scope, const char *file,
              struct diag *diag);
int terms_count(const struct terms *terms);
int terms_find(const struct terms *terms, const char *scope, const char *id, size_t length);
const char *terms_id(const struct terms *terms, int term);
bool terms_in(const struct terms *terms, int term, const char *text, size_t length);
char *terms_fault(const struct terms *terms, int term);
bool terms_unfiltered(const struct terms *terms, int term);
void terms_scan(const struct terms *terms, const char *text, size_t length, lexicon_hit *hit,
                void *context);

/* Appends to *out, NUL-separated, literals (lower case, three bytes or more) of which every text
 * that matches the pattern holds at least one. Returns their number, 0 when the pattern has no such
 * set. */
int literals_of(const char *pattern, struct buf *out);

#endif
