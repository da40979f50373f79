/* Which literals a regular expression cannot do without: read off its syntax, giving up wherever in
 * doubt. */
#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "library/terms.h"

enum { SHORTEST = 3, LONGEST = 64, NESTED = 8 };

struct run {
    char bytes[LONGEST];
    size_t length;
};

/* Just past the character class or group that opens at `at`; NULL when it does not close. */
static const char *
past(const char *at)
{
    if (*at == '[') {
        at += at[1] == '^' ? 2 : 1;
        for (at += *at == ']'; *at != '\0' && *at != ']'; at++)
            at += *at == '\\' && at[1] != '\0';
        return *at == ']' ? at + 1 : NULL;
    }
    for (int depth = 0; *at != '\0'; at++) {
        if (*at == '\\' && at[1] != '\0')
            at++;
        else if (*at == '[') {
            if ((at = past(at)) == NULL)
                return NULL;
            at--;
        } else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return at + 1;
    }
    return NULL;
}

static bool
optional(const char *at)
{
    return *at == '?' || *at == '*' || (*at == '{' && (at[1] == '0' || at[1] == ','));
}

static void
keep_longest(struct run *run, struct run *best)
{
    if (run->length > best->length)
        *best = *run;
    run->length = 0;
}

static int literals_in(const char *pattern, const char *end, struct buf *out, int deep);

/* The literals of a group that must occur; 0 when it may be absent or has none. Lookarounds do not
 * count. */
static int
group_literals(const char *open, const char *close, struct buf *out, int deep)
{
    const char *inside = open + 1;
    if (optional(close) || deep >= NESTED)
        return 0;
    if (*inside == '?') {
        if (inside[1] != ':')
            return 0;
        inside += 2;
    }
    return literals_in(inside, close - 1, out, deep + 1);
}

/* Just past a quantifier {2,3}, whose figures are no literal; NULL when the brace is none. */
static const char *
past_quantifier(const char *at)
{
    const char *close = at + 1 + strspn(at + 1, "0123456789,");
    return *at == '{' && close > at + 1 && *close == '}' ? close + 1 : NULL;
}

/* One step over a single character: it joins the run unless a quantifier makes it optional. */
static const char *
step(const char *at, struct run *run, struct run *best)
{
    bool escaped = *at == '\\';
    char c = escaped ? at[1] : *at;
    const char *next = at + (escaped ? 2 : 1);
    bool plain = escaped ? ispunct((unsigned char)c) != 0
                         : isalnum((unsigned char)c) || strchr("-'&/,;:%", c) != NULL;
    if (plain && !optional(next) && run->length < LONGEST) {
        run->bytes[run->length++] = (char)tolower((unsigned char)c);
        if (*next != '+' && *next != '{')
            return next;
    }
    keep_longest(run, best);
    return next;
}

/* The shortest of the literals, which decides how many texts they let through. */
static size_t
shortest(const struct buf *literals, int count)
{
    size_t least = count > 0 ? SIZE_MAX : 0;
    const char *text = literals->bytes;
    for (int i = 0; i < count; i++, text += strlen(text) + 1)
        least = strlen(text) < least ? strlen(text) : least;
    return least;
}

struct choice {
    struct buf literals;
    int count;
    size_t least;
};

/* Takes the group's literals in place of those chosen so far when they let less through. */
static void
choose(struct choice *best, const char *open, const char *close, int deep)
{
    struct choice group = {.count = 0};
    group.count = group_literals(open, close, &group.literals, deep);
    group.least = shortest(&group.literals, group.count);
    if (group.least > best->least || (group.least == best->least && group.count < best->count)) {
        struct choice worse = *best;
        *best = group;
        group = worse;
    }
    buf_free(&group.literals);
}

/* The literals of one alternative: its longest run, or else those of a group that must occur. */
static int
alternative(const char *at, const char *end, struct buf *out, int deep)
{
    struct run run = {.length = 0}, longest = {.length = 0};
    struct choice best = {.count = 0};
    while (at < end) {
        if (*at == '(' || *at == '[') {
            const char *close = past(at);
            if (close == NULL || close > end)
                break;
            keep_longest(&run, &longest);
            if (*at == '(')
                choose(&best, at, close, deep);
            at = close;
        } else if (*at == '\\' && at + 1 >= end)
            break;
        else if (past_quantifier(at) != NULL)
            at = past_quantifier(at);
        else
            at = step(at, &run, &longest);
    }
    keep_longest(&run, &longest);
    int count = at < end ? 0 : best.count;
    if (at >= end && longest.length >= SHORTEST && longest.length >= best.least) {
        buf_add(out, longest.bytes, longest.length);
        buf_putc(out, '\0');
        count = 1;
    } else if (count > 0)
        buf_add(out, best.literals.bytes, best.literals.length);
    buf_free(&best.literals);
    return count;
}

static int
literals_in(const char *pattern, const char *end, struct buf *out, int deep)
{
    int count = 0;
    size_t before = out->length;
    for (const char *at = pattern;; at++) {
        const char *from = at;
        while (at < end && *at != '|') {
            if (*at == '(' || *at == '[') {
                const char *close = past(at);
                if (close == NULL || close > end)
                    return 0;
                at = close;
            } else
                at += *at == '\\' && at + 1 < end ? 2 : 1;
        }
        int found = alternative(from, at, out, deep);
        if (found == 0) {
            out->length = before;
            return 0;
        }
        count += found;
        if (at >= end)
            return count;
    }
}

int
literals_of(const char *pattern, struct buf *out)
{
    return literals_in(pattern, pattern + strlen(pattern), out, 0);
}
