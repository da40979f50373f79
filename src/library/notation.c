/* The library's own signs within patterns: groups without ceremony, and gaps that say their length.
 */
#include "library/notation.h"

#include <string.h>

size_t
notation_class(const char *at)
{
    size_t i = 1;
    if (at[i] == '^')
        i++;
    if (at[i] == ']')
        i++;
    while (at[i] != '\0' && at[i] != ']')
        i += at[i] == '\\' && at[i + 1] != '\0' ? 2 : 1;
    return at[i] == ']' ? i + 1 : i;
}

/* A gap, and the number of bytes that name it; 0 when the brace begins something else. */
static size_t
put_gap(const char *at, struct buf *out)
{
    static const struct {
        const char *name, *one;
    } gaps[] = {
        {" words} ", "(?:[\\w’'-]+ )"}, {" words}", "(?:[\\w’'-]+ )"}, {" letters}", "[^.;]"}};
    size_t digits = strspn(at + 1, "0123456789");
    for (size_t i = 0; digits > 0 && i < sizeof gaps / sizeof *gaps; i++) {
        size_t length = strlen(gaps[i].name);
        if (strncmp(at + 1 + digits, gaps[i].name, length) != 0)
            continue;
        buf_putf(out, "%s{0,%.*s}?", gaps[i].one, (int)digits, at + 1);
        return 1 + digits + length;
    }
    return 0;
}

/* What stands at one place, and the number of its bytes. */
static size_t
put_piece(const char *at, struct buf *out)
{
    size_t length = 1;
    if (*at == '{' && (length = put_gap(at, out)) > 0)
        return length;
    if (*at == '(' && at[1] != '?' && at[1] != '*') {
        buf_puts(out, "(?:");
        return 1;
    }
    if (*at == '[')
        length = notation_class(at);
    else
        length = *at == '\\' && at[1] != '\0' ? 2 : 1;
    buf_add(out, at, length);
    return length;
}

void
notation_expand(const char *pattern, struct buf *out)
{
    while (*pattern != '\0')
        pattern += put_piece(pattern, out);
}
