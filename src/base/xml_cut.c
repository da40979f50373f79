/* Markup is only told apart here: comments, CDATA sections and instructions, in which tags mean
 * nothing, and tags. */
#include "base/xml_cut.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { NAME = 64 };

static bool
starts(const char *at, const char *end, const char *with)
{
    size_t length = strlen(with);
    return (size_t)(end - at) >= length && memcmp(at, with, length) == 0;
}

static const char *
after(const char *at, const char *end, const char *mark)
{
    const char *found = memmem(at, (size_t)(end - at), mark, strlen(mark));
    return found != NULL ? found + strlen(mark) : NULL;
}

/* Just past what opens with < at `at`; NULL when it does not close. Quotes in a tag may hold a >.
 */
static const char *
markup_end(const char *at, const char *end)
{
    if (starts(at, end, "<!--"))
        return after(at + 4, end, "-->");
    if (starts(at, end, "<![CDATA["))
        return after(at, end, "]]>");
    if (starts(at, end, "<?"))
        return after(at, end, "?>");
    for (at++; at < end && *at != '>'; at++) {
        const char *quote = at;
        if (*at != '"' && *at != '\'')
            continue;
        at = memchr(quote + 1, *quote, (size_t)(end - quote - 1));
        if (at == NULL)
            return NULL;
    }
    return at < end ? at + 1 : NULL;
}

/* Whether the name of a tag is this one. */
static bool
named(const char *at, const char *end, const char *name)
{
    size_t length = 0;
    while (name[length] != '\0' && at + length < end && at[length] == name[length])
        length++;
    return name[length] == '\0' && at + length < end && strchr(" \t\r\n/>", at[length]) != NULL;
}

/* Comments and the like, in which tags mean nothing; of other tags no byte but the first matters:
 * no attribute holds a <.
 */
static const char *
passed(const char *at, const char *end)
{
    return at + 1 < end && (at[1] == '!' || at[1] == '?') ? markup_end(at, end) : at + 1;
}

/* Just past the element whose start tag is at `at`; NULL when it does not end. */
static const char *
element_end(const char *at, const char *end, const char *which)
{
    char name[NAME];
    int depth = 0;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(which, " "), which);
    while (at != NULL && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        bool closes = at + 1 < end && at[1] == '/';
        bool opens = !closes && named(at + 1, end, name);
        closes = closes && named(at + 2, end, name);
        const char *past = opens || closes ? markup_end(at, end) : passed(at, end);
        if (past == NULL)
            return NULL;
        depth += (opens && past[-2] != '/') - closes;
        if (depth == 0)
            return past;
        at = past;
    }
    return NULL;
}

static const char *
which(const char *at, const char *end, const char *const *names)
{
    while (*names != NULL && !named(at, end, *names))
        names++;
    return *names;
}

static void
keep_lines(const char *at, const char *end, struct buf *out)
{
    while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        buf_putc(out, '\n');
        at++;
    }
}

void
xml_cut(const char *bytes, size_t length, const char *const *names, struct buf *out)
{
    const char *end = bytes + length, *kept = bytes, *at = bytes;
    while (at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        const char *name = which(at + 1, end, names);
        const char *past = name != NULL ? element_end(at, end, name) : passed(at, end);
        if (past == NULL)
            break;
        if (name != NULL) {
            buf_add(out, kept, (size_t)(at - kept));
            keep_lines(at, past, out);
            kept = past;
        }
        at = past;
    }
    buf_add(out, kept, (size_t)(end - kept));
}
