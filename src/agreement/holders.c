/* Verbs of belonging: "discipline rests with the principal", "is the principal's", "is outside the
 * officer's duties". */
#include "agreement/build.h"

/* Who the thing belongs to: "rests with the principal", "is the principal's", "is a matter for the
 * school". */
static int
holder_of(const struct reading *r, int verb, int *losing)
{
    const struct verb *v = &r->verbs[verb];
    int classes = 0;
    bool duty = false;
    *losing = 0;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->verb != r->verbs[verb].args)
            continue;
        bool possessor = p->to <= r->count && r->tokens[p->to - 1].owner;
        int holders = p->duty ? p->owners : phrase_classes(r, n) | (possessor ? p->owners : 0);
        bool place = !p->duty && (preposition_is(r, n, "in") || preposition_is(r, n, "at") ||
                                  preposition_is(r, n, "on"));
        if (p->preposition >= 0 && !duty && !p->duty && v->copula &&
            !token_is(r, p->preposition, "for") && !token_is(r, p->preposition, "with") &&
            !token_is(r, p->preposition, "to") && !token_is(r, p->preposition, "within") &&
            !token_is(r, p->preposition, "up"))
            holders = 0;
        if (place || (p->pronoun && p->duty))
            holders = 0;
        duty |= p->duty;
        if (p->losing)
            *losing |= holders;
        else
            classes |= holders;
    }
    return classes;
}

/* "is outside the SRO's responsibilities" */
static bool
outside(const struct reading *r, int verb)
{
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].verb == verb && r->phrases_list[n].duty &&
            (preposition_is(r, n, "outside") || preposition_is(r, n, "beyond")))
            return true;
    return false;
}

/* "is none of the officer's business" */
static bool
nobodys(const struct reading *r, int verb)
{
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].verb == verb && r->phrases_list[n].duty && r->phrases_list[n].no)
            return true;
    return false;
}

/* "The SRO is not a disciplinarian": the complement names what its subject does. */
static void
agentive(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    for (int n = 0; v->copula && v->who != 0 && n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->verb != verb || p->preposition >= 0 || p->action < 0 || p->losing || p->duty)
            continue;
        struct act act = act_new(r, verb, p->action, p->no ? force_negated(v->force) : v->force);
        act.who = v->who;
        act_emit(b, &act);
    }
}

/* "shall leave enforcement to school personnel": theirs, and not the subject's. */
static bool
yielded(struct builder *b, int verb, int holder)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    bool any = false;
    for (int n = 0; !v->passive && !v->copula && v->force < FORCE_MUST_NOT && n < r->phrase_count;
         n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->verb != verb || p->preposition >= 0 || p->classes != 0 || phrase_action(r, n) < 0)
            continue;
        struct act act = act_new(r, verb, phrase_action(r, n), v->force);
        act.who = (uint16_t)(holder & ~v->who);
        act_emit(b, &act);
        act.who = v->who;
        act.force = FORCE_MUST_NOT;
        if (v->who != 0)
            act_emit(b, &act);
        any = true;
    }
    return any;
}

/* "The responsibility for maintaining discipline lies with …", "The decision to arrest is …". */
static void
of_duty(struct builder *b, int verb, int holder, int force)
{
    struct reading *r = b->r;
    for (int k = 0; k < verb; k++) {
        const struct verb *v = &r->verbs[k];
        if (v->clause != r->verbs[verb].clause || v->link == LINK_FINITE || v->link == LINK_REDUCED)
            continue;
        for (int a = 0; a < v->action_count; a++) {
            struct act act = act_new(r, k, v->actions[a], must_if_is(force));
            act.who = (uint16_t)holder;
            act_emit(b, &act);
        }
        for (int n = 0; n < r->phrase_count; n++)
            if (r->phrases_list[n].verb == k && r->phrases_list[n].preposition < 0)
                act_of_noun(b, k, n, must_if_is(force), holder);
    }
}

/* "Behavior that breaks school rules … is left to": what the relative clause speaks of. */
static int
described(const struct reading *r, int phrase)
{
    for (int n = phrase + 1; n < r->phrase_count; n++) {
        const struct clause *c = &r->clauses[r->phrases_list[n].clause];
        if (c->kind != CLAUSE_RELATIVE || c->antecedent != phrase)
            continue;
        for (int t = 0; t < r->topics; t++)
            if (about_has(&r->phrases_list[n].about, t) && lexicon_stands_for(r->lexicon, t) >= 0)
                return lexicon_stands_for(r->lexicon, t);
    }
    return -1;
}

/* "It is up to the officer whether a student is suspended", "Whether to arrest is for the officer":
 * the deciding of what the clause speaks of. */
static void
decided_by(struct builder *b, int verb, int holder)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    bool it = v->subject_count == 1 && token_is(r, r->phrases_list[v->subjects[0]].from, "it");
    int decide = lexicon_label(r->lexicon, LABEL_ACTION, "decide", 6);
    for (int k = 0; k < r->clause_count && decide >= 0; k++) {
        const struct clause *c = &r->clauses[k];
        bool subject = c->from == r->lead_end || (it && c->from >= v->to);
        if (c->kind != CLAUSE_WH || !subject || !token_is(r, c->from, "whether"))
            continue;
        struct act act = act_new(r, verb, decide, must_if_is(v->force));
        act.who = (uint16_t)holder;
        for (int i = 0; i < r->verb_count; i++)
            for (int a = 0; r->verbs[i].clause == k && a < r->verbs[i].action_count; a++)
                about_add(&act.about, r->topics + r->verbs[i].actions[a]);
        act_emit(b, &act);
        return;
    }
}

void
build_belonging(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    int losing = 0, holder;
    if (!v->copula && kind_end(r, v, SENSE_REST) == 0)
        return;
    for (int k = verb + 1; k < r->verb_count; k++)
        if (r->verbs[k].parent == verb && r->verbs[k].link == LINK_TO &&
            holder_of_it(r, verb, r->verbs[k].from) != 0)
            return; /* "It is for the principal to decide": it is the deciding */
    agentive(b, verb);
    if ((holder = holder_of(r, verb, &losing)) == 0)
        return;
    decided_by(b, verb, holder);
    int force = outside(r, verb) || nobodys(r, verb) ? force_negated(v->force) : v->force;
    if (yielded(b, verb, holder))
        return;
    for (int k = 0; v->gerund >= 0 && k < r->verbs[v->gerund].action_count; k++) {
        struct act act = act_new(r, v->gerund, r->verbs[v->gerund].actions[k], must_if_is(force));
        act.who = (uint16_t)holder;
        act.whom = (uint16_t)whom_of(r, v->gerund);
        act_emit_both(b, act, losing);
    }
    for (int k = 0; v->gerund < 0 && k < v->subject_count; k++) {
        int phrase = v->subjects[k], action = phrase_action(r, phrase);
        if (action < 0)
            action = described(r, phrase);
        if (action < 0 && r->phrases_list[phrase].duty)
            of_duty(b, verb, holder, force);
        if (action < 0 && r->phrases_list[phrase].classes == 0 && phrase + 1 < r->phrase_count &&
            (preposition_is(r, phrase + 1, "of") || preposition_is(r, phrase + 1, "for")))
            action = phrase_action(r, ++phrase);
        if (action < 0 || r->phrases_list[phrase].classes != 0)
            continue;
        struct act act = act_new(r, verb, action, must_if_is(force));
        act.who = (uint16_t)holder;
        act.whom = (uint16_t)whom_of_noun(r, phrase);
        about_join(&act.about, &r->phrases_list[phrase].about);
        act_emit_both(b, act, losing);
    }
}
