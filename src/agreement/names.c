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

/* Words that mean an officer, or say so of the name they are in. Letters count in capitals only;
 * troopers are the state's, unless they are defined. */
static const char officer_letters[] = " plo plos slo slos spo spos srd srds ";
static const char officer_titles[] =
    " constable constables policeman policemen patrolman patrolmen ";
static const char troopers[] = " trooper troopers ";
static const char liaisons[] = " liaison youth ";

static void
add_special(struct names *names, const char *list)
{
    for (const char *word = list + 1, *end; *word != '\0'; word = end + 1) {
        end = strchr(word, ' ');
        uint32_t hash = phrases_hash(word, (size_t)(end - word)) % SPECIAL;
        names->special[hash / 64] |= (uint64_t)1 << (hash % 64);
    }
}

/* Nearly all words are none of them, which one look tells. */
static bool
may_be_special(const struct names *names, const struct token *t)
{
    return (names->special[t->hash % SPECIAL / 64] >> (t->hash % 64) & 1) != 0;
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
    add_special(names, officer_letters);
    add_special(names, officer_titles);
    add_special(names, troopers);
    add_special(names, liaisons);
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

struct name *
names_bind_tokens(struct names *names, const struct token *tokens, int count, int classes)
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
    names_bind_tokens(names, tokens, count, classes);
}

/* A name in the singular names its plural too, and the other way round: "Member", "Members";
 * "Deputies"; "SROs". */
void
names_bind_number(struct names *names, const char *text, const struct token *tokens, int count,
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

static char
small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
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

/* "Board of Commissioners" is not the Board that is a board of education. */
static bool
names_council(const char *text, const struct token *tokens, int count, int length)
{
    return length + 1 < count && names_word_is(text, &tokens[length - 1], " board ") &&
           names_word_is(text, &tokens[length], " of ") &&
           names_word_is(text, &tokens[length + 1],
                         " commissioners supervisors aldermen selectmen freeholders ");
}

static int
name_at(const struct names *names, const char *text, const struct token *tokens, int count,
        int *length)
{
    int classes = 0;
    for (size_t slot = tokens[0].hash % SLOTS; names->slots[slot] != 0; slot = (slot + 1) % SLOTS) {
        const struct name *name = &names->list[names->slots[slot] - 1];
        if (name->count > *length && same(name, tokens, count) &&
            (!name->capital || tokens[0].capital) &&
            !(name->classes == names->district &&
              names_council(text, tokens, count, name->count))) {
            classes = name->classes;
            *length = name->count;
        }
    }
    return classes;
}

int
names_at(const struct names *names, const char *text, const struct token *tokens, int count,
         int *length)
{
    *length = 0;
    if (names == NULL || count <= 0 || !names_may_be(names, tokens))
        return 0; /* as nearly always */
    return name_at(names, text, tokens, count, length);
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
names_token_says(const char *text, const struct token *token, const char *word)
{
    size_t length = strlen(word);
    return token->end - token->start >= length &&
           strncasecmp(text + token->start, word, length) == 0;
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

/* Letters and titles that the lexicon knows for an officer but that no rule's wording spells out.
 */
static const char *
officer_word(const struct names *names, const char *text, const struct token *t)
{
    if (!may_be_special(names, t))
        return NULL;
    bool trooper = names_word_is(text, t, troopers);
    if (!trooper && !(t->capital && names_word_is(text, t, officer_letters)) &&
        !names_word_is(text, t, officer_titles))
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
    bool officer = names_token_says(text, last, "officer") ||
                   names_token_says(text, last, "deput") || names_token_says(text, last, "trooper");
    bool known =
        names_token_says(text, tokens, "school") && names_token_says(text, &tokens[1], "resource");
    if (classes == names->officer && officer && !known)
        return "SRO";
    return classes == names->head && names_token_says(text, last, "administrator") ? "principal"
                                                                                   : NULL;
}

/* "School Liaison Officer", "Youth Services Officer": nobody else is called so, defined or not. */
static bool
names_liaison(const struct names *names, const char *text, const struct token *tokens, int count)
{
    for (int i = 0; i < 3 && i < count && tokens[i].capital; i++)
        if (may_be_special(names, &tokens[i]) && names_word_is(text, &tokens[i], liaisons))
            return true;
    return false;
}

const char *
names_plain(const struct names *names, const char *text, const struct token *tokens, int count,
            int *length)
{
    if (!names_may_be(names, tokens) && !tokens->capital && !may_be_special(names, tokens))
        return NULL; /* as nearly always */
    const char *letters = officer_word(names, text, tokens);
    if (letters != NULL) {
        *length = 1;
        return letters;
    }
    int classes = names_at(names, text, tokens, count, length), known;
    if (classes == 0 && names_liaison(names, text, tokens, count))
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
