/* From phrases to sets for all; from terms to sets for what is asked for. */
#include "library/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BLOCK = 4 }; /* widths are whole numbers of these: words that are worked on at once */

static inline uint32_t
new_row(struct text_rows *rows)
{
    if ((rows->count + 1) * rows->width > rows->room)
        rows->bits =
            mem_grow(rows->bits, &rows->room, (rows->count + 1) * rows->width, sizeof *rows->bits);
    return (uint32_t)rows->count++;
}

uint32_t
text_rows_add(struct text_rows *rows)
{
    uint32_t row = new_row(rows);
    uint64_t *bits = text_row(rows, row);
    for (size_t i = 0; i < rows->width; i += BLOCK)
        bits[i] = bits[i + 1] = bits[i + 2] = bits[i + 3] = 0;
    return row;
}

static inline void
join(struct text_rows *rows, uint32_t row, uint32_t more_row)
{
    uint64_t *restrict bits = text_row(rows, row);
    const uint64_t *restrict more = text_row(rows, more_row);
    for (size_t i = 0; i < rows->width; i += BLOCK) {
        bits[i] |= more[i];
        bits[i + 1] |= more[i + 1];
        bits[i + 2] |= more[i + 2];
        bits[i + 3] |= more[i + 3];
    }
}

static uint32_t
copy_of(struct text_rows *rows, uint32_t row)
{
    uint32_t copy = new_row(rows);
    memcpy(text_row(rows, copy), text_row(rows, row), rows->width * sizeof *rows->bits);
    return copy;
}

struct candidates *
candidates_new(const struct term_tables *tables, size_t texts)
{
    enum { USUAL = 1 << 15 }; /* rows of an agreement; what is not written to costs nothing */
    struct candidates *c = mem_alloc(sizeof *c);
    c->tables = tables;
    c->rows.width = (texts / 64 + BLOCK) / BLOCK * BLOCK;
    c->rows.bits = mem_grow(NULL, &c->rows.room, USUAL * c->rows.width, sizeof *c->rows.bits);
    text_rows_add(&c->rows);
    text_rows_add(&c->rows); /* NO_TEXTS */
    c->phrase_rows = mem_alloc((spotter_count(&tables->spotter) + 1) * sizeof *c->phrase_rows);
    c->set_rows = mem_alloc((tables->set_count + 1) * sizeof *c->set_rows);
    c->terms = mem_alloc((tables->term_count + 1) * sizeof *c->terms);
    return c;
}

void
candidates_free(struct candidates *c)
{
    if (c == NULL)
        return;
    free(c->rows.bits);
    free(c->phrase_rows);
    free(c->set_rows);
    free(c->seen);
    free(c->terms);
    free(c->list);
    free(c);
}

void
candidates_see(struct candidates *c, size_t text, const int32_t *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t *row = &c->phrase_rows[phrases[i]];
        if (*row == 0) {
            *row = text_rows_add(&c->rows);
            c->seen = mem_grow(c->seen, &c->seen_room, c->seen_count + 1, sizeof *c->seen);
            c->seen[c->seen_count++] = phrases[i];
        }
        text_row(&c->rows, *row)[text / 64] |= (uint64_t)1 << (text % 64);
    }
}

/* A set of which one phrase was seen shares its row; from own_rows on rows are no phrase's. */
static inline void
add_to_set(struct candidates *c, uint16_t set, uint32_t phrase_row, uint32_t own_rows)
{
    uint32_t *row = &c->set_rows[set];
    if (*row == 0) {
        *row = phrase_row;
        return;
    }
    if (*row < own_rows)
        *row = copy_of(&c->rows, *row);
    join(&c->rows, *row, phrase_row);
}

void
candidates_close(struct candidates *c)
{
    const struct term_tables *tables = c->tables;
    uint32_t own_rows = (uint32_t)c->rows.count;
    for (size_t i = 0; i < c->seen_count; i++) {
        int32_t phrase = c->seen[i], end = tables->phrase_sets[phrase + 1];
        for (int32_t k = tables->phrase_sets[phrase]; k < end; k++)
            add_to_set(c, tables->sets[k], c->phrase_rows[phrase], own_rows);
    }
    c->spare = text_rows_add(&c->rows);
}

/* Joins to the row what is in two others; whether anything is. */
static inline bool
join_common(struct text_rows *rows, uint32_t row, uint32_t one, uint32_t other)
{
    uint64_t *restrict bits = text_row(rows, row), any = 0;
    const uint64_t *a = text_row(rows, one), *b = text_row(rows, other);
    for (size_t i = 0; i < rows->width; i += BLOCK) {
        uint64_t block[BLOCK] = {a[i] & b[i], a[i + 1] & b[i + 1], a[i + 2] & b[i + 2],
                                 a[i + 3] & b[i + 3]};
        bits[i] |= block[0];
        bits[i + 1] |= block[1];
        bits[i + 2] |= block[2];
        bits[i + 3] |= block[3];
        any |= block[0] | block[1] | block[2] | block[3];
    }
    return any != 0;
}

/* The same for all rows of the sets. */
static bool
join_all(const struct text_rows *rows, uint32_t row, const uint32_t *sets, int count)
{
    uint64_t any = 0;
    for (size_t i = 0; i < rows->width; i++) {
        uint64_t all = ~(uint64_t)0;
        for (int k = 0; k < count; k++)
            all &= text_row(rows, sets[k])[i];
        text_row(rows, row)[i] |= all;
        any |= all;
    }
    return any != 0;
}

/* Joins the texts that may use the alternative to the row and fills in the candidate; false: there
 * are none. One of which nothing is known may be used by all. */
static bool
find_texts(struct candidates *c, struct candidate *one, uint32_t row)
{
    const struct alternative_needs *needs = &c->tables->needs[one->alternative];
    uint32_t sets[NEEDS_SETS];
    int count = 0;
    for (; count < NEEDS_SETS && needs->sets[count] != 0; count++) {
        sets[count] = c->set_rows[needs->sets[count]];
        if (sets[count] == 0)
            return false;
    }
    one->several = count > 1;
    one->row = count > 0 ? sets[0] : row;
    if (count == 1)
        join(&c->rows, row, sets[0]);
    return count == 1   ? true
           : count == 2 ? join_common(&c->rows, row, sets[0], sets[1])
                        : join_all(&c->rows, row, sets, count);
}

struct term_texts *
candidates_of_new_term(struct candidates *c, int term)
{
    struct term_texts *known = &c->terms[term];
    const int32_t *range = &c->tables->term_alternatives[term];
    c->list =
        mem_grow(c->list, &c->room, c->count + (size_t)(range[1] - range[0]), sizeof *c->list);
    known->first = (uint32_t)c->count;
    known->row = NO_TEXTS;
    for (int32_t number = range[0]; number < range[1]; number++) {
        struct candidate *one = &c->list[c->count];
        one->alternative = number;
        c->count += find_texts(c, one, c->spare);
    }
    known->count = (uint32_t)c->count - known->first;
    if (known->count > 0) {
        known->row = c->spare;
        c->spare = text_rows_add(&c->rows);
    }
    return known;
}

bool
candidates_fit_all(const struct candidates *c, int32_t alternative, size_t text)
{
    const struct alternative_needs *needs = &c->tables->needs[alternative];
    for (int i = 0; i < NEEDS_SETS && needs->sets[i] != 0; i++)
        if (!text_in_row(&c->rows, c->set_rows[needs->sets[i]], text))
            return false;
    return true;
}
