/* Which sentences use which terms: candidates by literals in one pass over the document, then each
 * pair at most once. */
#include <string.h>

#include "agreement/query.h"
#include "agreement/table.h"
#include "base/mem.h"

struct hits {
    struct acts *acts;
    int sentence;
};

static void
candidate(void *context, int term, size_t offset)
{
    struct hits *hits = context;
    struct acts *acts = hits->acts;
    (void)offset;
    acts->candidates[(size_t)term * acts->row + (size_t)hits->sentence / 64] |=
        (uint64_t)1 << (hits->sentence % 64);
}

static void
scan(struct acts *acts)
{
    acts->terms = lexicon_terms(acts->lexicon);
    acts->row = acts->count / 64 + 1;
    size_t size = (size_t)acts->terms * acts->row * sizeof *acts->asked;
    acts->candidates = mem_alloc(size + 1);
    acts->asked = mem_alloc(size + 1);
    acts->answers = mem_alloc(size + 1);
    for (size_t i = 0; i < acts->count; i++) {
        struct hits hits = {acts, (int)i};
        lexicon_scan(acts->lexicon, sentence_text(acts, (int)i), acts->sentences[i].length,
                     candidate, &hits);
    }
    acts->scanned = true;
}

uint64_t
sentences_may_say(struct acts *acts, size_t word, int term)
{
    if (!acts->scanned)
        scan(acts);
    if (term < 0 || term >= acts->terms || word >= acts->row)
        return 0;
    size_t at = (size_t)term * acts->row + word;
    bool unfiltered = lexicon_term_unfiltered(acts->lexicon, term);
    return (unfiltered ? ~(uint64_t)0 : acts->candidates[at]) &
           (~acts->asked[at] | acts->answers[at]);
}

bool
sentence_says(struct acts *acts, int sentence, int term)
{
    if (!acts->scanned)
        scan(acts);
    if (term < 0 || term >= acts->terms || sentence < 0 || sentence >= (int)acts->count)
        return false;
    size_t word = (size_t)term * acts->row + (size_t)sentence / 64;
    uint64_t bit = (uint64_t)1 << (sentence % 64);
    if (acts->asked[word] & bit)
        return (acts->answers[word] & bit) != 0;
    acts->asked[word] |= bit;
    if ((acts->candidates[word] & bit) == 0 && !lexicon_term_unfiltered(acts->lexicon, term))
        return false;
    if (lexicon_term_in(acts->lexicon, term, sentence_text(acts, sentence),
                        acts->sentences[sentence].length))
        acts->answers[word] |= bit;
    return (acts->answers[word] & bit) != 0;
}

/* Headings are short and asked for rarely: no memory is kept. */
bool
heading_says(struct acts *acts, int sentence, int term)
{
    const char *heading = acts_heading(acts, sentence);
    return *heading != '\0' && term >= 0 &&
           lexicon_term_in(acts->lexicon, term, heading, strlen(heading));
}
