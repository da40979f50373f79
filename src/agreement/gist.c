/* Words to features. Classes come from the lexicon and the agreement's own names, so that "each
 * SPO" and "the deputy" are one feature. What the features of a sentence are is said by
 * add_words(), add_act() and add_heading() alone; another set of them needs a table learned from it
 * (mou learn). */
#include "agreement/gist.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/gist_words.h"
#include "agreement/names_parts.h"
#include "agreement/table.h"
#include "base/mem.h"
#include "library/likeness.h"

/* SENTENCE_MAX: features of one sentence. */
enum { HEADING_WORD = 4, SENTENCE_MAX = 700, CLASS_WORDS = 64, IN_HEADING = -2 };
enum { PARTS = 256, DOERS = 256 }; /* what acts are made of, as last asked for */

/* One word, a pair, or one of a heading. */
struct feature {
    uint32_t number, last; /* last: the sentence that had it, + 1 */
    int32_t before, word;  /* before: a word, NOTHING or IN_HEADING */
};

struct gist {
    const struct acts *acts;
    struct gist_words words;
    struct feature *features;
    size_t feature_count, feature_room;
    struct slots slots; /* of the features */
    struct class_word {
        int classes;
        int32_t word;
    } class_words[CLASS_WORDS];
    int class_count;
    struct act_part {
        const char *part; /* of the lexicon; NULL: nothing */
        char mark;
        int32_t word;
    } parts[PARTS];
    struct doer {
        bool known;
        int who, does;
        int32_t actor, done_by; /* words */
    } doers[DOERS];
    uint32_t heading_mark;       /* what the number of a heading's word begins with */
    int32_t heading[TOKENS_MAX]; /* words of the heading that was read last */
    int heading_count;
    size_t heading_at; /* in the table's text */
    uint32_t *list;    /* the features of the sentences that were asked for */
    size_t count, room;
    struct gist_row {
        bool known;
        size_t first, count; /* in the list */
    } * rows;                /* by sentence */
};

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
    int32_t word = word_named(&gist->words, letters);
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
        *word = word_named(&gist->words, "0");
        return 1;
    }
    if (tokens->mark != 0)
        return 0;
    int classes = names_common(names, tokens, count, &length);
    int own = names_may_be(names, tokens) ? names_at(names, text, tokens, count, &named) : 0;
    if (own != 0 && named >= length) {
        classes = own;
        length = named;
    }
    if (classes != 0) {
        *word = class_word(gist, classes);
        return length;
    }
    *word = word_sense(&gist->words, word_spelled(&gist->words, text, tokens), text, tokens);
    return 1;
}

static uint32_t
feature_of(struct gist *gist, uint32_t number, int32_t before, int32_t word)
{
    struct slots *slots = &gist->slots;
    for (size_t slot = slots_first(slots, number); slots->list[slot] != 0;
         slot = (slot + 1) & slots->mask)
        if (gist->features[slots->list[slot] - 1].number == number)
            return slots->list[slot] - 1;
    gist->features = mem_grow(gist->features, &gist->feature_room, gist->feature_count + 1,
                              sizeof *gist->features);
    gist->features[gist->feature_count++] = (struct feature){number, 0, before, word};
    if (slots_grow(slots, gist->feature_count))
        for (size_t i = 0; i < gist->feature_count - 1; i++)
            slots_fill(slots, gist->features[i].number, i);
    slots_fill(slots, number, gist->feature_count - 1);
    return (uint32_t)gist->feature_count - 1;
}

static uint32_t
feature_after(struct gist *gist, int32_t before, int32_t word)
{
    uint32_t number = before == IN_HEADING
                          ? likeness_number(gist->heading_mark, word_letters(&gist->words, word))
                          : word_number(&gist->words, before, word);
    return feature_of(gist, number, before, word);
}

static uint32_t
feature_alone(struct gist *gist, int32_t word)
{
    int32_t known = gist->words.list[word].feature;
    if (known != NOTHING)
        return (uint32_t)known;
    uint32_t feature = feature_after(gist, NOTHING, word);
    gist->words.list[word].feature = (int32_t)feature;
    return feature;
}

static void
add_feature(struct gist *gist, int sentence, int32_t before, int32_t word)
{
    uint32_t feature =
        before == NOTHING ? feature_alone(gist, word) : feature_after(gist, before, word);
    if (gist->features[feature].last == (uint32_t)sentence + 1 ||
        gist->count - gist->rows[sentence].first >= SENTENCE_MAX)
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
        if (before != NOTHING)
            add_feature(gist, sentence, before, word);
        add_feature(gist, sentence, NOTHING, word);
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
                word_stem(&gist->words, word_spelled(&gist->words, innermost, &tokens[i]));
}

/* Each by itself and marked as such. */
static void
add_heading(struct gist *gist, int sentence, size_t heading)
{
    if (gist->heading_at != heading)
        read_heading(gist, gist->acts->text.bytes + heading);
    gist->heading_at = heading;
    for (int i = 0; i < gist->heading_count; i++)
        add_feature(gist, sentence, IN_HEADING, gist->heading[i]);
}

/* Adds letters to a word, so many at most. */
static size_t
put_letters(char word[WORD_ROOM], size_t length, const char *letters, size_t most)
{
    size_t end = length + most < WORD_ROOM - 1 ? length + most : WORD_ROOM - 1;
    while (length < end && *letters != '\0')
        word[length++] = *letters++;
    word[length] = '\0';
    return length;
}

/* "!search", "~belongings": what an act is made of, as a word. */
static int32_t
act_word(struct gist *gist, const char *mark, const char *part)
{
    char letters[WORD_ROOM];
    struct act_part *known = &gist->parts[((uintptr_t)part >> 2 ^ (uintptr_t)*mark) % PARTS];
    if (known->part == part && known->mark == *mark)
        return known->word;
    put_letters(letters, put_letters(letters, 0, mark, 1), part, WORD_ROOM);
    *known = (struct act_part){part, *mark, word_named(&gist->words, letters)};
    return known->word;
}

/* "!@officer!search": who does it. */
static int32_t
actor_word(struct gist *gist, const char *who, const char *does)
{
    enum { EACH = 20 };
    char letters[WORD_ROOM];
    size_t length = put_letters(letters, put_letters(letters, 0, "!", 1), who, EACH);
    put_letters(letters, put_letters(letters, length, "!", 1), does, EACH);
    return word_named(&gist->words, letters);
}

/* The words for those who do it, and for that they do it. */
static const struct doer *
doer_of(struct gist *gist, int who, int does, const char *action)
{
    struct doer *doer = &gist->doers[((unsigned)who * 31 + (unsigned)does) % DOERS];
    if (doer->known && doer->who == who && doer->does == does)
        return doer;
    char classes[WORD_ROOM] = "", letters[WORD_ROOM];
    write_classes(classes, gist->acts->lexicon, who);
    put_letters(letters, put_letters(letters, 0, "!", 1), classes, WORD_ROOM);
    int32_t actor = word_named(&gist->words, letters);
    *doer = (struct doer){true, who, does, actor, actor_word(gist, classes, action)};
    return doer;
}

static void
add_topics(struct gist *gist, int sentence, const struct act *act, int32_t doing, int32_t done_by)
{
    const struct lexicon *lexicon = gist->acts->lexicon;
    int topics = lexicon_labels(lexicon, LABEL_TOPIC);
    for (int word = 0; word < ABOUT_MAX / 64; word++)
        for (uint64_t left = act->about.bits[word]; left != 0; left &= left - 1) {
            int i = word * 64 + __builtin_ctzll(left);
            const char *id = i < topics ? lexicon_label_id(lexicon, LABEL_TOPIC, i)
                                        : lexicon_label_id(lexicon, LABEL_ACTION, i - topics);
            int32_t topic = act_word(gist, "~", id);
            add_feature(gist, sentence, doing, topic);
            add_feature(gist, sentence, done_by, topic);
        }
}

/* What is done, who does it, whether it is denied, to whom and what about. */
static void
add_act(struct gist *gist, int sentence, const struct act *act)
{
    const char *does = lexicon_label_id(gist->acts->lexicon, LABEL_ACTION, act->does);
    bool denied = act->force >= FORCE_MUST_NOT;
    int32_t doing = act_word(gist, "!", does), polar = act_word(gist, "!", denied ? "not" : "");
    struct doer doer = *doer_of(gist, act->who, act->does, does);
    add_feature(gist, sentence, NOTHING, doing);
    add_feature(gist, sentence, polar, doing);
    add_feature(gist, sentence, doer.actor, doing);
    add_feature(gist, sentence, polar, doer.done_by);
    add_feature(gist, sentence, act_word(gist, "!", force_name((enum force)act->force)), doing);
    if (act->whom != 0)
        add_feature(gist, sentence, doing, class_word(gist, act->whom));
    add_topics(gist, sentence, act, doing, doer.done_by);
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
    for (int i = 0; i < s->act_count; i++)
        add_act(gist, number, &acts->list[s->first_act + i]);
    if (s->heading != 0)
        add_heading(gist, number, s->heading);
}

struct gist *
gist_new(const struct acts *acts)
{
    struct gist *gist = mem_alloc(sizeof *gist);
    gist->acts = acts;
    gist->heading_mark = likeness_number(LIKENESS_START, "# ");
    gist->rows = mem_alloc((acts->count + 1) * sizeof *gist->rows);
    gist->list = mem_grow(NULL, &gist->room, acts->text.length / 2 + 1, sizeof *gist->list);
    gist_words_begin(&gist->words);
    slots_grow(&gist->slots, 0);
    return gist;
}

void
gist_free(struct gist *gist)
{
    if (gist == NULL)
        return;
    gist_words_end(&gist->words);
    free(gist->features);
    free(gist->slots.list);
    free(gist->list);
    free(gist->rows);
    free(gist);
}

const uint32_t *
gist_of(struct gist *gist, int sentence, size_t *count)
{
    struct gist_row *row = &gist->rows[sentence];
    if (!row->known) {
        row->known = true;
        row->first = gist->count;
        read_sentence(gist, sentence);
        row->count = gist->count - row->first;
    }
    *count = row->count;
    return gist->list + row->first;
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
    if (f->before != NOTHING)
        buf_putf(out, "%s ", f->before == IN_HEADING ? "#" : word_letters(&gist->words, f->before));
    buf_puts(out, word_letters(&gist->words, f->word));
}
