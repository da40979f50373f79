/* Marks: every sense that the lexicon and the document's own names give the words of a sentence, in
 * one pass. */
#include <string.h>

#include "agreement/reading.h"

enum { PHRASE_LONGEST = 10, GAP_LONGEST = 9 };

static void
add(struct reading *r, int from, int to, bool gap, const struct sense *sense)
{
    if (r->mark_count < MARKS_MAX)
        r->marks[r->mark_count++] = (struct mark){from, to, gap, *sense};
}

/* The words after a gap ("keep * informed"): the verb's mark ends before the gap, so that the
 * object stays free. */
static void
mark_gap(struct reading *r, int from, int to, int node)
{
    for (int i = to + 1; i < r->count && i < to + GAP_LONGEST && r->tokens[i].mark == 0; i++)
        for (int at = phrases_step(r->phrases, node, r->tokens[i].word), j = i; at != 0; j++) {
            for (int s = phrases_first(r->phrases, at); s >= 0;
                 s = phrases_sense(r->phrases, s)->next) {
                add(r, from, to, true, phrases_sense(r->phrases, s));
                r->forms[from] |= phrases_sense(r->phrases, s)->forms;
            }
            at = j + 1 < r->count ? phrases_step(r->phrases, at, r->tokens[j + 1].word) : 0;
        }
}

static bool
verbal(int kind)
{
    return kind == SENSE_VERB || kind == SENSE_OTHER_VERB || kind == SENSE_LIGHT ||
           kind == SENSE_SHARE || kind == SENSE_REST || kind == SENSE_CONTROL;
}

/* What one sense adds to the token's summary. Longer phrases come later and replace shorter ones.
 */
static void
summarise(struct reading *r, int from, int to, const struct sense *sense)
{
    int length = to - from;
    if (sense->kind == SENSE_WORD) {
        if (length > r->word_length[from])
            r->words[from] = 0;
        r->words[from] |= (uint64_t)1 << sense->value;
        r->word_length[from] = (uint8_t)length;
    } else if (sense->kind == SENSE_CLASS) {
        r->classes[from] =
            (uint16_t)(length > r->class_length[from] ? sense->value
                                                      : r->classes[from] | sense->value);
        r->class_length[from] = (uint8_t)length;
    } else if (verbal(sense->kind))
        r->forms[from] |= sense->forms;
    if (sense->kind == SENSE_CONTROL || sense->kind == SENSE_MODAL)
        if (r->control[to] < 0 || r->marks[r->control[to]].from > from)
            r->control[to] = r->mark_count - 1;
    if (length == 1 && (sense->kind == SENSE_NOUN || sense->kind == SENSE_OTHER_NOUN ||
                        sense->kind == SENSE_TOPIC || sense->kind == SENSE_CLASS))
        r->nouns[from] = true;
}

/* "rests solely with", "reports directly to": an adverb does not break a verb's phrase. */
static bool
passed_over(const struct reading *r, int from, int token)
{
    const struct token *t = &r->tokens[token];
    return token > from && r->forms[from] != 0 && t->end - t->start > 3 &&
           memcmp(r->text + t->end - 2, "ly", 2) == 0;
}

static void
mark_token(struct reading *r, int from)
{
    bool passed = false;
    for (int node = 0, to = from; to < r->count && to - from < PHRASE_LONGEST; to++) {
        int step = r->tokens[to].mark == 0 ? phrases_step(r->phrases, node, r->tokens[to].word) : 0;
        if (step == 0 && r->tokens[to].mark == 0 && !passed && passed_over(r, from, to)) {
            passed = true;
            continue;
        }
        if (step == 0)
            return;
        node = step;
        for (int s = phrases_first(r->phrases, node); s >= 0;) {
            const struct sense *sense = phrases_sense(r->phrases, s);
            add(r, from, to + 1, false, sense);
            summarise(r, from, to + 1, sense);
            s = sense->next;
        }
        int gap = r->forms[from] != 0 && r->gap_word != 0
                      ? phrases_step(r->phrases, node, r->gap_word)
                      : 0;
        if (gap != 0)
            mark_gap(r, from, to + 1, gap);
    }
}

/* The document's own names win over the lexicon's classes when they are as long. */
static void
mark_name(struct reading *r, int from)
{
    int length = 0,
        classes = names_at(r->names, r->text, r->tokens + from, r->count - from, &length);
    if (classes == 0 || length < r->class_length[from])
        return;
    struct sense sense = {SENSE_CLASS, 0, (int16_t)classes, -1, -1};
    add(r, from, from + length, false, &sense);
    r->classes[from] = (uint16_t)classes;
    r->class_length[from] = (uint8_t)length;
    r->nouns[from] = true;
    if (r->word_length[from] <= length && (r->words[from] >> WORD_PRONOUN & 1) == 0)
        r->words[from] = 0;
}

void
reading_mark(struct reading *r)
{
    size_t n = (size_t)r->count;
    r->mark_count = 0;
    memset(r->words, 0, n * sizeof *r->words);
    memset(r->word_length, 0, n);
    memset(r->forms, 0, n);
    memset(r->nouns, 0, n * sizeof *r->nouns);
    memset(r->classes, 0, n * sizeof *r->classes);
    memset(r->class_length, 0, n);
    for (int i = 0; i <= r->count; i++)
        r->control[i] = -1;
    for (int i = 0; i < r->count; i++) {
        r->first_mark[i] = r->mark_count;
        if (r->tokens[i].mark != 0)
            continue;
        mark_token(r, i);
        mark_name(r, i);
    }
    r->first_mark[r->count] = r->mark_count;
}
