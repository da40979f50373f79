/* Whether a line is a title. */
#include "import/heading.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "agreement/stop.h"

enum {
    CASED_WORDS = 4, /* fewer in capitals may be a name and a verb */
    TITLE_WORDS = 14,
    QUESTION_WORDS = 26,
    RUN_IN_WORDS = 8,
    RUN_IN_PLAIN = 3,
    RUN_IN_COLON = 5,
    RUN_IN_BYTES = 70,
    SENTENCE_WORDS = 3, /* after a heading on the same line */
    TITLE_BYTES = 140
};

static const char *const verbs[] = {
    "shall",   "will",    "must",    "may",      "is",       "are",    "was",     "were",
    "has",     "have",    "does",    "can",      "should",   "agrees", "agree",   "applies",
    "governs", "means",   "remains", "prevails", "controls", "pays",   "pay",     "bears",
    "leads",   "follows", "follow",  "apply",    "been",     "cannot", "decides", "keeps",
    "gives",   "makes",   "goes",    "do",       "takes",    "come",   "comes",   NULL};

size_t
heading_words(const char *text, size_t length)
{
    size_t words = 0;
    for (size_t i = 0; i < length; i++)
        words +=
            !isspace((unsigned char)text[i]) && (i == 0 || isspace((unsigned char)text[i - 1]));
    return words;
}

static bool
has_word(const char *text, size_t length, const char *const *list)
{
    for (size_t at = 0; at < length;) {
        while (at < length && !isalpha((unsigned char)text[at]))
            at++;
        size_t start = at;
        while (at < length && isalpha((unsigned char)text[at]))
            at++;
        for (const char *const *word = list; at > start && *word != NULL; word++)
            if ((**word | 32) == (text[start] | 32) && strlen(*word) == at - start &&
                strncasecmp(text + start, *word, at - start) == 0)
                return true;
    }
    return false;
}

bool
heading_has_verb(const char *text, size_t length)
{
    return has_word(text, length, verbs);
}

bool
heading_begins(const char *text, size_t length, const char *word)
{
    if (length == 0 || (text[0] | 32) != (word[0] | 32))
        return false;
    size_t size = strlen(word);
    return length >= size && strncasecmp(text, word, size) == 0 &&
           (length == size || !isalpha((unsigned char)text[size]));
}

bool
heading_begins_any(const char *text, size_t length, const char *const *words)
{
    for (; *words != NULL; words++)
        if (heading_begins(text, length, *words))
            return true;
    return false;
}

bool
heading_is_caps(const char *text, size_t length)
{
    size_t upper = 0;
    for (size_t i = 0; i < length; i++) {
        if (islower((unsigned char)text[i]))
            return false;
        upper += isupper((unsigned char)text[i]) != 0;
    }
    return upper >= 2;
}

bool
heading_is_question(const char *text, size_t length)
{
    return length > 0 && text[length - 1] == '?';
}

/* A line whose end is in the next one. */
static bool
breaks_off(const char *text, size_t length)
{
    static const char *const links[] = {"and", "or",   "of", "the", "a",     "to",
                                        "for", "with", "in", "by",  "shall", NULL};
    size_t last = length;
    while (last > 0 && isalpha((unsigned char)text[last - 1]))
        last--;
    for (const char *const *link = links; *link != NULL; link++)
        if (strlen(*link) == length - last && strncasecmp(text + last, *link, length - last) == 0)
            return true;
    return false;
}

/* "What the officer is for", "Whom the officer reports to": may have a verb, and end in the word
 * that its question word belongs to. */
static bool
asks_without_mark(const char *text, size_t length)
{
    static const char *const words[] = {"what", "who", "whom", "whose", NULL};
    static const char *const others[] = {"how", "why", "if", "when", "where", NULL};
    static const char *const ends[] = {"to", "for", "with", "in", "by", NULL};
    size_t last = length;
    while (last > 0 && isalpha((unsigned char)text[last - 1]))
        last--;
    if (heading_begins_any(text, length, words) &&
        heading_begins_any(text + last, length - last, ends))
        return true;
    return !breaks_off(text, length) &&
           (heading_begins_any(text, length, words) || heading_begins_any(text, length, others));
}

/* Every word but small ones begins with a capital: "Hours of Work and Overtime", "Work That Is Not
 * the SRO's"; in no sentence. */
static bool
is_title_case(const char *text, size_t length)
{
    static const char *const small[] = {"and",  "or", "of", "the", "a",  "an",   "to", "for",
                                        "with", "in", "by", "on",  "at", "from", "as", NULL};
    for (size_t at = 0; at < length;) {
        bool capital = isupper((unsigned char)text[at]) != 0 || !isalpha((unsigned char)text[at]);
        if (!capital && !heading_begins_any(text + at, length - at, small))
            return false;
        while (at < length && !isspace((unsigned char)text[at]))
            at++;
        while (at < length && isspace((unsigned char)text[at]))
            at++;
    }
    return true;
}

bool
heading_is_title(const char *text, size_t length)
{
    static const char *const others[] = {
        "cc", "dear", "reserved", "not applicable", "none", "sincerely", "attest",
        "by", "date", "re",       "from",           "to",   "subject",   NULL};
    if (length < 2 || length > TITLE_BYTES || memchr(text, '_', length) != NULL)
        return false;
    unsigned char first = (unsigned char)text[0];
    if (!isupper(first) && !isdigit(first) && first < 0x80 && first != '"')
        return false;
    size_t words = heading_words(text, length);
    if (heading_is_question(text, length))
        return words <= QUESTION_WORDS;
    if (strchr(".;,:!", text[length - 1]) != NULL || words > TITLE_WORDS)
        return false;
    if (heading_begins_any(text, length, others))
        return false;
    if (heading_is_caps(text, length))
        return true;
    return asks_without_mark(text, length) ||
           (!breaks_off(text, length) &&
            (!has_word(text, length, verbs) ||
             (words >= CASED_WORDS && memchr(text, ',', length) == NULL &&
              is_title_case(text, length))));
}

/* "Who pays? The City does." on one line: the question is the heading. */
static size_t
run_in_question(const char *text, size_t length)
{
    static const char *const words[] = {"who", "whose", "whom", "what",   "when", "where", "why",
                                        "how", "which", "is",   "are",    "do",   "does",  "can",
                                        "may", "will",  "must", "should", NULL};
    if (!heading_begins_any(text, length, words))
        return 0;
    size_t end = strcspn(text, ".?;:");
    bool asks = end + 2 < length && text[end] == '?' && isspace((unsigned char)text[end + 1]);
    return asks && heading_words(text, end) <= QUESTION_WORDS ? end + 1 : 0;
}

/* "TERM: The term begins …", "Purpose: The …" */
static size_t
run_in_colon(const char *text, size_t length)
{
    size_t end = 0;
    while (end < length && end < RUN_IN_BYTES && text[end] != ':' && text[end] != '.' &&
           text[end] != ';')
        end++;
    if (end < 3 || end + 2 >= length || text[end] != ':' || !isspace((unsigned char)text[end + 1]))
        return 0;
    size_t next = end + 1;
    while (next < length && isspace((unsigned char)text[next]))
        next++;
    bool begins = next < length && isupper((unsigned char)text[next]);
    return begins && heading_words(text, end) <= RUN_IN_COLON && is_title_case(text, end) &&
                   !has_word(text, end, verbs)
               ? end + 1
               : 0;
}

static size_t
dash_before(const char *text, size_t end)
{
    if (end > 0 && text[end - 1] == '-')
        return 1;
    return end >= 3 && (memcmp(text + end - 3, "\xE2\x80\x93", 3) == 0 ||
                        memcmp(text + end - 3, "\xE2\x80\x94", 3) == 0)
               ? 3
               : 0;
}

size_t
heading_bare(const char *text, size_t length)
{
    for (size_t dash = 1; length > 0 && dash > 0;) {
        while (length > 0 && strchr(" \t\n.:", text[length - 1]) != NULL)
            length--;
        dash = dash_before(text, length);
        length -= dash;
    }
    return length;
}

/* The bytes of stops, dashes and spaces at text. */
static size_t
stops_at(const char *text, size_t length)
{
    size_t end = 0;
    for (size_t dash = 1; dash > 0; end += dash) {
        while (end < length && strchr(" \t\n.:", text[end]) != NULL)
            end++;
        dash = end < length && text[end] == '-'                  ? 1
               : end + 3 <= length && dash_before(text + end, 3) ? 3
                                                                 : 0;
    }
    return end;
}

/* What follows a heading in letters of its own is a sentence. Where no stop parts them, it must not
 * read on as one: "District Policy applies"; after capitals, in which names are printed too, only
 * what is sure to begin one will do. */
static bool
begins_sentence(const char *text, size_t length, bool parted, bool capitals)
{
    static const char *const openers[] = {"the", "this", "these", "any",  "all",     "each", "no",
                                          "if",  "in",   "when",  "both", "either",  "a",    "an",
                                          "to",  "upon", "for",   "it",   "nothing", NULL};
    size_t words = heading_words(text, length), next = 0;
    if (words < SENTENCE_WORDS || !(has_word(text, length, verbs) || text[length - 1] == '.'))
        return false;
    if (parted || heading_begins_any(text, length, openers))
        return parted || isupper((unsigned char)text[0]);
    while (next < length && isalpha((unsigned char)text[next]))
        next++;
    while (next < length && isspace((unsigned char)text[next]))
        next++;
    return !capitals && isupper((unsigned char)text[0]) && islower((unsigned char)text[next]);
}

static size_t
set_apart(const char *text, size_t length, size_t run, bool capitals)
{
    static const char *const others[] = {"whereas",    "now",  "therefore", "in witness",
                                         "witnesseth", "note", "provided",  NULL};
    size_t title = heading_bare(text, run), end = run + stops_at(text + run, length - run);
    bool parted = strspn(text + title, " ") < end - title || heading_is_question(text, title);
    bool torn =
        run < length && isalnum((unsigned char)text[run - 1]) && isalnum((unsigned char)text[run]);
    if (torn || end >= length || heading_words(text, title) > RUN_IN_WORDS ||
        !heading_is_title(text, title) || heading_begins_any(text, title, others))
        return 0;
    return begins_sentence(text + end, length - end, parted, capitals) ? end : 0;
}

size_t
heading_set_apart(const char *text, size_t length, size_t run)
{
    return set_apart(text, length, run, false);
}

/* The bytes of the words in capitals that the text begins with, the last of them no short one:
 * "TERM The term is one year"; 0: none. */
static size_t
capitals_at(const char *text, size_t length)
{
    size_t end = 0, word = 0;
    for (size_t at = 0; at < length;) {
        size_t start = at;
        while (at < length && (isupper((unsigned char)text[at]) || text[at] == '&'))
            at++;
        if (at == start || (at < length && text[at] != ' '))
            break;
        word = at - start;
        end = at;
        while (at < length && text[at] == ' ')
            at++;
    }
    return word > 3 ? end : 0;
}

/* Past the word at `at` and the space after it. */
static size_t
next_word(const char *text, size_t length, size_t at)
{
    while (at < length && !isspace((unsigned char)text[at]))
        at++;
    while (at < length && isspace((unsigned char)text[at]))
        at++;
    return at;
}

/* "Reporting of suspected abuse", "Cost and payment of invoices", "Searches by an officer": a thing
 * that is done, named; no sentence begins so that has no verb. */
static bool
is_nominal(const char *text, size_t length)
{
    static const char *const ends[] = {"ing", "tion", "tions", "ment", "ments", "ance", NULL};
    static const char *const links[] = {"of", "by", NULL};
    size_t first = strcspn(text, " \n.,"), next = next_word(text, length, 0);
    if (heading_begins(text + next, length - next, "and"))
        next = next_word(text, length, next_word(text, length, next));
    if (heading_begins_any(text + next, length - next, links))
        return true;
    for (const char *const *end = ends; *end != NULL; end++)
        if (first > strlen(*end) + 2 &&
            memcmp(text + first - strlen(*end), *end, strlen(*end)) == 0)
            return memchr(text, ',', length) == NULL;
    return false;
}

size_t
heading_run_in(const char *text, size_t length)
{
    static const char *const denials[] = {"no",   "not",     "never", "nothing", "nobody",
                                          "yes",  "neither", "this",  "the",     "it",
                                          "each", "if",      "all",   "any",     NULL};
    if (length < 4 || !isupper((unsigned char)text[0]) || heading_begins_any(text, length, denials))
        return 0;
    size_t question = run_in_question(text, length), colon = run_in_colon(text, length);
    if (question > 0 || colon > 0)
        return question > 0 ? question : colon;
    size_t capitals = capitals_at(text, length);
    if (capitals > 0 && (capitals = set_apart(text, length, capitals, true)) > 0)
        return capitals;
    size_t limit = length < RUN_IN_BYTES ? length : RUN_IN_BYTES, end = 1;
    while (end < limit && text[end] != '.' && text[end] != ';' && text[end] != '"' &&
           text[end] != ':')
        end++;
    if (end >= limit || text[end] != '.' || end + 2 >= length ||
        !isspace((unsigned char)text[end + 1]))
        return 0;
    unsigned char next = (unsigned char)text[end + 2];
    if (islower(next) || (end < 4 && !islower((unsigned char)text[end - 1])) ||
        isdigit((unsigned char)text[end - 1]) ||
        (end >= 2 && isupper((unsigned char)text[end - 1]) && text[end - 2] == ' '))
        return 0;
    if (!stop_ends(text, length, 0, end, end + 2)) /* "Dr. Sample shall …" */
        return 0;
    size_t words = heading_words(text, end);
    bool title = words <= RUN_IN_PLAIN ||
                 (words <= RUN_IN_WORDS &&
                  (is_title_case(text, end) ||
                   (is_nominal(text, end) &&
                    begins_sentence(text + end + 2, length - end - 2, true, false))));
    return title && !has_word(text, end, verbs) ? end + 1 : 0;
}

bool
heading_names_agreement(const char *text, size_t length)
{
    static const char *const names[] = {"agreement", "memorandum",    "contract", "mou",
                                        "moa",       "understanding", "compact",  NULL};
    return has_word(text, length, names);
}
