/* Signs of what a sentence may hold, found in one pass over its text: most detectors pass over most
 * sentences. */
#include "check/amiss_signs.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "check/amiss.h"

/* Beginnings of words, lower case. */
static const struct {
    const char *stem;
    unsigned sign;
} stems[] = {
    {"percent", SIGN_PERCENT},
    {"officer", SIGN_OFFICER},
    {"sro", SIGN_OFFICER},
    {"deput", SIGN_OFFICER},
    {"assign", SIGN_PROMISE},
    {"provid", SIGN_PROMISE},
    {"furnish", SIGN_PROMISE},
    {"suppl", SIGN_PROMISE},
    {"station", SIGN_PROMISE},
    {"place", SIGN_PROMISE},
    {"detail", SIGN_PROMISE},
    {"post", SIGN_PROMISE},
    {"deploy", SIGN_PROMISE},
    {"section", SIGN_SECTION},
    {"article", SIGN_SECTION},
    {"exhibit", SIGN_EXHIBIT},
    {"appendix", SIGN_EXHIBIT},
    {"attachment", SIGN_EXHIBIT},
    {"schedule", SIGN_EXHIBIT},
    {"annex", SIGN_EXHIBIT},
    {"addendum", SIGN_EXHIBIT},
    {"enclosure", SIGN_EXHIBIT},
    {"table", SIGN_EXHIBIT},
    {"chart", SIGN_EXHIBIT},
    {"school", SIGN_BODY},
    {"public", SIGN_BODY},
    {"city", SIGN_BODY},
    {"county", SIGN_BODY},
    {"board", SIGN_BODY},
    {"police", SIGN_BODY},
    {"sheriff", SIGN_BODY | SIGN_HEAD},
    {"chief", SIGN_HEAD},
    {"tbd", SIGN_STAND_IN},
    {"tba", SIGN_STAND_IN},
    {"xx", SIGN_STAND_IN},
    {"inserted", SIGN_STAND_IN},
    {"click", SIGN_STAND_IN},
    {"pd", SIGN_STAND_IN},
    {"between", SIGN_PARTIES},
    {"among", SIGN_PARTIES},
    {"entered", SIGN_PARTIES},
    {"made", SIGN_PARTIES},
    {"make", SIGN_PARTIES},
    {"hereinafter", SIGN_PARTIES},
    {"referred", SIGN_PARTIES},
    {"behalf", SIGN_PARTIES},
    {"known", SIGN_PARTIES},
    {"business", SIGN_PARTIES},
};
enum { STEMS = sizeof stems / sizeof *stems };
_Static_assert((int)STEMS <= (int)SIGN_STEMS, "every stem has its place");

enum { KIND_MARK, KIND_LETTER, KIND_FIGURE };

/* The first two letters of a word in five bits each, the same for both cases. */
static unsigned
pair_at(const char *word)
{
    return ((unsigned)word[0] & 31) << 5 | ((unsigned)word[1] & 31);
}

struct sign_table
sign_table(void)
{
    struct sign_table table = {.first = {0}};
    for (int c = 'a'; c <= 'z'; c++)
        table.kinds[c] = table.kinds[c - 'a' + 'A'] = KIND_LETTER;
    for (int c = '0'; c <= '9'; c++)
        table.kinds[c] = KIND_FIGURE;
    for (unsigned i = 0; i < STEMS; i++) {
        uint8_t *first = &table.first[pair_at(stems[i].stem)];
        table.next[i] = *first;
        *first = (uint8_t)(i + 1);
    }
    return table;
}

/* Whether a body may be named here: a word with a capital letter behind what may have one too. What
 * stands between spaces before it has one, or letters that are not looked at. */
static bool
may_name(const char *text, const char *word)
{
    const char *at = word;
    if (!isupper((unsigned char)*word))
        return false;
    while (at > text && at[-1] == ' ')
        at--;
    while (at > text && at[-1] != ' ') {
        at--;
        if (isupper((unsigned char)*at) || (unsigned char)*at >= 0x80)
            return true;
    }
    return false;
}

static inline unsigned
sign_of_word(const char *text, const char *word, const struct sign_table *table)
{
    unsigned signs = 0;
    for (unsigned i = table->first[pair_at(word)]; i != 0; i = table->next[i - 1])
        if ((stems[i - 1].stem[2] == '\0' || (word[2] | 0x20) == stems[i - 1].stem[2]) &&
            strncasecmp(word, stems[i - 1].stem, strlen(stems[i - 1].stem)) == 0)
            signs |= stems[i - 1].sign;
    return (signs & SIGN_BODY) == 0 || may_name(text, word) ? signs : signs & ~(unsigned)SIGN_BODY;
}

static unsigned
sign_of_mark(char mark)
{
    switch (mark) {
    case '_':
        return SIGN_BLANK;
    case '(':
    case '[':
    case '{':
    case '<':
        return SIGN_BRACKET;
    case '%':
        return SIGN_PERCENT;
    default:
        return 0;
    }
}

unsigned
signs_of(const char *text, const struct sign_table *table)
{
    unsigned signs = 0;
    const unsigned char *at = (const unsigned char *)text;
    for (int digits = 0; *at != '\0'; at++)
        if (table->kinds[*at] == KIND_LETTER) {
            signs |= sign_of_word(text, (const char *)at, table);
            while (table->kinds[at[1]] == KIND_LETTER)
                at++;
            digits = 0;
        } else if (table->kinds[*at] == KIND_FIGURE) {
            signs |= ++digits == 4 ? SIGN_FIGURE | SIGN_YEAR : SIGN_FIGURE;
        } else {
            signs |= *at != ' ' ? sign_of_mark((char)*at) : 0;
            digits = 0;
        }
    return signs;
}
