/* Answering questions from the table of acts. */
#include "agreement/query.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/table.h"
#include "base/mem.h"
#include "library/vocabulary.h"

size_t
acts_width(const struct acts *acts)
{
    return acts->count / 64 + 1;
}

static bool
act_meets(const struct question *q, const struct act *a)
{
    return (!q->has_does || (q->does[a->does / 64] >> (a->does % 64) & 1) != 0) &&
           (!q->has_force || (q->force >> a->force & 1) != 0) &&
           (!q->has_who || (q->who & a->who) != 0) && (!q->has_whom || (q->whom & a->whom) != 0) &&
           (!q->has_about || about_meets(&q->about, &a->about)) &&
           (!q->has_order || (q->order & a->order) != 0) &&
           (!q->has_standard || (q->standard & a->standard) != 0) &&
           (!q->has_unless || (q->unless & a->unless) != 0 || (q->unless_any && a->unless != 0)) &&
           (!q->has_only || (q->only & a->only) != 0 || (q->only_any && a->only != 0)) &&
           (q->except & (a->unless | a->only)) == 0 &&
           !(q->except_any && (a->unless | a->only) != 0);
}

/* Made for the first question: sentences by their kind, acts by what they do. */
static void
make_lists(struct acts *acts)
{
    size_t width = acts_width(acts);
    acts->kinds = mem_alloc((KIND_OTHER + 1) * width * sizeof *acts->kinds);
    acts->alike = mem_alloc((acts->act_count + 1) * sizeof *acts->alike);
    for (size_t i = 0; i < acts->count; i++)
        acts->kinds[acts->sentences[i].kind * width + i / 64] |= (uint64_t)1 << (i % 64);
    for (size_t i = acts->act_count; i > 0; i--) {
        int *first = &acts->doing[acts->list[i - 1].does];
        acts->alike[i - 1] = *first;
        *first = (int)i;
    }
}

static void
add_if_meets(const struct question *q, const struct acts *acts, size_t i, uint64_t *bits)
{
    size_t sentence = (size_t)acts->list[i].sentence;
    if (act_meets(q, &acts->list[i]))
        bits[sentence / 64] |= (uint64_t)1 << (sentence % 64);
}

/* The sentences with an act that meets the question. */
static void
find_acts(const struct question *q, const struct acts *acts, uint64_t *bits)
{
    if (!q->has_does) {
        for (size_t i = 0; i < acts->act_count; i++)
            add_if_meets(q, acts, i, bits);
        return;
    }
    for (size_t word = 0; word < QUESTION_ACTIONS; word++)
        for (uint64_t does = q->does[word]; does != 0; does &= does - 1) {
            size_t action = word * 64 + (size_t)__builtin_ctzll(does);
            for (int i = acts->doing[action]; i > 0; i = acts->alike[i - 1])
                add_if_meets(q, acts, (size_t)i - 1, bits);
        }
}

/* Leaves the 64 sentences of a word that stand where the question asks, may use all its terms, and
 * are not known to use one that they must not: these are not searched for the others. */
static uint64_t
narrow(const struct question *q, struct acts *acts, size_t word, uint64_t may)
{
    uint64_t placed = 0;
    for (int kind = 0; kind < KIND_OTHER && may != 0; kind++)
        if (q->in >> kind & 1)
            placed |= acts->kinds[(size_t)kind * acts_width(acts) + word];
    may &= placed;
    int count;
    const uint16_t *terms = question_terms(q, QUESTION_TEXT, &count);
    for (int i = 0; i < count && may != 0; i++)
        may &= sentences_may_say(acts, word, terms[i]);
    terms = question_terms(q, QUESTION_WITHOUT, &count);
    for (int i = 0; i < count && may != 0; i++)
        may &= ~sentences_known_to_say(acts, word, terms[i]);
    return may;
}

/* Few titles stand above many sentences: what they say is mostly known. */
static bool
headings_meet(const struct question *q, struct acts *acts, int sentence)
{
    int count;
    const uint16_t *terms = question_terms(q, QUESTION_HEADING, &count);
    for (int i = 0; i < count; i++)
        if (heading_says(acts, sentence, terms[i]))
            return true;
    return count == 0;
}

/* Whether the sentence uses all terms of the part, or none of them. */
static bool
uses_all(const struct question *q, enum question_part part, bool used, struct acts *acts,
         int sentence)
{
    int count;
    const uint16_t *terms = question_terms(q, part, &count);
    for (int i = 0; i < count; i++)
        if (sentence_says(acts, sentence, terms[i]) != used)
            return false;
    return true;
}

static bool
terms_meet(const struct question *q, struct acts *acts, int sentence)
{
    bool asks = acts->sentences[sentence].asks && (q->in >> KIND_TITLE & 1) == 0;
    return !asks && headings_meet(q, acts, sentence) &&
           uses_all(q, QUESTION_TEXT, true, acts, sentence) &&
           uses_all(q, QUESTION_WITHOUT, false, acts, sentence);
}

void
question_ask(const struct question *q, struct acts *acts, uint64_t *bits)
{
    size_t width = acts_width(acts);
    bool terms = q->ends[QUESTION_PARTS - 1] > 0;
    if (acts->kinds == NULL)
        make_lists(acts);
    memset(bits, q->acts ? 0 : 0xFF, width * sizeof *bits);
    if (q->acts)
        find_acts(q, acts, bits);
    for (size_t word = 0; word < width; word++) {
        uint64_t may = bits[word] = narrow(q, acts, word, bits[word]);
        for (; terms && may != 0; may &= may - 1)
            if (!terms_meet(q, acts, (int)(word * 64) + __builtin_ctzll(may)))
                bits[word] &= ~(may & -may);
    }
}

int
question_nodes(const struct question *question, struct acts *acts, xmlNode ***list)
{
    size_t width = acts_width(acts), count = 0, room = 0;
    uint64_t *bits = mem_alloc(width * sizeof *bits);
    xmlNode **nodes = NULL;
    question_ask(question, acts, bits);
    for (size_t word = 0; word < width; word++)
        for (uint64_t left = bits[word]; left != 0; left &= left - 1) {
            xmlNode *node = acts_node(acts, (int)(word * 64) + __builtin_ctzll(left));
            if (node == NULL)
                continue;
            nodes = mem_grow(nodes, &room, count + 1, sizeof *nodes);
            nodes[count++] = node;
        }
    free(bits);
    *list = nodes;
    return (int)count;
}
