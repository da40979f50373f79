/* Printed numbers at the head of a paragraph. */
#include "import/label.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/normal.h"

enum {
    DIGITS = 3, /* longer numbers are years, sums or addresses */
    LABEL_BYTES = 16
};

static const struct {
    const char *word;
    enum label_rank rank;
} keywords[] = {
    {"article", RANK_ARTICLE},  {"section", RANK_SECTION},    {"sec.", RANK_SECTION},
    {"part", RANK_PART},        {"chapter", RANK_PART},       {"exhibit", RANK_EXHIBIT},
    {"appendix", RANK_EXHIBIT}, {"attachment", RANK_EXHIBIT}, {"schedule", RANK_EXHIBIT},
    {"annex", RANK_EXHIBIT},    {"addendum", RANK_EXHIBIT},   {"\xC2\xA7", RANK_SECTION},
};

static const char *const bullets[] = {"\xE2\x80\xA2",
                                      "\xC2\xB7",
                                      "\xE2\x97\x8F",
                                      "\xE2\x97\xA6",
                                      "\xE2\x96\xAA",
                                      "\xE2\x96\xA0",
                                      "\xE2\x96\xA1",
                                      "\xEF\x82\xB7",
                                      "\xEF\xBF\xBD",
                                      "\xE2\x9D\x96",
                                      "\xE2\x9E\xA2",
                                      "\xE2\x80\x93",
                                      "\xE2\x80\x94",
                                      "*",
                                      "-",
                                      NULL};

static int
roman_value(char c)
{
    switch (tolower((unsigned char)c)) {
    case 'i':
        return 1;
    case 'v':
        return 5;
    case 'x':
        return 10;
    case 'l':
        return 50;
    case 'c':
        return 100;
    default:
        return 0;
    }
}

/* The number that the letters write in Roman figures, 0 when they write none. */
static int
roman(const char *text, size_t length)
{
    static const char *const ones[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    int sum = 0;
    for (size_t i = 0; i < length; i++) {
        int value = roman_value(text[i]);
        if (value == 0)
            return 0;
        int next = i + 1 < length ? roman_value(text[i + 1]) : 0;
        sum += next > value ? -value : value;
    }
    /* "IIV" and the like add up but are no numbers */
    if (sum <= 0 || sum >= 90)
        return length == 1 ? sum : 0;
    size_t tail = strlen(ones[sum % 10]);
    return tail <= length && strncasecmp(text + length - tail, ones[sum % 10], tail) == 0 ? sum : 0;
}

static void
set_letters(struct label *label, const char *text, size_t length)
{
    bool upper = isupper((unsigned char)text[0]);
    int value = roman(text, length);
    enum label_style letters = upper ? LABEL_UPPER : LABEL_LOWER;
    enum label_style figures = upper ? LABEL_UPPER_ROMAN : LABEL_LOWER_ROMAN;
    int ordinal = tolower((unsigned char)text[0]) - 'a' + 1;
    if (length == 2 && text[0] == text[1]) /* aa, bb: after z */
        ordinal += 26;
    else if (length > 1)
        ordinal = 0;
    label->style = ordinal > 0 ? letters : figures;
    label->ordinal = ordinal > 0 ? ordinal : value;
    if (ordinal > 0 && value > 0) {
        label->other = figures;
        label->other_ordinal = value;
    }
}

/* The number itself at text: figures, letters or figures with stops between. Returns its length, 0:
 * none. */
static size_t
read_number(const char *text, size_t length, struct label *label)
{
    size_t at = 0, start = 0;
    label->parts = 0;
    while (at < length && isdigit((unsigned char)text[at])) {
        start = at;
        while (at < length && isdigit((unsigned char)text[at]))
            at++;
        if (at - start > DIGITS)
            return 0;
        label->parts++;
        label->ordinal = 0;
        for (size_t i = start; i < at; i++)
            label->ordinal = label->ordinal * 10 + (text[i] - '0');
        if (at + 1 < length && text[at] == '.' && isdigit((unsigned char)text[at + 1]))
            at++;
        else
            break;
    }
    if (at > 0) {
        label->style = label->parts > 1 ? LABEL_MULTI : LABEL_DECIMAL;
        if (label->parts == 2 && label->ordinal == 0) { /* "4.0" heads 4.1, 4.2 … */
            label->style = LABEL_DECIMAL;
            label->ordinal = (int)strtol(text, NULL, 10);
            label->form = '.';
            label->parts = 1;
            label->zero = true;
        }
        return at;
    }
    while (at < length && at < 7 && isalpha((unsigned char)text[at]))
        at++;
    if (at == 0)
        return 0;
    bool upper = isupper((unsigned char)text[0]) != 0;
    for (size_t i = 0; i < at; i++)
        if ((isupper((unsigned char)text[i]) != 0) != upper)
            return 0;
    set_letters(label, text, at);
    return label->ordinal > 0 ? at : 0;
}

/* Spaces of any width that stand there: their bytes. */
static size_t
spaces_at(const char *text, size_t length, size_t at)
{
    size_t end = at, space;
    while (end < length && (space = normal_space(text + end)) > 0 && space <= length - end)
        end += space;
    return end - at;
}

static bool
finish(struct label *label, const char *text, size_t length, size_t end)
{
    label->length = end;
    label->skip = end + spaces_at(text, length, end);
    return true;
}

static bool
read_bullet(const char *text, size_t length, struct label *label)
{
    for (const char *const *bullet = bullets; *bullet != NULL; bullet++) {
        size_t size = strlen(*bullet);
        if (length > size + 1 && memcmp(text, *bullet, size) == 0 &&
            spaces_at(text, length, size) > 0) {
            label->style = LABEL_BULLET;
            return finish(label, text, length, size);
        }
    }
    return false;
}

/* After a keyword and its number: a stop, a dash, the end of the line, or, when the keyword is in
 * capitals or the number has parts ("Section 4.01 Notice"), a capital; "Section 6 of this
 * Agreement" is a sentence. */
static size_t
keyword_end(const char *text, size_t length, size_t at, bool alone)
{
    static const char *const dashes[] = {"\xE2\x80\x93", "\xE2\x80\x94", "- ", "-", NULL};
    if (at >= length || text[at] == '\n')
        return at;
    if (text[at] == '.' || text[at] == ':' || text[at] == ')')
        return at + 1;
    size_t next = at + spaces_at(text, length, at);
    for (const char *const *dash = dashes; *dash != NULL; dash++)
        if (length - next >= strlen(*dash) && memcmp(text + next, *dash, strlen(*dash)) == 0)
            return next + strlen(*dash);
    return alone && next > at && next < length && isupper((unsigned char)text[next]) ? at : 0;
}

/* "Section 6A": a section put in later between 6 and 7. */
static bool
is_inserted(const char *text, size_t length, const struct label *label)
{
    return label->style == LABEL_DECIMAL && length > 1 && isupper((unsigned char)text[0]) &&
           !isalnum((unsigned char)text[1]);
}

static bool
read_keyword(const char *text, size_t length, struct label *label)
{
    if (length == 0 || !isupper((unsigned char)text[0]))
        return false;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        size_t size = strlen(keywords[i].word);
        if (length <= size || strncasecmp(text, keywords[i].word, size) != 0 ||
            isalpha((unsigned char)text[size]) != 0)
            continue;
        size_t at = size + spaces_at(text, length, size);
        size_t quote = at < length && text[at] == '"';
        size_t number = read_number(text + at + quote, length - at - quote, label);
        if (number == 0)
            return false;
        at += quote + number;
        at += is_inserted(text + at, length - at, label);
        at += quote && at < length && text[at] == '"';
        size_t end =
            keyword_end(text, length, at, isupper((unsigned char)text[1]) != 0 || label->parts > 1);
        if (end == 0)
            return false;
        label->style = LABEL_KEYWORD;
        label->rank = keywords[i].rank;
        return finish(label, text, length, end);
    }
    return false;
}

bool
label_read(const char *text, size_t length, struct label *label)
{
    *label = (struct label){.rank = RANK_NONE};
    if (length == 0)
        return false;
    if (read_bullet(text, length, label) || read_keyword(text, length, label))
        return true;
    bool bracket = text[0] == '(';
    size_t number = read_number(text + bracket, length - bracket, label), end = bracket + number;
    if (number == 0)
        return false;
    if (bracket || (end < length && text[end] == ')')) {
        label->form = bracket ? '(' : ')';
        return end < length && text[end] == ')' && end + 1 < length && text[end + 1] != ','
                   ? finish(label, text, length, end + 1)
                   : false;
    }
    bool stop = end < length && text[end] == '.';
    label->form = '.';
    end += stop;
    /* "4.2 The" needs no stop; "3.The" lost its space, "a.m." did not */
    bool gap = spaces_at(text, length, end) > 0;
    bool lost =
        stop && label->style == LABEL_DECIMAL && end < length && isupper((unsigned char)text[end]);
    if (end == length && (stop || label->style == LABEL_MULTI || label->zero))
        return finish(label, text, length, end);
    bool figures = label->style == LABEL_MULTI || label->zero;
    if (figures ? !gap : !(stop && (gap || lost)))
        return false;
    return finish(label, text, length, end);
}

bool
label_alone(const char *text, size_t length)
{
    struct label label;
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    size_t from = 0;
    while (from < length && isspace((unsigned char)text[from]))
        from++;
    if (from == length)
        return true;
    if (length - from > LABEL_BYTES)
        return false;
    char padded[LABEL_BYTES + 3]; /* a label ends before a space, and a text */
    snprintf(padded, sizeof padded, "%.*s x", (int)(length - from), text + from);
    return label_read(padded, length - from + 2, &label) && label.length == length - from;
}
