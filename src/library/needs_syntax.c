/* The syntax of patterns, as far as lawyers use it: words, groups, small classes, quantifiers, \b
 * \w \s \d and lookarounds. */
#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "library/needs_parts.h"

enum { NESTED = 12, CLASS_MAX = 12, RUN_MAX = 100 };

struct quantifier {
    int min, max;
};

/* A character outside of ASCII that has no case: general punctuation (dashes, curly quotes). 0: it
 * is another one. */
static size_t
punctuation(const char *at)
{
    return (unsigned char)at[0] == 0xe2 && (unsigned char)at[1] == 0x80 && at[2] != '\0' ? 3 : 0;
}

static bool
special(unsigned char c)
{
    switch (c) {
    case '\\':
    case '.':
    case '[':
    case ']':
    case '(':
    case ')':
    case '{':
    case '}':
    case '|':
    case '?':
    case '*':
    case '+':
    case '^':
    case '$':
        return true;
    default:
        return c < ' ';
    }
}

static unsigned char
lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c + ('a' - 'A')) : c;
}

/* A character that stands for itself, in lower case in out; returns the pattern's bytes for it, 0
 * when it is none. */
static size_t
literal(const char *at, char out[4], size_t *length)
{
    size_t skip = *at == '\\' ? 1 : 0;
    unsigned char c = (unsigned char)at[skip];
    *length = 1;
    if (c >= 0x80) {
        *length = punctuation(at + skip);
        memcpy(out, at + skip, *length);
        return *length > 0 ? skip + *length : 0;
    }
    if (skip == 1 && c == 's' && at[2] == '+') {
        out[0] = ' ';
        return at[3] == '?' || at[3] == '+' ? 4 : 3; /* white space is folded: one is all */
    }
    if (skip == 1 ? ispunct(c) == 0 : special(c))
        return 0;
    out[0] = (char)lower(c);
    return skip + 1;
}

static struct quantifier
read_braces(const char **at)
{
    struct quantifier q = {0, 0};
    const char *p = *at + 1;
    bool comma = false;
    int *value = &q.min;
    for (; isdigit((unsigned char)*p) || (*p == ',' && !comma); p++) {
        if (*p == ',') {
            comma = true;
            value = &q.max;
            q.max = isdigit((unsigned char)p[1]) ? 0 : INT_MAX;
        } else if (*value < 100000)
            *value = *value * 10 + (*p - '0');
    }
    if (*p != '}' || p == *at + 1)
        return (struct quantifier){-1, -1};
    *at = p + 1;
    if (!comma)
        q.max = q.min;
    return q;
}

/* min -1: not understood. */
static struct quantifier
read_quantifier(const char **at)
{
    struct quantifier q = {1, 1};
    switch (**at) {
    case '?':
        q.min = 0;
        ++*at;
        break;
    case '*':
        q = (struct quantifier){0, INT_MAX};
        ++*at;
        break;
    case '+':
        q.max = INT_MAX;
        ++*at;
        break;
    case '{':
        q = read_braces(at);
        break;
    default:
        return q;
    }
    *at += **at == '?' || **at == '+';
    return q;
}

static bool
quantified(const char *at)
{
    return *at == '?' || *at == '*' || *at == '+' || *at == '{';
}

/* Letters, by far the most of any pattern, up to the one that a quantifier takes. */
static size_t
letters(const char *at, size_t limit)
{
    size_t length = 0;
    while (length < limit && at[length] >= 'a' && at[length] <= 'z')
        length++;
    return length > 1 && quantified(at + length) ? length - 1 : length;
}

/* Characters that stand for themselves up to the one that a quantifier takes. */
static bool
read_run(struct needs_reader *reader, const char **at, struct part *part)
{
    char run[RUN_MAX], next[4];
    size_t length = 0, more, step;
    while (length + sizeof next < sizeof run) {
        size_t some = letters(*at, sizeof run - sizeof next - length);
        if (some > 1) {
            memcpy(run + length, *at, some);
            length += some;
            *at += some;
            continue;
        }
        step = literal(*at, next, &more);
        if (step == 0 || (length > 0 && quantified(*at + step)))
            break;
        memcpy(run + length, next, sizeof next);
        length += more;
        *at += step;
        if (quantified(*at))
            break;
    }
    if (length > 0)
        *part = (struct part){.exact = true, .all = needs_one(reader, run, length)};
    return length > 0;
}

static bool
class_member(struct needs_reader *reader, const char **at, struct strings *members)
{
    char c[4];
    size_t length, step = 1;
    if (strchr("?*+.(){}|$^", **at) != NULL) {
        c[0] = **at;
        length = 1;
    } else if (strncmp(*at, "\\s", 2) == 0) {
        c[0] = ' ';
        length = 1;
        step = 2;
    } else
        step = literal(*at, c, &length);
    if (step == 0)
        return false;
    *at += step;
    char last = c[0];
    if (**at == '-' && (*at)[1] != ']') {
        if (length != 1 || !isalnum((unsigned char)c[0]) || !isalnum((unsigned char)(*at)[1]))
            return false;
        last = (char)lower((unsigned char)(*at)[1]);
        *at += 2;
    }
    if (last < c[0] || last - c[0] >= CLASS_MAX)
        return false;
    for (int i = c[0]; i <= last; i++) {
        char one = (char)i;
        struct strings member = needs_one(reader, length == 1 ? &one : c, length);
        if (!needs_join(reader, members, &member))
            return false;
    }
    return members->count <= CLASS_MAX;
}

/* Just past the class; NULL when it does not close. */
static const char *
class_end(const char *at)
{
    at += at[1] == '^' ? 2 : 1;
    for (at += *at == ']'; *at != '\0' && *at != ']'; at++)
        at += *at == '\\' && at[1] != '\0';
    return *at == ']' ? at + 1 : NULL;
}

static bool
read_class(struct needs_reader *reader, const char **at, struct part *part)
{
    const char *end = class_end(*at), *inside = *at + 1;
    struct strings members = {0};
    if (end == NULL)
        return false;
    *at = end;
    *part = (struct part){.exact = *inside != '^' && *inside != ']' && *inside != '['};
    while (part->exact && inside < end - 1)
        part->exact = *inside != '[' && class_member(reader, &inside, &members);
    part->all = part->exact ? members : needs_nothing;
    return true;
}

/* One more branch of a group. */
static void
add_branch(struct needs_reader *reader, struct part *group, const struct part *branch, bool first)
{
    if (first) {
        *group = *branch;
        return;
    }
    if (group->exact && branch->exact && needs_join(reader, &group->all, &branch->all))
        return;
    const struct strings *a = needs_best(group), *b = needs_best(branch);
    struct part joined = {.all = needs_nothing};
    if (a != NULL && b != NULL) {
        struct strings either = *a;
        if (needs_join(reader, &either, b))
            needs_add(reader, &joined, &either);
    }
    *group = joined;
}

enum group_kind { GROUP_PLAIN, GROUP_CASED, GROUP_AHEAD, GROUP_OTHER };

static enum group_kind
group_kind(const char **at)
{
    static const struct {
        const char *opens;
        enum group_kind kind;
    } kinds[] = {{"(?:", GROUP_PLAIN}, {"(?-i:", GROUP_CASED}, {"(?=", GROUP_AHEAD},
                 {"(?!", GROUP_OTHER}, {"(?<!", GROUP_OTHER},  {"(?<=", GROUP_OTHER}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = strlen(kinds[i].opens);
        if (strncmp(*at, kinds[i].opens, length) == 0) {
            *at += length;
            return kinds[i].kind;
        }
    }
    ++*at;
    return GROUP_PLAIN;
}

static bool
read_group(struct needs_reader *reader, const char **at, struct part *part, int deep)
{
    enum group_kind kind = group_kind(at);
    if (deep >= NESTED || (kind == GROUP_PLAIN && (**at == '?' || **at == '*')))
        return false;
    for (bool first = true;; first = false) {
        struct part branch;
        if (!needs_parse(reader, at, &branch, deep + 1))
            return false;
        add_branch(reader, part, &branch, first);
        if (**at == ')')
            break;
        if (*(*at)++ != '|')
            return false;
    }
    ++*at;
    if (kind == GROUP_OTHER)
        part->needs = 0;
    if (kind == GROUP_PLAIN)
        return true;
    if (kind != GROUP_OTHER)
        needs_add(reader, part, &part->all);
    part->exact = false;
    part->all = needs_nothing;
    return true;
}

/* \b \w and the like. *word: it is \w. */
static bool
read_escape(struct needs_reader *reader, const char **at, struct part *part, bool *word)
{
    char c = (*at)[1];
    if (c == '\0' || strchr("bwWdDsS", c) == NULL)
        return false;
    *at += 2;
    *part = (struct part){.exact = c == 'b' || c == 's'};
    part->all = c == 'b'   ? needs_one(reader, (const char[]){MARK_EDGE}, 1)
                : c == 's' ? needs_one(reader, " ", 1)
                           : needs_nothing;
    *word = c == 'w';
    return true;
}

static bool
read_atom(struct needs_reader *reader, const char **at, struct part *part, bool *word, int deep)
{
    *word = false;
    if (read_run(reader, at, part))
        return true;
    switch (**at) {
    case '(':
        return read_group(reader, at, part, deep);
    case '[':
        return read_class(reader, at, part);
    case '\\':
        return read_escape(reader, at, part, word);
    case '.':
    case '^':
    case '$':
        ++*at;
        *part = (struct part){.all = needs_nothing};
        return true;
    default:
        return false;
    }
}

static bool
is_space(const struct part *part)
{
    return part->exact && part->all.count == 1 && strcmp(part->all.list[0].bytes, " ") == 0;
}

/* The part, as often as the quantifier says. */
static void
repeat(struct needs_reader *reader, struct part *part, bool word, struct quantifier q)
{
    struct strings nothing = needs_nothing;
    if (q.min == 1 && q.max == 1)
        return;
    if (word && q.max == INT_MAX && q.min <= 1) {
        *part = (struct part){.exact = true};
        part->all = needs_one(reader, (const char[]){q.min == 0 ? MARK_ANY : MARK_MORE}, 1);
        return;
    }
    bool once = part->exact && (q.max == 1 || (is_space(part) && q.min <= 1 && q.max > 0));
    if (once && (q.min > 0 || needs_join(reader, &part->all, &nothing)))
        return;
    if (q.min == 0)
        part->needs = 0;
    else if (part->exact)
        needs_add(reader, part, &part->all);
    part->exact = false;
    part->all = nothing;
}

bool
needs_parse(struct needs_reader *reader, const char **at, struct part *part, int deep)
{
    *part = (struct part){.exact = true, .all = needs_nothing};
    while (**at != '\0' && **at != '|' && **at != ')') {
        struct part next;
        bool word;
        if (!read_atom(reader, at, &next, &word, deep))
            return false;
        struct quantifier q = read_quantifier(at);
        if (q.min < 0)
            return false;
        repeat(reader, &next, word, q);
        needs_append(reader, part, &next);
    }
    if (!part->exact && deep > 0) {
        needs_add(reader, part, &part->all);
        part->all = needs_nothing;
    }
    return true;
}
