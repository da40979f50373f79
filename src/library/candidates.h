/* Which texts of a document may use which terms, by the phrases they hold. It goes from the phrases
 * that were seen to the sets they belong to, to the alternatives that need those sets, to terms:
 * what no text can use is never looked at. Knows tables of terms; knows no matching. */
#ifndef MOU_LIBRARY_CANDIDATES_H
#define MOU_LIBRARY_CANDIDATES_H

#include "library/term_tables.h"

/* Sets of texts, as bits. */
struct text_rows {
    uint64_t *bits;
    size_t count, room, width; /* words of each */
};

/* An alternative of a term that some text may use. */
struct candidate {
    uint32_t row; /* the texts */
    int32_t alternative;
    uint32_t next; /* the term's next one; 0: none */
};

struct candidates {
    const struct term_tables *tables;
    struct text_rows rows; /* from 1 on */
    uint32_t *phrase_rows; /* the texts that hold the phrase; 0: none does */
    int32_t *seen;         /* phrases that were */
    size_t seen_count, seen_room;
    struct candidate *list; /* from 1 on */
    size_t count, room;
    uint32_t *first;     /* of a term; 0: no text may use it */
    uint32_t *term_rows; /* the texts that may */
};

struct candidates *candidates_new(const struct term_tables *tables, size_t texts);
void candidates_free(struct candidates *candidates);
/* The text holds these phrases. */
void candidates_see(struct candidates *candidates, size_t text, const int32_t *phrases,
                    size_t count);
/* When all texts were seen, and before anything is asked. */
void candidates_close(struct candidates *candidates);

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

#endif
