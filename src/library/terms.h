/* Terms: named families of regular expressions, and the phrases that say where they can occur at
 * all. */
#ifndef MOU_LIBRARY_TERMS_H
#define MOU_LIBRARY_TERMS_H

#include "library/lexicon.h"
#include "library/spotter.h"

struct terms;
struct terms *terms_new(struct regex_cache *regexes);
void terms_free(struct terms *terms);
int terms_add(struct terms *terms, const xmlNode *parent, const char *scope, const char *file,
              struct diag *diag);
int terms_count(const struct terms *terms);
int terms_find(const struct terms *terms, const char *scope, const char *id, size_t length);
const char *terms_id(const struct terms *terms, int term);
const char *terms_pattern(const struct terms *terms, int term);
char *terms_fault(const struct terms *terms, int term);

/* A text can match an alternative when it holds, for each set, one of the set's phrases; when the
 * alternative is exact, and the text plain, then it does match. Without sets nothing is known. */
struct phrase_set {
    int first, count; /* of terms_phrases */
};

struct alternative {
    const char *pattern; /* in the term's pattern */
    size_t length;
    bool exact;
    int set_count;
    struct phrase_set sets[NEEDS_SETS];
    const struct regex *regex; /* NULL until it is searched for */
};

/* The phrases of all terms, made when first asked for. */
const struct spotter *terms_spotter(struct terms *terms);
struct alternative *terms_alternatives(struct terms *terms, int term, int *count);
/* The phrases of all sets, by their number in the spotter. */
const int *terms_phrases(const struct terms *terms);
bool terms_search(const struct terms *terms, struct alternative *alternative, const char *text,
                  size_t length);

#endif
