/* Words to features. Classes come from the lexicon and the agreement's own names, so that "each
 * SPO" and "the deputy" are one feature. What the features of a sentence are is said by add_words()
 * and add_heading() alone; another set of them needs a table learned from it (mou learn). A word is
 * worked out once, however often it occurs. */
#include "agreement/gist.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/names_parts.h"
#include "agreement/table.h"
#include "base/mem.h"
#include "library/likeness.h"

/* SENTENCE_MAX: features of one sentence. */
enum { WORD_ROOM = 48, SHORTEST_ENDING_OFF = 5, HEADING_WORD = 4, SENTENCE_MAX = 700 };
enum { CLASS_WORDS = 64, FIRST_SLOTS = 1024 };

enum { NOTHING = -1, IN_HEADING = -2 };

/* One word, a pair, or one of a heading. */
struct feature {
    uint32_t number, last; /* last: the sentence that had it, + 1 */
    int32_t before, word;  /* before: a word, NOTHING or IN_HEADING */
};

struct word {
    uint32_t number, leads; /* as a feature; the same with a space behind it */
    uint32_t text, length;  /* in letters */
    int32_t stem;           /* the word without its ending */
    int32_t stands_for;     /* that, or what all denials and all duties are; NOTHING: not asked */
};

/* Places in a list by number. */
struct slots {
    uint32_t *list; /* place + 1 */
    size_t mask;
};

struct gist {
    const struct acts *acts;
    struct buf letters; /* of all words, NUL-terminated */
    struct word *words;
    size_t word_count, word_room;
    struct feature *features;
    size_t feature_count, feature_room;
    struct slots word_slots, feature_slots;
    struct class_word {
        int classes;
        int32_t word;
    } class_words[CLASS_WORDS];
    int class_count;
    uint32_t heading_mark;       /* what the number of a heading's word begins with */
    int32_t heading[TOKENS_MAX]; /* words of the heading that was read last */
    int heading_count;
    size_t heading_at; /* in the table's text */
    uint32_t *list;    /* the features of all sentences */
    size_t count, room;
    size_t *first; /* of each sentence in the list, and the end */
};

/* The slot of the first entry of that number, or an empty one; numbers are spread already. */
static size_t
first_slot(const struct slots *slots, uint32_t number)
{
    return (number ^ number >> 15) & slots->mask;
}

static const char *
ending(const char *word, size_t length)
{
    static const char *const endings[] = {"ations", "ation", "ments", "edly", "ings",
                                          "ment",   "ions",  "ing",   "ion",  "ed",
                                          "es",     "ly",    "s"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (length >= n + 2 && memcmp(word + length - n, endings[i], n) == 0)
            return word + length - n;
    }
    return word + length;
}

static void
stem(char *word)
{
    size_t length = strlen(word);
    if (length >= SHORTEST_ENDING_OFF)
        word[ending(word, length) - word] = '\0';
}

/* Whether twice as many slots are needed as there are; then they are empty. */
static bool
grow(struct slots *slots, size_t count)
{
    if (slots->mask > count * 2)
        return false;
    slots->mask = slots->mask > 0 ? slots->mask * 2 + 1 : FIRST_SLOTS - 1;
    free(slots->list);
    slots->list = mem_alloc((slots->mask + 1) * sizeof *slots->list);
    return true;
}

static void
fill(struct slots *slots, uint32_t number, size_t place)
{
    size_t slot = first_slot(slots, number);
    while (slots->list[slot] != 0)
        slot = (slot + 1) & slots->mask;
    slots->list[slot] = (uint32_t)place + 1;
}

/* The word of these letters, of which number is the number. */
static int32_t
word_of(struct gist *gist, const char *letters, size_t length, uint32_t number)
{
    struct slots *slots = &gist->word_slots;
    for (size_t slot = first_slot(slots, number); slots->list[slot] != 0;
         slot = (slot + 1) & slots->mask) {
        const struct word *word = &gist->words[slots->list[slot] - 1];
        if (word->number == number && word->length == length &&
            memcmp(gist->letters.bytes + word->text, letters, length) == 0)
            return (int32_t)slots->list[slot] - 1;
    }
    gist->words =
        mem_grow(gist->words, &gist->word_room, gist->word_count + 1, sizeof *gist->words);
    gist->words[gist->word_count++] = (struct word){.number = number,
                                                    .leads = likeness_number(number, " "),
                                                    .text = (uint32_t)gist->letters.length,
                                                    .length = (uint32_t)length,
                                                    .stem = NOTHING,
                                                    .stands_for = NOTHING};
    buf_add(&gist->letters, letters, length);
    buf_putc(&gist->letters, '\0');
    if (grow(slots, gist->word_count))
        for (size_t i = 0; i < gist->word_count - 1; i++)
            fill(slots, gist->words[i].number, i);
    fill(slots, number, gist->word_count - 1);
    return (int32_t)gist->word_count - 1;
}

static int32_t
word_named(struct gist *gist, const char *letters)
{
    return word_of(gist, letters, strlen(letters), likeness_number(LIKENESS_START, letters));
}

/* The word of the token, as it is spelled but for capitals. */
static int32_t
word_spelled(struct gist *gist, const char *text, const struct token *token)
{
    char letters[WORD_ROOM];
    size_t length = token->end - token->start;
    if (length >= WORD_ROOM)
        length = WORD_ROOM - 1;
    for (size_t i = 0; i < length; i++) {
        char c = text[token->start + i];
        letters[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    letters[length] = '\0';
    return word_of(gist, letters, strlen(letters), likeness_number(LIKENESS_START, letters));
}

/* The word without its ending. */
static int32_t
stem_of(struct gist *gist, int32_t word)
{
    char letters[WORD_ROOM];
    if (gist->words[word].stem != NOTHING)
        return gist->words[word].stem;
    memcpy(letters, gist->letters.bytes + gist->words[word].text, gist->words[word].length + 1);
    stem(letters);
    int32_t found = word_named(gist, letters);
    gist->words[word].stem = found;
    return found;
}

/* What the word stands for where it is not part of a name. */
static int32_t
sense_of(struct gist *gist, int32_t word, const char *text, const struct token *token)
{
    static const char denials[] = " not never neither nor no without cannot ";
    static const char duties[] = " shall must will ";
    if (gist->words[word].stands_for != NOTHING)
        return gist->words[word].stands_for;
    int32_t found = names_word_is(text, token, denials)  ? word_named(gist, "not")
                    : names_word_is(text, token, duties) ? word_named(gist, "must")
                                                         : stem_of(gist, word);
    gist->words[word].stands_for = found;
    return found;
}

/* "@officer", "@agency@district": who is spoken of. */
static void
write_classes(char *word, const struct lexicon *lexicon, int classes)
{
    size_t length = 0;
    for (int i = 0; i < lexicon_labels(lexicon, LABEL_CLASS) && length + 20 < WORD_ROOM; i++)
        if ((classes & (1 << i)) != 0)
            length += (size_t)snprintf(word + length, WORD_ROOM - length, "@%.18s",
                                       lexicon_label_id(lexicon, LABEL_CLASS, i));
}

static int32_t
class_word(struct gist *gist, int classes)
{
    char letters[WORD_ROOM] = "";
    for (int i = 0; i < gist->class_count; i++)
        if (gist->class_words[i].classes == classes)
            return gist->class_words[i].word;
    write_classes(letters, gist->acts->lexicon, classes);
    int32_t word = word_named(gist, letters);
    if (gist->class_count < CLASS_WORDS)
        gist->class_words[gist->class_count++] = (struct class_word){classes, word};
    return word;
}

/* The word at the token; how many tokens it stands for, 0: none that counts. */
static int
word_at(struct gist *gist, const char *text, const struct token *tokens, int count, int32_t *word)
{
    const struct names *names = gist->acts->names;
    int length, named;
    if (tokens->mark == '#') {
        *word = word_named(gist, "0");
        return 1;
    }
    if (tokens->mark != 0)
        return 0;
    int classes = names_common(names, tokens, count, &length);
    int own = names_at(names, text, tokens, count, &named);
    if (own != 0 && named >= length) {
        classes = own;
        length = named;
    }
    if (classes != 0) {
        *word = class_word(gist, classes);
        return length;
    }
    *word = sense_of(gist, word_spelled(gist, text, tokens), text, tokens);
    return 1;
}

static uint32_t
feature_of(struct gist *gist, uint32_t number, int32_t before, int32_t word)
{
    struct slots *slots = &gist->feature_slots;
    for (size_t slot = first_slot(slots, number); slots->list[slot] != 0;
         slot = (slot + 1) & slots->mask)
        if (gist->features[slots->list[slot] - 1].number == number)
            return slots->list[slot] - 1;
    gist->features = mem_grow(gist->features, &gist->feature_room, gist->feature_count + 1,
                              sizeof *gist->features);
    gist->features[gist->feature_count++] = (struct feature){number, 0, before, word};
    if (grow(slots, gist->feature_count))
        for (size_t i = 0; i < gist->feature_count - 1; i++)
            fill(slots, gist->features[i].number, i);
    fill(slots, number, gist->feature_count - 1);
    return (uint32_t)gist->feature_count - 1;
}

static void
add_feature(struct gist *gist, int sentence, uint32_t number, int32_t before, int32_t word)
{
    uint32_t feature = feature_of(gist, number, before, word);
    if (gist->features[feature].last == (uint32_t)sentence + 1 ||
        gist->count - gist->first[sentence] >= SENTENCE_MAX)
        return;
    gist->features[feature].last = (uint32_t)sentence + 1;
    gist->list = mem_grow(gist->list, &gist->room, gist->count + 1, sizeof *gist->list);
    gist->list[gist->count++] = feature;
}

/* Every word, and before it the pair with the word before. */
static void
add_words(struct gist *gist, int sentence, const char *text, const struct token *tokens, int count)
{
    int32_t before = NOTHING, word = NOTHING;
    for (int i = 0; i < count;) {
        int used = word_at(gist, text, tokens + i, count - i, &word);
        i += used > 0 ? used : 1;
        if (used == 0)
            continue;
        const char *letters = gist->letters.bytes + gist->words[word].text;
        if (before != NOTHING)
            add_feature(gist, sentence, likeness_number(gist->words[before].leads, letters), before,
                        word);
        add_feature(gist, sentence, gist->words[word].number, NOTHING, word);
        before = word;
    }
}

/* The words that count of the innermost heading. */
static void
read_heading(struct gist *gist, const char *heading)
{
    struct token tokens[TOKENS_MAX];
    const char *innermost = heading, *next;
    while ((next = strstr(innermost, " / ")) != NULL)
        innermost = next + 3;
    int count =
        tokens_split(innermost, strlen(innermost), lexicon_phrases(gist->acts->lexicon), tokens);
    gist->heading_count = 0;
    for (int i = 0; i < count; i++)
        if (tokens[i].mark == 0 && tokens[i].end - tokens[i].start >= HEADING_WORD)
            gist->heading[gist->heading_count++] =
                stem_of(gist, word_spelled(gist, innermost, &tokens[i]));
}

/* Each by itself and marked as such. */
static void
add_heading(struct gist *gist, int sentence, size_t heading)
{
    if (gist->heading_at != heading)
        read_heading(gist, gist->acts->text.bytes + heading);
    gist->heading_at = heading;
    for (int i = 0; i < gist->heading_count; i++) {
        int32_t word = gist->heading[i];
        const char *letters = gist->letters.bytes + gist->words[word].text;
        add_feature(gist, sentence, likeness_number(gist->heading_mark, letters), IN_HEADING, word);
    }
}

static void
read_sentence(struct gist *gist, int number)
{
    const struct acts *acts = gist->acts;
    const struct sentence *s = &acts->sentences[number];
    const char *text = acts->text.bytes + s->plain;
    struct token tokens[TOKENS_MAX];
    if (s->plain == s->text)
        add_words(gist, number, text, acts->tokens + s->first_token, s->token_count);
    else
        add_words(gist, number, text, tokens,
                  tokens_split(text, s->plain_length, lexicon_phrases(acts->lexicon), tokens));
    if (s->heading != 0)
        add_heading(gist, number, s->heading);
}

struct gist *
gist_new(const struct acts *acts)
{
    struct gist *gist = mem_alloc(sizeof *gist);
    gist->acts = acts;
    gist->heading_mark = likeness_number(LIKENESS_START, "# ");
    gist->first = mem_alloc((acts->count + 1) * sizeof *gist->first);
    gist->list = mem_grow(NULL, &gist->room, acts->text.length / 2 + 1, sizeof *gist->list);
    grow(&gist->word_slots, 0);
    grow(&gist->feature_slots, 0);
    for (size_t i = 0; i < acts->count; i++) {
        gist->first[i] = gist->count;
        read_sentence(gist, (int)i);
    }
    gist->first[acts->count] = gist->count;
    return gist;
}

void
gist_free(struct gist *gist)
{
    if (gist == NULL)
        return;
    buf_free(&gist->letters);
    free(gist->words);
    free(gist->features);
    free(gist->word_slots.list);
    free(gist->feature_slots.list);
    free(gist->list);
    free(gist->first);
    free(gist);
}

const uint32_t *
gist_of(const struct gist *gist, int sentence, size_t *count)
{
    *count = gist->first[sentence + 1] - gist->first[sentence];
    return gist->list + gist->first[sentence];
}

size_t
gist_features(const struct gist *gist)
{
    return gist->feature_count;
}

uint32_t
gist_number(const struct gist *gist, uint32_t feature)
{
    return gist->features[feature].number;
}

void
gist_write(const struct gist *gist, uint32_t feature, struct buf *out)
{
    const struct feature *f = &gist->features[feature];
    const char *letters = gist->letters.bytes;
    if (f->before != NOTHING)
        buf_putf(out, "%s ", f->before == IN_HEADING ? "#" : letters + gist->words[f->before].text);
    buf_puts(out, letters + gist->words[f->word].text);
}
