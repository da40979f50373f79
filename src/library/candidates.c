/* From phrases to terms, in four rounds. */
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
    memset(text_row(rows, row), 0, rows->width * sizeof *rows->bits);
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

/* Makes the row what is in both; false: nothing is. */
static inline bool
make_common(struct text_rows *rows, uint32_t row, uint32_t one, uint32_t other)
{
    uint64_t *both = text_row(rows, row), any = 0;
    const uint64_t *a = text_row(rows, one), *b = text_row(rows, other);
    for (size_t i = 0; i < rows->width; i += BLOCK) {
        uint64_t block[BLOCK] = {a[i] & b[i], a[i + 1] & b[i + 1], a[i + 2] & b[i + 2],
                                 a[i + 3] & b[i + 3]};
        memcpy(both + i, block, sizeof block);
        any |= block[0] | block[1] | block[2] | block[3];
    }
    return any != 0;
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
    c->phrase_rows = mem_alloc((spotter_count(&tables->spotter) + 1) * sizeof *c->phrase_rows);
    c->first = mem_alloc((tables->term_count + 1) * sizeof *c->first);
    c->term_rows = mem_alloc((tables->term_count + 1) * sizeof *c->term_rows);
    c->list = mem_grow(NULL, &c->room, USUAL / 2, sizeof *c->list);
    c->count = 1;
    return c;
}

void
candidates_free(struct candidates *c)
{
    if (c == NULL)
        return;
    free(c->rows.bits);
    free(c->phrase_rows);
    free(c->seen);
    free(c->list);
    free(c->first);
    free(c->term_rows);
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

/* What is known of sets while terms are worked out. */
struct rounds {
    struct candidates *c;
    uint32_t *set_rows; /* the texts that hold a phrase of the set; 0: none does */
    int32_t *sets;      /* those with a row */
    size_t set_count;
    uint32_t own_rows; /* from here on rows are no phrase's */
};

/* A set of which one phrase was seen shares its row. */
static void
add_to_set(struct rounds *r, int32_t set, uint32_t phrase_row)
{
    struct text_rows *rows = &r->c->rows;
    uint32_t row = r->set_rows[set];
    if (row == 0) {
        r->sets[r->set_count++] = set;
        r->set_rows[set] = phrase_row;
        return;
    }
    if (row < r->own_rows)
        row = r->set_rows[set] = copy_of(rows, row);
    join(rows, row, phrase_row);
}

static void
find_sets(struct rounds *r)
{
    const struct term_tables *tables = r->c->tables;
    size_t phrases = spotter_count(&tables->spotter);
    for (size_t phrase = 0; phrase < phrases; phrase++) {
        if (r->c->phrase_rows[phrase] == 0)
            continue;
        for (int32_t k = tables->phrase_sets[phrase]; k < tables->phrase_sets[phrase + 1]; k++)
            add_to_set(r, tables->sets[k], r->c->phrase_rows[phrase]);
    }
}

/* Joins the texts to those that may use the term. */
static void
add_to_term(struct candidates *c, int32_t alternative, uint32_t row)
{
    int32_t term = c->tables->needs[alternative].term;
    c->list = mem_grow(c->list, &c->room, c->count + 1, sizeof *c->list);
    c->list[c->count] = (struct candidate){row, alternative, c->first[term]};
    c->first[term] = (uint32_t)c->count++;
    if (c->term_rows[term] == 0)
        c->term_rows[term] = copy_of(&c->rows, row);
    else
        join(&c->rows, c->term_rows[term], row);
}

/* A phrase of every set that the alternative needs was seen, perhaps in one text. */
static void
add_alternative(struct rounds *r, int32_t number)
{
    const struct alternative_needs *needs = &r->c->tables->needs[number];
    struct text_rows *rows = &r->c->rows;
    uint32_t row = r->set_rows[needs->sets[0]], own = row;
    if (needs->set_count > 1)
        own = new_row(rows);
    for (int32_t i = 1; i < needs->set_count; i++, row = own)
        if (!make_common(rows, own, row, r->set_rows[needs->sets[i]])) {
            rows->count--;
            return;
        }
    add_to_term(r->c, number, row);
}

static void
find_alternatives(struct rounds *r)
{
    const struct term_tables *tables = r->c->tables;
    uint8_t *left = mem_alloc(tables->alternative_count + 1);
    for (size_t i = 0; i < r->set_count; i++) {
        int32_t set = r->sets[i];
        for (int32_t k = tables->set_alternatives[set]; k < tables->set_alternatives[set + 1];
             k++) {
            int32_t number = tables->users[k];
            if (++left[number] == tables->needs[number].set_count)
                add_alternative(r, number);
        }
    }
    free(left);
}

/* Of which nothing is known: any text may use them. */
static void
add_free(struct candidates *c)
{
    uint32_t all = text_rows_add(&c->rows);
    memset(text_row(&c->rows, all), 0xFF, c->rows.width * sizeof *c->rows.bits);
    for (size_t i = 0; i < c->tables->free_count; i++)
        add_to_term(c, c->tables->free[i], all);
}

void
candidates_close(struct candidates *c)
{
    struct rounds r = {.c = c,
                       .set_rows = mem_alloc((c->tables->set_count + 1) * sizeof *r.set_rows),
                       .sets = mem_realloc(NULL, c->tables->set_count + 1, sizeof *r.sets),
                       .own_rows = (uint32_t)c->rows.count};
    find_sets(&r);
    find_alternatives(&r);
    add_free(c);
    free(r.set_rows);
    free(r.sets);
}
