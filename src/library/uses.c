/* Bits by phrase and text, then by term and text. */
#include "library/uses.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/lexicon_read.h"

struct uses {
    struct terms *terms;
    const struct use_text *texts;
    size_t count, width; /* words of 64 bits for all texts */
    uint64_t *plain;     /* texts in which a phrase found is a phrase there */
    struct spots spots;
    const int *phrases; /* of the alternatives' sets */
    uint64_t *scratch;  /* two rows */
    int term_count;
    bool *known;                          /* terms whose rows are filled */
    uint64_t *possible, *asked, *answers; /* rows by term */
};

static void
scan(struct uses *uses, const struct spotter *spotter)
{
    struct buf folded = {0};
    for (size_t i = 0; i < uses->count; i++) {
        const struct use_text *text = &uses->texts[i];
        bool plain = true;
        folded.bytes = mem_grow(folded.bytes, &folded.room, text->length + 1, 1);
        size_t length = spotter_fold(text->bytes, text->length, folded.bytes, &plain);
        if (plain)
            uses->plain[i / 64] |= (uint64_t)1 << (i % 64);
        spotter_scan(spotter, folded.bytes, length, i, &uses->spots);
    }
    buf_free(&folded);
}

struct uses *
uses_new(const struct lexicon *lexicon, const struct use_text *texts, size_t count)
{
    struct uses *uses = mem_alloc(sizeof *uses);
    const struct spotter *spotter = terms_spotter(lexicon->terms);
    uses->terms = lexicon->terms;
    uses->texts = texts;
    uses->count = count;
    uses->width = count / 64 + 1;
    uses->term_count = terms_count(uses->terms);
    size_t rows = (size_t)uses->term_count + 1, size = uses->width * sizeof *uses->plain;
    uses->plain = mem_alloc(size);
    uses->known = mem_alloc(rows * sizeof *uses->known);
    uses->possible = mem_alloc(rows * size);
    uses->asked = mem_alloc(rows * size);
    uses->answers = mem_alloc(rows * size);
    uses->phrases = terms_phrases(uses->terms);
    uses->scratch = mem_alloc(2 * size);
    uses->spots.width = uses->width;
    uses->spots.bits = mem_alloc(((size_t)spotter_phrases(spotter) + 1) * size);
    scan(uses, spotter);
    return uses;
}

void
uses_free(struct uses *uses)
{
    if (uses == NULL)
        return;
    free(uses->plain);
    free(uses->known);
    free(uses->possible);
    free(uses->asked);
    free(uses->answers);
    free(uses->spots.bits);
    free(uses->scratch);
    free(uses);
}

/* Adds the row of every phrase of the set. */
static void
any_of(const struct uses *uses, const struct phrase_set *set, uint64_t *row)
{
    memset(row, 0, uses->width * sizeof *row);
    for (int k = 0; k < set->count; k++) {
        const uint64_t *phrase =
            uses->spots.bits + (size_t)uses->phrases[set->first + k] * uses->width;
        for (size_t w = 0; w < uses->width; w++)
            row[w] |= phrase[w];
    }
}

/* The texts that hold a phrase of every set. */
static void
all_of(const struct uses *uses, const struct alternative *alternative, uint64_t *row)
{
    uint64_t *some = uses->scratch + uses->width;
    memset(row, 0xff, uses->width * sizeof *row);
    for (int i = 0; i < alternative->set_count; i++) {
        any_of(uses, &alternative->sets[i], some);
        for (size_t w = 0; w < uses->width; w++)
            row[w] &= some[w];
    }
}

static void
learn(struct uses *uses, int term)
{
    int count;
    const struct alternative *alternatives = terms_alternatives(uses->terms, term, &count);
    size_t at = (size_t)term * uses->width;
    uint64_t *found = uses->scratch;
    for (int i = 0; i < count; i++) {
        all_of(uses, &alternatives[i], found);
        for (size_t w = 0; w < uses->width; w++) {
            uses->possible[at + w] |= found[w];
            if (alternatives[i].exact)
                uses->answers[at + w] |= found[w] & uses->plain[w];
        }
    }
    memcpy(uses->asked + at, uses->answers + at, uses->width * sizeof *uses->asked);
    uses->known[term] = true;
}

static bool
holds_all(const struct uses *uses, const struct alternative *alternative, size_t text)
{
    for (int i = 0; i < alternative->set_count; i++) {
        const int *phrase = uses->phrases + alternative->sets[i].first;
        int left = alternative->sets[i].count;
        while (left > 0 &&
               (uses->spots.bits[(size_t)*phrase * uses->width + text / 64] >> (text % 64) & 1) ==
                   0) {
            left--;
            phrase++;
        }
        if (left == 0)
            return false;
    }
    return true;
}

static bool
search(struct uses *uses, size_t text, int term)
{
    int count;
    struct alternative *alternatives = terms_alternatives(uses->terms, term, &count);
    uint64_t bit = (uint64_t)1 << (text % 64);
    bool plain = (uses->plain[text / 64] & bit) != 0;
    for (int i = 0; i < count; i++)
        if (!(plain && alternatives[i].exact) && holds_all(uses, &alternatives[i], text) &&
            terms_search(uses->terms, &alternatives[i], uses->texts[text].bytes,
                         uses->texts[text].length))
            return true;
    return false;
}

bool
uses_term(struct uses *uses, size_t text, int term)
{
    if (term < 0 || term >= uses->term_count || text >= uses->count)
        return false;
    if (!uses->known[term])
        learn(uses, term);
    size_t word = (size_t)term * uses->width + text / 64;
    uint64_t bit = (uint64_t)1 << (text % 64);
    if ((uses->possible[word] & bit) == 0)
        return false;
    if ((uses->asked[word] & bit) == 0) {
        uses->asked[word] |= bit;
        if (search(uses, text, term))
            uses->answers[word] |= bit;
    }
    return (uses->answers[word] & bit) != 0;
}

uint64_t
uses_possible(struct uses *uses, size_t word, int term)
{
    if (term < 0 || term >= uses->term_count || word >= uses->width)
        return 0;
    if (!uses->known[term])
        learn(uses, term);
    size_t at = (size_t)term * uses->width + word;
    return uses->possible[at] & (~uses->asked[at] | uses->answers[at]);
}
