/* Spellings of the closed vocabularies: one table each, in the order of the enumerations. */
#include "library/words.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *const levels[] = {"", "advice", "warning", "error"};
static const char *const verdicts[] = {"met", "partial", "missing", "contrary", "not-applicable"};
static const char *const kinds[] = {"required", "recommended", "prohibited", "conditional",
                                    "consistency"};
static const char *const statuses[] = {"read", "second-hand", "practice", "unverified"};
static const char *const limits[] = {"at-least", "at-most", "exactly"};
static const char *const bases[] = {"grant", "law",  "core",   "doc",
                                    "multi", "risk", "single", "quality"};

static int
find(const char *const *table, size_t count, const char *word)
{
    for (size_t i = 0; word != NULL && i < count; i++)
        if (strcmp(table[i], word) == 0)
            return (int)i;
    return -1;
}

const char *
level_word(enum level level)
{
    return levels[level];
}

const char *
verdict_word(enum verdict verdict)
{
    return verdicts[verdict];
}

const char *
kind_word(enum criterion_kind kind)
{
    return kinds[kind];
}

const char *
status_word(enum authority_status status)
{
    return statuses[status];
}

const char *
limit_word(enum limit limit)
{
    return limits[limit];
}

int
level_from(const char *word)
{
    return find(levels, COUNT(levels), word);
}

int
verdict_from(const char *word)
{
    return find(verdicts, COUNT(verdicts), word);
}

int
kind_from(const char *word)
{
    return find(kinds, COUNT(kinds), word);
}

int
status_from(const char *word)
{
    return find(statuses, COUNT(statuses), word);
}

int
limit_from(const char *word)
{
    return find(limits, COUNT(limits), word);
}

unsigned
basis_from(const char *words)
{
    unsigned set = 0;
    for (size_t i = 0; i < COUNT(bases); i++)
        if (words_have(words, bases[i]))
            set |= 1u << i;
    return set;
}

enum level
level_lower(enum level level)
{
    return level > LEVEL_ADVICE ? level - 1 : level;
}

static inline bool
is_gap(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Words are short: a loop is done before strcspn has begun. */
bool
words_next(const char **at, const char **word, size_t *length)
{
    const char *from = *at;
    while (is_gap(*from))
        from++;
    const char *to = from;
    while (*to != '\0' && !is_gap(*to))
        to++;
    *word = from;
    *length = (size_t)(to - from);
    *at = to;
    return to > from;
}

bool
words_have(const char *words, const char *word)
{
    for (const char *at = words; at != NULL && *at != '\0';) {
        size_t same = 0;
        while (word[same] != '\0' && at[same] == word[same] && !is_gap(word[same]))
            same++;
        if (same > 0 && word[same] == '\0' && (at[same] == '\0' || is_gap(at[same])))
            return true;
        while (*at != '\0' && !is_gap(*at))
            at++;
        while (is_gap(*at))
            at++;
    }
    return false;
}
