/* The texts in symbols, then what was asked of them: by term two rows of bits, the texts that were
 * asked and, next to it, those that use it. */
#include "library/uses.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/begins.h"
#include "library/candidates.h"
#include "library/lexicon_read.h"
#include "library/matcher.h"

struct uses {
    struct terms *terms;
    const struct term_tables *tables;
    const struct use_text *texts;
    size_t count;
    struct match_text *read;
    uint8_t *symbols;
    uint32_t *starts, *next_starts;
    struct candidates *candidates;
    size_t now; /* the text being scanned */
    struct matcher *matcher;
};

static void
see_phrases(void *context, const int32_t *phrases, size_t count)
{
    struct uses *uses = context;
    candidates_see(uses->candidates, uses->now, phrases, count);
}

/* Where a match may begin: filed under what begins there. */
static void
find_starts(struct match_text *text, uint32_t *starts, uint32_t *next)
{
    uint32_t count = 0;
    bool inside = false;
    for (uint32_t i = 0; i <= text->length; i++) {
        if (!inside) {
            uint32_t *first = &text->firsts[text->begins[i] % MATCH_FILES];
            starts[count] = i;
            next[count] = *first;
            *first = ++count;
            symbol_add(&text->begun, text->begins[i]);
        }
        inside = symbol_is_word(text->low[i]);
    }
    text->starts = starts;
    text->next_starts = next;
    text->start_count = count;
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
    uses->next_starts = mem_realloc(NULL, size + 1, sizeof *uses->next_starts);
    for (size_t i = 0; i < uses->count; i++) {
        struct match_text *read = &uses->read[i];
        read_text(uses, &uses->texts[i], size, at, read);
        find_starts(read, uses->starts + starts, uses->next_starts + starts);
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
    uses->read = mem_alloc((count + 1) * sizeof *uses->read);
    uses->candidates = candidates_new(tables, count);
    uses->matcher = matcher_new();
    read_texts(uses);
    candidates_close(uses->candidates);
    return uses;
}

void
uses_free(struct uses *uses)
{
    if (uses == NULL)
        return;
    candidates_free(uses->candidates);
    matcher_free(uses->matcher);
    free(uses->read);
    free(uses->symbols);
    free(uses->starts);
    free(uses->next_starts);
    free(uses);
}

static bool
try_alternative(struct uses *uses, size_t text, int term, int32_t number)
{
    const struct use_text *bytes = &uses->texts[text];
    const struct program *one = &uses->tables->alternatives[number];
    return one->outside
               ? terms_search_outside(uses->terms, term, number, bytes->bytes, bytes->length)
               : matcher_finds(uses->matcher, &uses->tables->programs, one, &uses->read[text]);
}

/* Alternatives lie far apart: all that may match are asked for before the first is tried. */
static bool
search(struct uses *uses, size_t text, int term, const struct term_texts *known)
{
    enum { AHEAD = 16 };
    const struct term_tables *tables = uses->tables;
    const struct candidates *c = uses->candidates;
    int32_t numbers[AHEAD];
    for (uint32_t i = 0; i < known->count;) {
        int count = 0;
        for (; i < known->count && count < AHEAD; i++) {
            const struct candidate *one = &c->list[known->first + i];
            if (!candidates_fit(c, one, text))
                continue;
            numbers[count++] = one->alternative;
            __builtin_prefetch(&tables->alternatives[one->alternative]);
        }
        for (int k = 1; k < count; k++)
            __builtin_prefetch(&tables->programs.states[tables->alternatives[numbers[k]].entry]);
        for (int k = 0; k < count; k++)
            if (try_alternative(uses, text, term, numbers[k]))
                return true;
    }
    return false;
}

/* Searches the text for the term, for the first time. */
static void
answer(struct uses *uses, size_t text, int term, struct term_texts *known)
{
    struct text_rows *rows = &uses->candidates->rows;
    uint64_t bit = (uint64_t)1 << (text % 64), before = matcher_steps(uses->matcher);
    text_row(rows, known->asked)[text / 64] |= bit;
    if (search(uses, text, term, known))
        text_row(rows, known->asked + 1)[text / 64] |= bit;
    terms_worked(uses->terms, term, uses->read[text].length, matcher_steps(uses->matcher) - before);
}

bool
uses_term(struct uses *uses, size_t text, int term)
{
    struct text_rows *rows = &uses->candidates->rows;
    if (term < 0 || (size_t)term >= uses->tables->term_count || text >= uses->count)
        return false;
    struct term_texts *known = candidates_of(uses->candidates, term);
    if (!text_in_row(rows, known->row, text))
        return false;
    if (known->asked == 0) {
        known->asked = text_rows_add(rows);
        text_rows_add(rows);
    }
    if (!text_in_row(rows, known->asked, text))
        answer(uses, text, term, known);
    return text_in_row(rows, known->asked + 1, text);
}

uint64_t
uses_possible(struct uses *uses, size_t word, int term)
{
    const struct text_rows *rows = &uses->candidates->rows;
    if (term < 0 || (size_t)term >= uses->tables->term_count || word >= rows->width)
        return 0;
    const struct term_texts *known = candidates_of(uses->candidates, term);
    uint64_t possible = text_row(rows, known->row)[word];
    if (known->asked == 0)
        return possible;
    return possible &
           (~text_row(rows, known->asked)[word] | text_row(rows, known->asked + 1)[word]);
}
