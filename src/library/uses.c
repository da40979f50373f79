/* Bits by phrase and text, then by term and text. */
#include "library/uses.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/pool.h"
#include "library/begins.h"
#include "library/lexicon_read.h"
#include "library/matcher.h"

/* What is known of 64 texts: bits. */
struct found {
    uint64_t possible, asked, answers;
};

struct uses {
    struct terms *terms;
    const struct term_tables *tables;
    const struct use_text *texts;
    size_t count, width; /* words of 64 bits for all texts */
    struct match_text *read;
    uint8_t *symbols;
    uint32_t *starts;
    struct pool *pool;
    uint64_t **phrase_rows;    /* the texts that hold the phrase; NULL: none does */
    const uint64_t **set_rows; /* those that hold a phrase of the set; NULL: not asked so far */
    const uint64_t *no_texts;
    size_t now; /* the text being scanned */
    struct matcher *matcher;
    bool *known;         /* terms whose rows are filled */
    struct found *found; /* rows by term */
};

static void
see_phrases(void *context, const int32_t *phrases, size_t count)
{
    struct uses *uses = context;
    size_t word = uses->now / 64;
    uint64_t bit = (uint64_t)1 << (uses->now % 64);
    for (size_t i = 0; i < count; i++) {
        uint64_t **row = &uses->phrase_rows[phrases[i]];
        if (*row == NULL)
            *row = pool_array(uses->pool, uses->width, sizeof **row);
        (*row)[word] |= bit;
    }
}

/* Where a match may begin. Returns their number. */
static uint32_t
find_starts(const struct match_text *text, uint32_t *starts, struct symbol_set *begun)
{
    uint32_t count = 0;
    bool inside = false;
    for (uint32_t i = 0; i <= text->length; i++) {
        if (!inside) {
            starts[count++] = i;
            symbol_add(begun, text->begins[i]);
        }
        inside = symbol_is_word(text->low[i]);
    }
    return count;
}

/* One text after those before it, whose symbols are already there. */
static void
read_text(struct uses *uses, const struct use_text *bytes, size_t size, size_t at,
          struct match_text *read)
{
    struct symbol_text text = {uses->symbols + at, uses->symbols + size + at, 0};
    uint8_t *begins = uses->symbols + 2 * size + at;
    symbols_read(&text, bytes->bytes, bytes->length);
    begins_read(text.low, text.length, begins);
    *read = (struct match_text){
        .exact = text.exact, .low = text.low, .begins = begins, .length = (uint32_t)text.length};
}

static void
read_texts(struct uses *uses)
{
    size_t size = 0, at = 0, starts = 0;
    struct spot_memo *memo = terms_memo(uses->terms);
    for (size_t i = 0; i < uses->count; i++)
        size += uses->texts[i].length + 1;
    uses->symbols = mem_realloc(NULL, size + 1, 3);
    uses->starts = mem_realloc(NULL, size + 1, sizeof *uses->starts);
    for (size_t i = 0; i < uses->count; i++) {
        struct match_text *read = &uses->read[i];
        read_text(uses, &uses->texts[i], size, at, read);
        read->starts = uses->starts + starts;
        read->start_count = find_starts(read, uses->starts + starts, &read->begun);
        starts += read->start_count;
        at += read->length + 1;
        uses->now = i;
        spotter_scan(&uses->tables->spotter, memo, read->low, see_phrases, uses);
    }
}

struct uses *
uses_new(const struct lexicon *lexicon, const struct use_text *texts, size_t count)
{
    struct uses *uses = mem_alloc(sizeof *uses);
    const struct term_tables *tables = uses->tables = terms_tables(lexicon->terms);
    uses->terms = lexicon->terms;
    uses->texts = texts;
    uses->count = count;
    uses->width = count / 64 + 1;
    size_t terms = tables->term_count + 1;
    uses->read = mem_alloc((count + 1) * sizeof *uses->read);
    uses->phrase_rows =
        mem_alloc((spotter_count(&tables->spotter) + 1) * sizeof *uses->phrase_rows);
    uses->set_rows = mem_alloc((tables->set_count + 1) * sizeof *uses->set_rows);
    uses->pool = pool_new();
    uses->no_texts = pool_array(uses->pool, uses->width, sizeof *uses->no_texts);
    uses->matcher = matcher_new();
    uses->known = mem_alloc(terms * sizeof *uses->known);
    uses->found = mem_alloc(terms * uses->width * sizeof *uses->found);
    read_texts(uses);
    return uses;
}

void
uses_free(struct uses *uses)
{
    if (uses == NULL)
        return;
    matcher_free(uses->matcher);
    free(uses->read);
    free(uses->symbols);
    free(uses->starts);
    free(uses->phrase_rows);
    free(uses->set_rows);
    pool_free(uses->pool);
    free(uses->known);
    free(uses->found);
    free(uses);
}

/* Joins the rows of the set's phrases. */
static const uint64_t *
work_out(struct uses *uses, const struct phrase_set *set)
{
    const int32_t *phrases = uses->tables->phrases + set->first;
    const uint64_t *only = uses->no_texts;
    uint64_t *joined = NULL;
    for (int32_t i = 0; i < set->count; i++) {
        const uint64_t *row = uses->phrase_rows[phrases[i]];
        if (row == NULL)
            continue;
        if (only != uses->no_texts && joined == NULL)
            only = joined = memcpy(pool_array(uses->pool, uses->width, sizeof *joined), only,
                                   uses->width * sizeof *joined);
        for (size_t w = 0; joined != NULL && w < uses->width; w++)
            joined[w] |= row[w];
        only = joined != NULL ? joined : row;
    }
    return only;
}

/* The texts that hold a phrase of the set. */
static const uint64_t *
texts_with(struct uses *uses, int32_t set)
{
    if (uses->set_rows[set] == NULL)
        uses->set_rows[set] = work_out(uses, &uses->tables->sets[set]);
    return uses->set_rows[set];
}

/* Adds the texts that hold a phrase of every set. */
static void
add_possible(struct uses *uses, const struct alternative *alternative, struct found *found)
{
    const uint64_t *rows[NEEDS_SETS];
    for (int32_t i = 0; i < alternative->set_count; i++) {
        rows[i] = texts_with(uses, alternative->sets[i]);
        if (rows[i] == uses->no_texts)
            return;
    }
    for (size_t w = 0; w < uses->width; w++) {
        uint64_t all = ~(uint64_t)0;
        for (int32_t i = 0; i < alternative->set_count; i++)
            all &= rows[i][w];
        found[w].possible |= all;
    }
}

static void
learn(struct uses *uses, int term)
{
    const struct term_tables *tables = uses->tables;
    for (int32_t i = tables->terms[term]; i < tables->terms[term + 1]; i++)
        add_possible(uses, &tables->alternatives[i], uses->found + (size_t)term * uses->width);
    uses->known[term] = true;
}

static bool
holds_all(struct uses *uses, const struct alternative *alternative, size_t text)
{
    for (int32_t i = 0; i < alternative->set_count; i++)
        if ((texts_with(uses, alternative->sets[i])[text / 64] >> (text % 64) & 1) == 0)
            return false;
    return true;
}

static bool
search(struct uses *uses, size_t text, int term)
{
    const struct term_tables *tables = uses->tables;
    const struct use_text *bytes = &uses->texts[text];
    for (int32_t i = tables->terms[term]; i < tables->terms[term + 1]; i++) {
        const struct alternative *one = &tables->alternatives[i];
        if (!holds_all(uses, one, text))
            continue;
        if (one->outside
                ? terms_search_outside(uses->terms, term, i, bytes->bytes, bytes->length)
                : matcher_finds(uses->matcher, &tables->programs, &one->program, &uses->read[text]))
            return true;
    }
    return false;
}

bool
uses_term(struct uses *uses, size_t text, int term)
{
    if (term < 0 || (size_t)term >= uses->tables->term_count || text >= uses->count)
        return false;
    if (!uses->known[term])
        learn(uses, term);
    struct found *found = &uses->found[(size_t)term * uses->width + text / 64];
    uint64_t bit = (uint64_t)1 << (text % 64);
    if ((found->possible & bit) == 0)
        return false;
    if ((found->asked & bit) == 0) {
        found->asked |= bit;
        uint64_t before = matcher_steps(uses->matcher);
        if (search(uses, text, term))
            found->answers |= bit;
        terms_worked(uses->terms, term, uses->read[text].length,
                     matcher_steps(uses->matcher) - before);
    }
    return (found->answers & bit) != 0;
}

uint64_t
uses_possible(struct uses *uses, size_t word, int term)
{
    if (term < 0 || (size_t)term >= uses->tables->term_count || word >= uses->width)
        return 0;
    if (!uses->known[term])
        learn(uses, term);
    const struct found *found = &uses->found[(size_t)term * uses->width + word];
    return found->possible & (~found->asked | found->answers);
}
