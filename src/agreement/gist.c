/* Words to features. Classes come from the lexicon and the agreement's own names, so that "each
 * SPO" and "the deputy" are one feature. */
#include "agreement/gist.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "agreement/names_parts.h"
#include "agreement/table.h"
#include "library/likeness.h"

enum { WORD_ROOM = 48, SHORTEST_ENDING_OFF = 5, HEADING_WORD = 4 };

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

static void
lower(char *word, const char *text, const struct token *token)
{
    size_t length = token->end - token->start;
    if (length >= WORD_ROOM)
        length = WORD_ROOM - 1;
    for (size_t i = 0; i < length; i++)
        word[i] = (char)tolower((unsigned char)text[token->start + i]);
    word[length] = '\0';
}

/* "@officer", "@agency@district": who is spoken of. */
static void
class_word(char *word, const struct lexicon *lexicon, int classes)
{
    size_t length = 0;
    for (int i = 0; i < lexicon_labels(lexicon, LABEL_CLASS) && length + 20 < WORD_ROOM; i++)
        if ((classes & (1 << i)) != 0)
            length += (size_t)snprintf(word + length, WORD_ROOM - length, "@%.18s",
                                       lexicon_label_id(lexicon, LABEL_CLASS, i));
}

/* The word at the token; how many tokens it stands for, 0: none that counts. */
static int
word_at(char *word, const struct acts *acts, const char *text, const struct token *tokens,
        int count)
{
    static const char denials[] = " not never neither nor no without cannot ";
    static const char duties[] = " shall must will ";
    int length, named, classes = 0;
    if (tokens->mark == '#') {
        memcpy(word, "0", 2);
        return 1;
    }
    if (tokens->mark != 0)
        return 0;
    classes = names_common(acts->names, tokens, count, &length);
    int own = names_at(acts->names, text, tokens, count, &named);
    if (own != 0 && named >= length) {
        classes = own;
        length = named;
    }
    if (classes != 0) {
        class_word(word, acts->lexicon, classes);
        return length;
    }
    if (names_word_is(text, tokens, denials)) {
        memcpy(word, "not", 4);
    } else if (names_word_is(text, tokens, duties)) {
        memcpy(word, "must", 5);
    } else {
        lower(word, text, tokens);
        stem(word);
    }
    return 1;
}

/* A word, or two: number is that of what stands before it and a space (LIKENESS_START: nothing);
 * the number of all of it. */
static uint32_t
add_feature(struct gist *gist, uint32_t number, const char *before, const char *word)
{
    number = likeness_number(number, word);
    size_t slot = number % GIST_SLOTS;
    while (gist->slots[slot] != 0 && gist->features[gist->slots[slot] - 1] != number)
        slot = (slot + 1) % GIST_SLOTS;
    if (gist->slots[slot] != 0 || gist->count >= GIST_MAX)
        return number;
    gist->features[gist->count++] = number;
    gist->slots[slot] = (uint16_t)gist->count;
    if (gist->words != NULL)
        buf_putf(gist->words, "%s%s%s%c", before, *before != '\0' ? " " : "", word, '\0');
    return number;
}

static void
add_words(struct gist *gist, const struct acts *acts, const char *text, size_t length)
{
    struct token tokens[TOKENS_MAX];
    int count = tokens_split(text, length, lexicon_phrases(acts->lexicon), tokens);
    char words[2][WORD_ROOM] = {"", ""};
    uint32_t before = LIKENESS_START;
    for (int i = 0, now = 0; i < count;) {
        int used = word_at(words[now], acts, text, tokens + i, count - i);
        if (used > 0) {
            if (before != LIKENESS_START)
                add_feature(gist, before, words[!now], words[now]);
            before = likeness_number(add_feature(gist, LIKENESS_START, "", words[now]), " ");
            now = !now;
        }
        i += used > 0 ? used : 1;
    }
}

/* Words of the innermost heading, each by itself and marked as such. */
static void
add_heading(struct gist *gist, const struct acts *acts, const char *heading)
{
    struct token tokens[TOKENS_MAX];
    const char *innermost = heading, *next;
    while ((next = strstr(innermost, " / ")) != NULL)
        innermost = next + 3;
    char word[WORD_ROOM];
    uint32_t mark = likeness_number(LIKENESS_START, "# ");
    int count = tokens_split(innermost, strlen(innermost), lexicon_phrases(acts->lexicon), tokens);
    for (int i = 0; i < count; i++) {
        if (tokens[i].mark != 0 || tokens[i].end - tokens[i].start < HEADING_WORD)
            continue;
        lower(word, innermost, &tokens[i]);
        stem(word);
        add_feature(gist, mark, "#", word);
    }
}

void
gist_of(struct gist *gist, const struct acts *acts, int sentence)
{
    const struct sentence *s = &acts->sentences[sentence];
    gist->count = 0;
    memset(gist->slots, 0, sizeof gist->slots);
    add_words(gist, acts, acts->text.bytes + s->plain, s->plain_length);
    if (s->heading != 0)
        add_heading(gist, acts, acts->text.bytes + s->heading);
}
