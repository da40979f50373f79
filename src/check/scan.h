/* Running text as words, figures and marks, with their places: what the consistency checks read.
 * Knows no units and no agreement. */
#ifndef MOU_CHECK_SCAN_H
#define MOU_CHECK_SCAN_H

#include <stdbool.h>
#include <stddef.h>

enum piece_kind { PIECE_WORD, PIECE_FIGURE, PIECE_MARK };

struct piece {
    enum piece_kind kind;
    const char *at; /* in the text */
    size_t length;
    double value;   /* of a figure: "1,250.50" is 1250.5 */
    double counted; /* what a number word counts; 0: it is none */
    bool spaced;    /* white space, or the start of the text, stands before it */
};

/* The pieces of the text, *count of them; yours (free()). Words are letters, apostrophes inside
 * them too; figures are digits with their commas and decimals; every other character is a mark. */
struct piece *scan(const char *text, size_t *count);

/* Whether the piece is this word (lower case given, any case found), or one of space-separated
 * ones. */
bool piece_is(const struct piece *piece, const char *word);
bool piece_among(const struct piece *piece, const char *words);
/* Whether any of the pieces is one of the words. */
bool pieces_among(const struct piece *pieces, size_t count, const char *words);
bool piece_is_mark(const struct piece *piece, char mark);
/* Starts with a capital letter. */
bool piece_is_capital(const struct piece *piece);

/* Whether the text holds one of the phrases (lower case; the last is NULL), in any case. */
bool text_has_any(const char *text, const char *const *phrases);

/* What a number word counts ("forty" 40, "twelfth" 12, "hundred" 100); 0 when it is none. scale is
 * set for hundred, thousand, million, billion. */
double piece_number_word(const struct piece *piece, bool *scale);
/* The number that the words pieces[0..count) spell ("one hundred and five"), or -1. */
double pieces_spelled(const struct piece *pieces, size_t count);
/* The number of the piece, figure or single small word; -1 when it is none. */
double piece_number(const struct piece *piece);

#endif
