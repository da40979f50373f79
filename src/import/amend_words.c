/* Reading one sentence of an amendment. */
#include "import/amend_words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum {
    INSTRUCTION = 400, /* bytes before the new text; longer ones are clauses of their own */
    NAME = 60          /* bytes of a title in quotes */
};

static bool
is_label_byte(char c)
{
    return isalnum((unsigned char)c) || c == '.';
}

void
amend_label(const char *printed, char label[AMEND_LABEL])
{
    static const char *const keywords[] = {"section", "article", "paragraph", "clause",
                                           "item",    "part",    NULL};
    for (const char *const *word = keywords; *word != NULL; word++) {
        size_t length = strlen(*word);
        if (strncasecmp(printed, *word, length) == 0 && printed[length] == ' ')
            printed += length;
    }
    printed += strspn(printed, " (\xC2\xA7");
    size_t length = 0;
    while (is_label_byte(printed[length]) && length < AMEND_LABEL - 1) {
        label[length] = (char)tolower((unsigned char)printed[length]);
        length++;
    }
    while (length > 0 && label[length - 1] == '.')
        length--;
    label[length] = '\0';
}

/* The length of a double quote at text; 0: none. */
static size_t
quote_at(const char *text)
{
    if (text[0] == '"')
        return 1;
    return strncmp(text, "\xE2\x80\x9C", 3) == 0 || strncmp(text, "\xE2\x80\x9D", 3) == 0 ? 3 : 0;
}

/* Where the first word of the list stands in text before limit, at a word's beginning; limit: none.
 */
static size_t
find_any(const char *text, size_t limit, const char *const *words)
{
    for (size_t i = 0; i < limit; i++) {
        if (i > 0 && isalnum((unsigned char)text[i - 1]))
            continue;
        for (const char *const *word = words; *word != NULL; word++) {
            if (((*word)[0] | 32) != (text[i] | 32))
                continue;
            size_t length = strlen(*word);
            if (i + length <= limit && strncasecmp(text + i, *word, length) == 0)
                return i;
        }
    }
    return limit;
}

static bool
has_any(const char *text, size_t limit, const char *const *words)
{
    return find_any(text, limit, words) < limit;
}

/* "4.2", "IV", "B.3", "g": no word. */
static bool
is_figure(const char *label, size_t length)
{
    size_t stem = 0;
    while (stem < length && label[stem] != '.')
        stem++;
    return isdigit((unsigned char)label[0]) || stem == 1 || strspn(label, "IVXivx") >= stem;
}

/* "6(g)", "4.2 (b)", "IV": appends the parts to the place; the bytes taken. */
static size_t
read_labels(const char *text, struct amend_place *place)
{
    size_t at = 0;
    while (place->parts < AMEND_PARTS) {
        size_t space = at > 0 && text[at] == ' ' && text[at + 1] == '(' ? 1 : 0;
        bool bracket = text[at + space] == '(';
        const char *label = text + at + space + bracket;
        size_t length = 0;
        while (is_label_byte(label[length]))
            length++;
        if (length == 0 || length >= AMEND_LABEL || !is_figure(label, length) ||
            (at > 0 && !bracket) || (bracket && label[length] != ')'))
            break;
        amend_label(label, place->label[place->parts++]);
        at = (size_t)(label - text) + length + bracket;
    }
    return at;
}

static const char *const places[] = {"section ",      "sections ", "subsection ", "paragraph ",
                                     "subparagraph ", "article ",  "clause ",     "item ",
                                     "\xC2\xA7 ",     "\xC2\xA7",  NULL};

/* The place that the text before limit speaks of; where its words end, 0: none. "Section 6(g)",
 * "Section 6, paragraph (g)", "paragraph (g) of Section 6". */
static size_t
read_place(const char *text, size_t limit, struct amend_place *place)
{
    size_t at = find_any(text, limit, places), end = 0;
    while (at < limit && place->parts < AMEND_PARTS) {
        size_t label = at + strcspn(text + at, " \xA7");
        label += strspn(text + label, " \xA7");
        struct amend_place found = {0};
        size_t taken = read_labels(text + label, &found);
        if (found.parts == 0)
            break;
        bool inside = end > 0 && strncmp(text + end, " of ", 4) == 0;
        if (found.parts + place->parts > AMEND_PARTS)
            break;
        if (inside)
            memmove(place->label[found.parts], place->label[0],
                    sizeof place->label[0] * (size_t)place->parts);
        memcpy(place->label[inside ? 0 : place->parts], found.label[0],
               sizeof found.label[0] * (size_t)found.parts);
        place->parts += found.parts;
        end = label + taken;
        size_t gap = strncmp(text + end, " of ", 4) == 0 ? 4
                     : strncmp(text + end, ", ", 2) == 0 ? 2
                     : strncmp(text + end, " ", 1) == 0  ? 1
                                                         : 0;
        if (gap == 0 || find_any(text + end + gap, strlen(text + end + gap), places) != 0)
            break;
        at = end + gap;
    }
    return end;
}

/* The quote that closes after `from`: at the end of a text, or before a space; length: none. */
static size_t
find_close(const char *text, size_t length, size_t from)
{
    size_t found = length;
    for (size_t i = from; i < length; i++) {
        size_t close = quote_at(text + i);
        char next = close > 0 ? text[i + close] : 'x';
        if (close == 0 || text[i - 1] == ' ' || (next != '\0' && strchr(" ,;).", next) == NULL))
            continue;
        found = i;
        if (strchr(".;:?!)", text[i - 1]) != NULL) /* a whole text ends, not a defined name */
            break;
    }
    return found;
}

/* The first quote from `at` on that opens a text and no title: 'Section 4, entitled "Term," is …'.
 */
static size_t
find_open(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        size_t open = quote_at(text + at), close = at + open;
        if (open == 0) {
            at++;
            continue;
        }
        while (close < length && quote_at(text + close) == 0)
            close++;
        size_t after = close + (close < length ? quote_at(text + close) : 0);
        after += strspn(text + after, " ,)");
        if (close >= length || close - at > NAME || !islower((unsigned char)text[after]))
            return at;
        at = after;
    }
    return length;
}

static void
find_quote(const char *text, struct amend_words *words)
{
    size_t length = strlen(text), at = find_open(text, length);
    words->quote = words->quote_end = words->after = length;
    if (at >= length)
        return;
    words->quote = at + quote_at(text + at);
    words->quote_end = find_close(text, length, words->quote);
    words->open = words->quote_end == length;
    if (!words->open)
        words->after = words->quote_end + quote_at(text + words->quote_end);
}

static enum amend_act
act_of(const char *text, size_t limit, size_t place_end)
{
    static const char *const doubts[] = {"may be", "if ",     "unless",  "should ",   "not ",
                                         "can be", "cannot ", "nothing", "unchanged", NULL};
    static const char *const parts[] = {
        "by adding",   "by inserting", "by deleting",     "by changing",
        "by striking", "by replacing", "by substituting", "the word ",
        "the words ",  "the phrase ",  "sentence",        "so that",
        "the figure",  "the date",     "in part",         NULL};
    static const char *const adds[] = {"is added", "are added", "added at the end",
                                       "shall be added", NULL};
    static const char *const replaces[] = {"replaced with",
                                           "replaced by",
                                           "in its place",
                                           "in their place",
                                           "in its stead",
                                           "in lieu thereof",
                                           "in place thereof",
                                           "substituted",
                                           "amended to read",
                                           "amended in its entirety",
                                           "changed to read",
                                           "revised to read",
                                           "amended and restated",
                                           "shall read",
                                           "shall now read",
                                           "restated to read",
                                           "hereby amended to read",
                                           "amended as follows",
                                           "and insert",
                                           NULL};
    static const char *const strikes[] = {"struck",   "stricken",  "deleted",    "removed",
                                          "repealed", "rescinded", "eliminated", NULL};
    static const char *const orders[] = {"delete ", "strike ", "remove ", "repeal ", NULL};
    const char *verbs = text + place_end;
    size_t left = limit - place_end;
    bool ordered = find_any(text, limit, orders) == 0;
    if (has_any(text, limit, doubts))
        return AMEND_NONE;
    if (has_any(text, limit, adds))
        return AMEND_ADD;
    bool replaced = has_any(verbs, left, replaces) || strncasecmp(text, "replace ", 8) == 0;
    bool struck = ordered || has_any(verbs, left, strikes);
    bool changed = has_any(verbs, left, (const char *const[]){"amended", "changed", NULL});
    if (has_any(text, limit, parts))
        return replaced || struck || changed ? AMEND_PART : AMEND_NONE;
    return replaced ? AMEND_REPLACE : struck ? AMEND_STRIKE : changed ? AMEND_PART : AMEND_NONE;
}

bool
amend_words_quote(const char *text)
{
    for (text = strpbrk(text, "\"\xE2"); text != NULL; text = strpbrk(text + 1, "\"\xE2"))
        if (quote_at(text) > 0)
            return true;
    return false;
}

void
amend_words_read(const char *text, struct amend_words *words)
{
    *words = (struct amend_words){0};
    find_quote(text, words);
    size_t limit = words->quote; /* what is quoted says nothing of what is done */
    size_t end = read_place(text, limit, &words->place);
    if (end == 0 || limit > INSTRUCTION)
        return;
    static const char *const news[] = {"new section ", "new paragraph ", "new article ", NULL};
    if (find_any(text, limit, news) < 8 && words->quote < strlen(text))
        words->act = AMEND_NEW;
    else
        words->act = act_of(text, limit, end);
    if (words->act == AMEND_ADD && words->quote >= strlen(text) && text[strlen(text) - 1] != ':')
        words->act = AMEND_PART;
}
