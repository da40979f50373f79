/* The alphabet of terms: ASCII is itself, the punctuation of typographers follows. No character
 * outside of ASCII has case here, so the long s is no s. */
#include "library/symbols.h"

#include <stdlib.h>

#include "base/mem.h"

enum { FIRST_NAMED = 128 };

/* By symbol, from FIRST_NAMED on. */
static const uint16_t named[] = {
    0x00a0, 0x00a7, 0x00ad, 0x00b6, 0x00b7, 0x00bd, 0x2010, 0x2011, 0x2012,
    0x2013, 0x2014, 0x2015, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e,
    0x2022, 0x2026, 0x2032, 0x2033, 0x2043, 0x2192, 0x2212, 0x25a1,
};
enum { NAMED = sizeof named / sizeof *named };

const struct symbol_set symbols_word = {{0x03ff000000000000, 0x07fffffe87fffffe, 0, 0}};
const bool symbol_words[SYMBOLS] = {
    /* clang-format off */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    /* clang-format on */
};
const struct symbol_set symbols_figure = {{0x03ff000000000000, 0, 0, 0}};
const struct symbol_set symbols_space = {{0x0000000100003e00, 0, 0, 0}};

void
symbols_join(struct symbol_set *set, const struct symbol_set *more)
{
    for (int i = 0; i < SYMBOLS / 64; i++)
        set->bits[i] |= more->bits[i];
}

void
symbols_turn(struct symbol_set *set)
{
    for (int i = 0; i < SYMBOLS / 64; i++)
        set->bits[i] = ~set->bits[i];
    set->bits[0] &= ~(uint64_t)1; /* the end is no character */
}

bool
symbols_empty(const struct symbol_set *set)
{
    return (set->bits[0] | set->bits[1] | set->bits[2] | set->bits[3]) == 0;
}

uint8_t
symbol_low(uint8_t symbol)
{
    return symbol >= 'A' && symbol <= 'Z' ? (uint8_t)(symbol + ('a' - 'A')) : symbol;
}

void
symbols_both_cases(struct symbol_set *set)
{
    for (uint8_t small = 'a', large = 'A'; small <= 'z'; small++, large++)
        if (symbol_in(set, small) || symbol_in(set, large)) {
            symbol_add(set, small);
            symbol_add(set, large);
        }
}

static uint8_t
symbol_of(uint32_t code_point)
{
    for (uint8_t i = 0; i < NAMED; i++)
        if (named[i] == code_point)
            return (uint8_t)(FIRST_NAMED + i);
    return SYMBOL_OTHER;
}

/* Texts are UTF-8; a byte that is not is some other character. */
uint8_t
symbol_next(const char **at, const char *end)
{
    const unsigned char *p = (const unsigned char *)*at;
    size_t left = (size_t)(end - *at);
    size_t length = p[0] < 0x80 ? 1 : p[0] < 0xc0 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    uint8_t symbol = SYMBOL_OTHER;
    length = length > left ? left : length;
    if (p[0] < 0x80)
        symbol = p[0] >= '\t' ? p[0] : SYMBOL_OTHER;
    else if (length == 2)
        symbol = symbol_of((uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f));
    else if (length == 3)
        symbol =
            symbol_of((uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f));
    *at += length;
    return symbol;
}

void
symbols_read(struct symbol_text *text, const char *bytes, size_t length)
{
    size_t count = 0;
    bool spaced = false;
    for (const char *at = bytes, *end = bytes + length; at < end;) {
        bool plain = *at >= '\t'; /* of ASCII */
        uint8_t symbol = plain ? (uint8_t)*at++ : symbol_next(&at, end);
        bool space = symbol_is_space(symbol);
        if (space && spaced)
            continue;
        text->exact[count] = space ? ' ' : symbol;
        text->low[count++] = space ? ' ' : symbol_low(symbol);
        spaced = space;
    }
    text->exact[count] = text->low[count] = SYMBOL_END;
    text->length = count;
}
