/* PCRE2, and nobody else's business. Patterns come from the clause library and from schemas, texts
 * from anywhere: hence the match limits, so that a catastrophic pattern ends with an error instead
 * of a hang. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/regex.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Machine code costs as much to make as some searches without it: what one document asks for once
 * or twice does not earn it. */
enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 5000, TABLE = 1024, JIT_AFTER = 6 };

struct regex {
    char *pattern;
    int flags;
    pcre2_code *code;
    unsigned *uses; /* searches so far, up to JIT_AFTER */
    const struct regex_cache *cache;
    struct regex *next;
};

struct regex_cache {
    struct regex *table[TABLE];
    const struct regex *last; /* asked for, for a pattern is often wanted again and again */
    pcre2_match_context *limits;
    pcre2_match_data *data;
};

struct regex_cache *
regex_cache_new(void)
{
    struct regex_cache *cache = mem_alloc(sizeof *cache);
    cache->limits = pcre2_match_context_create(NULL);
    cache->data = pcre2_match_data_create(REGEX_GROUPS, NULL);
    pcre2_set_match_limit(cache->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(cache->limits, DEPTH_LIMIT);
    return cache;
}

void
regex_cache_free(struct regex_cache *cache)
{
    if (cache == NULL)
        return;
    for (size_t i = 0; i < TABLE; i++) {
        for (struct regex *regex = cache->table[i], *next; regex != NULL; regex = next) {
            next = regex->next;
            pcre2_code_free(regex->code);
            free(regex->uses);
            free(regex->pattern);
            free(regex);
        }
    }
    pcre2_match_data_free(cache->data);
    pcre2_match_context_free(cache->limits);
    free(cache);
}

static size_t
hash(const char *text, int flags)
{
    size_t h = 2166136261u ^ (size_t)flags;
    for (; *text != '\0'; text++)
        h = (h ^ (unsigned char)*text) * 16777619u;
    return h % TABLE;
}

static pcre2_code *
compile(const char *pattern, int flags, char **error)
{
    uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C;
    if ((flags & REGEX_ASCII) == 0)
        options |= PCRE2_UCP;
    if (flags & REGEX_CASELESS)
        options |= PCRE2_CASELESS;
    if (flags & REGEX_MULTILINE)
        options |= PCRE2_MULTILINE;
    if (flags & REGEX_EXTENDED)
        options |= PCRE2_EXTENDED;
    int code = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &code, &offset, NULL);
    if (compiled != NULL)
        return compiled;
    if (error != NULL) {
        PCRE2_UCHAR words[256];
        pcre2_get_error_message(code, words, sizeof words);
        *error = mem_format("%s at character %zu", (char *)words, (size_t)offset + 1);
    }
    return NULL;
}

const struct regex *
regex_get(struct regex_cache *cache, const char *pattern, int flags, char **error)
{
    const struct regex *last = cache->last;
    if (last != NULL && last->flags == flags && strcmp(last->pattern, pattern) == 0)
        return last;
    size_t slot = hash(pattern, flags);
    for (struct regex *regex = cache->table[slot]; regex != NULL; regex = regex->next)
        if (regex->flags == flags && strcmp(regex->pattern, pattern) == 0)
            return cache->last = regex;
    pcre2_code *code = compile(pattern, flags, error);
    if (code == NULL)
        return NULL;
    struct regex *regex = mem_alloc(sizeof *regex);
    *regex = (struct regex){.pattern = mem_strdup(pattern),
                            .flags = flags,
                            .code = code,
                            .uses = mem_alloc(sizeof *regex->uses),
                            .cache = cache,
                            .next = cache->table[slot]};
    cache->table[slot] = regex;
    return cache->last = regex;
}

int
regex_find(const struct regex *regex, const char *text, size_t length, size_t start,
           struct span groups[REGEX_GROUPS])
{
    const struct regex_cache *cache = regex->cache;
    if (*regex->uses < JIT_AFTER && ++*regex->uses == JIT_AFTER)
        pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE); /* without it: slower, not wrong */
    /* Going on in a text that was checked when it was begun: checking it again each time would be
     * quadratic. */
    uint32_t options = start > 0 ? PCRE2_NO_UTF_CHECK : 0;
    int got = pcre2_match(regex->code, (PCRE2_SPTR)text, length, start, options, cache->data,
                          cache->limits);
    if (got == PCRE2_ERROR_NOMATCH)
        return 0;
    if (got < 0)
        return -1;
    if (got == 0)
        got = REGEX_GROUPS;
    const PCRE2_SIZE *found = pcre2_get_ovector_pointer(cache->data);
    for (int i = 0; i < REGEX_GROUPS; i++) {
        groups[i].start = i < got ? found[2 * i] : (size_t)-1;
        groups[i].end = i < got ? found[2 * i + 1] : (size_t)-1;
    }
    return got;
}
