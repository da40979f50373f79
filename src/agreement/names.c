/* Binding of local names. A definition gives a name in quotes; what stands before it (a party, an
 * office) or after "means" says which class it is. */
#include "agreement/names.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/names_parts.h"
#include "base/mem.h"

static int
class_bit(const struct lexicon *lexicon, const char *id)
{
    int class = lexicon_label(lexicon, LABEL_CLASS, id, strlen(id));
    return class < 0 ? 0 : 1 << class;
}

struct names *
names_new(const struct lexicon *lexicon)
{
    struct names *names = mem_alloc(sizeof *names);
    names->lexicon = lexicon;
    names->officer = class_bit(lexicon, "officer");
    names->agency = class_bit(lexicon, "agency");
    names->district = class_bit(lexicon, "district");
    names->head = class_bit(lexicon, "head");
    names->outside = class_bit(lexicon, "outside");
    return names;
}

void
names_free(struct names *names)
{
    free(names);
}

static bool
same(const struct name *name, const struct token *tokens, int count)
{
    if (count < name->count)
        return false;
    for (int i = 0; i < name->count; i++)
        if (tokens[i].mark != 0 || tokens[i].hash != name->words[i])
            return false;
    return true;
}

static struct name *
bind(struct names *names, const struct token *tokens, int count, int classes)
{
    int plain;
    if (classes == 0 || count <= 0 || count > NAME_WORDS || names->count >= NAMES_MAX)
        return NULL;
    for (int i = 0; i < count; i++)
        if (tokens[i].mark != 0)
            return NULL;
    for (int i = 0; i < names->count; i++)
        if (names->list[i].count == count && same(&names->list[i], tokens, count))
            return NULL; /* the first definition stands */
    struct name *name = &names->list[names->count++];
    bool common = names_common(names, tokens, count, &plain) != 0;
    *name =
        (struct name){.count = count, .classes = classes, .capital = tokens[0].capital && common};
    for (int i = 0; i < count; i++)
        name->words[i] = tokens[i].hash;
    size_t slot = name->words[0] % SLOTS;
    while (names->slots[slot] != 0)
        slot = (slot + 1) % SLOTS;
    names->slots[slot] = (int16_t)names->count;
    return name;
}

void
names_bind(struct names *names, const char *name, int classes)
{
    struct token tokens[TOKENS_MAX];
    int count = tokens_split(name, strlen(name), lexicon_phrases(names->lexicon), tokens);
    bind(names, tokens, count, classes);
}

/* A name in the singular names its plural too, and the other way round: "Member", "Members";
 * "Deputies"; "SROs". */
static void
bind_number(struct names *names, const char *text, const struct token *tokens, int count,
            int classes)
{
    if (count <= 0 || classes == 0)
        return;
    size_t from = tokens[0].start, to = tokens[count - 1].end;
    bool y = text[to - 1] == 'y';
    bool plural = text[to - 1] == 's' && to - from > 3;
    char *other = plural ? mem_strndup(text + from, to - from - 1)
                         : mem_format("%.*s%s", (int)(to - from - y), text + from, y ? "ies" : "s");
    names_bind(names, other, classes);
    free(other);
}

int
names_at(const struct names *names, const char *text, const struct token *tokens, int count,
         int *length)
{
    int classes = 0;
    *length = 0;
    if (names == NULL || count <= 0 || names->count == 0)
        return 0;
    (void)text;
    for (size_t slot = tokens[0].hash % SLOTS; names->slots[slot] != 0; slot = (slot + 1) % SLOTS) {
        const struct name *name = &names->list[names->slots[slot] - 1];
        if (name->count > *length && same(name, tokens, count) &&
            (!name->capital || tokens[0].capital)) {
            classes = name->classes;
            *length = name->count;
        }
    }
    return classes;
}

static char
small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* The class phrase of the lexicon at the token; its length. */
int
names_common(const struct names *names, const struct token *tokens, int count, int *length)
{
    const struct phrases *phrases = lexicon_phrases(names->lexicon);
    int classes = 0;
    *length = 0;
    for (int node = 0, i = 0; i < count && i < 8 && tokens[i].mark == 0; i++) {
        if ((node = phrases_step(phrases, node, tokens[i].word)) == 0)
            break;
        for (int s = phrases_first(phrases, node); s >= 0; s = phrases_sense(phrases, s)->next)
            if (phrases_sense(phrases, s)->kind == SENSE_CLASS) {
                classes = *length == i + 1 ? classes | phrases_sense(phrases, s)->value
                                           : phrases_sense(phrases, s)->value;
                *length = i + 1;
            }
    }
    return classes;
}

bool
names_word_is(const char *text, const struct token *t, const char *list)
{
    const char *word = text + t->start;
    size_t n = t->end - t->start, length;
    char first = small_letter(*word);
    for (const char *at = list + 1; t->mark == 0 && *at != '\0'; at += length + 1) {
        for (length = 0; at[length] != ' '; length++)
            continue;
        size_t same = 0;
        while (length == n && *at == first && same < n && small_letter(word[same]) == at[same])
            same++;
        if (same == n && n > 0)
            return true;
    }
    return false;
}

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

static bool
token_says(const char *text, const struct token *token, const char *word)
{
    size_t length = strlen(word);
    return token->end - token->start >= length &&
           strncasecmp(text + token->start, word, length) == 0;
}

/* After "School Trooper" has been defined, the trooper is that one, not a visitor. */
static void
bind_last(struct names *names, const char *text, const struct token *tokens, int length,
          int classes)
{
    if (length < 2 || classes != names->officer ||
        !token_says(text, &tokens[length - 1], "trooper"))
        return;
    names_bind(names, "trooper", classes);
    names_bind(names, "troopers", classes);
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
    if (after < count && defines(text, &tokens[after])) {
        int whole, own = names_common(names, tokens + from, length, &whole);
        classes = meaning_class(names, text, tokens + after + 1, count - after - 1);
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
    struct name *name = bind(names, tokens + from, length, classes);
    size_t bytes = tokens[close - 1].end - tokens[from].start;
    if (name != NULL && bytes < NAME_TEXT && tokens[from].capital)
        memcpy(name->text, text + tokens[from].start, bytes);
    bind_number(names, text, tokens + from, length, classes);
    bind_last(names, text, tokens + from, length, classes);
}

/* A person's name counts with its capital alone. */
static void
bind_person(struct names *names, const struct token *token, int classes)
{
    struct name *name = bind(names, token, 1, classes);
    if (name != NULL)
        name->capital = true;
}

/* "Gil Hatcher, Chief of Police": a person by his office; later called by the last name. */
static void
learn_person(struct names *names, const char *text, int count)
{
    const struct token *tokens = names->tokens;
    for (int i = 2; i + 1 < count; i++) {
        int length, classes;
        if (tokens[i].mark != ',' || !tokens[i - 1].capital || !tokens[i - 2].capital ||
            tokens[i - 1].mark != 0 || tokens[i - 2].mark != 0)
            continue;
        int next = i + 1;
        while (next < count && names_word_is(text, &tokens[next], " the a our your ph d ed dr "))
            next++;
        classes = next < count ? names_common(names, tokens + next, count - next, &length) : 0;
        int plain = 0;
        names_common(names, tokens + i - 1, 1, &plain);
        if (classes != 0 && plain == 0 && tokens[i - 1].word == 0)
            bind_person(names, &tokens[i - 1], classes);
    }
}

static bool
unknown_name(const struct token *t)
{
    return t->mark == 0 && t->capital && t->word == 0 && t->end - t->start > 2;
}

/* "Deputy Kessel", "Undersheriff Bea Lomax": a person by what he is called; later by the last name.
 */
static void
learn_titled(struct names *names, const char *text, const struct token *tokens, int count)
{
    for (int i = 0; i + 1 < count; i++) {
        int length,
            classes = tokens[i].capital ? names_common(names, tokens + i, count - i, &length) : 0;
        int last = classes != 0 ? i + length : 0;
        if (classes == 0 || last >= count || !unknown_name(&tokens[last]) ||
            tokens[i + length - 1].owner)
            continue;
        if (last + 1 < count && unknown_name(&tokens[last + 1]) && !tokens[last].owner)
            last++;
        bool more = last + 1 < count && tokens[last + 1].mark == 0 &&
                    (tokens[last + 1].capital || names_word_is(text, &tokens[last + 1], " and & "));
        if (!more && (classes & (names->district | names->outside)) == 0)
            bind_person(names, &tokens[last], classes);
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

/* "Youth Services Officer (YSO)": letters without quotes, right after an officer's title. The
 * letters of places and bodies are left alone: "the City of Riverton (CA)". */
static void
learn_letters(struct names *names, const char *text, int open)
{
    const struct token *tokens = names->tokens;
    int length, from = open > 4 ? open - 4 : 0;
    const struct token *letters = &tokens[open + 1];
    if (!is_letters(text, letters) || names_at(names, text, letters, 1, &length) != 0 ||
        names_common(names, letters, 1, &length) != 0 ||
        class_before(names, tokens, from, open) != names->officer)
        return;
    bind(names, letters, 1, names->officer);
    bind_number(names, text, letters, 1, names->officer);
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

const char *
names_called(const struct names *names, const char *class)
{
    int classes = class_bit(names->lexicon, class);
    for (int i = 0; i < names->count; i++)
        if (names->list[i].classes == classes && names->list[i].text[0] != '\0')
            return names->list[i].text;
    return NULL;
}

/* Whether the word begins with one of the letters: most words are no name. */
static bool
begins(const char *text, const struct token *t, const char *letters)
{
    char first = (char)(text[t->start] | 32);
    while (*letters != '\0' && *letters != first)
        letters++;
    return *letters != '\0';
}

/* Letters and titles that the lexicon knows for an officer but that no rule's wording spells out.
 */
static const char *
officer_letters(const struct names *names, const char *text, const struct token *t)
{
    static const char letters[] = " plo plos slo slos spo spos srd srds ";
    static const char titles[] = " constable constables policeman policemen patrolman patrolmen ";
    if (!begins(text, t, "pstc"))
        return NULL;
    bool trooper = names_word_is(text, t, " trooper troopers "); /* of a state, unless defined */
    if (!(t->capital && names_word_is(text, t, letters)) && !names_word_is(text, t, titles) &&
        !trooper)
        return NULL;
    int length, bound = names_at(names, text, t, 1, &length);
    return (bound == 0 && !trooper) || bound == names->officer ? "officer" : NULL;
}

/* "Liaison Officer", "Campus Deputy", "Site Administrator": a title of several words is what the
 * title most rules speak of is. */
static const char *
titled(const struct names *names, const char *text, const struct token *tokens, int length,
       int classes)
{
    if (length < 2 || !tokens[0].capital || !tokens[length - 1].capital)
        return NULL;
    const struct token *last = &tokens[length - 1];
    bool officer = token_says(text, last, "officer") || token_says(text, last, "deput") ||
                   token_says(text, last, "trooper");
    bool known = token_says(text, tokens, "school") && token_says(text, &tokens[1], "resource");
    if (classes == names->officer && officer && !known)
        return "SRO";
    return classes == names->head && token_says(text, last, "administrator") ? "principal" : NULL;
}

/* "School Liaison Officer", "Youth Services Officer": nobody else is called so, defined or not. */
static bool
names_liaison(const char *text, const struct token *tokens, int count)
{
    for (int i = 0; i < 3 && i < count && tokens[i].capital; i++)
        if (names_word_is(text, &tokens[i], " liaison youth "))
            return true;
    return false;
}

const char *
names_plain(const struct names *names, const char *text, const struct token *tokens, int count,
            int *length)
{
    const char *letters = officer_letters(names, text, tokens);
    if (letters != NULL) {
        *length = 1;
        return letters;
    }
    int classes = names_at(names, text, tokens, count, length), known;
    if (classes == 0 && names_liaison(text, tokens, count))
        classes = names_common(names, tokens, count, length);
    const char *title = titled(names, text, tokens, *length, classes);
    if (title != NULL)
        return title;
    for (int i = 0; i < *length; i++)
        if (names_common(names, tokens + i, count - i, &known) != 0)
            return NULL;
    return classes == 0                                  ? NULL
           : classes == names->officer                   ? "officer"
           : classes == names->agency                    ? "department"
           : classes == names->head                      ? "principal"
           : (classes & ~names->head) == names->district ? "district"
                                                         : NULL;
}
