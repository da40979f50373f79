/* Learning of local names: what a definition's quotes or brackets, a person's title or a party's
 * description says that a name stands for. names.c binds them. */
#include "agreement/names_parts.h"

#include <ctype.h>
#include <string.h>

/* The class of a party from the words of its description. Its name counts first (up to the first
 * comma); school words win over police words, because school districts are named after their cities
 * and counties. */
int
names_party(const struct names *names, const char *text, const struct token *tokens, int count)
{
    static const char school[] =
        " school schools education district isd usd academy unified trustees ";
    static const char police[] =
        " police sheriff city town village county parish borough township constable marshal "
        "department municipality ";
    for (int pass = 0; pass < 2; pass++) {
        bool schools = false, officers = false;
        for (int i = 0; i < count && (pass == 1 || tokens[i].mark != ','); i++) {
            schools |= names_word_is(text, &tokens[i], school);
            officers |= names_word_is(text, &tokens[i], police);
        }
        if (schools || officers)
            return schools ? names->district : names->agency;
    }
    return 0;
}

/* The class of what a name is said to mean: the head of the definition's first phrase. */
static int
meaning_class(const struct names *names, const char *text, const struct token *tokens, int count)
{
    static const char stops[] = " that which who whom whose of by upon for in to with between from "
                                "is where when at on as under "
                                "acting having assigned employed placed designated appointed ";
    int classes = 0;
    for (int i = 0; i < count && i < 14 &&
                    (tokens[i].mark == 0 || tokens[i].mark == ',' || tokens[i].mark == '"');
         i++) {
        int length;
        if (names_word_is(text, &tokens[i], stops))
            break;
        int found = names_common(names, tokens + i, count - i, &length);
        if (found == 0 && (found = names_at(names, text, tokens + i, count - i, &length)) == 0)
            continue;
        classes = found;
        i += length - 1;
        if (i + 1 < count && names_word_is(text, &tokens[i + 1], " or and "))
            break;
    }
    return classes;
}

static bool
defines(const char *text, const struct token *t)
{
    return names_word_is(text, t, " means mean shall refers denotes includes ");
}

/* The nearest class phrase before the name: "the School Resource Officers ("SROs")". */
static int
class_before(const struct names *names, const struct token *tokens, int from, int to)
{
    int best = 0;
    for (int i = from; i < to; i++) {
        int length, found = names_common(names, tokens + i, to - i, &length);
        if (found != 0 && i + length >= to - 3)
            best = found;
        if (found != 0)
            i += length - 1;
    }
    return best;
}

/* "No. 6J": the stop of a short word ends nothing. */
static bool
abbreviation(const struct names *names, int stop)
{
    const struct token *word = &names->tokens[stop > 0 ? stop - 1 : 0];
    return word->mark == 0 && word->end - word->start <= 2;
}

/* Where the description of the name at `quote` begins: after the last bracket closed, "between" or
 * semicolon. */
static int
window_start(const struct names *names, const char *text, int quote)
{
    int from = quote > 0 ? quote - 1 : 0;
    while (from > 0 && quote - from < WINDOW) {
        const struct token *t = &names->tokens[from - 1];
        if (t->mark == ')' || t->mark == ';' ||
            (t->mark == '.' && !abbreviation(names, from - 1)) ||
            names_word_is(text, t, " between "))
            break;
        from--;
    }
    return from;
}

/* "a school resource officer program (the "Program")": a thing, whoever stands before it. */
static bool
names_thing(const char *text, const struct token *last)
{
    return names_word_is(text, last,
                         " program programs programme services service partnership project "
                         "initiative agreement memorandum contract position positions ");
}

/* 'school officials with a "legitimate educational interest"': words quoted in small letters name
 * nobody, unless brackets give them as a name. */
static bool
quotes_words(const struct names *names, const char *text, int open, int from)
{
    while (open > 0 && names_word_is(text, &names->tokens[open - 1], " the a an "))
        open--;
    const struct token *before = &names->tokens[open > 0 ? open - 1 : 0];
    return islower((unsigned char)text[names->tokens[from].start]) && before->mark != '(' &&
           !names_word_is(text, before, " hereinafter hereafter called as is or and ");
}

/* After "School Trooper" has been defined, the trooper is that one, not a visitor. */
static void
bind_last(struct names *names, const char *text, const struct token *tokens, int length,
          int classes)
{
    if (length < 2 || classes != names->officer ||
        !names_token_says(text, &tokens[length - 1], "trooper"))
        return;
    names_bind(names, "trooper", classes);
    names_bind(names, "troopers", classes);
}

/* '"Parent" means an adult, and "site leader" a principal': the verb is that of the name before. */
static bool
definition_goes_on(const struct names *names, const char *text, int open, int after, int count)
{
    const struct token *tokens = names->tokens;
    bool joined = open > 0 && (tokens[open - 1].mark == ',' || tokens[open - 1].mark == ';' ||
                               names_word_is(text, &tokens[open - 1], " and "));
    if (!joined || after >= count || !names_word_is(text, &tokens[after], " a an the any "))
        return false;
    for (int i = open - 1; i >= 0; i--)
        if (names_word_is(text, &tokens[i], " means mean "))
            return true;
    return false;
}

/* A name in quotes at tokens[open+1, close): learns it from what follows or from what precedes. */
static void
learn_quoted(struct names *names, const char *text, int count, int open, int close)
{
    const struct token *tokens = names->tokens;
    int from = open + 1, length = close - from, classes = 0;
    while (length > 0 && names_word_is(text, &tokens[from], " the a an ")) {
        from++;
        length--;
    }
    if (length <= 0 || length > NAME_WORDS || names_thing(text, &tokens[close - 1]))
        return;
    int after = close + 1;
    while (after < count && (tokens[after].mark == ',' || tokens[after].mark == '"' ||
                             names_word_is(text, &tokens[after], " below herein we ")))
        after++;
    bool goes_on = definition_goes_on(names, text, open, after, count);
    if (goes_on || (after < count && defines(text, &tokens[after]))) {
        int whole, own = names_common(names, tokens + from, length, &whole);
        int meaning = after + (goes_on ? 0 : 1);
        classes = meaning_class(names, text, tokens + meaning, count - meaning);
        if (own != 0 && (own & classes) == own && whole == length) /* "SRO" means any person who */
            classes = own;
    } else if (quotes_words(names, text, open, from)) {
        return;
    } else {
        int start = window_start(names, text, open), end = open;
        while (
            end > start &&
            (tokens[end - 1].mark == '(' || tokens[end - 1].mark == ',' ||
             tokens[end - 1].mark == '"' ||
             names_word_is(text, &tokens[end - 1],
                           " hereinafter hereafter the called referred to as collectively and or "
                           "are known is will say i individually each ")))
            end--;
        int whole, own = names_common(names, tokens + from, length, &whole);
        int party = names_party(names, text, tokens + start, end - start),
            bodies = names->agency | names->district;
        classes = class_before(names, tokens, start, end);
        if (own != 0 && (own & bodies) == 0 && whole == length)
            classes = own;
        else if (party != 0 && (classes == 0 || own != 0 ||
                                (classes & (bodies | names->head | names->outside)) != 0))
            classes = party;
    }
    struct name *name = names_bind_tokens(names, tokens + from, length, classes);
    size_t bytes = tokens[close - 1].end - tokens[from].start;
    if (name != NULL && bytes < NAME_TEXT && tokens[from].capital)
        memcpy(name->text, text + tokens[from].start, bytes);
    names_bind_number(names, text, tokens + from, length, classes);
    bind_last(names, text, tokens + from, length, classes);
}

/* A person's name counts with its capital alone. */
static void
bind_person(struct names *names, const struct token *token, int classes)
{
    struct name *name = names_bind_tokens(names, token, 1, classes);
    if (name != NULL)
        name->capital = true;
}

static bool
unknown_name(const struct token *t)
{
    return t->mark == 0 && t->capital && t->word == 0 && t->end - t->start > 2;
}

/* Only letters and mail call people by their first names alone. */
static void
bind_first(struct names *names, const char *text, const struct token *first, int classes)
{
    int length;
    if (names->writer != 0 && unknown_name(first) && names_at(names, text, first, 1, &length) == 0)
        bind_person(names, first, classes);
}

/* "Gil Hatcher, Chief of Police", "Renee Thibault (principal)": a person by his office; later
 * called by the last name or by the first. */
static void
learn_person(struct names *names, const char *text, int count)
{
    const struct token *tokens = names->tokens;
    for (int i = 1; i + 1 < count; i++) {
        int length, classes;
        bool brackets = tokens[i].mark == '(';
        bool full = i > 1 && tokens[i - 2].capital && tokens[i - 2].mark == 0;
        if ((tokens[i].mark != ',' && !brackets) || (!full && !brackets) || !tokens[i - 1].capital ||
            tokens[i - 1].mark != 0)
            continue;
        int next = i + 1;
        while (next < count && names_word_is(text, &tokens[next], " the a our your ph d ed dr "))
            next++;
        classes = next < count ? names_common(names, tokens + next, count - next, &length) : 0;
        if (brackets && classes != 0 &&
            (next + length >= count || tokens[next + length].mark != ')' || tokens[next].capital))
            classes = 0; /* "Riverton Middle School (the District)" is no person */
        int plain = 0;
        names_common(names, tokens + i - 1, 1, &plain);
        if (classes == 0 || plain != 0 || tokens[i - 1].word != 0)
            continue;
        bind_person(names, &tokens[i - 1], classes);
        if (full)
            bind_first(names, text, &tokens[i - 2], classes);
    }
}

static void
bind_titled(struct names *names, const char *text, const struct token *first,
            const struct token *last, int classes)
{
    bind_person(names, last, classes);
    if (first != NULL)
        bind_first(names, text, first, classes);
}

/* "Deputy Kessel", "Undersheriff Bea Lomax": a person by what he is called; later by the last
 * name or by the first. */
static void
learn_titled(struct names *names, const char *text, const struct token *tokens, int count)
{
    for (int i = 0; i + 1 < count; i++) {
        int length,
            classes = tokens[i].capital ? names_common(names, tokens + i, count - i, &length) : 0;
        int last = classes != 0 ? i + length : 0;
        if (last > 0 && last < count && tokens[last].mark == '.')
            last++; /* "Lt. Hale" */
        if (classes == 0 || last >= count || !unknown_name(&tokens[last]) ||
            tokens[i + length - 1].owner)
            continue;
        const struct token *first = NULL;
        if (last + 1 < count && unknown_name(&tokens[last + 1]) && !tokens[last].owner)
            first = &tokens[last++];
        bool more = last + 1 < count && tokens[last + 1].mark == 0 &&
                    (tokens[last + 1].capital || names_word_is(text, &tokens[last + 1], " and & "));
        if (!more && (classes & (names->district | names->outside)) == 0)
            bind_titled(names, text, first, &tokens[last], classes);
        i = last;
    }
}

/* Two to five capitals, an s for more than one after them: "YSO", "YSOs". */
static bool
is_letters(const char *text, const struct token *t)
{
    size_t length = t->end - t->start, capitals = 0;
    if (t->mark != 0)
        return false;
    while (capitals < length && text[t->start + capitals] >= 'A' &&
           text[t->start + capitals] <= 'Z')
        capitals++;
    bool plural = capitals + 1 == length && text[t->end - 1] == 's';
    return capitals >= 2 && capitals <= 5 && (capitals == length || plural);
}

/* Where the capital words begin whose first letters those in brackets are; -1: they are not. Small
 * words between them do not count: "City of Riverton Police Department (CRPD)". */
static int
initials_begin(const char *text, const struct token *tokens, int open)
{
    const struct token *letters = &tokens[open + 1];
    int at = open, left = (int)(letters->end - letters->start);
    if (text[letters->end - 1] == 's')
        left--;
    while (left > 0 && --at >= 0) {
        if (names_word_is(text, &tokens[at], " of and the for "))
            continue;
        if (tokens[at].mark != 0 ||
            text[tokens[at].start] != text[letters->start + (uint32_t)--left])
            return -1;
    }
    return left == 0 ? at : -1;
}

/* The party that the words before brackets name in full: a police department, a school district. */
static int
lettered_party(const struct names *names, const char *text, int open)
{
    static const char police[] = " police sheriff constable marshal ",
                      bodies[] = " department office bureau force agency service division ",
                      schools[] = " district schools system isd usd academy corporation ";
    const struct token *tokens = names->tokens, *last = &tokens[open - 1];
    int from = initials_begin(text, tokens, open);
    if (from < 0)
        return 0;
    if (names_word_is(text, last, schools))
        return names->district;
    for (int i = from; i < open && names_word_is(text, last, bodies); i++)
        if (names_word_is(text, &tokens[i], police))
            return names->agency;
    return 0;
}

/* "Youth Services Officer (YSO)", "Riverton Police Department (RPD)": letters without quotes, right
 * after a title or a party. The letters of other places and bodies are left alone: "the City of
 * Riverton (CA)". */
static void
learn_letters(struct names *names, const char *text, int open)
{
    const struct token *tokens = names->tokens;
    int length, from = open > 4 ? open - 4 : 0;
    const struct token *letters = &tokens[open + 1];
    if (open == 0 || !is_letters(text, letters) ||
        names_at(names, text, letters, 1, &length) != 0 ||
        names_common(names, letters, 1, &length) != 0)
        return;
    int classes = class_before(names, tokens, from, open) == names->officer
                      ? names->officer
                      : lettered_party(names, text, open);
    names_bind_tokens(names, letters, 1, classes);
    names_bind_number(names, text, letters, 1, classes);
}

void
names_learn(struct names *names, const char *text, const struct token *tokens, int count)
{
    names->tokens = tokens;
    names_learn_letter(names, text, tokens, count);
    learn_person(names, text, count);
    learn_titled(names, text, tokens, count);
    for (int i = 1; i + 2 < count; i++)
        if (tokens[i].mark == '(' && tokens[i + 2].mark == ')')
            learn_letters(names, text, i);
    for (int i = 0; i < count; i++) {
        if (names->tokens[i].mark != '"')
            continue;
        int close = i + 1;
        while (close < count && names->tokens[close].mark == 0 && close - i < NAME_WORDS + 3)
            close++;
        if (close < count && close > i + 1) {
            bool comma = names->tokens[close].mark == ',' && close + 1 < count &&
                         names->tokens[close + 1].mark == '"';
            if (names->tokens[close].mark == '"' || comma) {
                learn_quoted(names, text, count, i, close);
                i = comma ? close + 1 : close;
            }
        }
    }
}
