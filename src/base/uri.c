/* Resolves references to local files; everything remote is refused. */
#include "base/uri.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

/* RFC 3986, 3.1. One letter is a drive, not a scheme. */
static size_t
scheme_length(const char *reference)
{
    size_t n =
        strspn(reference, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    return n > 1 && reference[n] == ':' ? n + 1 : 0;
}

static int
digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
decode(char *path)
{
    char *to = path;
    for (const char *from = path; *from != '\0'; from++) {
        int high = *from == '%' ? digit(from[1]) : -1;
        int low = high >= 0 ? digit(from[2]) : -1;
        if (low >= 0 && high * 16 + low != 0) {
            *to++ = (char)(high * 16 + low);
            from += 2;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
}

const char *
uri_fragment(const char *reference)
{
    const char *mark = strchr(reference, '#');
    return mark != NULL ? mark + 1 : NULL;
}

/* "file:///a" and "file://localhost/a" are "/a". */
static const char *
without_authority(const char *rest)
{
    if (strncmp(rest, "//localhost/", 12) == 0)
        return rest + 11;
    return strncmp(rest, "///", 3) == 0 ? rest + 2 : rest;
}

char *
uri_to_path(const char *base, const char *reference)
{
    size_t scheme = scheme_length(reference);
    if (scheme > 0 && strncmp(reference, "file:", 5) != 0)
        return NULL;
    const char *rest = without_authority(reference + scheme);
    if (scheme > 0 && strncmp(rest, "//", 2) == 0)
        return NULL;
    size_t length = strcspn(rest, "#");
    if (length == 0)
        return base != NULL ? mem_strdup(base) : NULL;
    const char *slash = base != NULL && *rest != '/' ? strrchr(base, '/') : NULL;
    int folder = slash != NULL ? (int)(slash - base) + 1 : 0;
    char *path = mem_format("%.*s%.*s", folder, base != NULL ? base : "", (int)length, rest);
    if (!file_exists(path))
        decode(path + folder);
    return path;
}
