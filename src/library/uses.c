/* The texts in symbols, then what was asked of them: rows of bits by term. */
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
    uint32_t *asked; /* by term, rows: the texts that were asked, and in the next row those that use
                        it; 0: none was */
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
    uses->asked = mem_alloc((tables->term_count + 1) * sizeof *uses->asked);
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
    free(uses->asked);
    free(uses);
}

static bool
try_alternative(struct uses *uses, size_t text, int term, int32_t number)
{
    const struct use_text *bytes = &uses->texts[text];
    const struct alternative *one = &uses->tables->alternatives[number];
    return one->outside
               ? terms_search_outside(uses->terms, term, number, bytes->bytes, bytes->length)
               : matcher_finds(uses->matcher, &uses->tables->programs, &one->program,
                               &uses->read[text]);
}

/* Alternatives lie far apart: all that may match are asked for before the first is tried. */
static bool
search(struct uses *uses, size_t text, int term)
{
    enum { AHEAD = 16 };
    const struct term_tables *tables = uses->tables;
    const struct candidates *c = uses->candidates;
    int32_t numbers[AHEAD];
    for (uint32_t i = c->first[term]; i != 0;) {
        int count = 0;
        for (; i != 0 && count < AHEAD; i = c->list[i].next)
            if (text_in_row(&c->rows, c->list[i].row, text)) {
                numbers[count++] = c->list[i].alternative;
                __builtin_prefetch(&tables->alternatives[c->list[i].alternative]);
            }
        for (int k = 1; k < count; k++)
            __builtin_prefetch(
                &tables->programs.states[tables->alternatives[numbers[k]].program.entry]);
        for (int k = 0; k < count; k++)
            if (try_alternative(uses, text, term, numbers[k]))
                return true;
    }
    return false;
}

bool
uses_term(struct uses *uses, size_t text, int term)
{
    struct candidates *c = uses->candidates;
    if (term < 0 || (size_t)term >= uses->tables->term_count || text >= uses->count ||
        !text_in_row(&c->rows, c->term_rows[term], text))
        return false;
    if (uses->asked[term] == 0) {
        uses->asked[term] = text_rows_add(&c->rows);
        text_rows_add(&c->rows);
    }
    uint32_t asked = uses->asked[term], answers = asked + 1;
    uint64_t bit = (uint64_t)1 << (text % 64);
    if (!text_in_row(&c->rows, asked, text)) {
        uint64_t before = matcher_steps(uses->matcher);
        text_row(&c->rows, asked)[text / 64] |= bit;
        if (search(uses, text, term))
            text_row(&c->rows, answers)[text / 64] |= bit;
        terms_worked(uses->terms, term, uses->read[text].length,
                     matcher_steps(uses->matcher) - before);
    }
    return text_in_row(&c->rows, answers, text);
}

uint64_t
uses_possible(const struct uses *uses, size_t word, int term)
{
    const struct text_rows *rows = &uses->candidates->rows;
    if (term < 0 || (size_t)term >= uses->tables->term_count || word >= rows->width)
        return 0;
    uint64_t possible = text_row(rows, uses->candidates->term_rows[term])[word];
    uint32_t asked = uses->asked[term];
    return asked == 0 ? possible
                      : possible & (~text_row(rows, asked)[word] | text_row(rows, asked + 1)[word]);
}
