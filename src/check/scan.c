/* Cutting text into words, figures and marks. */
#include "check/scan.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

static bool
is_space(unsigned char byte)
{
    return isspace(byte) != 0;
}

/* Bytes from 0x80 belong to letters, but for the punctuation of U+2000 to U+206F (E2 80, E2 81). */
static inline bool
is_letter(const char *at)
{
    unsigned char byte = (unsigned char)*at;
    if (byte < 0x80)
        return (unsigned)((byte | 0x20) - 'a') < 26;
    if (byte < 0xC0)
        return true;
    return !(byte == 0xE2 && ((unsigned char)at[1] == 0x80 || (unsigned char)at[1] == 0x81));
}

static inline size_t
apostrophe(const char *at)
{
    if (*at != '\'' && *at != '\xE2')
        return 0;
    size_t length = *at == '\'' ? 1 : strncmp(at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
    return length > 0 && is_letter(at + length) ? length : 0;
}

static size_t
word_length(const char *at)
{
    size_t length = 0;
    for (size_t mark;;) {
        if (is_letter(at + length))
            length++;
        else if (length > 0 && (mark = apostrophe(at + length)) > 0)
            length += mark;
        else
            return length;
    }
}

static size_t
figure_length(const char *at)
{
    size_t length = 0;
    while (isdigit((unsigned char)at[length]) ||
           ((at[length] == ',' || at[length] == '.') && isdigit((unsigned char)at[length + 1])))
        length++;
    return length;
}

static double
figure_value(const char *at, size_t length)
{
    char digits[32];
    size_t kept = 0;
    for (size_t i = 0; i < length && kept + 1 < sizeof digits; i++)
        if (at[i] != ',')
            digits[kept++] = at[i];
    digits[kept] = '\0';
    return strtod(digits, NULL);
}

/* One character, whole, when it is no letter. */
static size_t
mark_length(const char *at)
{
    size_t length = 1;
    while (((unsigned char)at[length] & 0xC0) == 0x80)
        length++;
    return length;
}

enum { PAIRS = 1024 };

/* What begins with these two, as far as five bits of each tell: the same for both cases. */
#define PAIR(one, other) (((unsigned)(one)&31) << 5 | ((unsigned)(other)&31))
static unsigned
pair_at(const char *text)
{
    return PAIR(text[0], text[1]);
}

/* Cardinals and ordinals; what is less than one counts as none. */
static const struct number_word {
    const char *word;
    size_t length;
    double value;
} number_words[] = {
    {"zero", 4, 0},          {"one", 3, 1},           {"first", 5, 1},        {"two", 3, 2},
    {"second", 6, 2},        {"half", 4, 0},          {"three", 5, 3},        {"third", 5, 3},
    {"four", 4, 4},          {"fourth", 6, 4},        {"quarter", 7, 0},      {"five", 4, 5},
    {"fifth", 5, 5},         {"six", 3, 6},           {"sixth", 5, 6},        {"seven", 5, 7},
    {"seventh", 7, 7},       {"eight", 5, 8},         {"eighth", 6, 8},       {"nine", 4, 9},
    {"ninth", 5, 9},         {"ten", 3, 10},          {"tenth", 5, 10},       {"eleven", 6, 11},
    {"eleventh", 8, 11},     {"twelve", 6, 12},       {"twelfth", 7, 12},     {"thirteen", 8, 13},
    {"thirteenth", 10, 13},  {"fourteen", 8, 14},     {"fourteenth", 10, 14}, {"fifteen", 7, 15},
    {"fifteenth", 9, 15},    {"sixteen", 7, 16},      {"sixteenth", 9, 16},   {"seventeen", 9, 17},
    {"seventeenth", 11, 17}, {"eighteen", 8, 18},     {"eighteenth", 10, 18}, {"nineteen", 8, 19},
    {"nineteenth", 10, 19},  {"twenty", 6, 20},       {"twentieth", 9, 20},   {"thirty", 6, 30},
    {"thirtieth", 9, 30},    {"forty", 5, 40},        {"fourty", 6, 40},      {"fortieth", 8, 40},
    {"fifty", 5, 50},        {"fiftieth", 8, 50},     {"sixty", 5, 60},       {"sixtieth", 8, 60},
    {"seventy", 7, 70},      {"seventieth", 10, 70},  {"eighty", 6, 80},      {"eightieth", 9, 80},
    {"ninety", 6, 90},       {"ninetieth", 9, 90},    {"hundred", 7, 1e2},    {"hundredth", 9, 1e2},
    {"thousand", 8, 1e3},    {"thousandth", 10, 1e3}, {"million", 7, 1e6},    {"billion", 7, 1e9},
};

/* Whether a number word may begin so; nearly all words are told from them by two letters. */
static bool
may_count(const char *word, size_t length)
{
    switch (pair_at(word)) {
    case PAIR('t', 'h'):
        return length >= 5;
    case PAIR('z', 'e'):
    case PAIR('o', 'n'):
    case PAIR('f', 'i'):
    case PAIR('f', 'o'):
    case PAIR('t', 'w'):
    case PAIR('t', 'e'):
    case PAIR('s', 'e'):
    case PAIR('s', 'i'):
    case PAIR('h', 'a'):
    case PAIR('h', 'u'):
    case PAIR('q', 'u'):
    case PAIR('e', 'i'):
    case PAIR('e', 'l'):
    case PAIR('n', 'i'):
    case PAIR('m', 'i'):
    case PAIR('b', 'i'):
        return length >= 3;
    default:
        return false;
    }
}

static double
counted_by(const char *word, size_t length)
{
    for (size_t i = 0; may_count(word, length) && i < sizeof number_words / sizeof *number_words;
         i++)
        if (number_words[i].length == length &&
            strncasecmp(word, number_words[i].word, length) == 0)
            return number_words[i].value;
    return 0;
}

struct piece *
scan(const char *text, size_t *count)
{
    struct piece *pieces = NULL;
    size_t room = 0, held = 0;
    bool spaced = true;
    for (const char *at = text; *at != '\0';) {
        if (is_space((unsigned char)*at)) {
            spaced = true;
            at++;
            continue;
        }
        struct piece piece = {.kind = PIECE_MARK, .at = at, .spaced = spaced};
        if (isdigit((unsigned char)*at)) {
            piece.kind = PIECE_FIGURE;
            piece.length = figure_length(at);
            piece.value = figure_value(at, piece.length);
        } else if ((piece.length = word_length(at)) > 0) {
            piece.kind = PIECE_WORD;
            piece.counted = counted_by(at, piece.length);
        } else {
            piece.length = mark_length(at);
        }
        pieces = mem_grow(pieces, &room, held + 1, sizeof *pieces);
        pieces[held++] = piece;
        at += piece.length;
        spaced = false;
    }
    *count = held;
    return pieces;
}

bool
piece_is(const struct piece *piece, const char *word)
{
    return piece->kind == PIECE_WORD && strlen(word) == piece->length &&
           strncasecmp(piece->at, word, piece->length) == 0;
}

bool
piece_among(const struct piece *piece, const char *words)
{
    if (piece->kind != PIECE_WORD)
        return false;
    char first = (char)tolower((unsigned char)*piece->at);
    for (const char *word = words; *word != '\0'; word += *word == ' ') {
        if (*word == first && strncasecmp(piece->at, word, piece->length) == 0 &&
            (word[piece->length] == ' ' || word[piece->length] == '\0'))
            return true;
        while (*word != ' ' && *word != '\0')
            word++;
    }
    return false;
}

/* What the words begin with, a bit for five bits of each. */
static uint32_t
beginnings(const char *words)
{
    uint32_t begun = 0;
    for (const char *at = words; *at != '\0'; at++)
        if (at == words || at[-1] == ' ')
            begun |= (uint32_t)1 << (*at & 31);
    return begun;
}

bool
pieces_among(const struct piece *pieces, size_t count, const char *words)
{
    uint32_t begun = beginnings(words);
    for (size_t i = 0; i < count; i++)
        if ((begun >> (*pieces[i].at & 31) & 1) != 0 && piece_among(&pieces[i], words))
            return true;
    return false;
}

bool
text_has_any(const char *text, const char *const *phrases)
{
    uint64_t begun[PAIRS / 64] = {0};
    for (const char *const *phrase = phrases; *phrase != NULL; phrase++)
        begun[pair_at(*phrase) / 64] |= (uint64_t)1 << (pair_at(*phrase) % 64);
    for (; *text != '\0'; text++) {
        unsigned pair = pair_at(text);
        for (const char *const *phrase = phrases;
             (begun[pair / 64] >> (pair % 64) & 1) != 0 && *phrase != NULL; phrase++)
            if (pair_at(*phrase) == pair && strncasecmp(text, *phrase, strlen(*phrase)) == 0)
                return true;
    }
    return false;
}

bool
piece_is_mark(const struct piece *piece, char mark)
{
    return piece->kind == PIECE_MARK && piece->length == 1 && *piece->at == mark;
}

bool
piece_is_capital(const struct piece *piece)
{
    return piece->kind == PIECE_WORD && isupper((unsigned char)*piece->at);
}

double
piece_number_word(const struct piece *piece, bool *scale)
{
    *scale = piece->counted >= 1e2;
    return piece->counted;
}

double
pieces_spelled(const struct piece *pieces, size_t count)
{
    double closed = 0, open = 0;
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        bool scale;
        double value = piece_number_word(&pieces[i], &scale);
        if (value <= 0) {
            if (!piece_is(&pieces[i], "and") && !piece_is_mark(&pieces[i], '-'))
                return -1;
            continue;
        }
        any = true;
        if (!scale)
            open += value;
        else if (value > 100) {
            closed += (open > 0 ? open : 1) * value;
            open = 0;
        } else
            open = (open > 0 ? open : 1) * value;
    }
    return any ? closed + open : -1;
}

double
piece_number(const struct piece *piece)
{
    bool scale;
    if (piece->kind == PIECE_FIGURE)
        return piece->value;
    double value = piece_number_word(piece, &scale);
    return value > 0 && !scale ? value : -1;
}
