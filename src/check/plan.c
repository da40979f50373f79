/* "//name[…]" at the beginning of a path is "mou:every('name')[…]", unless a predicate counts
 * positions, which differ: the former numbers the nodes of each parent, the latter all of them.
 * What filters nodes by a regex or a length is one call, not one for each node. */
#include "check/plan.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

static size_t
name_length(const char *at)
{
    size_t length = 0;
    if (!isalpha((unsigned char)*at))
        return 0;
    while (isalnum((unsigned char)at[length]) || (at[length] != '\0' && strchr("_-.", at[length])))
        length++;
    return length;
}

/* Behind the literal that begins there; NULL when it does not end. */
static const char *
literal_end(const char *at)
{
    const char *close = strchr(at + 1, *at);
    return close != NULL ? close + 1 : NULL;
}

/* Behind the bracket that closes the one there; NULL when none does. */
static const char *
bracket_end(const char *at)
{
    for (int depth = 0; *at != '\0';) {
        if (*at == '\'' || *at == '"') {
            at = literal_end(at);
            if (at == NULL)
                return NULL;
            continue;
        }
        depth += *at == '[' || *at == '(' ? 1 : *at == ']' || *at == ')' ? -1 : 0;
        at++;
        if (depth == 0)
            return at;
    }
    return NULL;
}

/* Whether what stands between begins with a call that gives a truth value, and ends with it. */
static bool
is_test(const char *at, const char *end)
{
    static const char *const tests[] = {"mou:says(", "re:test(", "not(", "contains("};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        if (strncmp(at, tests[i], strlen(tests[i])) == 0)
            return bracket_end(at + strlen(tests[i]) - 1) == end;
    return false;
}

/* Behind what stands at a place: a bracket, a literal or one character. NULL when it has no end. */
static const char *
thing_end(const char *at)
{
    return *at == '[' || *at == '('    ? bracket_end(at)
           : *at == '\'' || *at == '"' ? literal_end(at)
                                       : at + 1;
}

/* A comparison, or a path of names and their predicates: no number in either case. */
static bool
compares_or_selects(const char *at, const char *end)
{
    bool path = isalpha((unsigned char)*at) || *at == '@' || strncmp(at, "./", 2) == 0;
    while (at != NULL && at < end) {
        if (strchr("=<>", *at) != NULL)
            return true;
        path = path && (isalnum((unsigned char)*at) || strchr("./@_-[", *at) != NULL);
        at = thing_end(at);
    }
    return path && at == end;
}

static bool
counts_positions(const char *at, const char *end)
{
    static const char *const words[] = {"position(", "last("};
    for (; at < end; at++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strncmp(at, words[i], strlen(words[i])) == 0)
                return true;
    return false;
}

/* Whether all predicates that follow are the same wherever a node stands. */
static bool
is_unplaced(const char *at)
{
    while (*at == '[') {
        const char *end = bracket_end(at);
        if (end == NULL)
            return false;
        const char *inner = at + 1 + strspn(at + 1, " \t\r\n"), *last = end - 1;
        while (last > inner && isspace((unsigned char)last[-1]))
            last--;
        if (counts_positions(inner, last) ||
            !(is_test(inner, last) || compares_or_selects(inner, last)))
            return false;
        at = end;
    }
    return true;
}

/* Whether a path may begin behind what was written. */
static bool
begins_path(const struct buf *written)
{
    size_t length = written->length;
    while (length > 0 && isspace((unsigned char)written->bytes[length - 1]))
        length--;
    return length == 0 || strchr("([|,=<>+", written->bytes[length - 1]) != NULL;
}

/* "[mou:says(., 'term')]" behind every sentence; returns what follows, NULL when it is no such. */
static const char *
put_saying(const char *at, struct buf *out)
{
    static const char says[] = "[mou:says(., '", end[] = "')]";
    if (strncmp(at, says, strlen(says)) != 0)
        return NULL;
    const char *term = at + strlen(says);
    size_t length = strcspn(term, "'");
    if (strncmp(term + length, end, strlen(end)) != 0)
        return NULL;
    buf_putf(out, "mou:saying('%.*s')", (int)length, term);
    return term + length + strlen(end);
}

/* "[re:test(., 'regex')]"; returns what follows, NULL when it is no such. */
static const char *
match_end(const char *at, const char **regex, size_t *length)
{
    static const char test[] = "[re:test(., '", end[] = "')]";
    if (strncmp(at, test, strlen(test)) != 0)
        return NULL;
    *regex = at + strlen(test);
    *length = strcspn(*regex, "'");
    const char *after = *regex + *length;
    return strncmp(after, end, strlen(end)) == 0 ? after + strlen(end) : NULL;
}

/* "[string-length(.) < 140]" */
static const char *
length_end(const char *at, const char **number, size_t *length)
{
    static const char test[] = "[string-length(.) < ";
    if (strncmp(at, test, strlen(test)) != 0)
        return NULL;
    *number = at + strlen(test);
    *length = strspn(*number, "0123456789");
    return *length > 0 && (*number)[*length] == ']' ? *number + *length + 1 : NULL;
}

/* Puts in place of nodes and the predicates behind them, as far as they are known, what finds the
 * same; returns what follows. nodes is taken over. */
static const char *
put_filtered(char *nodes, const char *at, struct buf *out)
{
    const char *after, *what;
    size_t length;
    for (;; at = after) {
        char *inner = nodes;
        if ((after = match_end(at, &what, &length)) != NULL)
            nodes = mem_format("mou:matching(%s, '%.*s')", inner, (int)length, what);
        else if ((after = length_end(at, &what, &length)) != NULL)
            nodes = mem_format("mou:shorter(%s, %.*s)", inner, (int)length, what);
        else
            break;
        free(inner);
    }
    buf_puts(out, nodes);
    free(nodes);
    return at;
}

/* What "//name" and perhaps its first predicates become; returns what follows, NULL when it stays.
 */
static const char *
put_every(const char *at, struct buf *out)
{
    const char *name = at + 2;
    size_t length = name_length(name);
    const char *after = name + length;
    if (length == 0 || !begins_path(out) || *after == ':' || *after == '(' || !is_unplaced(after))
        return NULL;
    const char *said = length == 1 && *name == 's' ? put_saying(after, out) : NULL;
    if (said != NULL)
        return said;
    return put_filtered(mem_format("mou:every('%.*s')", (int)length, name), after, out);
}

/* "$nodes[…]" */
static const char *
put_variable(const char *at, struct buf *out)
{
    size_t length = 1 + name_length(at + 1);
    return put_filtered(mem_strndup(at, length), at + length, out);
}

char *
plan_rewrite(const char *expression)
{
    struct buf out = {0};
    for (const char *at = expression; *at != '\0';) {
        const char *after = NULL;
        if (*at == '\'' || *at == '"') {
            after = literal_end(at);
            buf_add(&out, at, after != NULL ? (size_t)(after - at) : strlen(at));
            at = after != NULL ? after : at + strlen(at);
            continue;
        }
        if (at[0] == '/' && at[1] == '/')
            after = put_every(at, &out);
        else if (*at == '$')
            after = put_variable(at, &out);
        if (after == NULL)
            buf_putc(&out, *at);
        at = after != NULL ? after : at + 1;
    }
    return buf_take(&out);
}
