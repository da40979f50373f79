/* Whether a full stop ends a sentence. */
#include "agreement/stop.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Never the end of a sentence when something follows. */
static const char *const always[] = {
    "dr",    "mr",   "mrs",  "ms",   "hon",    "rev", "gov",  "sgt",  "lt",   "cpl",
    "det",   "capt", "cmdr", "maj",  "col",    "gen", "supt", "prof", "asst", "e.g",
    "i.e",   "vs",   "cf",   "viz",  "approx", "st",  "ste",  "mt",   "ft",   "u.s.c",
    "c.f.r", "stat", "educ", "attn", "crim",   "fam", "welf", NULL};
/* Abbreviations before a figure or letter: "No. 14", "Sec. 3", "art. IV", "Jan. 5". */
static const char *const before_number[] = {
    "no",  "nos", "sec", "secs", "art",   "arts", "ch",  "chap", "para", "par",
    "pt",  "fig", "vol", "ex",   "exh",   "app",  "tit", "ord",  "res",  "p",
    "pp",  "ext", "tel", "subd", "subch", "cl",   "jan", "feb",  "mar",  "apr",
    "jun", "jul", "aug", "sep",  "sept",  "oct",  "nov", "dec",  NULL};
/* May end a sentence: it does when a word that begins sentences follows. */
static const char *const maybe[] = {
    "inc",  "corp", "co",   "ltd",  "llc",   "jr",   "sr",   "esq",  "etc",  "al",   "dept", "dist",
    "ave",  "blvd", "rd",   "hwy",  "bldg",  "govt", "a.m",  "p.m",  "ph.d", "ed.d", "m.d",  "j.d",
    "ann",  "wis",  "minn", "cal",  "tex",   "fla",  "wash", "ill",  "mich", "mass", "conn", "ariz",
    "colo", "tenn", "okla", "code", "admin", "pub",  "inst", "proc", "civ",  NULL};
static const char *const starters[] = {"the",
                                       "a",
                                       "an",
                                       "this",
                                       "that",
                                       "these",
                                       "those",
                                       "it",
                                       "its",
                                       "each",
                                       "every",
                                       "any",
                                       "all",
                                       "no",
                                       "nor",
                                       "not",
                                       "nothing",
                                       "nobody",
                                       "if",
                                       "when",
                                       "where",
                                       "while",
                                       "unless",
                                       "until",
                                       "after",
                                       "before",
                                       "upon",
                                       "on",
                                       "in",
                                       "at",
                                       "by",
                                       "for",
                                       "from",
                                       "to",
                                       "with",
                                       "under",
                                       "as",
                                       "such",
                                       "both",
                                       "either",
                                       "neither",
                                       "he",
                                       "she",
                                       "they",
                                       "we",
                                       "you",
                                       "his",
                                       "her",
                                       "their",
                                       "our",
                                       "however",
                                       "notwithstanding",
                                       "except",
                                       "nevertheless",
                                       "sro",
                                       "sros",
                                       "officers",
                                       "students",
                                       "parents",
                                       "deputies",
                                       "staff",
                                       "principals",
                                       "administrators",
                                       "there",
                                       "whenever",
                                       "should",
                                       "payment",
                                       "notice",
                                       NULL};
/* Words whose letter is a label: "as shown in Exhibit A. The SRO …". */
static const char *const labelled[] = {"exhibit", "appendix", "attachment", "schedule",  "annex",
                                       "part",    "section",  "table",      "tier",      "level",
                                       "item",    "plan",     "article",    "paragraph", "type",
                                       "class",   "title",    "grade",      NULL};

static bool
listed(const char *const *list, const char *word, size_t length)
{
    for (; *list != NULL; list++)
        if (**list == (*word | 32) && strncasecmp(*list, word, length) == 0 &&
            (*list)[length] == '\0')
            return true;
    return false;
}

static bool
word_byte(char c)
{
    return isalnum((unsigned char)c) || c == '.' || (unsigned char)c >= 0x80;
}

/* A space that does not break ends a word too: "Exhibit&nbsp;A." */
static bool
after_hard_space(const char *text, size_t start, size_t end)
{
    return text[end - 1] == '\xA0' && end >= start + 2 && text[end - 2] == '\xC2';
}

static size_t
word_start(const char *text, size_t start, size_t end)
{
    while (end > start && word_byte(text[end - 1]) && !after_hard_space(text, start, end))
        end--;
    return end;
}

static bool
next_is_starter(const char *text, size_t length, size_t next)
{
    size_t end = next;
    while (end < length && isalpha((unsigned char)text[end]))
        end++;
    return end > next && listed(starters, text + next, end - next);
}

/* "J." in "J. Smith": an initial, unless it labels something ("Exhibit A."). */
static bool
initial_ends(const char *text, size_t length, size_t start, size_t word, size_t next)
{
    size_t end = word;
    while (end > start &&
           (isspace((unsigned char)text[end - 1]) || after_hard_space(text, start, end)))
        end -= text[end - 1] == '\xA0' ? 2 : 1;
    size_t before = word_start(text, start, end);
    if (before < end && listed(labelled, text + before, end - before))
        return true;
    return before < end && islower((unsigned char)text[before]) &&
           next_is_starter(text, length, next);
}

/* "Art. IV", "Exh. B": a figure or letter stands next. */
static bool
numeral_at(const char *text, size_t length, size_t next)
{
    size_t end = next;
    while (end < length && strchr("IVXLC", text[end]) != NULL && text[end] != '\0')
        end++;
    if (end == next && end < length && isupper((unsigned char)text[end]))
        end++;
    return end > next && (end >= length || !isalpha((unsigned char)text[end])) &&
           !next_is_starter(text, length, next);
}

/* The sentence so far is only a label ("1.", "iv.", "A."): the text it labels belongs to it. */
static bool
is_label(const char *text, size_t start, size_t word, size_t stop)
{
    if (word != start || stop - start > 4)
        return false;
    bool figures = true, roman = true;
    for (size_t i = start; i < stop; i++) {
        figures = figures && isdigit((unsigned char)text[i]);
        roman = roman && strchr("ivxIVX", text[i]) != NULL;
    }
    return figures || roman || stop - start == 1;
}

bool
stop_ends(const char *text, size_t length, size_t start, size_t stop, size_t next)
{
    size_t word = word_start(text, start, stop), size = stop - word;
    if (size == 0)
        return true;
    const char *at = text + word;
    bool figure = next < length && isdigit((unsigned char)text[next]);
    if (is_label(text, start, word, stop))
        return false;
    if (listed(before_number, at, size)) {
        bool letter = numeral_at(text, length, next);
        bool section = next + 1 < length && memcmp(text + next, "\xC2\xA7", 2) == 0;
        return !figure && !letter && !section;
    }
    if (listed(always, at, size))
        return false;
    if (size == 1 && at[0] == 'v') /* "Miranda v. Arizona" */
        return false;
    if (size == 1 && isupper((unsigned char)at[0]))
        return initial_ends(text, length, start, word, next);
    if (listed(maybe, at, size) || memchr(at, '.', size) != NULL)
        return isdigit((unsigned char)text[stop - 1]) ||
               (!figure && next_is_starter(text, length, next)) ||
               (size > 6 && memchr(at, '.', size) != NULL &&
                islower((unsigned char)text[stop - 1]));
    return true;
}
