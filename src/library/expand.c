/* The notation of phrases in lexicon.xml: alternatives with |, groups with ( ), white space folded.
 */
#include "library/lexicon_read.h"

#include <string.h>

enum { DEEP = 6, PHRASE_LONGEST = 512 };

struct expansion {
    expand_each *each;
    void *context;
    int made;
};

/* The end of the alternative that starts at `at`: its | or ) or NUL outside of groups; NULL when a
 * group stays open. */
static const char *
alternative_end(const char *at)
{
    int depth = 0;
    for (; *at != '\0'; at++) {
        if (depth == 0 && (*at == '|' || *at == ')'))
            return at;
        depth += (*at == '(') - (*at == ')');
    }
    return depth == 0 ? at : NULL;
}

/* Lower case, hyphens as spaces, possessive 's left out, single spaces, none at the ends. */
static void
give(struct expansion *e, const char *raw)
{
    char out[PHRASE_LONGEST];
    size_t n = 0;
    for (; *raw != '\0' && n + 1 < sizeof out; raw++) {
        char c = *raw;
        if (c == '\'' && raw[1] == 's')
            raw++;
        else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '-' || c == '/' ||
                 c == '\'') {
            if (n > 0 && out[n - 1] != ' ')
                out[n++] = ' ';
        } else
            out[n++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    while (n > 0 && out[n - 1] == ' ')
        n--;
    out[n] = '\0';
    if (n > 0 && e->made++ < EXPAND_MAX)
        e->each(e->context, out);
}

/* Expands the first group of one alternative, and so on for what remains. */
static bool
expand(struct expansion *e, const char *text, int deep)
{
    const char *open = strchr(text, '(');
    if (open == NULL) {
        give(e, text);
        return strchr(text, ')') == NULL;
    }
    size_t before = (size_t)(open - text);
    const char *close = open + 1;
    const char *rest = alternative_end(close);
    while (rest != NULL && *rest == '|')
        rest = alternative_end(rest + 1);
    if (deep >= DEEP || rest == NULL || *rest == '\0')
        return false;
    for (bool more = true; more; close++) {
        const char *end = alternative_end(close);
        char one[PHRASE_LONGEST];
        size_t inside = (size_t)(end - close), after = strlen(rest + 1);
        if (before + inside + after >= sizeof one)
            return false;
        memcpy(one, text, before);
        memcpy(one + before, close, inside);
        memcpy(one + before + inside, rest + 1, after + 1);
        if (!expand(e, one, deep + 1) || e->made > EXPAND_MAX)
            return false;
        more = *end == '|';
        close = end;
    }
    return true;
}

bool
phrases_expand(const char *notation, expand_each *each, void *context)
{
    for (const char *at = notation;; at++) {
        const char *end = alternative_end(at);
        char one[PHRASE_LONGEST];
        if (end == NULL || *end == ')' || (size_t)(end - at) >= sizeof one)
            return false;
        memcpy(one, at, (size_t)(end - at));
        one[end - at] = '\0';
        struct expansion e = {each, context, 0};
        if (!expand(&e, one, 0))
            return false;
        at = end;
        if (*at == '\0')
            return true;
    }
}
