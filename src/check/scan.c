/* Cutting text into words, figures and marks. */
#include "check/scan.h"

#include <ctype.h>
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
static bool
is_letter(const char *at)
{
    unsigned char byte = (unsigned char)*at;
    if (byte < 0x80)
        return isalpha(byte) != 0;
    if (byte < 0xC0)
        return true;
    return !(byte == 0xE2 && ((unsigned char)at[1] == 0x80 || (unsigned char)at[1] == 0x81));
}

static size_t
apostrophe(const char *at)
{
    size_t length = *at == '\'' ? 1 : strncmp(at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
    return length > 0 && is_letter(at + length) ? length : 0;
}

static size_t
word_length(const char *at)
{
    size_t length = 0;
    while (at[length] != '\0') {
        size_t mark = apostrophe(at + length);
        if (mark > 0 && length > 0)
            length += mark;
        else if (is_letter(at + length))
            length++;
        else
            break;
    }
    return length;
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
    for (const char *word = words; word != NULL; word = strchr(word, ' ')) {
        word += *word == ' ';
        if (*word == first && strncasecmp(piece->at, word, piece->length) == 0 &&
            (word[piece->length] == ' ' || word[piece->length] == '\0'))
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

static const struct number_word {
    const char *words; /* cardinal and ordinal */
    double value;
} number_words[] = {
    {"zero", 0},
    {"one first", 1},
    {"two second half", 2},
    {"three third", 3},
    {"four fourth quarter", 4},
    {"five fifth", 5},
    {"six sixth", 6},
    {"seven seventh", 7},
    {"eight eighth", 8},
    {"nine ninth", 9},
    {"ten tenth", 10},
    {"eleven eleventh", 11},
    {"twelve twelfth", 12},
    {"thirteen thirteenth", 13},
    {"fourteen fourteenth", 14},
    {"fifteen fifteenth", 15},
    {"sixteen sixteenth", 16},
    {"seventeen seventeenth", 17},
    {"eighteen eighteenth", 18},
    {"nineteen nineteenth", 19},
    {"twenty twentieth", 20},
    {"thirty thirtieth", 30},
    {"forty fourty fortieth", 40},
    {"fifty fiftieth", 50},
    {"sixty sixtieth", 60},
    {"seventy seventieth", 70},
    {"eighty eightieth", 80},
    {"ninety ninetieth", 90},
    {"hundred hundredth", 1e2},
    {"thousand thousandth", 1e3},
    {"million", 1e6},
    {"billion", 1e9},
};

enum { NUMBER_SHORTEST = 3 };

double
piece_number_word(const struct piece *piece, bool *scale)
{
    bool may_be = piece->kind == PIECE_WORD && piece->length >= NUMBER_SHORTEST &&
                  strchr("zotfsenhmbq", tolower((unsigned char)*piece->at)) != NULL;
    for (size_t i = 0; may_be && i < sizeof number_words / sizeof *number_words; i++) {
        if (!piece_among(piece, number_words[i].words))
            continue;
        *scale = number_words[i].value >= 1e2;
        return piece_among(piece, "half quarter") ? 0 : number_words[i].value;
    }
    *scale = false;
    return 0;
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
