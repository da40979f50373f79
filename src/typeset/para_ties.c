/* Spaces at which a line had better not end: after a section sign, between a word and the number
 * that it names, between a number and its unit. */
#include "typeset/para_items.h"

#include <string.h>

enum {
    TIE_SIGN = 9999, /* never, but where the line would not hold it */
    TIE = 3000,      /* rather a loose line */
    TIE_SOFT = 90,
    WORD_ROOM = 16
};

/* "Section 7", "July 1": sorted, for bisection. */
static const char *const before_number[] = {
    "April",    "Art.",       "Article",   "Articles", "August",    "C.F.R.",   "CFR",
    "Chapter",  "December",   "Exhibit",   "Exhibits", "February",  "January",  "July",
    "June",     "March",      "May",       "No.",      "Nos.",      "November", "October",
    "Page",     "Paragraph",  "Part",      "Parts",    "Rule",      "Schedule", "Sec.",
    "Section",  "Sections",   "September", "Title",    "U.S.",      "U.S.C.",   "article",
    "no.",      "p.",         "page",      "pages",    "paragraph", "part",     "section",
    "sections", "subsection", "title"};

/* "5 days", "(30) minutes". */
static const char *const after_number[] = {
    "C.F.R.",  "CFR",       "U.S.",    "U.S.C.", "a.m.",    "business", "calendar",
    "day",     "days",      "dollars", "feet",   "hour",    "hours",    "inches",
    "miles",   "million",   "minutes", "months", "p.m.",    "percent",  "school",
    "seconds", "semesters", "terms",   "weeks",  "working", "years"};

static const char *const before_name[] = {"Chief", "Dr.", "Mr.", "Mrs.", "Ms.", "St."};

static bool
is_listed(const char *const *words, size_t count, const char *word)
{
    while (count > 0) {
        int order = strcmp(word, words[count / 2]);
        if (order == 0)
            return true;
        if (order > 0) {
            words += count / 2 + 1;
            count -= count / 2 + 1;
        } else {
            count /= 2;
        }
    }
    return false;
}

#define LISTED(words, word) is_listed(words, sizeof words / sizeof *words, word)

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The word that ends before byte `end`, without an opening bracket or quote. */
static void
word_before(const struct buf *text, size_t end, char word[WORD_ROOM])
{
    size_t start = end;
    while (start > 0 && end - start < WORD_ROOM && text->bytes[start - 1] != ' ')
        start--;
    while (start < end && (text->bytes[start] == '(' || text->bytes[start] == '"'))
        start++;
    size_t length = end - start < WORD_ROOM ? end - start : 0;
    memcpy(word, text->bytes + start, length);
    word[length] = '\0';
}

/* The word that begins at byte `start`, without what follows it. */
static void
word_after(const struct buf *text, size_t start, char word[WORD_ROOM])
{
    size_t length = strcspn(text->bytes + start, " ,;:)");
    length = length < WORD_ROOM ? length : 0;
    memcpy(word, text->bytes + start, length);
    word[length] = '\0';
}

static bool
is_unit(char word[WORD_ROOM])
{
    size_t length = strlen(word);
    if (LISTED(after_number, word))
        return true;
    if (length > 0 && word[length - 1] == '.') /* of the sentence */
        word[length - 1] = '\0';
    return LISTED(after_number, word);
}

static bool
ends_in_sign(const struct buf *text, size_t end)
{
    return end >= 2 && (unsigned char)text->bytes[end - 2] == 0xC2 &&
           ((unsigned char)text->bytes[end - 1] == 0xA7 || /* § */
            (unsigned char)text->bytes[end - 1] == 0xB6);  /* ¶ */
}

/* What it costs to end a line at the space that is byte `at`. */
static int32_t
tie_at(const struct buf *text, size_t at)
{
    const char *after = text->bytes + at + 1;
    char last = at > 0 ? text->bytes[at - 1] : ' ', word[WORD_ROOM];
    if (ends_in_sign(text, at))
        return TIE_SIGN;
    bool number_after = is_digit(*after) || (*after == '(' && is_digit(after[1])) ||
                        strncmp(after, "\u00A7", 2) == 0;
    bool number_before = is_digit(last) || (last == ')' && at > 1 && is_digit(text->bytes[at - 2]));
    if (number_before) {
        word_after(text, at + 1, word);
        if (is_unit(word))
            return TIE;
    }
    if (*after == '(' && number_after)
        return TIE_SOFT; /* thirty (30) */
    if (!number_after && (*after < 'A' || *after > 'Z'))
        return 0;
    word_before(text, at, word);
    if (number_after || after[1] == ' ' || after[1] == '\0' || after[1] == '.')
        return LISTED(before_number, word) ? TIE : 0;
    return last == '.' && LISTED(before_name, word) ? TIE : 0;
}

void
items_tie(struct items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct source *source = &items->sources[i];
        if (source->kind == SOURCE_SPACE && source->length == 1)
            items->items[i].penalty = tie_at(&items->text, source->text);
    }
}
