/* Regular expressions on PCRE2: UTF-8, JIT-compiled once they have earned it, kept in a cache, with
 * match limits. */
#ifndef MOU_BASE_REGEX_H
#define MOU_BASE_REGEX_H

#include <stddef.h>

struct regex;
struct regex_cache;

/* ASCII: \b \w \d and \s look at ASCII letters, figures and spaces only, which is a quarter faster.
 */
enum regex_flags { REGEX_CASELESS = 1, REGEX_MULTILINE = 2, REGEX_EXTENDED = 4, REGEX_ASCII = 8 };

struct span {
    size_t start, end; /* byte offsets */
};

struct regex_cache *regex_cache_new(void);
void regex_cache_free(struct regex_cache *cache);

/* The compiled pattern, borrowed from the cache. NULL when the pattern is faulty: *error then holds
 * PCRE2's words and the offset in the pattern (yours to free). error may be NULL. */
const struct regex *regex_get(struct regex_cache *cache, const char *pattern, int flags,
                              char **error);

enum { REGEX_GROUPS = 16 };

/* Searches text[start, length). start > 0 begins a character and goes on in a text that was
 * searched from 0 before. Returns the number of groups set (at least 1: groups[0] is the match), 0
 * when there is no match, -1 when the match limit stopped it or the text is not UTF-8. Unset groups
 * have start == end == (size_t)-1. */
int regex_find(const struct regex *regex, const char *text, size_t length, size_t start,
               struct span groups[REGEX_GROUPS]);

#endif
