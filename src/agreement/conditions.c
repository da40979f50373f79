/* Acts that conditions imply: what must come first, what is done without, what is ruled elsewhere,
 * and exceptions in the next sentence. */
#include "agreement/build.h"

/* The asserted verb that a clause qualifies: its governor, or the one above when that only
 * describes something. */
static int
asserted_governor(const struct reading *r, int clause)
{
    for (int step = 0; clause >= 0 && step < 12; step++) {
        const struct clause *c = &r->clauses[clause];
        int governor = c->governor >= 0 ? c->governor
                       : c->parent >= 0 ? r->clauses[c->parent].verb
                                        : -1;
        if (governor >= 0 && r->verbs[governor].force >= 0)
            return governor;
        if (governor >= 0 && r->verbs[governor].parent >= 0 &&
            r->verbs[r->verbs[governor].parent].force >= 0)
            return r->verbs[governor].parent;
        clause = governor >= 0 ? r->verbs[governor].clause : c->parent;
        if (governor >= 0 && r->clauses[clause].kind == CLAUSE_MAIN)
            return r->clauses[clause].verb >= 0 && r->verbs[r->clauses[clause].verb].force >= 0
                       ? r->clauses[clause].verb
                       : -1;
    }
    return -1;
}

/* Who does what the verb says: in the passive its agent, not its subject. */
static int
would_do(const struct reading *r, int verb)
{
    int losing;
    return r->verbs[verb].passive ? agents_of(r, verb, &losing) : r->verbs[verb].who;
}

/* What must come first: "not … until a parent has been notified", "unless a parent is present",
 * "only after …". */
/* "must obtain a warrant before searching a car": the search is allowed, by that measure. */
static void
allowed_after(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    int governor = asserted_governor(r, v->clause);
    if (r->clauses[v->clause].kind != CLAUSE_BEFORE || governor < 0 || !measured(r, governor))
        return;
    for (int k = 0; k < v->action_count; k++) {
        struct act act = act_new(r, verb, v->actions[k], FORCE_MAY);
        act.who = v->who != 0 ? v->who : r->verbs[governor].who;
        act.whom = (uint16_t)whom_of(r, verb);
        act_emit(b, &act);
    }
}

void
build_preconditions(struct builder *b, int verb)
{
    allowed_after(b, verb);
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    const struct clause *c = &r->clauses[v->clause];
    bool without = c->kind == CLAUSE_WITHOUT;
    int governor = asserted_governor(r, v->clause);
    if (c->kind != CLAUSE_UNTIL && c->kind != CLAUSE_UNLESS && c->kind != CLAUSE_ONLY_IF &&
        !without)
        return;
    int losing;
    int main_force = governor >= 0 ? r->verbs[governor].force : FORCE_MUST_NOT;
    if (main_force < 0)
        return;
    bool required = !without || main_force == FORCE_MUST_NOT || main_force == FORCE_SHOULD_NOT;
    for (int k = 0; k < v->action_count; k++) {
        struct act act = act_new(r, verb, v->actions[k], required ? FORCE_MUST : FORCE_NEED_NOT);
        act.order = ORDER_BEFORE;
        act.whom = (uint16_t)whom_of(r, verb);
        act.who = (uint16_t)(v->passive ? agents_of(r, verb, &losing) : v->who);
        act.unless = act.only = 0;
        if (governor >= 0) {
            for (int m = 0; m < r->verbs[governor].action_count; m++)
                about_add(&act.about, r->topics + r->verbs[governor].actions[m]);
            if (without)
                act.who = (uint16_t)would_do(r, governor);
        }
        act_emit(b, &act);
    }
}

/* "without prior notice to the parent", "without consulting": the noun alone. */
void
build_without(struct builder *b, int phrase)
{
    struct reading *r = b->r;
    const struct noun_phrase *p = &r->phrases_list[phrase];
    const struct clause *c = &r->clauses[p->clause];
    int governor = asserted_governor(r, p->clause);
    if (c->kind != CLAUSE_WITHOUT || p->verb >= 0 || p->action < 0 || governor < 0 ||
        r->verbs[governor].force < 0)
        return;
    int force = r->verbs[governor].force;
    struct act act = {.does = (uint16_t)p->action, .sentence = r->sentence, .order = ORDER_BEFORE};
    act.force = force == FORCE_MUST_NOT || force == FORCE_SHOULD_NOT ? FORCE_MUST : FORCE_NEED_NOT;
    act.who = (uint16_t)would_do(r, governor);
    act.whom = (uint16_t)whom_of_noun(r, phrase);
    for (int m = 0; m < r->verbs[governor].action_count; m++)
        about_add(&act.about, r->topics + r->verbs[governor].actions[m]);
    act_emit(b, &act);
}

/* "Use of force is governed by General Order 4": the rule stands elsewhere. */
void
build_pointer(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    bool points = false;
    for (int i = v->from; i < v->to && i < r->count; i++)
        points |= word_is(r, i, WORD_POINTS);
    if (!points || v->force < 0 || !v->passive)
        return;
    for (int k = 0; k < v->subject_count; k++) {
        int action = phrase_action(r, v->subjects[k]);
        if (action < 0)
            continue;
        struct act act = act_new(r, verb, action, FORCE_POINTER);
        for (int n = v->subjects[k] + 1; n < r->phrase_count && r->phrases_list[n].to <= v->from;
             n++)
            if (preposition_is(r, n, "by"))
                act.who |= (uint16_t)phrase_classes(r, n);
        about_join(&act.about, &r->phrases_list[v->subjects[k]].about);
        act_emit(b, &act);
    }
}

/* "This does not apply in an emergency", "There are two exceptions: …": said of the sentence
 * before. */
void
build_turn(struct builder *b)
{
    struct reading *r = b->r;
    size_t first = b->first;
    struct act limits = {0};
    bool turns = false;
    for (int i = r->lead_end; i < r->count && i < r->lead_end + 8; i++)
        turns |= word_is(r, i, WORD_TURN);
    if (!turns || first != r->act_count)
        return;
    limit_span(r, r->lead_end, r->count, &limits);
    for (size_t i = first;
         limits.unless != 0 && i > 0 && r->acts[i - 1].sentence == r->sentence - 1; i--)
        r->acts[i - 1].unless |= limits.unless;
}
