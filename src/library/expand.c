/* The notation of phrases in lexicon.xml: alternatives with |, groups with ( ), white space folded. */
#include "library/lexicon_read.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum { DEEP = 6 };

struct expansion {
    expand_each *each;
    void *context;
    int made;
};

/* The end of the alternative that starts at `at`: its | or ) or NUL outside of groups; NULL when a group stays open. */
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
    struct buf out = {0};
    for (; *raw != '\0'; raw++) {
        unsigned char c = (unsigned char)*raw;
        if (c == '\'' && raw[1] == 's')
            raw++;
        else if (isspace(c) || c == '-' || c == '/' || c == '\'') {
            if (out.length > 0 && out.bytes[out.length - 1] != ' ')
                buf_putc(&out, ' ');
        } else
            buf_putc(&out, (char)tolower(c));
    }
    while (out.length > 0 && out.bytes[out.length - 1] == ' ')
        out.bytes[--out.length] = '\0';
    if (out.length > 0 && e->made++ < EXPAND_MAX)
        e->each(e->context, buf_text(&out));
    buf_free(&out);
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
    const char *close = open + 1;
    if (deep >= DEEP)
        return false;
    for (bool more = true; more; close += more) {
        const char *end = alternative_end(close);
        if (end == NULL || *end == '\0')
            return false;
        const char *rest = end;
        while (*rest == '|')
            if ((rest = alternative_end(rest + 1)) == NULL || *rest == '\0')
                return false;
        struct buf one = {0};
        buf_add(&one, text, (size_t)(open - text));
        buf_add(&one, close, (size_t)(end - close));
        buf_puts(&one, rest + 1);
        bool sound = expand(e, buf_text(&one), deep + 1);
        buf_free(&one);
        if (!sound || e->made > EXPAND_MAX)
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
        if (end == NULL || *end == ')')
            return false;
        char *one = mem_strndup(at, (size_t)(end - at));
        struct expansion e = {each, context, 0};
        bool sound = expand(&e, one, 0);
        free(one);
        if (!sound)
            return false;
        at = end;
        if (*at == '\0')
            return true;
    }
}
