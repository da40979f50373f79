/* Force: modal, negation and the chain of predicates above a verb ("shall not be authorized to
 * search" is must-not); and with it who acts, because the same chain says so ("allows the officer
 * to search": the officer). */
#include <string.h>

#include "agreement/roles.h"

bool
token_is(const struct reading *r, int token, const char *word)
{
    if (token < 0 || token >= r->count)
        return false;
    const struct token *t = &r->tokens[token];
    const char *at = r->text + t->start;
    if ((*at | 32) != (*word | 32)) /* as nearly always */
        return false;
    size_t n = strlen(word);
    return t->end - t->start == n && strncasecmp(at, word, n) == 0;
}

int
answer_start(const struct reading *r)
{
    int at = r->lead_end;
    bool label = token_is(r, at, "a") || token_is(r, at, "answer");
    if (label && at + 1 < r->count &&
        (r->tokens[at + 1].mark == ':' || r->tokens[at + 1].mark == '.'))
        at += 2;
    return at;
}

static bool
negative(int force)
{
    return force == FORCE_MUST_NOT || force == FORCE_SHOULD_NOT || force == FORCE_NEED_NOT;
}

int
force_negated(int force)
{
    static const int turned[FORCES] = {
        [FORCE_MUST] = FORCE_MUST_NOT,    [FORCE_SHOULD] = FORCE_SHOULD_NOT,
        [FORCE_MAY] = FORCE_MUST_NOT,     [FORCE_IS] = FORCE_MUST_NOT,
        [FORCE_POINTER] = FORCE_MUST_NOT, [FORCE_MUST_NOT] = FORCE_MAY,
        [FORCE_SHOULD_NOT] = FORCE_MAY,   [FORCE_NEED_NOT] = FORCE_MUST};
    return force < 0 ? force : turned[force];
}

/* "no authority to", "no duty to": the negation stands inside the phrase. */
static bool
no_before(const struct reading *r, int token)
{
    for (int i = token - 1; i >= 0 && i > token - 4; i--) {
        bool nor = r->tags[i] == TAG_AND && word_is(r, i, WORD_NOT);
        if (word_is(r, i, WORD_NO) || r->tags[i] == TAG_NOT || nor)
            return true;
        if (r->tags[i] != TAG_NOMINAL && r->tags[i] != TAG_ADVERB && r->tags[i] != TAG_DETERMINER)
            return false;
    }
    return false;
}

/* "neither the power nor the duty to": what is no power either is no mere leave. */
static bool
beside_power(const struct reading *r, int token)
{
    for (int i = token - 1; i >= 0 && i > token - 5; i--)
        if (token_is(r, i, "power") || token_is(r, i, "authority") || token_is(r, i, "right"))
            return r->tags[token - 1] != TAG_VERB;
    return false;
}

int
force_under(const struct reading *r, int force, int mark)
{
    const struct control *c = lexicon_control(r->lexicon, r->marks[mark].sense.value);
    bool not = negative(force) || no_before(r, r->marks[mark].from);
    int result = not ? c->negated : c->force;
    if (result == FORCE_NEED_NOT && beside_power(r, r->marks[mark].from))
        result = FORCE_MUST_NOT;
    if (force < 0)
        return -1;
    if (force == FORCE_SHOULD && result == FORCE_MUST)
        return FORCE_SHOULD;
    if ((force == FORCE_SHOULD_NOT || force == FORCE_SHOULD) && result == FORCE_MUST_NOT)
        return FORCE_SHOULD_NOT;
    return result;
}

int
object_control(const struct reading *r, const struct verb *v)
{
    for (int m = r->first_mark[v->main]; m < r->first_mark[v->main + 1]; m++)
        if (r->marks[m].sense.kind == SENSE_CONTROL &&
            lexicon_control(r->lexicon, r->marks[m].sense.value)->object)
            return m;
    return -1;
}

/* The duty noun that a copula predicates, with its owner: "is the job of the principal", "is the
 * principal's role". */
static int
duty_owner(const struct reading *r, int verb)
{
    bool duty = false;
    int classes = 0;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->verb != r->verbs[verb].args)
            continue;
        if (p->duty && p->preposition < 0) {
            duty = true;
            classes |= p->owners;
        } else if (duty &&
                   (token_is(r, p->preposition, "of") || token_is(r, p->preposition, "for")))
            classes |= p->classes;
    }
    return duty ? classes : 0;
}

/* The owner of duties that stand as subject: "the duties of the SRO include", "the SRO's role is
 * to". */
int
duty_subject(const struct reading *r, const struct verb *v)
{
    for (int k = 0; k < v->subject_count; k++) {
        const struct noun_phrase *p = &r->phrases_list[v->subjects[k]];
        if (!p->duty)
            continue;
        int classes = p->owners;
        for (int n = v->subjects[k] + 1;
             n < r->phrase_count && n <= v->subjects[k] + 2 && classes == 0; n++)
            if (r->phrases_list[n].preposition >= 0 && r->phrases_list[n].from < v->from)
                classes = r->phrases_list[n].classes;
        return classes;
    }
    return 0;
}

/* "Off limits to the SRO:", "Tasks outside the officer's role:", "Don'ts:". */
static bool
lead_excludes(const struct reading *r, int i)
{
    static const char *const words[] = {"outside", "beyond", "donts", "don'ts", "limits"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (token_is(r, i, words[k]))
            return true;
    const struct token *t = &r->tokens[i]; /* "don'ts" comes apart */
    return t->end - t->start >= 3 && strncasecmp(r->text + t->start, "don", 3) == 0 &&
           strcspn(r->text + t->start, " :") > 4;
}

int
lead_force(const struct reading *r)
{
    bool not = false, may = false, should = false;
    for (int i = 0; i < r->lead_end && i < r->count; i++) {
        not |= r->tags[i] == TAG_NOT || lead_excludes(r, i);
        may |= token_is(r, i, "may");
        should |= token_is(r, i, "should");
    }
    for (int i = 0; i <= r->lead_end; i++)
        if (r->control[i] >= 0)
            not |= lexicon_control(r->lexicon, r->marks[r->control[i]].sense.value)->force ==
                   FORCE_MUST_NOT;
    return not ? FORCE_MUST_NOT : should ? FORCE_SHOULD : may ? FORCE_MAY : FORCE_MUST;
}

static bool
asks(const struct reading *r, const struct verb *v)
{
    for (int m = r->first_mark[v->main]; m < r->first_mark[v->main + 1]; m++)
        if (r->marks[m].sense.kind == SENSE_VERB &&
            (r->marks[m].sense.value == r->request || r->marks[m].sense.value == r->direct))
            return true;
    return false;
}

/* "It is the principal who calls the parent": the relative clause says who does it. */
static bool
cleft(const struct reading *r, const struct clause *c)
{
    if (c->governor < 0 || c->antecedent < 0 || r->clauses[c->parent].kind != CLAUSE_MAIN)
        return false;
    const struct verb *is = &r->verbs[c->governor];
    const struct noun_phrase *p = &r->phrases_list[c->antecedent];
    return is->copula && is->subject_count == 1 && p->verb == c->governor && p->preposition < 0 &&
           token_is(r, r->phrases_list[is->subjects[0]].from, "it");
}

static bool
asserting(const struct reading *r, const struct clause *c, const struct verb *v)
{
    if (c->kind == CLAUSE_RELATIVE)
        return v->modal >= 0 || cleft(r, c);
    if (c->kind == CLAUSE_WH && c->from == 0 && asked_before(r, r->lead_end))
        return true; /* "When may the officer search?", answered below */
    if (c->kind == CLAUSE_IF && c->from == 0 && v->from < r->lead_end &&
        asked_before(r, r->lead_end))
        return true;
    if (c->kind == CLAUSE_THAT)
        return c->governor < 0 ||
               (r->verbs[c->governor].force >= 0 && !asks(r, &r->verbs[c->governor]));
    if (c->kind == CLAUSE_UNLESS) /* "except that the officer may assign detention" */
        return v->modal >= 0 && token_is(r, c->from, "except");
    return c->kind == CLAUSE_MAIN || c->kind == CLAUSE_WHILE;
}

static bool
subject_says_no(const struct reading *r, const struct verb *v)
{
    for (int k = 0; k < v->subject_count; k++)
        if (r->phrases_list[v->subjects[k]].no)
            return true;
    return false;
}

/* "Other duties", under a title that names whose they are. */
static bool
duties_lead(const struct reading *r)
{
    bool duties = false;
    for (int i = 0; i < r->lead_end && i < r->count; i++)
        duties |= word_is(r, i, WORD_DUTY);
    return duties && r->context.heading != 0;
}

/* A lead-in that can make an item a duty: one that names an actor, speaks of duties or ends in a
 * colon, not the head of a column. */
static bool
governing_lead(const struct reading *r)
{
    return r->context.lead != 0 || r->joined || r->tokens[r->lead_end - 1].mark == ':' ||
           duties_lead(r);
}

static int
finite_force(const struct reading *r, const struct verb *v)
{
    const struct clause *c = &r->clauses[v->clause];
    int force = v->copula ? FORCE_IS : FORCE_MUST;
    bool not = v->negated || subject_says_no(r, v);
    if (c->kind == CLAUSE_THAT && c->governor >= 0 && negative(r->verbs[c->governor].force))
        not = !not ; /* "It is not the intent that the officer be responsible" */
    if (c->kind == CLAUSE_RELATIVE && cleft(r, c))
        not ^= r->verbs[c->governor].negated;
    if (v->modal >= 0) {
        const struct control *modal = lexicon_control(r->lexicon, v->modal);
        return !asserting(r, c, v) ? -1 : not ? modal->negated : modal->force;
    }
    if (!asserting(r, c, v) || v->past || (v->perfect && !v->negated))
        return -1;
    if (v->imperative)
        force = r->lead_end > 0 && !governing_lead(r) ? -1 : lead_force(r);
    return not &&force != FORCE_MUST_NOT ? force_negated(force) : force;
}

static int
subject_classes(const struct reading *r, const struct verb *v)
{
    int classes = 0;
    for (int k = 0; k < v->subject_count; k++)
        classes |= phrase_classes(r, v->subjects[k]);
    if (v->subject_count == 0 || (classes == 0 && v->imperative))
        classes = r->context.lead != 0 ? r->context.lead : r->context.heading;
    return classes;
}

/* The classes of the objects of a verb. */
static int
object_classes(const struct reading *r, int verb)
{
    int classes = 0;
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].verb == r->verbs[verb].args && r->phrases_list[n].preposition < 0)
            classes |= phrase_classes(r, n);
    return classes;
}

/* The verb's object is a standard: "needs reasonable suspicion". */
bool
measured(const struct reading *r, int verb)
{
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        for (int m = r->first_mark[p->from];
             p->verb == verb && p->preposition < 0 && m < r->first_mark[p->to]; m++)
            if (r->marks[m].sense.kind == SENSE_STANDARD)
                return true;
    }
    return false;
}

static bool
causes(const struct reading *r, const struct verb *v)
{
    return token_is(r, v->main, "get") || token_is(r, v->main, "gets") ||
           token_is(r, v->main, "getting");
}

/* "responsible for requests to resolve discipline problems": the predicate over the noun reaches
 * its infinitive. */
static int
control_of_noun(const struct reading *r, const struct verb *v)
{
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->verb == v->parent && p->to + 1 == v->from && p->classes == 0 && p->action < 0)
            return r->control[p->from];
    }
    return -1;
}

/* "It is for the principal to decide", "It falls to the officer to teach": whose the infinitive is;
 * 0: nobody's. */
int
holder_of_it(const struct reading *r, int verb, int infinitive)
{
    static const char *const verbs[] = {"falls", "rests", "belongs", "lies", "remains"};
    static const char *const holders[] = {"for", "to", "with", "on", "upon"};
    const struct verb *v = &r->verbs[verb];
    bool holds = v->copula, it = v->subject_count == 1;
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        holds |= token_is(r, v->main, verbs[k]);
    it = it && token_is(r, r->phrases_list[v->subjects[0]].from, "it");
    int classes = 0;
    for (int n = 0; holds && it && n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        int at = p->preposition >= 0 ? p->preposition : v->to - 1; /* "falls to" is one verb */
        if (p->verb != verb || p->losing || p->from < v->to || p->to > infinitive)
            continue;
        for (size_t k = 0; k < sizeof holders / sizeof *holders; k++)
            if (at <= v->to && token_is(r, at, holders[k])) /* not "is improper for" */
                classes |= phrase_classes(r, n) & r->persons;
    }
    return classes;
}

/* "needs leave to": what is needed is no person who is to act. */
static bool
lacks_need(const struct reading *r, int verb)
{
    const struct verb *v = &r->verbs[verb];
    bool needs = token_is(r, v->main, "needs") || token_is(r, v->main, "need");
    return needs && v->to == v->main + 1 && !v->passive && object_classes(r, verb) == 0;
}

static void
under_parent(struct reading *r, struct verb *v)
{
    const struct verb *parent = &r->verbs[v->parent];
    int mark = r->control[v->from], object = object_control(r, parent), owner;
    if (mark < 0 && v->link == LINK_TO)
        mark = control_of_noun(r, v);
    if (mark < 0 && r->tags[v->from > 0 ? v->from - 1 : 0] == TAG_NOT)
        mark = r->control[v->from - 1];
    v->who = parent->who;
    if (mark >= 0 && r->marks[mark].from >= parent->from) {
        v->force = (int8_t)force_under(r, parent->force, mark);
        v->embedded = parent->embedded || asks(r, parent);
    } else if (v->link == LINK_TO && parent->force >= 0 && lacks_need(r, v->parent)) {
        v->force = FORCE_MAY; /* "needs a warrant to search", "needs nobody's leave to arrest" */
    } else if (object >= 0 && (v->link == LINK_TO || v->link == LINK_ING)) {
        v->force = (int8_t)force_under(r, parent->force, object);
        v->who = (uint16_t)(parent->passive ? parent->who : object_classes(r, v->parent));
    } else if (v->link == LINK_TO && parent->force >= 0 && measured(r, v->parent)) {
        v->force = FORCE_MAY; /* "must have probable cause to search" */
    } else if (v->link == LINK_REDUCED && causes(r, parent)) {
        v->force = parent->force; /* "does not get a student arrested" */
        v->passive = true;
        v->subject_count = 0;
        for (int n = 0; n < r->phrase_count && v->subject_count < SUBJECT_MAX; n++)
            if (r->phrases_list[n].verb == v->parent && r->phrases_list[n].preposition < 0)
                v->subjects[v->subject_count++] = n;
    } else if (v->link == LINK_TO && parent->copula && parent->force >= 0 &&
               r->tags[parent->to < r->count ? parent->to : 0] == TAG_TO && parent->to < v->from &&
               v->from - parent->to <= 2)
        v->force =
            (int8_t)(parent->force == FORCE_IS ? FORCE_MUST : parent->force); /* "is (not) to" */
    else if (v->link == LINK_TO && (owner = holder_of_it(r, v->parent, v->from)) != 0) {
        v->who = (uint16_t)owner;
        v->force = (int8_t)(parent->force == FORCE_IS ? FORCE_MUST : parent->force);
    } else if (v->link == LINK_TO && asks(r, parent))
        v->embedded = true;
    else if (parent->copula && (owner = duty_owner(r, v->parent)) != 0 && v->link != LINK_REDUCED) {
        v->who = (uint16_t)owner;
        v->force = (int8_t)(parent->force == FORCE_IS ? FORCE_MUST : parent->force);
    } else if ((owner = duty_subject(r, parent)) != 0 && v->link != LINK_REDUCED) {
        v->who = (uint16_t)owner;
        v->force = (int8_t)(parent->force == FORCE_IS ? FORCE_MUST : parent->force);
    } else if (v->link == LINK_ING && v->from > 0 && word_is(r, v->from - 1, WORD_PART))
        v->force = parent->force;
    if (v->negated && v->force >= 0)
        v->force = (int8_t)force_negated(v->force);
}

static void
nonfinite_force(struct reading *r, struct verb *v)
{
    int mark = r->control[v->from];
    if (v->twin >= 0) {
        const struct verb *twin = &r->verbs[v->twin];
        v->force = twin->force;
        v->who = twin->who;
        v->embedded = twin->embedded;
        v->passive |= twin->passive && (v->form & (FORM_PARTICIPLE | FORM_PAST)) != 0;
        return;
    }
    if (r->clauses[v->clause].kind == CLAUSE_WH && r->clauses[v->clause].governor >= 0 &&
        v->parent < 0) {
        v->embedded = asks(r, &r->verbs[r->clauses[v->clause].governor]);
        return;
    }
    if (v->parent >= 0) {
        under_parent(r, v);
        return;
    }
    v->who = (uint16_t)(r->context.lead != 0 ? r->context.lead : r->context.heading);
    if (mark >= 0 && r->clauses[v->clause].verb < 0)
        v->force = (int8_t)force_under(r, FORCE_IS, mark);
    else if (r->clauses[v->clause].kind == CLAUSE_MAIN && r->lead_end > 0 &&
             v->from >= r->lead_end && r->clauses[v->clause].verb < 0 && v->link != LINK_REDUCED &&
             governing_lead(r))
        v->force = (int8_t)lead_force(r);
}

/* A question in the lead-in is answered by the sentence: "No." denies its act; the answer to "Who
 * …?" names its actor. */
static void
answered(const struct reading *r, struct verb *v)
{
    int at = answer_start(r);
    bool no = token_is(r, at, "no") || token_is(r, at, "never"), own = false;
    for (int i = 0; i < r->verb_count; i++)
        own |= r->verbs[i].link == LINK_FINITE && r->verbs[i].from >= r->lead_end &&
               r->clauses[r->verbs[i].clause].kind == CLAUSE_MAIN && r->verbs[i].action_count > 0;
    if (own)
        v->force = -1;
    else if (no)
        v->force = (int8_t)force_negated(v->force);
    if (v->who == 0 || token_is(r, 0, "who"))
        for (int n = 0; n < r->phrase_count; n++)
            if (r->phrases_list[n].from >= r->lead_end && r->phrases_list[n].preposition < 0) {
                v->who = (uint16_t)phrase_classes(r, n);
                break;
            }
}

void
force_verbs(struct reading *r)
{
    bool question = asked_before(r, r->count), asked = asked_before(r, r->lead_end);
    for (int i = 0; i < r->verb_count; i++) {
        struct verb *v = &r->verbs[i];
        v->force = -1;
        if (v->link == LINK_FINITE) {
            v->force = (int8_t)finite_force(r, v);
            v->who = (uint16_t)subject_classes(r, v);
        } else
            nonfinite_force(r, v);
        if (v->force == FORCE_MUST && soft_at(r, i))
            v->force = FORCE_SHOULD;
        if (v->force == FORCE_MUST_NOT && soft_at(r, i))
            v->force = FORCE_SHOULD_NOT;
        if (question && v->from >= r->lead_end)
            v->force = -1;
        if (asked && v->from < r->lead_end)
            answered(r, v);
    }
}
