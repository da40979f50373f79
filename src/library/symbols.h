/* The alphabet that terms are matched in: a symbol is one byte and stands for one character, so
 * that a text is an array, a count of characters a difference, and a class of characters 256 bits.
 * Characters outside of ASCII that patterns name have their own symbols; all others share one. */
#ifndef MOU_LIBRARY_SYMBOLS_H
#define MOU_LIBRARY_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SYMBOL_END = 0,     /* stands after the last character of a text, and in none */
    SYMBOL_OTHER = 255, /* a character that no pattern can name */
    SYMBOLS = 256
};

struct symbol_set {
    uint64_t bits[SYMBOLS / 64];
};

static inline bool
symbol_in(const struct symbol_set *set, uint8_t symbol)
{
    return (set->bits[symbol >> 6] >> (symbol & 63) & 1) != 0;
}

static inline void
symbol_add(struct symbol_set *set, uint8_t symbol)
{
    set->bits[symbol >> 6] |= (uint64_t)1 << (symbol & 63);
}

static inline bool
symbols_meet(const struct symbol_set *one, const struct symbol_set *other)
{
    uint64_t both = 0;
    for (int i = 0; i < SYMBOLS / 64; i++)
        both |= one->bits[i] & other->bits[i];
    return both != 0;
}

void symbols_join(struct symbol_set *set, const struct symbol_set *more);
/* Every character that is not in the set. */
void symbols_turn(struct symbol_set *set);
/* With a letter its other case. */
void symbols_both_cases(struct symbol_set *set);
bool symbols_empty(const struct symbol_set *set);

/* Letters, figures and _ of ASCII; figures; ASCII white space. */
extern const struct symbol_set symbols_word, symbols_figure, symbols_space;
extern const bool symbol_words[SYMBOLS]; /* symbols_word once more: one look for every character */
static inline bool
symbol_is_word(uint8_t symbol)
{
    return symbol_words[symbol];
}
static inline bool
symbol_is_space(uint8_t symbol)
{
    return symbol == ' ' || (symbol >= '\t' && symbol <= '\r');
}
/* The symbol without its case. */
uint8_t symbol_low(uint8_t symbol);

/* The symbol of the UTF-8 character at *at, which moves on. SYMBOL_OTHER: it cannot be named. */
uint8_t symbol_next(const char **at, const char *end);

/* A text in symbols, closed by SYMBOL_END: as it is, and without case; any white space in a row is
 * one space. There is room for one more than the text has bytes. */
struct symbol_text {
    uint8_t *exact, *low;
    size_t length;
};

void symbols_read(struct symbol_text *text, const char *bytes, size_t length);

#endif
