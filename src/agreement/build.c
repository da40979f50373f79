/* Acts out of verbs: active, passive, light verbs and their nouns, predicates over a noun; and the
 * order of it all. */
#include "agreement/build.h"

#include <string.h>

#include "base/mem.h"

static bool
same_act(const struct act *a, const struct act *b)
{
    return a->does == b->does && a->force == b->force && a->who == b->who && a->whom == b->whom &&
           a->order == b->order;
}

void
act_emit(struct builder *b, const struct act *act)
{
    struct reading *r = b->r;
    for (size_t i = b->first; i < r->act_count; i++)
        if (same_act(&r->acts[i], act)) {
            about_join(&r->acts[i].about, &act->about);
            return;
        }
    r->acts = mem_grow(r->acts, &r->act_room, r->act_count + 1, sizeof *r->acts);
    r->acts[r->act_count++] = *act;
}

bool
verb_subject(const struct verb *v, int phrase)
{
    for (int k = 0; k < v->subject_count; k++)
        if (v->subjects[k] == phrase)
            return true;
    return false;
}

int
must_if_is(int force)
{
    return force == FORCE_IS ? FORCE_MUST : force;
}

/* Those to whom it is done: bare objects (subjects of a passive); else the first "of", "to", "with"
 * phrase. */
int
whom_of(const struct reading *r, int verb)
{
    const struct verb *v = &r->verbs[verb];
    int bare = 0, owners = 0, other = 0;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool object = v->passive && !v->whole
                          ? verb_subject(v, n)
                          : p->verb == r->verbs[verb].args && p->preposition < 0;
        if (object && !p->losing) {
            bare |= phrase_classes(r, n);
            owners |= p->owners;
        } else if (!p->losing && p->verb == r->verbs[verb].args &&
                   (p->preposition >= 0 || v->passive) && !token_is(r, p->preposition, "by") &&
                   !token_is(r, p->preposition, "in") && !token_is(r, p->preposition, "at") &&
                   !token_is(r, p->preposition, "from") && other == 0)
            other |= phrase_classes(r, n);
    }
    if (bare == 0 && owners == 0 && r->clauses[v->clause].kind == CLAUSE_RELATIVE &&
        r->clauses[v->clause].antecedent >= 0 && !verb_subject(v, r->clauses[v->clause].antecedent))
        bare |= phrase_classes(r, r->clauses[v->clause].antecedent);
    return bare != 0 ? bare : owners != 0 ? owners : other;
}

/* The agents of a passive or of an action noun: "by administrators"; those on the losing side go to
 * *losing. */
int
agents_of(const struct reading *r, int verb, int *losing)
{
    int classes = 0, nobody = 0;
    *losing = 0;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool by = preposition_is(r, n, "by");
        bool front = p->verb < 0 && p->no && p->clause == r->verbs[verb].clause;
        if ((p->verb != r->verbs[verb].args && !front) || !by)
            continue;
        if (p->losing || (p->after >= 0 && r->phrases_list[p->after].losing))
            *losing |= phrase_classes(r, n);
        else
            *(p->no ? &nobody : &classes) |= phrase_classes(r, n);
    }
    return classes != 0 ? classes : nobody; /* "by the principal and by nobody else" */
}

/* Losing bare phrases right after the verb's own: "is done by the principal rather than the SRO".
 */
static int
losing_of(const struct reading *r, int verb)
{
    int classes = 0;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool before =
            p->verb < 0 && p->clause == r->verbs[verb].clause && p->to <= r->verbs[verb].from;
        bool other = p->preposition >= 0 && !preposition_is(r, n, "by");
        if ((p->verb == r->verbs[verb].args || before) && p->losing && !other)
            classes |= phrase_classes(r, n);
    }
    return classes;
}

struct act
act_new(const struct reading *r, int verb, int action, int force)
{
    struct act act = {.does = (uint16_t)action, .force = (uint8_t)force, .sentence = r->sentence};
    act.about = verb_about(r, verb);
    act.order = verb_order(r, verb);
    limit_act(r, r->verbs[verb].main, &act);
    return act;
}

void
act_emit_both(struct builder *b, struct act act, int losing)
{
    act_emit(b, &act);
    if (losing != 0 && act.force != FORCE_MUST_NOT) {
        act.who = (uint16_t)losing;
        act.force = FORCE_MUST_NOT;
        act_emit(b, &act);
    }
}

/* "the law and not school rules": the same act, denied of what is on the losing side. */
static void
losing_objects(struct builder *b, int verb, struct act act)
{
    struct reading *r = b->r;
    bool any = false;
    act.about = (struct about){{0}};
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].verb == r->verbs[verb].args && r->phrases_list[n].losing &&
            r->phrases_list[n].preposition < 0 && phrase_classes(r, n) == 0) {
            any = true;
            about_join(&act.about, &r->phrases_list[n].about);
        }
    if (!any || about_empty(&act.about) || act.force >= FORCE_MUST_NOT)
        return;
    act.force = FORCE_MUST_NOT;
    act_emit(b, &act);
}

/* "answers to the sergeant, not to the principal": the same act, denied towards the other. */
static void
losing_persons(struct builder *b, int verb, struct act act)
{
    struct reading *r = b->r;
    int classes = 0;
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].verb == r->verbs[verb].args && r->phrases_list[n].losing &&
            (preposition_is(r, n, "to") || preposition_is(r, n, "with")))
            classes |= phrase_classes(r, n);
    if (classes == 0 || act.force >= FORCE_MUST_NOT)
        return;
    act.whom = (uint16_t)classes;
    act.force = FORCE_MUST_NOT;
    act_emit(b, &act);
}

/* "turns over no records", "asks no one": the object says no. */
static bool
no_object(const struct reading *r, int verb)
{
    const struct verb *v = &r->verbs[verb];
    if (v->passive || v->force >= FORCE_MUST_NOT)
        return false;
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].verb == v->args && r->phrases_list[n].preposition < 0 &&
            r->phrases_list[n].no)
            return true;
    return false;
}

/* "by no officer", in front of the verb or after it. */
static bool
no_agent(const struct reading *r, int verb)
{
    const struct verb *v = &r->verbs[verb];
    bool nobody = false, others = false;
    for (int n = 0; v->passive && n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool own = p->verb == v->args || (p->verb < 0 && p->clause == v->clause);
        if (own && preposition_is(r, n, "by") && !p->losing)
            *(p->no ? &nobody : &others) = true;
    }
    return nobody && !others;
}

/* The verb's own actions. */
static void
lexical(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    int losing, agents = agents_of(r, verb, &losing);
    for (int k = 0; k < v->action_count; k++) {
        struct act act =
            act_new(r, verb, v->actions[k],
                    no_object(r, verb) || no_agent(r, verb) ? force_negated(v->force) : v->force);
        act.whom = (uint16_t)whom_of(r, verb);
        act.who = (uint16_t)(v->passive && !v->whole ? agents : v->who);
        act_emit_both(b, act, losing | losing_of(r, verb));
        losing_objects(b, verb, act);
        losing_persons(b, verb, act);
    }
}

/* The longest phrase of this kind that begins at the verb; its end, 0 when there is none. */
int
kind_end(const struct reading *r, const struct verb *v, enum sense_kind kind)
{
    int end = 0;
    for (int m = r->first_mark[v->from]; m < r->first_mark[v->main + 1]; m++)
        if (r->marks[m].sense.kind == kind && r->marks[m].to > v->main && r->marks[m].to > end)
            end = r->marks[m].to;
    return end;
}

/* To whom an action noun is done: its possessor or modifier, else "of", "to", "with" after it. */
int
whom_of_noun(const struct reading *r, int phrase)
{
    if (r->phrases_list[phrase].owners != 0)
        return r->phrases_list[phrase].owners;
    for (int n = phrase + 1; n < r->phrase_count && n < phrase + 3; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->preposition < 0)
            break;
        bool object = preposition_is(r, n, "of") || preposition_is(r, n, "to") ||
                      preposition_is(r, n, "with") || preposition_is(r, n, "against");
        if (object && (p->classes | p->owners) != 0)
            return p->classes != 0 ? p->classes : p->owners;
    }
    return 0;
}

/* An act of an action noun under a verb: light verbs, taking part, control predicates. */
void
act_of_noun(struct builder *b, int verb, int phrase, int force, int who)
{
    struct reading *r = b->r;
    const struct noun_phrase *p = &r->phrases_list[phrase];
    int action = phrase_action(r, phrase), losing, agents = agents_of(r, verb, &losing);
    if (action < 0 || force < 0)
        return;
    if (!r->verbs[verb].passive && who != 0)
        agents = losing = 0; /* "no role in searches by school officials": they are the noun's */
    struct act act =
        act_new(r, verb, action,
                p->no && !verb_subject(&r->verbs[verb], phrase) && force != FORCE_MUST_NOT
                    ? force_negated(force)
                    : force);
    act.whom = (uint16_t)whom_of_noun(r, phrase);
    act.who = (uint16_t)(agents != 0 ? agents : who);
    if (!p->pronoun)
        about_join(&act.about, &p->about);
    else
        about_join(&act.about, &r->context.about);
    act_emit_both(b, act, losing | losing_of(r, verb));
}

bool
takes_pronoun(const struct reading *r, const struct verb *v)
{
    for (int m = r->first_mark[v->main]; m < r->first_mark[v->main + 1]; m++)
        if (r->marks[m].sense.kind == SENSE_LIGHT && r->marks[m].sense.value == 1)
            return true;
    return false;
}

static void
light(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    bool share = kind_end(r, v, SENSE_SHARE) > 0, pronouns = share || takes_pronoun(r, v);
    if (!share && (kind_end(r, v, SENSE_LIGHT) == 0 || r->control[v->to] >= 0))
        return; /* "has no say in discipline" is the predicate's */
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool object = p->verb == r->verbs[verb].args && p->preposition < 0 && !p->losing;
        if (p->action < 0 && (p->pronoun || p->demonstrative) && !pronouns)
            continue;
        if (share ? object : v->passive ? verb_subject(v, n) : object)
            act_of_noun(b, verb, n, v->force, share || !v->passive ? v->who : 0);
    }
}

/* Predicates that take an action noun: "responsible for discipline", "stay out of searches", "no
 * authority over …". */
static void
controlled(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        int mark = r->control[p->from], first = n;
        while (mark < 0 && r->phrases_list[first].after >= 0 &&
               r->phrases_list[r->phrases_list[first].after].verb == r->verbs[verb].args) {
            first = r->phrases_list[first].after;
            mark = r->control[r->phrases_list[first].from];
        }
        if (p->verb != r->verbs[verb].args || mark < 0 || r->marks[mark].from < v->from)
            continue;
        int force = force_under(r, v->force, mark);
        act_of_noun(b, verb, n, p->no ? force_negated(force) : force, v->who);
    }
}

/* Acts that say nothing about their object take up the topics of the lead-in and the heading. */
static void
topics_from_above(struct builder *b)
{
    struct reading *r = b->r;
    for (size_t i = b->first; i < r->act_count; i++)
        if (about_empty(&r->acts[i].about))
            r->acts[i].about = r->context.topics;
}

static void
remember(struct reading *r, size_t first)
{
    struct context *c = &r->context;
    int person = 0;
    bool spoken = false; /* of the action that pronouns may stand for */
    for (size_t i = first; i < r->act_count; i++)
        spoken |= r->acts[i].does == c->action;
    c->age = spoken ? 0 : c->age + 1;
    if (c->age > 1)
        c->action = -1; /* "it" reaches back over one sentence that says nothing of it */
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].action >= 0 && !(r->phrases_list[n].from < r->lead_end)) {
            c->action = r->phrases_list[n].action;
            c->about = r->phrases_list[n].about;
            c->age = 0;
        }
    for (int i = 0; i < r->verb_count; i++) {
        if (r->verbs[i].link == LINK_FINITE && r->clauses[r->verbs[i].clause].kind == CLAUSE_MAIN &&
            r->verbs[i].who != 0 && person == 0)
            person = r->verbs[i].who;
        if (c->action < 0 && r->verbs[i].action_count > 0) {
            c->action = r->verbs[i].actions[0];
            c->age = 0;
        }
    }
    for (size_t i = first; i < r->act_count && person == 0; i++)
        person = r->acts[i].who;
    if (person != 0)
        c->person = (uint16_t)person;
}

/* "are to be called", "shall not be asked to search": the subject of the finite verb is the
 * infinitive's too. */
static void
inherit_subjects(struct reading *r)
{
    for (int i = 0; i < r->verb_count; i++) {
        struct verb *v = &r->verbs[i];
        if (v->subject_count > 0 || v->parent < 0 || v->link == LINK_FINITE)
            continue;
        memcpy(v->subjects, r->verbs[v->parent].subjects, sizeof v->subjects);
        v->subject_count = r->verbs[v->parent].subject_count;
    }
}

void
reading_acts(struct reading *r)
{
    struct builder b = {r, r->act_count};
    sound_nouns(r);
    inherit_subjects(r);
    for (int i = 0; i < r->verb_count; i++)
        verb_actions(r, i);
    force_verbs(r);
    for (int i = 0; i < r->verb_count; i++)
        if (r->verbs[i].passive && r->verbs[i].link == LINK_REDUCED)
            verb_actions(r, i);
    for (int i = 0; i < r->verb_count; i++) {
        bool asked = asked_before(r, r->lead_end);
        if (!r->joined && !asked && r->verbs[i].main < r->lead_end &&
            r->verbs[i].to <= r->lead_end && r->count > r->lead_end)
            continue;
        build_preconditions(&b, i);
        if (r->verbs[i].force < 0)
            continue;
        build_pointer(&b, i);
        lexical(&b, i);
        light(&b, i);
        build_elliptic(&b, i);
        build_permitted(&b, i);
        build_measured(&b, i);
        build_included(&b, i);
        build_belonging(&b, i);
        controlled(&b, i);
    }
    for (int n = 0; n < r->phrase_count; n++)
        build_without(&b, n);
    build_turn(&b);
    build_listed(&b);
    topics_from_above(&b);
    stand_ins(r);
    remember(r, b.first);
}
