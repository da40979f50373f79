/* Text that lost its line breaks. */
#include "import/flat.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

static const char *const openings[] = {
    "ARTICLE ",   "Article ",       "SECTION ",        "Section ",
    "EXHIBIT ",   "APPENDIX ",      "ATTACHMENT ",     "WHEREAS",
    "WITNESSETH", "NOW, THEREFORE", "NOW THEREFORE",   "IN WITNESS WHEREOF",
    "RECITALS",   "THIS AGREEMENT", "THIS MEMORANDUM", "THIS CONTRACT",
    NULL};

/* A word that begins paragraphs (after a stop, unless it is in capitals), with a number and a stop
 * after it when it is one of those that are numbered. */
static bool
opening_at(const char *text, size_t left, bool after_stop)
{
    if (!after_stop && !isupper((unsigned char)text[1]))
        return false;
    for (const char *const *word = openings; *word != NULL; word++) {
        size_t length = strlen(*word);
        if (left <= length + 4 || memcmp(text, *word, length) != 0)
            continue;
        if ((*word)[length - 1] != ' ')
            return true;
        size_t end = length;
        while (end < left && end < length + 6 && isalnum((unsigned char)text[end]))
            end++;
        if (end > length && end < left && strchr(".:", text[end]) != NULL && text[end] != '\0')
            return true;
    }
    return false;
}

/* "3. The", "4.2 The", "(b) the" after a stop. */
static bool
label_at(const char *text, size_t left)
{
    size_t i = 0;
    bool bracket = text[0] == '(';
    i += bracket;
    size_t start = i;
    while (i < left && i < start + 6 &&
           (isdigit((unsigned char)text[i]) ||
            (text[i] == '.' && isdigit((unsigned char)text[i + 1]))))
        i++;
    if (i == start && bracket && isalpha((unsigned char)text[i]))
        i++;
    if (i == start || i + 3 >= left)
        return false;
    bool dotted = memchr(text + start, '.', i - start) != NULL;
    if (text[i] == (bracket ? ')' : '.'))
        i++;
    else if (!dotted || bracket)
        return false;
    return text[i] == ' ' &&
           (bracket ? isalpha((unsigned char)text[i + 1]) : isupper((unsigned char)text[i + 1]));
}

/* "DEFINITIONS 1. As used": a heading in capitals ends before the label. */
static bool
after_capitals(const char *text, size_t at)
{
    size_t end = at - 1, start = end;
    while (start > 0 && isupper((unsigned char)text[start - 1]))
        start--;
    return end - start >= 3 && (start == 0 || text[start - 1] == ' ');
}

/* "Foundation 1.1 The": a number in parts after a word that cites none. */
static bool
parts_at(const char *text, size_t at)
{
    static const char *const citing[] = {"ection ", "rticle ", "agraph ", "hapter ", "ections ",
                                         "and ",    "or ",     "to ",     NULL};
    if (!isdigit((unsigned char)text[at]) || !isalpha((unsigned char)text[at - 2]) || at < 10)
        return false;
    for (const char *const *word = citing; *word != NULL; word++)
        if (memcmp(text + at - strlen(*word), *word, strlen(*word)) == 0)
            return false;
    size_t end = at + strspn(text + at, "0123456789");
    return text[end] == '.' && isdigit((unsigned char)text[end + 1]);
}

/* "… in Schools This Memorandum of …": a sentence begins without a stop before it, so a title ends
 * there. */
static bool
title_ends(const char *text, bool after_stop)
{
    static const char *const titled[] = {"This Agreement ", "This Memorandum ", "This Contract ",
                                         NULL};
    for (const char *const *opening = titled; !after_stop && *opening != NULL; opening++)
        if (strncmp(text, *opening, strlen(*opening)) == 0)
            return true;
    return false;
}

size_t
flat_cut(const char *text, size_t length)
{
    for (size_t i = 1; i + 8 < length; i++) {
        if (text[i - 1] != ' ')
            continue;
        bool after_stop = i >= 3 && strchr(".;:?", text[i - 2 - (text[i - 2] == ')')]) != NULL;
        if (memcmp(text + i, "\xE2\x80\xA2 ", 4) == 0 ||
            opening_at(text + i, length - i, after_stop) || title_ends(text + i, after_stop))
            return i;
        bool after_join = i >= 5 && (memcmp(text + i - 5, " and ", 5) == 0 ||
                                     memcmp(text + i - 4, " or ", 4) == 0);
        bool due = after_stop || (after_join && text[i] == '(') || after_capitals(text, i) ||
                   (i > 2 && parts_at(text, i));
        if (due && label_at(text + i, length - i))
            return i;
    }
    return 0;
}
