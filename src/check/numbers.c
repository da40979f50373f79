/* Finding figures: the text is walked token by token; a number is held until its unit comes or too
 * much else does. */
#include "check/numbers.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "library/words.h"

/* The words that count in a unit; "$" and "%" are tokens of their own. */
static const struct unit {
    const char *name, *words;
} units[] = {
    {"minute", "minute minutes"},
    {"hour", "hour hours hr hrs"},
    {"day", "day days"},
    {"week", "week weeks"},
    {"month", "month months"},
    {"year", "year years yr yrs"},
    {"percent", "percent % percentage"},
    {"dollar", "dollar dollars $ usd"},
    {"officer", "officer officers sro sros deputy deputies"},
    {"school", "school schools campus campuses"},
    {"time", "time times"},
};

/* A figure in one unit of the calendar is one in another too: "thirty-six months" are three years.
 */
static const struct conversion {
    const char *from, *to;
    double factor;
} conversions[] = {
    {"month", "year", 1.0 / 12}, {"year", "month", 12}, {"week", "day", 7},
    {"month", "day", 30},        {"year", "day", 365},
};

/* Words that may stand between a number and its unit. */
static const char between[] =
    "calendar business working school consecutive clock full additional total "
    "contact training instructional duty certified sworn time uniformed "
    "police armed more or of resource academic credit continuous";

static const struct word_value {
    const char *word;
    double value;
} small[] = {
    {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
    {"eighty", 80},  {"ninety", 90},    {"once", 1},      {"twice", 2},
};

static const struct word_value large[] = {{"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}};

enum { TOKEN_MAX = 40, GAP_MAX = 3 };

struct walk {
    const char *at;
    char token[TOKEN_MAX]; /* lower case; "" at the end */
};

static bool
is_mark(char byte)
{
    return byte == '$' || byte == '%' || byte == '(' || byte == ')' || byte == '.' || byte == ';';
}

/* Words, digits with their commas, and the marks that matter. Other bytes part tokens. */
static bool
next(struct walk *walk)
{
    while (*walk->at != '\0' && !isalnum((unsigned char)*walk->at) && !is_mark(*walk->at))
        walk->at++;
    size_t length = 0;
    walk->token[0] = '\0';
    if (*walk->at == '\0')
        return false;
    if (is_mark(*walk->at)) {
        walk->token[0] = *walk->at++;
        walk->token[1] = '\0';
        return true;
    }
    bool digits = isdigit((unsigned char)*walk->at);
    for (const char *p = walk->at;; p++, walk->at++) {
        bool inside = digits ? isdigit((unsigned char)*p) ||
                                   ((*p == ',' || *p == '.') && isdigit((unsigned char)p[1]))
                             : isalpha((unsigned char)*p) != 0;
        if (!inside)
            break;
        if (length + 1 < TOKEN_MAX && *p != ',')
            walk->token[length++] = (char)tolower((unsigned char)*p);
    }
    walk->token[length] = '\0';
    if (length == 0)
        walk->at++;
    return true;
}

static double
value_in(const struct word_value *table, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (table[i].word[0] == word[0] && strcmp(table[i].word, word) == 0)
            return table[i].value;
    return 0;
}

#define VALUE_IN(table, word) value_in(table, sizeof(table) / sizeof *(table), word)

struct held {
    bool any, open, dollar; /* open: the number word may go on ("twenty" "five", "two" "hundred") */
    double value, scale;    /* scale: what large words have closed off */
    int gap;
};

/* Adds a number word or digits to what is held; false when the token is no number. */
static bool
take_number(struct held *held, const struct walk *walk)
{
    double digits = isdigit((unsigned char)walk->token[0]) ? strtod(walk->token, NULL) : 0;
    double word = VALUE_IN(small, walk->token), factor = VALUE_IN(large, walk->token);
    bool is_digits = isdigit((unsigned char)walk->token[0]) != 0;
    if (!is_digits && word <= 0 && factor <= 0)
        return false;
    if (factor > 0) {
        held->value = (held->any && held->open ? held->value : 1) * factor;
        if (factor > 100) {
            held->scale += held->value;
            held->value = 0;
        }
    } else if (!is_digits && held->any && held->open) {
        held->value += word;
    } else {
        held->scale = 0;
        held->value = is_digits ? digits : word;
    }
    held->any = held->open = true;
    held->gap = 0;
    return true;
}

static const char *
unit_words(const char *unit)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].name, unit) == 0)
            return units[i].words;
    return NULL;
}

/* How many of the unit one of the word's own is; 0 when the word counts in nothing like it. */
static double
factor_of(const char *unit, const char *word)
{
    if (words_have(unit_words(unit), word))
        return 1;
    for (size_t i = 0; i < sizeof conversions / sizeof *conversions; i++)
        if (strcmp(conversions[i].to, unit) == 0 &&
            words_have(unit_words(conversions[i].from), word))
            return conversions[i].factor;
    return 0;
}

/* A token that is no number: the unit itself, something that may stand between, or the end of the
 * hope. */
static bool
take_other(struct held *held, const struct walk *walk, const char *unit, number_found *found,
           void *context)
{
    held->open = false;
    double factor = held->any ? factor_of(unit, walk->token) : 0;
    if (factor > 0) {
        double value = (held->scale + held->value) * factor;
        *held = (struct held){0};
        return found(context, value);
    }
    if (strchr("()", walk->token[0]) != NULL && walk->token[0] != '\0')
        return true;
    if (held->any && (++held->gap > GAP_MAX || !words_have(between, walk->token)))
        *held = (struct held){0};
    return true;
}

/* "$250" counts before its number, "twice" is its own unit. */
static bool
take_special(struct held *held, const struct walk *walk, const char *words, bool *dollar,
             number_found *found, void *context, bool *stop)
{
    bool times = words_have(words, "times");
    bool own = times && (strcmp(walk->token, "once") == 0 || strcmp(walk->token, "twice") == 0);
    if (own) {
        *stop = !found(context, VALUE_IN(small, walk->token));
        return true;
    }
    if (strcmp(walk->token, "$") == 0) {
        *dollar = true;
        *held = (struct held){0};
        return true;
    }
    if (*dollar && isdigit((unsigned char)walk->token[0]) && words_have(words, "$")) {
        double value = strtod(walk->token, NULL);
        struct walk peek = *walk;
        double factor = next(&peek) ? VALUE_IN(large, peek.token) : 0;
        *dollar = false;
        *stop = !found(context, factor > 0 ? value * factor : value);
        return true;
    }
    *dollar = false;
    return false;
}

void
numbers_each(const char *text, const char *unit, number_found *found, void *context)
{
    const char *words = unit_words(unit);
    struct walk walk = {.at = text};
    struct held held = {0};
    bool dollar = false, stop = false;
    while (words != NULL && !stop && next(&walk)) {
        if (take_special(&held, &walk, words, &dollar, found, context, &stop))
            continue;
        if (!take_number(&held, &walk))
            stop = !take_other(&held, &walk, unit, found, context);
    }
}
