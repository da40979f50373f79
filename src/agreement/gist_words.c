/* Words, each worked out once, however often it occurs. */
#include "agreement/gist_words.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/names_parts.h"
#include "base/mem.h"
#include "library/likeness.h"

enum { SHORTEST_ENDING_OFF = 5, FIRST_SLOTS = 1024 };

size_t
slots_first(const struct slots *slots, uint32_t number)
{
    return (number ^ number >> 15) & slots->mask;
}

bool
slots_grow(struct slots *slots, size_t count)
{
    if (slots->mask > count * 2)
        return false;
    slots->mask = slots->mask > 0 ? slots->mask * 2 + 1 : FIRST_SLOTS - 1;
    free(slots->list);
    slots->list = mem_alloc((slots->mask + 1) * sizeof *slots->list);
    return true;
}

void
slots_fill(struct slots *slots, uint32_t number, size_t place)
{
    size_t slot = slots_first(slots, number);
    while (slots->list[slot] != 0)
        slot = (slot + 1) & slots->mask;
    slots->list[slot] = (uint32_t)place + 1;
}

static const char *
ending(const char *word, size_t length)
{
    static const char *const endings[] = {"ations", "ation", "ments", "edly", "ings",
                                          "ment",   "ions",  "ing",   "ion",  "ed",
                                          "es",     "ly",    "s"};
    char last = word[length - 1];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (endings[i][n - 1] == last && length >= n + 2 &&
            memcmp(word + length - n, endings[i], n) == 0)
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

/* The word of these letters, of which number is the number. */
static int32_t
word_of(struct gist_words *words, const char *letters, size_t length, uint32_t number)
{
    struct slots *slots = &words->slots;
    for (size_t slot = slots_first(slots, number); slots->list[slot] != 0;
         slot = (slot + 1) & slots->mask) {
        const struct word *word = &words->list[slots->list[slot] - 1];
        if (word->number == number && word->length == length &&
            memcmp(words->letters.bytes + word->text, letters, length) == 0)
            return (int32_t)slots->list[slot] - 1;
    }
    words->list = mem_grow(words->list, &words->room, words->count + 1, sizeof *words->list);
    words->list[words->count++] = (struct word){.number = number,
                                                .leads = likeness_number(number, " "),
                                                .text = (uint32_t)words->letters.length,
                                                .length = (uint32_t)length,
                                                .stem = NOTHING,
                                                .stands_for = NOTHING,
                                                .feature = NOTHING};
    buf_add(&words->letters, letters, length);
    buf_putc(&words->letters, '\0');
    if (slots_grow(slots, words->count))
        for (size_t i = 0; i < words->count - 1; i++)
            slots_fill(slots, words->list[i].number, i);
    slots_fill(slots, number, words->count - 1);
    return (int32_t)words->count - 1;
}

int32_t
word_named(struct gist_words *words, const char *letters)
{
    return word_of(words, letters, strlen(letters), likeness_number(LIKENESS_START, letters));
}

static inline char
small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Whether the word is spelled so, but for capitals. */
static bool
is_spelled(const struct gist_words *words, int32_t word, const char *spelled, size_t length)
{
    const char *letters = word_letters(words, word);
    size_t same = 0;
    if (words->list[word].length != length)
        return false;
    while (same < length && small_letter(spelled[same]) == letters[same])
        same++;
    return same == length;
}

int32_t
word_spelled(struct gist_words *words, const char *text, const struct token *token)
{
    char letters[WORD_ROOM];
    const char *spelled = text + token->start;
    size_t length = token->end - token->start;
    if (length >= WORD_ROOM)
        length = WORD_ROOM - 1;
    int32_t *known = &words->spelled[token->hash % SPELLED];
    if (*known > 0 && is_spelled(words, *known - 1, spelled, length))
        return *known - 1;
    for (size_t i = 0; i < length; i++)
        letters[i] = small_letter(spelled[i]);
    letters[length] = '\0';
    int32_t word =
        word_of(words, letters, strlen(letters), likeness_number(LIKENESS_START, letters));
    *known = word + 1;
    return word;
}

int32_t
word_stem(struct gist_words *words, int32_t word)
{
    char letters[WORD_ROOM];
    if (words->list[word].stem != NOTHING)
        return words->list[word].stem;
    memcpy(letters, words->letters.bytes + words->list[word].text, words->list[word].length + 1);
    stem(letters);
    int32_t found = word_named(words, letters);
    words->list[word].stem = found;
    return found;
}

int32_t
word_sense(struct gist_words *words, int32_t word, const char *text, const struct token *token)
{
    static const char denials[] = " not never neither nor no without cannot ";
    static const char duties[] = " shall must will ";
    if (words->list[word].stands_for != NOTHING)
        return words->list[word].stands_for;
    bool special = strchr("nwcsm", word_letters(words, word)[0]) != NULL; /* they begin so */
    int32_t found = special && names_word_is(text, token, denials)  ? word_named(words, "not")
                    : special && names_word_is(text, token, duties) ? word_named(words, "must")
                                                                    : word_stem(words, word);
    words->list[word].stands_for = found;
    return found;
}

uint32_t
word_number(const struct gist_words *words, int32_t before, int32_t word)
{
    return before < 0 ? words->list[word].number
                      : likeness_number(words->list[before].leads, word_letters(words, word));
}

void
gist_words_begin(struct gist_words *words)
{
    *words = (struct gist_words){0};
    slots_grow(&words->slots, 0);
}

void
gist_words_end(struct gist_words *words)
{
    buf_free(&words->letters);
    free(words->list);
    free(words->slots.list);
}
