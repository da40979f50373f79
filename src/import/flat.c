/* Text that lost its line breaks. */
#include "import/flat.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

static const char *const openings[] = {
    "ARTICLE ",      "Article ",           "SECTION ", "Section ",   "EXHIBIT ",
    "APPENDIX ",     "ATTACHMENT ",        "WHEREAS",  "WITNESSETH", "NOW, THEREFORE",
    "NOW THEREFORE", "IN WITNESS WHEREOF", "RECITALS", NULL};

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

size_t
flat_cut(const char *text, size_t length)
{
    for (size_t i = 1; i + 8 < length; i++) {
        if (text[i - 1] != ' ')
            continue;
        bool after_stop = i >= 2 && strchr(".;:", text[i - 2]) != NULL;
        if (opening_at(text + i, length - i, after_stop))
            return i;
        bool after_join = i >= 5 && (memcmp(text + i - 5, " and ", 5) == 0 ||
                                     memcmp(text + i - 4, " or ", 4) == 0);
        if ((after_stop || (after_join && text[i] == '(')) && label_at(text + i, length - i))
            return i;
    }
    return 0;
}
