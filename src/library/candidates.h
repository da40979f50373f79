/* Which texts of a document may use which terms, by the phrases they hold. A term is worked out
 * when it is first asked for: from the sets that its alternatives need to the phrases of those
 * sets, to the texts that hold them. Knows tables of terms; knows no matching. */
#ifndef MOU_LIBRARY_CANDIDATES_H
#define MOU_LIBRARY_CANDIDATES_H

#include "library/term_tables.h"

/* Sets of texts, as bits. */
struct text_rows {
    uint64_t *bits;
    size_t count, room, width; /* words of each */
};

/* An alternative that some text may use. */
struct candidate {
    int32_t alternative;
    uint32_t row; /* the texts; where it needs several sets, those that hold the first */
    bool several;
};

/* What is known of a term. */
struct term_texts {
    uint32_t row;          /* the texts that may use it; 0: not worked out so far */
    uint32_t first, count; /* of the candidates: its alternatives */
    uint32_t asked;        /* of uses.c: the first of two rows; 0: none */
};

struct candidates {
    const struct term_tables *tables;
    struct text_rows rows; /* from 1 on; the first is empty for ever */
    uint32_t *phrase_rows; /* the texts that hold the phrase; 0: none does */
    uint32_t *set_rows;    /* those that hold a phrase of the set; 0: none does */
    int32_t *seen;         /* phrases that were */
    size_t seen_count, seen_room;
    struct term_texts *terms;
    uint32_t spare; /* an empty row to be written to */
    struct candidate *list;
    size_t count, room;
};

struct candidates *candidates_new(const struct term_tables *tables, size_t texts);
void candidates_free(struct candidates *candidates);
/* The text holds these phrases. */
void candidates_see(struct candidates *candidates, size_t text, const int32_t *phrases,
                    size_t count);
/* When all texts were seen, and before anything is asked. */
void candidates_close(struct candidates *candidates);

/* Works the term out. */
struct term_texts *candidates_of_new_term(struct candidates *candidates, int term);
/* Whether the text holds a phrase of every set that the alternative needs. */
bool candidates_fit_all(const struct candidates *candidates, int32_t alternative, size_t text);

uint32_t text_rows_add(struct text_rows *rows);
static inline uint64_t *
text_row(const struct text_rows *rows, uint32_t row)
{
    return rows->bits + (size_t)row * rows->width;
}

static inline bool
text_in_row(const struct text_rows *rows, uint32_t row, size_t text)
{
    return (text_row(rows, row)[text / 64] >> (text % 64) & 1) != 0;
}

enum { NO_TEXTS = 1 }; /* the row that is empty */

/* What is known of the term, of which there are tables. */
static inline struct term_texts *
candidates_of(struct candidates *candidates, int term)
{
    struct term_texts *known = &candidates->terms[term];
    return known->row != 0 ? known : candidates_of_new_term(candidates, term);
}

/* Whether the text may use the alternative. */
static inline bool
candidates_fit(const struct candidates *candidates, const struct candidate *one, size_t text)
{
    return text_in_row(&candidates->rows, one->row, text) &&
           (!one->several || candidates_fit_all(candidates, one->alternative, text));
}

#endif
