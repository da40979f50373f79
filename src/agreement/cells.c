/* Tables that divide work: a column for each actor with marks or letters (R, A, C, I), a column
 * that asks, a column that names who does it. Each cell is put into one plain sentence. */
#include "agreement/cells.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/tokens.h"
#include "base/mem.h"

enum { CELL_BYTES = 160, WHO_WORDS = 12, SUBJECT_WORDS = 5 };

enum mark { MARK_NONE, MARK_DOES, MARK_NOT, MARK_HELPS, MARK_CONSULTED, MARK_INFORMED };

/* What is to be done, as words that follow "shall" (a verb) or "responsible for". */
struct work {
    const char *words;
    bool verb;
};

static bool
listed(const char *const *list, const char *word, size_t length)
{
    for (; *list != NULL; list++)
        if (strlen(*list) == length && strncasecmp(*list, word, length) == 0)
            return true;
    return false;
}

/* "R", "R/A", "A, C": the heaviest of the letters; MARK_NONE when it is something else. */
static enum mark
letters(const char *text)
{
    enum mark found = MARK_NONE;
    for (const char *at = text; *at != '\0'; at++) {
        if (strchr("/,& +", *at) != NULL)
            continue;
        if (isalpha((unsigned char)at[1]) || strchr("RALXxSCI", *at) == NULL)
            return MARK_NONE;
        if (strchr("RALXx", *at) != NULL)
            found = MARK_DOES;
        else if (found != MARK_DOES)
            found = *at == 'S' ? MARK_HELPS : *at == 'C' ? MARK_CONSULTED : MARK_INFORMED;
    }
    return found;
}

static enum mark
mark_of(const char *text, size_t length)
{
    static const char *const does[] = {"yes",          "lead",
                                       "leads",        "primary",
                                       "does",         "responsible",
                                       "\xE2\x9C\x93", "\xE2\x9C\x94",
                                       "\xE2\x97\x8F", "\xE2\x80\xA2",
                                       "\xE2\x98\x91", "\xE2\x98\x92",
                                       "always",       NULL};
    static const char *const not [] = {
        "no",       "never",       "none",          "not involved", "no role", "no part",
        "does not", "not allowed", "not permitted", "stays out",    NULL};
    static const char *const helps[] = {"support", "supports", "assist",    "assists",
                                        "helps",   "backup",   "secondary", NULL};
    if (listed(does, text, length))
        return MARK_DOES;
    if (listed(not, text, length))
        return MARK_NOT;
    if (listed(helps, text, length))
        return MARK_HELPS;
    if (listed((const char *const[]){"consulted", NULL}, text, length))
        return MARK_CONSULTED;
    if (listed((const char *const[]){"informed", "notified", "told", NULL}, text, length))
        return MARK_INFORMED;
    char *whole = mem_strndup(text, length);
    enum mark found = letters(whole);
    free(whole);
    return found;
}

/* The longest phrase of people or bodies in the text: where it begins, its bytes; 0: none. */
static size_t
actor_in(const struct lexicon *lexicon, const char *text, const char **actor)
{
    struct token tokens[TOKENS_MAX];
    const struct phrases *phrases = lexicon_phrases(lexicon);
    int count = tokens_split(text, strlen(text), phrases, tokens);
    size_t best = 0;
    for (int i = 0; i < count; i++)
        for (int node = 0, to = i; to < count && tokens[to].mark == 0; to++) {
            if ((node = phrases_step(phrases, node, tokens[to].word)) == 0)
                break;
            for (int s = phrases_first(phrases, node); s >= 0;
                 s = phrases_sense(phrases, s)->next) {
                size_t bytes = tokens[to].end - tokens[i].start;
                if (phrases_sense(phrases, s)->kind == SENSE_CLASS && bytes > best) {
                    best = bytes;
                    *actor = text + tokens[i].start;
                }
            }
        }
    return best;
}

/* Whether the words begin with a verb: "Enforce school rules", not "Search of lockers". */
static bool
begins_with_verb(const struct lexicon *lexicon, const char *words)
{
    struct token tokens[TOKENS_MAX];
    const struct phrases *phrases = lexicon_phrases(lexicon);
    int count = tokens_split(words, strlen(words), phrases, tokens);
    bool verb = false;
    if (count < 2 || tokens[1].mark != 0)
        return false;
    int node = phrases_step(phrases, 0, tokens[0].word);
    for (int s = node != 0 ? phrases_first(phrases, node) : -1; s >= 0;
         s = phrases_sense(phrases, s)->next)
        verb |= (phrases_sense(phrases, s)->forms & FORM_BASE) != 0;
    node = phrases_step(phrases, 0, tokens[1].word);
    for (int s = node != 0 ? phrases_first(phrases, node) : -1; s >= 0 && verb;
         s = phrases_sense(phrases, s)->next) {
        const struct sense *sense = phrases_sense(phrases, s);
        bool of = sense->kind == SENSE_WORD &&
                  (sense->value == WORD_AND || strncmp(words + tokens[1].start, "of", 2) == 0);
        verb = !of && (sense->forms & FORM_ING) == 0;
    }
    return verb;
}

static char *
says(const char *actor, size_t length, enum mark mark, const struct work *work, const char *more,
     bool may)
{
    static const char *const verbs[] = {[MARK_DOES] = "shall",
                                        [MARK_NOT] = "shall not",
                                        [MARK_HELPS] = "shall help to",
                                        [MARK_CONSULTED] = "shall be consulted, to",
                                        [MARK_INFORMED] = "shall be informed, to"};
    static const char *const nouns[] = {[MARK_DOES] = "is responsible for",
                                        [MARK_NOT] = "has no part in",
                                        [MARK_HELPS] = "shall assist with",
                                        [MARK_CONSULTED] = "shall be consulted about",
                                        [MARK_INFORMED] = "shall be informed of"};
    const char *predicate = work->verb ? verbs[mark] : nouns[mark];
    if (work->verb && may && mark == MARK_DOES)
        predicate = "may";
    return mem_format("The %.*s %s %c%s%s%s.", (int)length, actor, predicate,
                      tolower((unsigned char)work->words[0]), work->words + 1,
                      *more != '\0' ? ", " : "", more);
}

/* What the words around the actor make of a tick in the column: "SRO may", "SRO may not", "Not
 * SRO".
 */
static void
column_force(const char *column, const char *actor, size_t length, bool *may, bool *denied)
{
    static const char *const nots[] = {"may not", "shall not",  "must not", "will not", "does not",
                                       "cannot",  "should not", "never",    "not",      NULL};
    static const char *const mays[] = {"may", "can", NULL};
    const char *after = actor + length + strspn(actor + length, " ");
    size_t end = strlen(after);
    while (end > 0 && strchr(":. ", after[end - 1]) != NULL)
        end--;
    *denied = listed(nots, after, end) || strncasecmp(column, "not ", 4) == 0;
    *may = listed(mays, after, end) || strncasecmp(column, "may ", 4) == 0 ||
           strncasecmp(column, "can ", 4) == 0;
}

/* "SRO — Student discipline": X; "Does the officer do this? — Teach classes": "Yes, when asked". */
static char *
marked(const struct lexicon *lexicon, const char *column, const struct work *work, const char *text)
{
    const char *actor = NULL;
    size_t length = actor_in(lexicon, column, &actor), first = strcspn(text, ",;.("), rest = first;
    bool asks = strchr(column, '?') != NULL, may, denied;
    if (length == 0 || (!asks && length + 12 < strlen(column)))
        return NULL;
    column_force(column, actor, length, &may, &denied);
    while (first > 0 && text[first - 1] == ' ')
        first--;
    rest += strspn(text + rest, ",;.( ");
    if (asks && strncasecmp(text, "only ", 5) == 0)
        return mem_format("The %.*s may %s%c%s %s", (int)length, actor,
                          work->verb ? "" : "take part in ", tolower((unsigned char)work->words[0]),
                          work->words + 1, text);
    enum mark mark = mark_of(text, first);
    if (mark == MARK_NONE || (!asks && text[rest] != '\0' && mark == MARK_DOES && first > 4))
        return NULL;
    if (denied && (mark == MARK_DOES || mark == MARK_NOT))
        mark = mark == MARK_DOES ? MARK_NOT : MARK_DOES;
    char *more = mem_strdup(text + rest);
    size_t end = strlen(more);
    while (end > 0 && strchr(".) ", more[end - 1]) != NULL)
        more[--end] = '\0';
    if (listed((const char *const[]){"never", "always", "not", NULL}, more, end))
        *more = '\0';
    char *sentence = says(actor, length, mark, work, more, may);
    free(more);
    return sentence;
}

/* The verb "carries" of a sentence that is denied, as it stands after "shall not"; yours. */
static char *
base_form(const char *verb, size_t length)
{
    static const char *const hissing[] = {"ches", "shes", "sses", "xes",
                                          "zes",  "does", "goes", NULL};
    if (length > 4 && strncmp(verb + length - 3, "ies", 3) == 0)
        return mem_format("%.*sy", (int)length - 3, verb);
    for (const char *const *end = hissing; *end != NULL; end++)
        if (length >= strlen(*end) &&
            strncmp(verb + length - strlen(*end), *end, strlen(*end)) == 0)
            return mem_strndup(verb, length - 2);
    return mem_strndup(verb, length - (length > 2 && verb[length - 1] == 's'));
}

/* The bytes of the row up to the end of the actor that it begins with; 0: it begins otherwise. */
static size_t
subject_of(const struct lexicon *lexicon, const char *row)
{
    size_t ends[SUBJECT_WORDS], count = 0;
    for (const char *at = row; *at != '\0' && count < SUBJECT_WORDS; at += strspn(at, " ")) {
        at += strcspn(at, " ");
        ends[count++] = (size_t)(at - row);
    }
    while (count > 0) {
        char *words = mem_strndup(row, ends[--count]);
        const char *actor = NULL;
        size_t length = actor_in(lexicon, words, &actor);
        size_t end = length > 0 && actor - words <= 4 ? (size_t)(actor - words) + length : 0;
        free(words);
        if (end > 0)
            return end;
    }
    return 0;
}

/* "Yes — SRO wears a uniform", "No — The officer may search": the row is a sentence of its own, and
 * the column says whether it is so. */
static char *
affirmed(const struct lexicon *lexicon, const char *column, const char *row, const char *text)
{
    static const char *const forces[] = {"may",    "shall", "will", "must", "can",
                                         "should", "is",    "are",  NULL};
    size_t subject = subject_of(lexicon, row);
    bool yes = strcasecmp(column, "yes") == 0, no = strcasecmp(column, "no") == 0;
    if ((!yes && !no) || mark_of(text, strcspn(text, " ")) != MARK_DOES || subject == 0)
        return NULL;
    const char *verb = row + subject + strspn(row + subject, " ");
    size_t size = strcspn(verb, " ");
    bool force = listed(forces, verb, size);
    if (size == 0 || verb[size] == '\0' || (!force && verb[size - 1] != 's'))
        return NULL;
    if (yes)
        return mem_format("%s.", row);
    if (force)
        return mem_format("%.*s not%s.", (int)(verb + size - row), row, verb + size);
    char *base = base_form(verb, size),
         *sentence = mem_format("%.*sshall not %s%s.", (int)(verb - row), row, base, verb + size);
    free(base);
    return sentence;
}

static int
count_words(const char *text)
{
    int count = 0;
    for (; *text != '\0'; count++)
        for (text += strcspn(text, " "); *text == ' ';)
            text++;
    return count;
}

/* "Who — Handing out detentions": "The principal, never the officer". */
static char *
named(const struct lexicon *lexicon, const char *column, const struct work *work, const char *text)
{
    static const char *const who[] = {"who",
                                      "lead",
                                      "leads",
                                      "responsible",
                                      "responsible party",
                                      "who leads",
                                      "who does it",
                                      "who is responsible",
                                      "owner",
                                      "handled by",
                                      "done by",
                                      "performed by",
                                      "lead agency",
                                      "primary",
                                      "party responsible",
                                      "whose job",
                                      "who handles it",
                                      "responsible person",
                                      "who acts",
                                      "lead role",
                                      "",
                                      NULL};
    static const char *const helpers[] = {"support",   "supports", "assists",    "who helps",
                                          "secondary", "backup",   "supporting", NULL};
    const char *actor = NULL;
    size_t length = strlen(column), end = strlen(text);
    while (length > 0 && strchr(":? ", column[length - 1]) != NULL)
        length--;
    while (end > 0 && strchr(". ", text[end - 1]) != NULL)
        end--;
    bool does = listed(who, column, length), helps = listed(helpers, column, length);
    if ((!does && !helps) || count_words(text) > WHO_WORDS ||
        actor_in(lexicon, text, &actor) == 0 || actor - text > 8)
        return NULL;
    char first = (char)tolower((unsigned char)work->words[0]);
    const char *between = memchr(text, ',', end) != NULL ? "," : "";
    const char *predicate = helps ? (work->verb ? "shall help to" : "shall assist with")
                                  : (work->verb ? "shall" : "is responsible for");
    return mem_format("%.*s%s %s %c%s.", (int)end, text, between, predicate, first,
                      work->words + 1);
}

char *
cell_sentence(const struct lexicon *lexicon, const char *lead, const char *text)
{
    static const char dash[] = " \xE2\x80\x94 ";
    size_t length = strlen(text);
    if (lead == NULL || length == 0 || length > CELL_BYTES)
        return NULL;
    const char *at = strstr(lead, dash);
    size_t size = strlen(lead);
    bool row_alone = at == NULL && size > 1 && lead[size - 1] == ':';
    if (at == NULL && !row_alone)
        return NULL;
    char *column = mem_strndup(lead, at != NULL ? (size_t)(at - lead) : 0);
    char *row = row_alone ? mem_strndup(lead, size - 1) : mem_strdup(at + sizeof dash - 1);
    struct work work = {row, begins_with_verb(lexicon, row)};
    char *sentence = *row == '\0' ? NULL : marked(lexicon, column, &work, text);
    if (sentence == NULL && *row != '\0')
        sentence = named(lexicon, column, &work, text);
    if (sentence == NULL)
        sentence = affirmed(lexicon, column, row, text);
    free(column);
    free(row);
    return sentence;
}
