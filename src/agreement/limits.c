/* Limits: exceptions (unless …), conditions (only …), standards and soft qualifiers said around an
 * act. */
#include "agreement/roles.h"

void
segment_of(const struct reading *r, int token, int *from, int *to)
{
    *from = *to = token;
    while (*from > 0 && (r->tags[*from - 1] != TAG_STOP || *from <= r->lead_end))
        --*from;
    while (*to < r->count && r->tags[*to] != TAG_STOP)
        ++*to;
}

static uint32_t
values_in(const struct reading *r, enum sense_kind kind, int from, int to)
{
    uint32_t found = 0;
    if (from >= to)
        return 0;
    for (int m = r->first_mark[from]; m < r->first_mark[to]; m++)
        if (r->marks[m].sense.kind == kind && r->marks[m].to <= to)
            found |= (uint32_t)1 << r->marks[m].sense.value;
    return found;
}

static uint32_t
exceptions_in(const struct reading *r, int from, int to)
{
    uint32_t found = values_in(r, SENSE_EXCEPTION, from, to);
    uint32_t other = (uint32_t)1 << (lexicon_labels(r->lexicon, LABEL_EXCEPTION) - 1);
    return found != 0 ? found : other;
}

/* "only" as an adverb in front of a circumstance: "may arrest a student only (a) to stop …". */
static bool
only_here(const struct reading *r, int i)
{
    if (r->tags[i] != TAG_ADVERB || !token_is(r, i, "only"))
        return false;
    for (int j = i + 1; j < r->count && j < i + 5; j++) {
        int tag = r->tags[j];
        if (tag == TAG_PREPOSITION || tag == TAG_TO || tag == TAG_CLAUSE)
            return true;
        if (r->tokens[j].mark == 0 && tag != TAG_ADVERB && !r->tokens[j].joined && j > i + 3)
            return false;
    }
    return false;
}

/* "except … or where an exception applies": the condition belongs to the exception. */
static bool
within_exception(const struct reading *r, const struct clause *c)
{
    for (int step = 0; c->parent >= 0 && step < 12; step++) {
        c = &r->clauses[c->parent];
        if (c->kind == CLAUSE_UNLESS || c->kind == CLAUSE_ONLY_IF)
            return true;
    }
    return false;
}

bool
asked_before(const struct reading *r, int end)
{
    while (end > 0 && r->tokens[end - 1].mark == '"')
        end--;
    return end > 0 && r->tokens[end - 1].mark == '?';
}

void
limit_act(const struct reading *r, int token, struct act *act)
{
    int from, to;
    segment_of(r, token, &from, &to);
    if (token < r->lead_end &&
        asked_before(r, r->lead_end)) { /* the answer limits what was asked */
        from = answer_start(r);
        to = r->count;
        bool plain = token_is(r, from, "no") || token_is(r, from, "yes") ||
                     token_is(r, from, "always") || token_is(r, from, "never");
        act->only |= plain ? 0 : values_in(r, SENSE_EXCEPTION, from, to);
    }
    act->standard |= values_in(r, SENSE_STANDARD, from, to);
    for (int k = 0; k < r->clause_count; k++) {
        const struct clause *c = &r->clauses[k];
        int end = c->to < to ? c->to : to;
        if (c->from < from || c->from >= to)
            continue;
        if (c->kind == CLAUSE_UNLESS)
            act->unless |= exceptions_in(r, c->from, end);
        else if (c->kind == CLAUSE_ONLY_IF)
            act->only |= exceptions_in(r, c->from, end);
        else if (c->kind == CLAUSE_IF && !within_exception(r, c))
            act->only |= values_in(r, SENSE_EXCEPTION, c->from, end);
    }
    for (int i = from; i < to; i++)
        if (only_here(r, i))
            act->only |= exceptions_in(r, i + 1, to);
        else if ((word_is(r, i, WORD_UNLESS) || word_is(r, i, WORD_ONLY_IF)) &&
                 r->tags[i] != TAG_CLAUSE && r->tags[i] != TAG_NONE &&
                 (i == 0 || r->words[i - 1] != r->words[i]))
            *(word_is(r, i, WORD_UNLESS) ? &act->unless : &act->only) |= exceptions_in(r, i, to);
}

void
limit_span(const struct reading *r, int from, int to, struct act *act)
{
    act->unless |= values_in(r, SENSE_EXCEPTION, from, to);
}

bool
soft_at(const struct reading *r, int verb)
{
    int from, to;
    segment_of(r, r->verbs[verb].main, &from, &to);
    for (int i = from; i < to; i++)
        if (word_is(r, i, WORD_SOFT))
            return true;
    return false;
}
