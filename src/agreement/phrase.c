/* Whether words stand on their own. */
#include "agreement/phrase.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/caseless.h"

static bool
listed(const char *const *list, const char *word, size_t length)
{
    for (; *list != NULL; list++)
        if (caseless_begins(word, *list, length) && (*list)[length] == '\0')
            return true;
    return false;
}

/* The length without spaces and closing quotation marks at the end. */
static size_t
trimmed(const char *text)
{
    size_t length = strlen(text);
    for (;;) {
        if (length > 0 && (isspace((unsigned char)text[length - 1]) || text[length - 1] == '"'))
            length--;
        else if (length >= 3 && memcmp(text + length - 3, "\xE2\x80\x9D", 3) == 0)
            length -= 3;
        else
            return length;
    }
}

static bool
ends(const char *text, size_t length, const char *with)
{
    size_t size = strlen(with);
    return length >= size && memcmp(text + length - size, with, size) == 0;
}

/* The word of letters that begins at *at or after it; moves *at past it. 0 at the end. */
static size_t
next_word(const char *text, size_t *at, const char **word)
{
    while (text[*at] != '\0' && !isalpha((unsigned char)text[*at]))
        ++*at;
    *word = text + *at;
    while (isalpha((unsigned char)text[*at]) ||
           (text[*at] == '\'' && isalpha((unsigned char)text[*at + 1])))
        ++*at;
    return (size_t)(text + *at - *word);
}

bool
phrase_opens(const char *text)
{
    size_t length = trimmed(text);
    return ends(text, length, ":") || ends(text, length, "\xE2\x80\x94") ||
           ends(text, length, "\xE2\x80\x93") || ends(text, length, ":-");
}

bool
phrase_stops_short(const char *text)
{
    size_t length = trimmed(text);
    return length > 0 && strchr(".?!;:)", text[length - 1]) == NULL;
}

bool
phrase_announces(const char *text)
{
    size_t length = trimmed(text);
    return ends(text, length, "following.") || ends(text, length, "as follows.") ||
           ends(text, length, "the following") || ends(text, length, "listed below.");
}

bool
phrase_wants_verb(const char *lead)
{
    static const char *const open[] = {
        "shall",    "will",      "must",      "may",     "not",    "to",
        "should",   "can",       "agrees",    "agree",   "if",     "when",
        "where",    "that",      "by",        "for",     "only",   "include",
        "includes", "including", "with",      "of",      "or",     "and",
        "be",       "is",        "are",       "has",     "have",   "from",
        "unless",   "except",    "upon",      "in",      "on",     "at",
        "also",     "either",    "both",      "the",     "a",      "an",
        "any",      "who",       "following", "follows", "duties", "responsibilities",
        "these",    "least",     NULL};
    size_t length = trimmed(lead);
    while (length > 0 && !isalpha((unsigned char)lead[length - 1]))
        length--;
    size_t start = length;
    while (start > 0 && isalpha((unsigned char)lead[start - 1]))
        start--;
    return length > start && listed(open, lead + start, length - start);
}

bool
phrase_breaks_off(const char *title)
{
    static const char *const modals[] = {"shall",  "will",  "must",   "should", "may", "not",
                                         "cannot", "never", "agrees", "agree",  NULL};
    size_t length = trimmed(title);
    while (length > 0 && !isalpha((unsigned char)title[length - 1]))
        length--;
    size_t start = length;
    while (start > 0 && isalpha((unsigned char)title[start - 1]))
        start--;
    return start > 0 && listed(modals, title + start, length - start);
}

bool
phrase_is_formula(const char *lead)
{
    return strcasestr(lead, " as follows") != NULL &&
           (strcasestr(lead, "agree as follows") != NULL ||
            strcasestr(lead, "agrees as follows") != NULL ||
            strcasestr(lead, "agreed as follows") != NULL ||
            strcasestr(lead, "covenant as follows") != NULL);
}

static const char *const finite[] = {"shall",  "will", "must",   "may",   "should", "can",
                                     "cannot", "is",   "are",    "was",   "were",   "has",
                                     "have",   "does", "do",     "would", "could",  "had",
                                     "did",    "need", "agrees", "agree", NULL};

/* No finite auxiliary among the first words after `at`. */
static bool
lacks_verb(const char *text, size_t at)
{
    const char *word;
    size_t size = next_word(text, &at, &word);
    for (int seen = 0; size > 0 && seen < 12; seen++, size = next_word(text, &at, &word))
        if (listed(finite, word, size))
            return false;
    return true;
}

bool
phrase_lists_duties(const char *lead)
{
    static const char *const duties[] = {"duties", "responsibilities", "tasks", "functions", NULL};
    for (const char *const *word = duties; *word != NULL; word++)
        if (strcasestr(lead, *word) != NULL)
            return phrase_opens(lead);
    return false;
}

bool
phrase_is_fragment(const char *text)
{
    static const char *const subjects[] = {
        "the",      "an",       "each",     "every", "any",     "no",
        "neither",  "either",   "all",      "both",  "this",    "these",
        "that",     "those",    "such",     "it",    "they",    "we",
        "he",       "she",      "sro",      "sros",  "nothing", "nobody",
        "if",       "when",     "whenever", "where", "unless",  "however",
        "in",       "on",       "at",       "upon",  "except",  "notwithstanding",
        "students", "officers", NULL};
    const char *word;
    size_t at = 0, size = next_word(text, &at, &word);
    if (size == 0)
        return true;
    if (listed(subjects, word, size))
        return false;
    return !listed(finite, word, size) && lacks_verb(text, at);
}

static int
count_words(const char *text)
{
    const char *word;
    size_t at = 0;
    int count = 0;
    while (next_word(text, &at, &word) > 0)
        count++;
    return count;
}

bool
phrase_is_elliptic(const char *answer)
{
    /* "No." and "Not as a rule" reply; "No one is strip-searched" and "Both of us keep …" are
     * sentences. */
    static const char *const replies[] = {"yes",       "no",   "always",  "never",
                                          "sometimes", "both", "neither", NULL};
    static const char *const beginnings[] = {
        "not", "with",  "on",      "at",    "in",     "from",    "by",    "as",   "for",
        "to",  "under", "through", "after", "before", "because", "until", "only", NULL};
    static const char *const only[] = {"only", NULL};
    static const char *const conditions[] = {"if",   "when", "where", "after",
                                             "once", "with", "while", NULL};
    const char *word;
    size_t at = 0, size = next_word(answer, &at, &word);
    if (size == 0 || count_words(answer) <= 4)
        return true;
    if (listed(replies, word, size) && (answer[at] == ',' || answer[at] == '.'))
        return true;
    if (listed(beginnings, word, size) && lacks_verb(answer, at))
        return true;
    if (listed(only, word, size) && strchr(answer, ',') == NULL) {
        size_t after = at;
        size = next_word(answer, &after, &word);
        if (listed(conditions, word, size)) /* "Only if a parent is present." */
            return true;
    }
    size_t length = trimmed(answer);
    if (ends(answer, length, ", yes.") || ends(answer, length, ", no."))
        return true;
    return strstr(answer, " does,") != NULL || strstr(answer, " do,") != NULL ||
           ends(answer, length, " does.") || ends(answer, length, " do.") ||
           ends(answer, length, " did.");
}

/* "Who decides?" "The principal and the officer together." */
bool
phrase_names(const char *question, const char *answer)
{
    static const char *const who[] = {"who", "whose", "whom", NULL};
    static const char *const articles[] = {"the",  "a",    "an",     "our", "your",
                                           "each", "both", "either", NULL};
    const char *word;
    size_t at = 0, size = next_word(question, &at, &word);
    if (!listed(who, word, size))
        return false;
    at = 0;
    size = next_word(answer, &at, &word);
    return listed(articles, word, size) && lacks_verb(answer, at);
}

bool
phrase_is_row(const char *lead)
{
    enum { ROW_BYTES = 100, NAME_BYTES = 40 };
    static const char *const dashes[] = {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", NULL};
    size_t length = trimmed(lead);
    if (length > ROW_BYTES || !ends(lead, length, ":") || strcspn(lead, ".;?:") + 1 < length)
        return false;
    for (const char *const *dash = dashes; *dash != NULL; dash++) {
        const char *at = strstr(lead, *dash);
        if (at != NULL)
            return at > lead && at - lead <= NAME_BYTES && isupper((unsigned char)lead[0]) &&
                   lacks_verb(lead, 0);
    }
    return false;
}

bool
phrase_lacks_subject(const char *text)
{
    static const char *const bare[] = {"none", "not", "never", NULL};
    const char *word, *next;
    size_t at = 0, size = next_word(text, &at, &word);
    if (size < 2 || listed(bare, word, size) || (listed(finite, word, size) && size > 2))
        return size >= 2;
    if (phrase_is_fragment(text))
        return true;
    if (word[size - 1] != 's' || word[size - 2] == 's' || word[size - 2] == 'i')
        return false;
    if (listed((const char *const[]){"students", "officers", "sros", "parents", NULL}, word, size))
        return false;
    size_t length = next_word(text, &at, &next); /* "Searches of lockers are …" */
    return !listed(finite, next, length) &&
           !listed((const char *const[]){"of", "by", "and", "or", "who", "that", NULL}, next,
                   length);
}

bool
phrase_asks(const char *text)
{
    size_t length = trimmed(text);
    return length > 1 && text[length - 1] == '?';
}

bool
phrase_asks_about(const char *question)
{
    enum { TOPIC_WORDS = 9 };
    static const char *const asking[] = {
        "do",     "does", "did",  "can",   "could", "may",   "might", "will", "would", "shall",
        "should", "must", "is",   "are",   "was",   "were",  "has",   "have", "who",   "whom",
        "whose",  "what", "when", "where", "why",   "which", "how",   "if",   NULL};
    const char *asked = phrase_unlabelled(question), *word;
    size_t at = 0, size = next_word(asked, &at, &word);
    return size > 0 && phrase_asks(asked) && !listed(asking, word, size) &&
           count_words(asked) <= TOPIC_WORDS;
}

const char *
phrase_unlabelled(const char *text)
{
    static const char *const labels[] = {"q", "a", "question", "answer", NULL};
    const char *word;
    size_t at = 0, size = next_word(text, &at, &word);
    if (word != text || !listed(labels, word, size))
        return text;
    bool stop = text[at] == '.' && size == 1; /* "Q. May the officer …?" */
    if ((text[at] != ':' && !stop) || text[at + 1] != ' ')
        return text;
    return text + at + 2;
}

bool
phrase_goes_on(const char *text)
{
    size_t length = trimmed(text);
    return ends(text, length, ";") || ends(text, length, ",") || ends(text, length, " and") ||
           ends(text, length, " or");
}
