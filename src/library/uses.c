/* Bits by phrase and text, then by term and text. */
#include "library/uses.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/begins.h"
#include "library/lexicon_read.h"
#include "library/matcher.h"

struct uses {
    struct terms *terms;
    const struct term_tables *tables;
    const struct use_text *texts;
    size_t count, width; /* words of 64 bits for all texts */
    struct match_text *read;
    uint8_t *symbols;
    uint32_t *starts;
    int32_t *phrase_rows, *set_rows; /* row + 1; 0: no text */
    uint64_t *rows;
    size_t row_count, row_room, now; /* now: the text being scanned */
    struct matcher *matcher;
    bool *known;                          /* terms whose rows are filled */
    uint64_t *possible, *asked, *answers; /* rows by term */
};

static uint64_t *
row(const struct uses *uses, int32_t number)
{
    return uses->rows + (size_t)(number - 1) * uses->width;
}

static int32_t
add_row(struct uses *uses)
{
    uses->rows = mem_grow(uses->rows, &uses->row_room, (uses->row_count + 1) * uses->width,
                          sizeof *uses->rows);
    memset(uses->rows + uses->row_count * uses->width, 0, uses->width * sizeof *uses->rows);
    return (int32_t)++uses->row_count;
}

static void
see_phrase(void *context, int phrase)
{
    struct uses *uses = context;
    if (uses->phrase_rows[phrase] == 0)
        uses->phrase_rows[phrase] = add_row(uses);
    row(uses, uses->phrase_rows[phrase])[uses->now / 64] |= (uint64_t)1 << (uses->now % 64);
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
        spotter_scan(&uses->tables->spotter, read->low, see_phrase, uses);
    }
}

/* Sets hold the texts of their phrases. */
static void
fill_sets(struct uses *uses)
{
    const struct term_tables *tables = uses->tables;
    size_t phrases = spotter_count(&tables->spotter);
    for (size_t i = 0; i < phrases; i++) {
        const int32_t *begin = tables->holders + tables->holders[i];
        const int32_t *end = tables->holders + tables->holders[i + 1];
        for (; uses->phrase_rows[i] != 0 && begin < end; begin++) {
            if (uses->set_rows[*begin] == 0)
                uses->set_rows[*begin] = add_row(uses);
            uint64_t *set = row(uses, uses->set_rows[*begin]);
            const uint64_t *phrase = row(uses, uses->phrase_rows[i]);
            for (size_t w = 0; w < uses->width; w++)
                set[w] |= phrase[w];
        }
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
    size_t terms = tables->term_count + 1, size = uses->width * sizeof *uses->possible;
    uses->read = mem_alloc((count + 1) * sizeof *uses->read);
    uses->phrase_rows =
        mem_alloc((spotter_count(&tables->spotter) + 1) * sizeof *uses->phrase_rows);
    uses->set_rows = mem_alloc((tables->set_count + 1) * sizeof *uses->set_rows);
    uses->matcher = matcher_new();
    uses->known = mem_alloc(terms * sizeof *uses->known);
    uses->possible = mem_alloc(terms * size);
    uses->asked = mem_alloc(terms * size);
    uses->answers = mem_alloc(terms * size);
    read_texts(uses);
    fill_sets(uses);
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
    free(uses->rows);
    free(uses->known);
    free(uses->possible);
    free(uses->asked);
    free(uses->answers);
    free(uses);
}

/* Adds the texts that hold a phrase of every set. */
static void
add_possible(struct uses *uses, const struct alternative *alternative, uint64_t *possible)
{
    for (int32_t i = 0; i < alternative->set_count; i++)
        if (uses->set_rows[alternative->sets[i]] == 0)
            return;
    for (size_t w = 0; w < uses->width; w++) {
        uint64_t all = ~(uint64_t)0;
        for (int32_t i = 0; i < alternative->set_count; i++)
            all &= row(uses, uses->set_rows[alternative->sets[i]])[w];
        possible[w] |= all;
    }
}

static void
learn(struct uses *uses, int term)
{
    const struct term_tables *tables = uses->tables;
    for (int32_t i = tables->terms[term]; i < tables->terms[term + 1]; i++)
        add_possible(uses, &tables->alternatives[i], uses->possible + (size_t)term * uses->width);
    uses->known[term] = true;
}

static bool
holds_all(struct uses *uses, const struct alternative *alternative, size_t text)
{
    for (int32_t i = 0; i < alternative->set_count; i++) {
        int32_t number = uses->set_rows[alternative->sets[i]];
        if (number == 0 || (row(uses, number)[text / 64] >> (text % 64) & 1) == 0)
            return false;
    }
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
    size_t word = (size_t)term * uses->width + text / 64;
    uint64_t bit = (uint64_t)1 << (text % 64);
    if ((uses->possible[word] & bit) == 0)
        return false;
    if ((uses->asked[word] & bit) == 0) {
        uses->asked[word] |= bit;
        uint64_t before = matcher_steps(uses->matcher);
        if (search(uses, text, term))
            uses->answers[word] |= bit;
        terms_worked(uses->terms, term, uses->read[text].length,
                     matcher_steps(uses->matcher) - before);
    }
    return (uses->answers[word] & bit) != 0;
}

uint64_t
uses_possible(struct uses *uses, size_t word, int term)
{
    if (term < 0 || (size_t)term >= uses->tables->term_count || word >= uses->width)
        return 0;
    if (!uses->known[term])
        learn(uses, term);
    size_t at = (size_t)term * uses->width + word;
    return uses->possible[at] & (~uses->asked[at] | uses->answers[at]);
}
