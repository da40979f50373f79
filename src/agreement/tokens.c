/* The splitter: ASCII letters and every byte above 127 that is not known punctuation make words. */
#include "agreement/tokens.h"

#include <string.h>

enum { WORD_LONGEST = 64 };

struct splitter {
    const char *text;
    size_t length;
    const struct phrases *phrases;
    struct token *tokens;
    int count;
};

static bool
letter(unsigned char c)
{
    return (unsigned)(c | 0x20) - 'a' < 26u || c >= 0x80;
}

static bool
digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

/* The typographic marks of U+2000–206F that matter, and NBSP: what plain character each stands for;
 * 0: none of them. */
static char
typographic(const char *at, size_t left, size_t *bytes)
{
    const unsigned char *u = (const unsigned char *)at;
    if (left >= 2 && u[0] == 0xC2 && (u[1] == 0xA0 || u[1] == 0xB7)) {
        *bytes = 2;
        return u[1] == 0xA0 ? ' ' : '-';
    }
    if (left < 3 || u[0] != 0xE2 || u[1] != 0x80)
        return '\0';
    *bytes = 3;
    if (u[2] == 0x98 || u[2] == 0x99)
        return '\'';
    if (u[2] == 0x9C || u[2] == 0x9D || u[2] == 0x9E)
        return '"';
    if (u[2] >= 0x90 && u[2] <= 0x95)
        return u[2] <= 0x91 ? '-' : '_';
    if (u[2] == 0xA2)
        return '_';
    return u[2] == 0xA6 ? '.' : ' ';
}

static void
add(struct splitter *s, size_t start, size_t end, char mark)
{
    if (s->count < TOKENS_MAX)
        s->tokens[s->count++] =
            (struct token){.start = (uint32_t)start, .end = (uint32_t)end, .mark = mark};
}

/* A word from start to end whose letters, in lower case, are given with their hash. */
static void
add_letters(struct splitter *s, size_t start, size_t end, const char *lower, size_t n,
            uint32_t hash)
{
    if (s->count >= TOKENS_MAX || end <= start)
        return;
    struct token *t = &s->tokens[s->count];
    *t = (struct token){.start = (uint32_t)start, .end = (uint32_t)end, .hash = hash};
    t->word = phrases_word(s->phrases, lower, n, hash);
    t->capital = s->text[start] >= 'A' && s->text[start] <= 'Z';
    t->joined = s->count > 0 && s->tokens[s->count - 1].end == start;
    s->count++;
}

/* A word from start to end, read as the given letters when it is a part of a contraction. */
static void
add_word(struct splitter *s, size_t start, size_t end, const char *as)
{
    char lower[WORD_LONGEST];
    size_t n = as != NULL ? strlen(as) : end - start;
    const char *from = as != NULL ? as : s->text + start;
    n = n < WORD_LONGEST ? n : WORD_LONGEST;
    for (size_t i = 0; i < n; i++)
        lower[i] = from[i] >= 'A' && from[i] <= 'Z' ? (char)(from[i] | 0x20) : from[i];
    add_letters(s, start, end, lower, n, phrases_hash(lower, n));
}

static bool
ends(const struct splitter *s, size_t start, size_t end, const char *suffix)
{
    size_t n = strlen(suffix);
    return end - start >= n && strncasecmp(s->text + end - n, suffix, n) == 0;
}

/* What an apostrophe after a word begins: n't, 's, 'll, 're, 've; returns the position after it. */
static size_t
apostrophe(struct splitter *s, size_t start, size_t end, size_t after)
{
    size_t stop = after;
    while (stop < s->length && letter((unsigned char)s->text[stop]) && stop - after < 4 &&
           (unsigned char)s->text[stop] < 0x80)
        stop++;
    size_t n = stop - after;
    if (n == 1 && ends(s, start, end, "n") && ends(s, after, stop, "t")) {
        bool can = ends(s, start, end, "can") && end - start == 3,
             wont = ends(s, start, end, "won");
        add_word(s, start, can ? end : end - 1, wont ? "will" : can ? "can" : NULL);
        add_word(s, end - 1, stop, "not");
        return stop;
    }
    add_word(s, start, end, NULL);
    if (n == 0 ? ends(s, start, end, "s") : ends(s, after, stop, "s")) {
        if (n <= 1 && s->count > 0)
            s->tokens[s->count - 1].owner = true;
        return n <= 1 ? stop : after;
    }
    return after;
}

static size_t
word(struct splitter *s, size_t start)
{
    char lower[WORD_LONGEST];
    const char *text = s->text;
    size_t at = start, bytes = 0, n = 0, length = s->length;
    uint32_t hash = PHRASES_HASH_START;
    for (; at < length; at++) {
        unsigned char c = (unsigned char)text[at], small = (unsigned char)(c | 0x20);
        if (small - (unsigned)'a' < 26u)
            c = small;
        else if (c < 0x80 || typographic(text + at, length - at, &bytes) != '\0')
            break;
        if (n < WORD_LONGEST) {
            lower[n++] = (char)c;
            hash = phrases_hash_on(hash, c);
        }
    }
    char next = at < s->length ? s->text[at] : '\0';
    bytes = 1;
    if (at > start && at < s->length && (unsigned char)next >= 0x80)
        next = typographic(s->text + at, s->length - at, &bytes);
    if (next == '\'')
        return apostrophe(s, start, at, at + bytes);
    if (at - start == 6 && strncasecmp(s->text + start, "cannot", 6) == 0) {
        add_word(s, start, start + 3, NULL);
        add_word(s, start + 3, at, NULL);
    } else
        add_letters(s, start, at, lower, n, hash);
    return at > start ? at : start + 1;
}

static size_t
number(struct splitter *s, size_t start)
{
    size_t at = start;
    while (at < s->length && (digit((unsigned char)s->text[at]) ||
                              (strchr(".,:%", s->text[at]) != NULL && at + 1 < s->length &&
                               digit((unsigned char)s->text[at + 1]))))
        at++;
    add(s, start, at, '#');
    return at;
}

/* "officer(s)": an optional plural is no token of its own. */
static bool
plural(const struct splitter *s, size_t at, size_t *bytes)
{
    if (at + 3 <= s->length && strncasecmp(s->text + at, "(s)", 3) == 0)
        *bytes = 3;
    else if (at + 4 <= s->length && strncasecmp(s->text + at, "(es)", 4) == 0)
        *bytes = 4;
    else
        return false;
    return true;
}

static bool
kept_mark(char mark)
{
    switch (mark) {
    case ',':
    case ';':
    case ':':
    case '.':
    case '?':
    case '!':
    case '(':
    case ')':
    case '"':
    case '/':
    case '_':
    case '&':
        return true;
    default:
        return false;
    }
}

int
tokens_split(const char *text, size_t length, const struct phrases *phrases,
             struct token tokens[TOKENS_MAX])
{
    struct splitter s = {text, length, phrases, tokens, 0};
    for (size_t at = 0; at < length && s.count < TOKENS_MAX;) {
        unsigned char c = (unsigned char)text[at];
        size_t bytes = 1;
        char mark = c >= 0x80 ? typographic(text + at, length - at, &bytes) : (char)c;
        if (c >= 0x80 && mark == '\0')
            at = word(&s, at);
        else if (digit((unsigned char)mark))
            at = number(&s, at);
        else if (letter((unsigned char)mark))
            at = word(&s, at);
        else {
            if (mark == ' ') {
                at += bytes;
                continue;
            }
            if (mark == '[' || mark == '{')
                mark = '(';
            if (mark == '(' && at > 0 && letter((unsigned char)text[at - 1]) &&
                plural(&s, at, &bytes))
                mark = '\0';
            if (kept_mark(mark))
                add(&s, at, at + bytes, mark);
            else if (mark == '-' && at > 0 && text[at - 1] == ' ')
                add(&s, at, at + bytes, '_');
            at += bytes;
        }
    }
    return s.count;
}
