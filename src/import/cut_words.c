/* Words cut by a hyphen at the ends of lines. */
#include "import/cut_words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

enum { WORD_BITS = 16 };

/* A set of the text's words, by hash: a false "yes" now and then only keeps or drops a hyphen. */
static unsigned int
word_hash(const char *word, size_t length)
{
    unsigned int hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned int)tolower((unsigned char)word[i])) * 16777619u;
    return hash >> (32 - WORD_BITS);
}

static bool
is_cut(const struct line *line)
{
    return line->length > 2 && line->text[line->length - 1] == '-' &&
           isalpha((unsigned char)line->text[line->length - 2]);
}

/* torn: the line's first word is the rest of one. */
static void
learn_words(unsigned char *words, const struct line *line, bool torn)
{
    size_t at = 0;
    while (torn && at < line->length && isalpha((unsigned char)line->text[at]))
        at++;
    while (at < line->length) {
        size_t start = at;
        while (at < line->length && isalpha((unsigned char)line->text[at]))
            at++;
        unsigned int hash = word_hash(line->text + start, at - start);
        bool cut = at + 1 == line->length && line->text[at] == '-';
        if (at > start && !cut && (start == 0 || line->text[start - 1] != '-'))
            words[hash / 8] |= (unsigned char)(1u << hash % 8);
        at += at == start;
    }
}

static bool
knows_word(const unsigned char *words, const char *word, size_t length)
{
    unsigned int hash = word_hash(word, length);
    return words != NULL && length > 1 && (words[hash / 8] >> hash % 8 & 1) != 0;
}

static bool
is_listed(const char *const *list, const char *word, size_t length)
{
    for (; *list != NULL; list++)
        if (strlen(*list) == length && strncasecmp(word, *list, length) == 0)
            return true;
    return false;
}

/* Whether the text has the two halves as one word elsewhere. */
static bool
knows_whole(const unsigned char *words, const char *first, size_t length, const char *second,
            size_t rest)
{
    char whole[48];
    if (length + rest >= sizeof whole)
        return false;
    memcpy(whole, first, length);
    memcpy(whole + length, second, rest);
    return knows_word(words, whole, length + rest);
}

/* Only a text that cuts words needs to know them. */
unsigned char *
cut_words_learn(const struct lines *lines)
{
    size_t cut = 0;
    for (size_t i = 0; i < lines->count; i++)
        cut += is_cut(&lines->list[i]);
    if (cut == 0)
        return NULL;
    unsigned char *words = mem_alloc((1 << WORD_BITS) / 8);
    bool torn = false; /* the next line begins with the rest of a word */
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->list[i];
        if (line->furniture || line->length == 0)
            continue;
        learn_words(words, line, torn);
        torn = is_cut(line);
    }
    return words;
}

bool
cut_words_keep(const unsigned char *words, const struct buf *text, const char *rest, size_t left)
{
    static const char *const prefixes[] = {
        "non",  "self",  "on",   "off",   "full",  "part",   "well",     "school", "law",
        "body", "pre",   "post", "mid",   "short", "long",   "one",      "two",    "three",
        "half", "multi", "anti", "semi",  "ex",    "vice",   "evidence", "age",    "year",
        "cost", "high",  "low",  "third", "first", "follow", "check",    "sign",   "walk",
        "drop", "e",     "x",    "day",   "state", "civil",  NULL};
    static const char *const before_vowels[] = {"de", "re", "co", NULL};
    static const char *const seconds[] = {
        "related",  "based",   "owned",    "issued",    "approved",    "sponsored", "funded",
        "wide",     "free",    "led",      "time",      "site",        "emergency", "compliance",
        "informed", "trained", "assigned", "appointed", "enforcement", "sharing",   "making",
        "specific", "focused", "centered", "driven",    "year",        "day",       "hour",
        "level",    "age",     "aged",     "term",      "hire",        "sworn",     NULL};
    size_t end = text->length - 1, start = end;
    while (start > 0 && isalpha((unsigned char)text->bytes[start - 1]))
        start--;
    if (start > 0 && text->bytes[start - 1] == '-')
        return true;
    size_t second = 0;
    while (second < left && isalpha((unsigned char)rest[second]))
        second++;
    if (knows_whole(words, text->bytes + start, end - start, rest, second))
        return false;
    if (knows_word(words, text->bytes + start, end - start) && knows_word(words, rest, second))
        return true;
    const char *first = text->bytes + start;
    if (end - start > 2 && is_listed(seconds, rest, second))
        return true;
    if (left > 0 && strchr("aeiou", rest[0]) != NULL &&
        is_listed(before_vowels, first, end - start))
        return true;
    return is_listed(prefixes, first, end - start);
}
