/* Points that end nothing: in "a.m.", in the numbers of sections, after titles and abbreviations.
 * To a term a point ends what belongs together. */
#include "agreement/dots.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Whether the letters that end just before `end` are one of the words. */
static bool
word_before(const char *text, size_t end, const char *const *words)
{
    size_t start = end;
    while (start > 0 && isalpha((unsigned char)text[start - 1]))
        start--;
    for (; *words != NULL; words++)
        if (strlen(*words) == end - start && strncasecmp(text + start, *words, end - start) == 0)
            return true;
    return false;
}

/* "Section 14.2", "§ 22.404", "Sections 4.1 and 4.2": not "$12.50", "2.5 hours". */
static bool
in_reference(const char *text, size_t dot)
{
    static const char *const references[] = {
        "section", "sections", "sec",     "secs",      "article", "art",      "chapter",
        "code",    "title",    "rule",    "cfr",       "statute", "statutes", "policy",
        "order",   "no",       "exhibit", "paragraph", "part",    "s",        NULL};
    size_t at = dot;
    while (at > 0 &&
           (isalnum((unsigned char)text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-'))
        at--;
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.'))
        at--;
    return (at >= 2 && memcmp(text + at - 2, "\xC2\xA7", 2) == 0) ||
           word_before(text, at, references);
}

char
dots_read(const char *text, size_t dot, size_t length)
{
    static const char *const titles[] = {"dr",   "mr",   "mrs",  "ms",   "sgt", "lt",  "capt",
                                         "supt", "cmdr", "asst", "dept", "hr",  "hrs", NULL};
    if (dot == 0 || dot + 1 >= length)
        return '.';
    char before = (char)(text[dot - 1] | 32), after = (char)(text[dot + 1] | 32);
    bool clock = (before == 'a' || before == 'p') && after == 'm' && dot + 2 < length &&
                 text[dot + 2] == '.';
    bool clock_end = before == 'm' && dot >= 3 && text[dot - 2] == '.' &&
                     ((text[dot - 3] | 32) == 'a' || (text[dot - 3] | 32) == 'p');
    if (clock || clock_end || word_before(text, dot, titles))
        return '\0';
    bool figures = isdigit((unsigned char)text[dot - 1]) && isdigit((unsigned char)text[dot + 1]);
    return figures && in_reference(text, dot) ? '-' : '.';
}
