/* The texts in symbols, then what was asked of them: by term two rows of bits, the texts that were
 * asked and, next to it, those that use it. A text of an earlier document is read only when
 * something new is asked of it. */
#include "library/uses.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/begins.h"
#include "library/candidates.h"
#include "library/lexicon_read.h"
#include "library/matcher.h"

/* Of the texts that recall does not know, in case they come again. */
struct learnt {
    uint16_t *phrases;
    size_t count, room;
    size_t *first;   /* by text */
    uint32_t *known; /* by text: its answers that were recalled, + 1; 0: it is new */
};

struct uses {
    struct terms *terms;
    const struct term_tables *tables;
    const struct use_text *texts;
    size_t count, size; /* size: of all texts, each with an end */
    struct match_text *read;
    size_t *places; /* by text: the size of those before it */
    uint8_t *symbols;
    uint32_t *starts, *next_starts;
    struct candidates *candidates;
    size_t now; /* the text being scanned */
    struct matcher *matcher;
    struct recall *recall; /* NULL: nothing is to be recalled */
    struct learnt learnt;
};

static void
see_phrases(void *context, const int32_t *phrases, size_t count)
{
    struct uses *uses = context;
    struct learnt *learnt = &uses->learnt;
    candidates_see(uses->candidates, uses->now, phrases, count);
    if (uses->recall == NULL)
        return;
    learnt->phrases =
        mem_grow(learnt->phrases, &learnt->room, learnt->count + count, sizeof *learnt->phrases);
    for (size_t i = 0; i < count; i++)
        learnt->phrases[learnt->count++] = (uint16_t)phrases[i];
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

/* The text in symbols. */
static struct match_text *
spelled(struct uses *uses, size_t number)
{
    struct match_text *read = &uses->read[number];
    uint8_t *exact = uses->symbols + uses->places[number];
    struct symbol_text text = {exact, exact + uses->size, 0};
    if (read->low != NULL)
        return read;
    symbols_read(&text, uses->texts[number].bytes, uses->texts[number].length);
    read->exact = text.exact;
    read->low = text.low;
    read->length = (uint32_t)text.length;
    return read;
}

/* The text as a matcher wants it. */
static const struct match_text *
readied(struct uses *uses, size_t number)
{
    struct match_text *read = spelled(uses, number);
    size_t place = uses->places[number];
    if (read->starts != NULL)
        return read;
    uint8_t *begins = uses->symbols + 2 * uses->size + place;
    begins_read(read->low, read->length, begins);
    read->begins = begins;
    find_starts(read, uses->starts + place, uses->next_starts + place);
    return read;
}

static struct recall_text
recall_text_of(const struct uses *uses, size_t number)
{
    return (struct recall_text){uses->texts[number].bytes, uses->texts[number].length};
}

/* Two rows of answers for a term of which something is known. */
static void
add_answers(struct uses *uses, struct term_texts *known)
{
    if (known->asked != 0)
        return;
    known->asked = text_rows_add(&uses->candidates->rows);
    text_rows_add(&uses->candidates->rows);
}

/* What an earlier document taught of the text; false: nothing. */
static bool
remind(struct uses *uses, size_t number)
{
    enum { SOME = 64 };
    struct recall_text text = recall_text_of(uses, number);
    struct recalled found;
    if (uses->recall == NULL || !recall_find(uses->recall, &text, &found))
        return false;
    uses->learnt.known[number] = (uint32_t)found.answer_count + 1;
    for (size_t i = 0; i < found.phrase_count; i += SOME) {
        int32_t phrases[SOME];
        size_t count = found.phrase_count - i < SOME ? found.phrase_count - i : SOME;
        for (size_t k = 0; k < count; k++)
            phrases[k] = found.phrases[i + k];
        candidates_see(uses->candidates, number, phrases, count);
    }
    for (size_t i = 0; i < found.answer_count; i++) {
        struct term_texts *known = &uses->candidates->terms[recall_term(found.answers[i])];
        uint64_t bit = (uint64_t)1 << (number % 64);
        add_answers(uses, known);
        text_row(&uses->candidates->rows, known->asked)[number / 64] |= bit;
        if (recall_uses(found.answers[i]))
            text_row(&uses->candidates->rows, known->asked + 1)[number / 64] |= bit;
    }
    return true;
}

static void
read_texts(struct uses *uses)
{
    struct spot_memo *memo = terms_memo(uses->terms);
    for (size_t i = 0; i < uses->count; i++) {
        uses->places[i] = uses->size;
        uses->size += uses->texts[i].length + 1;
    }
    uses->symbols = mem_realloc(NULL, uses->size + 1, 3);
    uses->starts = mem_realloc(NULL, uses->size + 1, sizeof *uses->starts);
    uses->next_starts = mem_realloc(NULL, uses->size + 1, sizeof *uses->next_starts);
    for (size_t i = 0; i < uses->count; i++) {
        if (uses->recall != NULL)
            uses->learnt.first[i] = uses->learnt.count;
        if (remind(uses, i))
            continue;
        uses->now = i;
        spotter_scan(&uses->tables->spotter, memo, spelled(uses, i)->low, see_phrases, uses);
    }
    if (uses->recall != NULL)
        uses->learnt.first[uses->count] = uses->learnt.count;
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
    uses->places = mem_realloc(NULL, count + 1, sizeof *uses->places);
    uses->candidates = candidates_new(tables, count);
    uses->matcher = matcher_new();
    uses->recall = terms_recall(lexicon->terms);
    if (uses->recall != NULL) {
        uses->learnt.first = mem_alloc((count + 1) * sizeof *uses->learnt.first);
        uses->learnt.known = mem_alloc((count + 1) * sizeof *uses->learnt.known);
        uses->learnt.phrases = mem_grow(NULL, &uses->learnt.room, 1, sizeof(uint16_t));
    }
    read_texts(uses);
    candidates_close(uses->candidates);
    return uses;
}

/* Calls each for all answers, term by term. */
typedef void see_answer(void *context, size_t text, uint16_t answer);
static void
each_answer(const struct uses *uses, see_answer *each, void *context)
{
    const struct candidates *c = uses->candidates;
    for (size_t term = 0; term < uses->tables->term_count; term++) {
        const uint64_t *asked = text_row(&c->rows, c->terms[term].asked);
        const uint64_t *answers = asked + c->rows.width;
        for (size_t i = 0; c->terms[term].asked != 0 && i < c->rows.width; i++)
            for (uint64_t left = asked[i]; left != 0; left &= left - 1)
                each(context, i * 64 + (size_t)__builtin_ctzll(left),
                     recall_answer((int)term, (answers[i] & left & -left) != 0));
    }
}

/* Answers text by text. */
struct sorted_answers {
    size_t *ends; /* by text: where its answers end; while they are counted, how many */
    uint16_t *list;
};

static void
count_answer(void *context, size_t text, uint16_t answer)
{
    struct sorted_answers *sorted = context;
    (void)answer;
    sorted->ends[text]++;
}

static void
add_answer(void *context, size_t text, uint16_t answer)
{
    struct sorted_answers *sorted = context;
    sorted->list[sorted->ends[text]++] = answer;
}

static void
sort_answers(const struct uses *uses, struct sorted_answers *sorted)
{
    size_t sum = 0;
    sorted->ends = mem_alloc((uses->count + 1) * sizeof *sorted->ends);
    each_answer(uses, count_answer, sorted);
    for (size_t i = 0; i < uses->count; i++) {
        size_t count = sorted->ends[i];
        sorted->ends[i] = sum;
        sum += count;
    }
    sorted->list = mem_realloc(NULL, sum + 1, sizeof *sorted->list);
    each_answer(uses, add_answer, sorted);
}

/* Keeps what is new of the texts. One that stands twice in the document learns from one of them. */
static void
remember(struct uses *uses)
{
    const struct learnt *learnt = &uses->learnt;
    struct sorted_answers answers;
    size_t begin = 0;
    sort_answers(uses, &answers);
    for (size_t i = 0; i < uses->count; begin = answers.ends[i++]) {
        struct recall_text text = recall_text_of(uses, i);
        struct recalled now,
            made = {learnt->phrases + learnt->first[i], answers.list + begin,
                    learnt->first[i + 1] - learnt->first[i], answers.ends[i] - begin};
        bool known = learnt->known[i] != 0;
        if (known && learnt->known[i] == made.answer_count + 1)
            continue;
        bool there = recall_find(uses->recall, &text, &now);
        if (there == known && (!known || now.answer_count + 1 == learnt->known[i]))
            recall_keep(uses->recall, &text, &made);
    }
    free(answers.ends);
    free(answers.list);
}

void
uses_free(struct uses *uses)
{
    if (uses == NULL)
        return;
    if (uses->recall != NULL)
        remember(uses);
    candidates_free(uses->candidates);
    matcher_free(uses->matcher);
    free(uses->read);
    free(uses->places);
    free(uses->symbols);
    free(uses->starts);
    free(uses->next_starts);
    free(uses->learnt.phrases);
    free(uses->learnt.first);
    free(uses->learnt.known);
    free(uses);
}

static bool
try_alternative(struct uses *uses, size_t text, int term, int32_t number)
{
    const struct use_text *bytes = &uses->texts[text];
    const struct program *one = &uses->tables->alternatives[number];
    return one->outside
               ? terms_search_outside(uses->terms, term, number, bytes->bytes, bytes->length)
               : matcher_finds(uses->matcher, &uses->tables->programs, one, readied(uses, text));
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
    terms_worked(uses->terms, term, spelled(uses, text)->length,
                 matcher_steps(uses->matcher) - before);
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
    add_answers(uses, known);
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

uint64_t
uses_known(const struct uses *uses, size_t word, int term)
{
    const struct text_rows *rows = &uses->candidates->rows;
    if (term < 0 || (size_t)term >= uses->tables->term_count || word >= rows->width)
        return 0;
    uint32_t asked = uses->candidates->terms[term].asked;
    return asked != 0 ? text_row(rows, asked + 1)[word] : 0;
}
