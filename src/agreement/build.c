/* Acts out of verbs: active, passive, light verbs and their nouns, verbs of belonging, predicates over a noun. */
#include <string.h>

#include "agreement/roles.h"
#include "base/mem.h"

struct builder {
    struct reading *r;
    size_t first; /* of this sentence's acts */
};

static bool
same_act(const struct act *a, const struct act *b)
{
    return a->does == b->does && a->force == b->force && a->who == b->who && a->whom == b->whom && a->order == b->order;
}

static void
emit(struct builder *b, const struct act *act)
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

static bool
is_subject(const struct verb *v, int phrase)
{
    for (int k = 0; k < v->subject_count; k++)
        if (v->subjects[k] == phrase)
            return true;
    return false;
}

static int
must_if_is(int force)
{
    return force == FORCE_IS ? FORCE_MUST : force;
}

/* Those to whom it is done: bare objects (subjects of a passive); else the first "of", "to", "with" phrase. */
static int
whom_of(const struct reading *r, int verb)
{
    const struct verb *v = &r->verbs[verb];
    int bare = 0, owners = 0, other = 0;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool object = v->passive ? is_subject(v, n) : p->verb == r->verbs[verb].args && p->preposition < 0;
        if (object && !p->losing) {
            bare |= phrase_classes(r, n);
            owners |= p->owners;
        } else if (p->verb == r->verbs[verb].args && (p->preposition >= 0 || v->passive) && !token_is(r, p->preposition, "by") &&
                   !token_is(r, p->preposition, "in") && !token_is(r, p->preposition, "at") &&
                   !token_is(r, p->preposition, "from") && other == 0)
            other |= phrase_classes(r, n);
    }
    if (bare == 0 && owners == 0 && r->clauses[v->clause].kind == CLAUSE_RELATIVE && r->clauses[v->clause].antecedent >= 0 &&
        !is_subject(v, r->clauses[v->clause].antecedent))
        bare |= phrase_classes(r, r->clauses[v->clause].antecedent);
    return bare != 0 ? bare : owners != 0 ? owners : other;
}

/* The agents of a passive or of an action noun: "by administrators"; those on the losing side go to *losing. */
static int
agents_of(const struct reading *r, int verb, int *losing)
{
    int classes = 0;
    *losing = 0;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool by = preposition_is(r, n, "by");
        if (p->verb != r->verbs[verb].args || !by)
            continue;
        if (p->losing || (p->after >= 0 && r->phrases_list[p->after].losing))
            *losing |= phrase_classes(r, n);
        else
            classes |= phrase_classes(r, n);
    }
    return classes;
}

/* Losing bare phrases right after the verb's own: "is done by the principal rather than the SRO". */
static int
losing_of(const struct reading *r, int verb)
{
    int classes = 0;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool before = p->verb < 0 && p->clause == r->verbs[verb].clause && p->to <= r->verbs[verb].from;
        if ((p->verb == r->verbs[verb].args || before) && p->losing)
            classes |= phrase_classes(r, n);
    }
    return classes;
}

static struct act
new_act(const struct reading *r, int verb, int action, int force)
{
    struct act act = {.does = (uint16_t)action, .force = (uint8_t)force, .sentence = r->sentence};
    act.about = verb_about(r, verb);
    act.order = verb_order(r, verb);
    limit_act(r, r->verbs[verb].main, &act);
    return act;
}

static void
emit_both(struct builder *b, struct act act, int losing)
{
    emit(b, &act);
    if (losing != 0 && act.force != FORCE_MUST_NOT) {
        act.who = (uint16_t)losing;
        act.force = FORCE_MUST_NOT;
        emit(b, &act);
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
        if (r->phrases_list[n].verb == r->verbs[verb].args && r->phrases_list[n].losing && r->phrases_list[n].preposition < 0 &&
            phrase_classes(r, n) == 0) {
            any = true;
            about_join(&act.about, &r->phrases_list[n].about);
        }
    if (!any || about_empty(&act.about) || act.force >= FORCE_MUST_NOT)
        return;
    act.force = FORCE_MUST_NOT;
    emit(b, &act);
}

/* "turns over no records", "asks no one": the object says no. */
static bool
no_object(const struct reading *r, int verb)
{
    const struct verb *v = &r->verbs[verb];
    if (v->passive || v->force >= FORCE_MUST_NOT)
        return false;
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].verb == v->args && r->phrases_list[n].preposition < 0 && r->phrases_list[n].no)
            return true;
    return false;
}

/* The verb's own actions. */
static void
lexical(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    int losing, agents = agents_of(r, verb, &losing);
    for (int k = 0; k < v->action_count; k++) {
        struct act act = new_act(r, verb, v->actions[k], no_object(r, verb) ? force_negated(v->force) : v->force);
        act.whom = (uint16_t)whom_of(r, verb);
        act.who = (uint16_t)(v->passive ? agents : v->who);
        emit_both(b, act, losing | losing_of(r, verb));
        losing_objects(b, verb, act);
    }
}

/* The longest phrase of this kind that begins at the verb; its end, 0 when there is none. */
static int
kind_end(const struct reading *r, const struct verb *v, enum sense_kind kind)
{
    int end = 0;
    for (int m = r->first_mark[v->from]; m < r->first_mark[v->main + 1]; m++)
        if (r->marks[m].sense.kind == kind && r->marks[m].to > v->main && r->marks[m].to > end)
            end = r->marks[m].to;
    return end;
}

/* To whom an action noun is done: its possessor or modifier, else "of", "to", "with" after it. */
static int
whom_of_noun(const struct reading *r, int phrase)
{
    if (r->phrases_list[phrase].owners != 0)
        return r->phrases_list[phrase].owners;
    for (int n = phrase + 1; n < r->phrase_count && n < phrase + 3; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->preposition < 0)
            break;
        if (!preposition_is(r, n, "by") && (p->classes | p->owners) != 0)
            return p->classes != 0 ? p->classes : p->owners;
    }
    return 0;
}

/* An act of an action noun under a verb: light verbs, taking part, control predicates. */
static void
nominal(struct builder *b, int verb, int phrase, int force, int who)
{
    struct reading *r = b->r;
    const struct noun_phrase *p = &r->phrases_list[phrase];
    int action = phrase_action(r, phrase), losing, agents = agents_of(r, verb, &losing);
    if (action < 0 || force < 0)
        return;
    if (!r->verbs[verb].passive && who != 0)
        agents = losing = 0; /* "no role in searches by school officials": they are the noun's */
    struct act act = new_act(r, verb, action, p->no && !is_subject(&r->verbs[verb], phrase) && force != FORCE_MUST_NOT ? force_negated(force) : force);
    act.whom = (uint16_t)whom_of_noun(r, phrase);
    act.who = (uint16_t)(agents != 0 ? agents : who);
    if (!p->pronoun)
        about_join(&act.about, &p->about);
    else
        about_join(&act.about, &r->context.about);
    emit_both(b, act, losing | losing_of(r, verb));
}

static bool
takes_pronoun(const struct reading *r, const struct verb *v)
{
    for (int m = r->first_mark[v->main]; m < r->first_mark[v->main + 1]; m++)
        if (r->marks[m].sense.kind == SENSE_LIGHT && r->marks[m].sense.value == 1)
            return true;
    return false;
}

/* The last action named before the token, in this sentence or the one before. */
static int
action_before(const struct reading *r, int token)
{
    for (int n = r->phrase_count - 1; n >= 0; n--)
        if (r->phrases_list[n].to <= token && r->phrases_list[n].action >= 0)
            return r->phrases_list[n].action;
    return r->context.action;
}

/* An act whose action is only understood: "may do so", "stands clear". */
static void
understood(struct builder *b, int verb, int force)
{
    struct reading *r = b->r;
    int action = action_before(r, r->verbs[verb].from);
    if (action < 0 || force < 0)
        return;
    struct act act = new_act(r, verb, action, force);
    act.who = r->verbs[verb].who;
    about_join(&act.about, &r->context.about);
    emit(b, &act);
}

/* "may do so", "does it", "stands clear", "keeps out of the room". */
static void
elliptic(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    bool object = false;
    if (v->to < r->count && token_is(r, v->to, "so") && kind_end(r, v, SENSE_LIGHT) > 0 && takes_pronoun(r, v)) {
        understood(b, verb, v->force);
        return;
    }
    for (int m = r->first_mark[v->main]; m < r->first_mark[v->main + 1]; m++) {
        const struct mark *mark = &r->marks[m];
        if (mark->sense.kind != SENSE_CONTROL || mark->to != v->to ||
            lexicon_control(r->lexicon, mark->sense.value)->force != FORCE_MUST_NOT ||
            lexicon_control(r->lexicon, mark->sense.value)->object)
            continue;
        for (int n = 0; n < r->phrase_count; n++)
            object |= r->phrases_list[n].verb == verb && r->phrases_list[n].preposition < 0 &&
                      (phrase_action(r, n) >= 0 || phrase_classes(r, n) != 0 || !about_empty(&r->phrases_list[n].about));
        for (int k = verb + 1; k < r->verb_count; k++)
            object |= r->verbs[k].parent == verb;
        bool denied = v->twin >= 0 && r->verbs[v->twin].force >= FORCE_MUST_NOT;
        if (!object) /* "are not asked to search and stand off": the denial ends at "and" */
            understood(b, verb, denied ? FORCE_MUST_NOT : force_under(r, v->force, m));
        return;
    }
}

/* The noun that is permitted or forbidden, with who would do it: "searches by officers", "SRO involvement in discipline",
 * "use of the SRO for discipline". */
static void
permitted_noun(struct builder *b, int verb, int phrase, int force)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    int who = r->phrases_list[phrase].owners, last = phrase;
    for (int n = phrase + 1; n < r->phrase_count && r->phrases_list[n].to <= v->from; n++) {
        if (preposition_is(r, n, "by") || (r->phrases_list[phrase].action < 0 && preposition_is(r, n, "of")))
            who |= phrase_classes(r, n);
        if (preposition_is(r, n, "in") || preposition_is(r, n, "for"))
            last = n;
    }
    nominal(b, verb, phrase, force, who);
    if (last != phrase)
        nominal(b, verb, last, force, who);
}

/* "Any search by an officer must be supported by probable cause": the measure of what the subject names. */
static void
measured_noun(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    struct act limits = {0};
    limit_act(r, v->main, &limits);
    if (limits.standard == 0 || v->force < 0 || kind_end(r, v, SENSE_LIGHT) > 0)
        return;
    for (int k = 0; k < v->subject_count; k++) {
        int phrase = v->subjects[k], who = 0;
        for (int n = phrase + 1; n < r->phrase_count && r->phrases_list[n].to <= v->from; n++)
            if (preposition_is(r, n, "by"))
                who |= phrase_classes(r, n);
        if (r->phrases_list[phrase].action >= 0 && who != 0) {
            struct act act = new_act(r, verb, r->phrases_list[phrase].action, v->force);
            act.who = (uint16_t)who;
            emit(b, &act);
        }
    }
}

/* "The duties of the officer shall not include the enforcement of school rules." */
static void
included(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    int owner = v->link == LINK_FINITE && !v->passive ? duty_subject(r, v) : 0;
    for (int n = 0; owner != 0 && n < r->phrase_count; n++)
        if (r->phrases_list[n].verb == verb && r->phrases_list[n].preposition < 0 && !r->phrases_list[n].pronoun)
            nominal(b, verb, n, must_if_is(v->force), owner);
}

/* "Strip searches are forbidden", "A pat-down is allowed": predicates of permission over an action noun. */
static void
permitted(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    if (!v->passive)
        return;
    for (int m = r->first_mark[v->main]; m < r->first_mark[v->main + 1]; m++) {
        const struct mark *mark = &r->marks[m];
        if (mark->sense.kind != SENSE_CONTROL || !lexicon_control(r->lexicon, mark->sense.value)->object)
            continue;
        for (int k = 0; k < v->subject_count; k++)
            permitted_noun(b, verb, v->subjects[k], force_under(r, v->force, m));
        return;
    }
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
        if (share ? object : v->passive ? is_subject(v, n) : object)
            nominal(b, verb, n, v->force, share || !v->passive ? v->who : 0);
    }
}

/* Who the thing belongs to: "rests with the principal", "is the principal's", "is a matter for the school". */
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
        bool place = !p->duty && (preposition_is(r, n, "in") || preposition_is(r, n, "at") || preposition_is(r, n, "on"));
        if (p->preposition >= 0 && !duty && !p->duty && v->copula && !token_is(r, p->preposition, "for") && !token_is(r, p->preposition, "with") &&
            !token_is(r, p->preposition, "to") && !token_is(r, p->preposition, "within") && !token_is(r, p->preposition, "up"))
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
        struct act act = new_act(r, verb, p->action, p->no ? force_negated(v->force) : v->force);
        act.who = v->who;
        emit(b, &act);
    }
}

/* "shall leave enforcement to school personnel": theirs, and not the subject's. */
static bool
yielded(struct builder *b, int verb, int holder)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    bool any = false;
    for (int n = 0; !v->passive && !v->copula && v->force < FORCE_MUST_NOT && n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->verb != verb || p->preposition >= 0 || p->classes != 0 || phrase_action(r, n) < 0)
            continue;
        struct act act = new_act(r, verb, phrase_action(r, n), v->force);
        act.who = (uint16_t)(holder & ~v->who);
        emit(b, &act);
        act.who = v->who;
        act.force = FORCE_MUST_NOT;
        if (v->who != 0)
            emit(b, &act);
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
            struct act act = new_act(r, k, v->actions[a], must_if_is(force));
            act.who = (uint16_t)holder;
            emit(b, &act);
        }
        for (int n = 0; n < r->phrase_count; n++)
            if (r->phrases_list[n].verb == k && r->phrases_list[n].preposition < 0)
                nominal(b, k, n, must_if_is(force), holder);
    }
}

static void
belonging(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    int losing = 0, holder;
    if (!v->copula && kind_end(r, v, SENSE_REST) == 0)
        return;
    agentive(b, verb);
    if ((holder = holder_of(r, verb, &losing)) == 0)
        return;
    int force = outside(r, verb) ? force_negated(v->force) : v->force;
    if (yielded(b, verb, holder))
        return;
    for (int k = 0; v->gerund >= 0 && k < r->verbs[v->gerund].action_count; k++) {
        struct act act = new_act(r, v->gerund, r->verbs[v->gerund].actions[k], must_if_is(force));
        act.who = (uint16_t)holder;
        act.whom = (uint16_t)whom_of(r, v->gerund);
        emit_both(b, act, losing);
    }
    for (int k = 0; v->gerund < 0 && k < v->subject_count; k++) {
        int phrase = v->subjects[k], action = phrase_action(r, phrase);
        if (action < 0 && r->phrases_list[phrase].duty)
            of_duty(b, verb, holder, force);
        if (action < 0 && r->phrases_list[phrase].classes == 0 && phrase + 1 < r->phrase_count &&
            (preposition_is(r, phrase + 1, "of") || preposition_is(r, phrase + 1, "for")))
            action = phrase_action(r, ++phrase);
        if (action < 0 || r->phrases_list[phrase].classes != 0)
            continue;
        struct act act = new_act(r, verb, action, must_if_is(force));
        act.who = (uint16_t)holder;
        act.whom = (uint16_t)whom_of_noun(r, phrase);
        about_join(&act.about, &r->phrases_list[phrase].about);
        emit_both(b, act, losing);
    }
}

/* Predicates that take an action noun: "responsible for discipline", "stay out of searches", "no authority over …". */
static void
controlled(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        int mark = r->control[p->from], first = n;
        while (mark < 0 && r->phrases_list[first].after >= 0 && r->phrases_list[r->phrases_list[first].after].verb == r->verbs[verb].args) {
            first = r->phrases_list[first].after;
            mark = r->control[r->phrases_list[first].from];
        }
        if (p->verb != r->verbs[verb].args || mark < 0 || r->marks[mark].from < v->from)
            continue;
        int force = force_under(r, v->force, mark);
        nominal(b, verb, n, p->no ? force_negated(force) : force, v->who);
    }
}

/* The asserted verb that a clause qualifies: its governor, or the one above when that only describes something. */
static int
asserted_governor(const struct reading *r, int clause)
{
    for (int step = 0; clause >= 0 && step < 12; step++) {
        const struct clause *c = &r->clauses[clause];
        int governor = c->governor >= 0 ? c->governor : c->parent >= 0 ? r->clauses[c->parent].verb : -1;
        if (governor >= 0 && r->verbs[governor].force >= 0)
            return governor;
        if (governor >= 0 && r->verbs[governor].parent >= 0 && r->verbs[r->verbs[governor].parent].force >= 0)
            return r->verbs[governor].parent;
        clause = governor >= 0 ? r->verbs[governor].clause : c->parent;
        if (governor >= 0 && r->clauses[clause].kind == CLAUSE_MAIN)
            return r->clauses[clause].verb >= 0 && r->verbs[r->clauses[clause].verb].force >= 0 ? r->clauses[clause].verb : -1;
    }
    return -1;
}

/* What must come first: "not … until a parent has been notified", "unless a parent is present", "only after …". */
static void
preconditions(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    const struct clause *c = &r->clauses[v->clause];
    bool without = c->kind == CLAUSE_WITHOUT;
    int governor = asserted_governor(r, v->clause);
    if (c->kind != CLAUSE_UNTIL && c->kind != CLAUSE_UNLESS && c->kind != CLAUSE_ONLY_IF && !without)
        return;
    int losing;
    int main_force = governor >= 0 ? r->verbs[governor].force : FORCE_MUST_NOT;
    if (main_force < 0)
        return;
    bool required = !without || main_force == FORCE_MUST_NOT || main_force == FORCE_SHOULD_NOT;
    for (int k = 0; k < v->action_count; k++) {
        struct act act = new_act(r, verb, v->actions[k], required ? FORCE_MUST : FORCE_NEED_NOT);
        act.order = ORDER_BEFORE;
        act.whom = (uint16_t)whom_of(r, verb);
        act.who = (uint16_t)(v->passive ? agents_of(r, verb, &losing) : v->who);
        act.unless = act.only = 0;
        if (governor >= 0) {
            for (int m = 0; m < r->verbs[governor].action_count; m++)
                about_add(&act.about, r->topics + r->verbs[governor].actions[m]);
            if (without)
                act.who = r->verbs[governor].who;
        }
        emit(b, &act);
    }
}

/* "without prior notice to the parent", "without consulting": the noun alone. */
static void
without_noun(struct builder *b, int phrase)
{
    struct reading *r = b->r;
    const struct noun_phrase *p = &r->phrases_list[phrase];
    const struct clause *c = &r->clauses[p->clause];
    int governor = asserted_governor(r, p->clause);
    if (c->kind != CLAUSE_WITHOUT || p->verb >= 0 || p->action < 0 || governor < 0 || r->verbs[governor].force < 0)
        return;
    int force = r->verbs[governor].force;
    struct act act = {.does = (uint16_t)p->action, .sentence = r->sentence, .order = ORDER_BEFORE};
    act.force = force == FORCE_MUST_NOT || force == FORCE_SHOULD_NOT ? FORCE_MUST : FORCE_NEED_NOT;
    act.who = r->verbs[governor].who;
    act.whom = (uint16_t)whom_of_noun(r, phrase);
    for (int m = 0; m < r->verbs[governor].action_count; m++)
        about_add(&act.about, r->topics + r->verbs[governor].actions[m]);
    emit(b, &act);
}

/* "Use of force is governed by General Order 4": the rule stands elsewhere. */
static void
pointer(struct builder *b, int verb)
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
        struct act act = new_act(r, verb, action, FORCE_POINTER);
        about_join(&act.about, &r->phrases_list[v->subjects[k]].about);
        emit(b, &act);
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
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].action >= 0 && !(r->phrases_list[n].from < r->lead_end)) {
            c->action = r->phrases_list[n].action;
            c->about = r->phrases_list[n].about;
        }
    for (int i = 0; i < r->verb_count; i++) {
        if (r->verbs[i].link == LINK_FINITE && r->clauses[r->verbs[i].clause].kind == CLAUSE_MAIN && r->verbs[i].who != 0 && person == 0)
            person = r->verbs[i].who;
        if (c->action < 0 && r->verbs[i].action_count > 0)
            c->action = r->verbs[i].actions[0];
    }
    for (size_t i = first; i < r->act_count && person == 0; i++)
        person = r->acts[i].who;
    if (person != 0)
        c->person = (uint16_t)person;
}

/* "This does not apply in an emergency", "There are two exceptions: …": said of the sentence before. */
static void
turn_previous(struct reading *r, size_t first)
{
    struct act limits = {0};
    bool turns = false;
    for (int i = r->lead_end; i < r->count && i < r->lead_end + 8; i++)
        turns |= word_is(r, i, WORD_TURN);
    if (!turns || first != r->act_count)
        return;
    limit_span(r, r->lead_end, r->count, &limits);
    for (size_t i = first; limits.unless != 0 && i > 0 && r->acts[i - 1].sentence == r->sentence - 1; i--)
        r->acts[i - 1].unless |= limits.unless;
}

void
reading_acts(struct reading *r)
{
    struct builder b = {r, r->act_count};
    sound_nouns(r);
    for (int i = 0; i < r->verb_count; i++)
        verb_actions(r, i);
    force_verbs(r);
    for (int i = 0; i < r->verb_count; i++)
        if (r->verbs[i].passive && r->verbs[i].link == LINK_REDUCED)
            verb_actions(r, i);
    for (int i = 0; i < r->verb_count; i++) {
        bool asked = r->lead_end > 0 && r->tokens[r->lead_end - 1].mark == '?';
        if (!r->joined && !asked && r->verbs[i].main < r->lead_end && r->verbs[i].to <= r->lead_end && r->count > r->lead_end)
            continue;
        preconditions(&b, i);
        if (r->verbs[i].force < 0)
            continue;
        pointer(&b, i);
        lexical(&b, i);
        light(&b, i);
        elliptic(&b, i);
        permitted(&b, i);
        measured_noun(&b, i);
        included(&b, i);
        belonging(&b, i);
        controlled(&b, i);
    }
    for (int n = 0; n < r->phrase_count; n++)
        without_noun(&b, n);
    turn_previous(r, b.first);
    topics_from_above(&b);
    remember(r, b.first);
}
