/* Verbs in the scan of clauses: which clause a verb group belongs to, with which subjects, and
 * whose auxiliaries it shares. */
#include <string.h>
#include <strings.h>

#include "agreement/clauses.h"
#include "agreement/roles.h"

/* "the employees of the District": the phrase that the last one hangs from by its preposition. */
static int
head_phrase(const struct reading *r, int n)
{
    while (n > 0 && r->phrases_list[n].preposition >= 0 && !r->phrases_list[n].borrowed &&
           r->phrases_list[n - 1].to == r->phrases_list[n].preposition)
        n--;
    return n;
}

/* Takes the phrases before the verb, the last of which is given, away from the verb they seemed to
 * be objects of: they are its subject. */
static int
steal_subject(const struct scan *s, int last, int subjects[SUBJECT_MAX])
{
    struct reading *r = s->r;
    int count = 0;
    for (int n = last; n >= 0 && count < SUBJECT_MAX; n = r->phrases_list[n].after) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool bound = p->preposition >= 0 && !(p->borrowed && (count == 0 || p->no));
        bool fronted = scan_clause(s)->pre && scan_clause(s)->kind >= CLAUSE_IF &&
                       (p->classes & r->persons) != 0;
        if (bound || (count > 0 && ((p->joint == 0 && !fronted) || p->classes == 0)))
            break;
        subjects[count++] = n;
    }
    for (int k = 0; k < count; k++) {
        r->phrases_list[subjects[k]].verb = -1;
        if (r->phrases_list[subjects[k]].borrowed)
            r->phrases_list[subjects[k]].preposition = -1;
    }
    return count;
}

static void
set_subjects(struct scan *s, const int *subjects, int count)
{
    struct clause *c = scan_clause(s);
    c->subject_count = 0;
    c->inherited = false;
    for (int k = 0; k < count; k++) {
        c->subjects[c->subject_count++] = subjects[k];
        s->r->phrases_list[subjects[k]].clause = s->clause;
    }
}

/* A finite verb where its clause already has one, without a conjunction: the clause above takes
 * over. */
static void
leave_for_verb(struct scan *s, int token)
{
    struct reading *r = s->r;
    int subjects[SUBJECT_MAX],
        count = s->unit == UNIT_PHRASE ? steal_subject(s, s->phrase, subjects) : 0;
    bool taken = false;
    while (scan_clause(s)->parent >= 0 &&
           (scan_clause(s)->verb >= 0 || scan_clause(s)->last >= 0)) {
        if (scan_clause(s)->kind == CLAUSE_RELATIVE && r->clauses[scan_clause(s)->parent].verb < 0)
            taken = true;
        scan_close(s, token);
    }
    struct clause *c = scan_clause(s);
    if (c->verb >= 0) {
        scan_begin_again(s, token, count == 0);
        if (count > 0)
            set_subjects(s, subjects, count);
    } else if (!taken && c->subject_count == 0 && count > 0)
        set_subjects(s, subjects, count);
}

static void
inherit_from_verb(struct verb *v, const struct verb *from)
{
    v->modal = from->modal;
    v->link = from->link;
    v->negated |= from->negated;
    v->past = from->past;
    v->imperative = from->imperative;
    v->parent = from->parent;
    v->gerund = from->gerund;
}

/* "… shall be arrested, cited or referred", "shall not search, question": the auxiliaries count
 * again. */
static bool
coordinate(struct scan *s, struct verb *v)
{
    struct reading *r = s->r;
    int last = scan_clause(s)->last;
    if (!s->joined || last < 0 || v->modal >= 0 || r->tags[v->from] != TAG_VERB)
        return false;
    for (; last >= 0; last = r->verbs[last].parent) {
        const struct verb *from = &r->verbs[last];
        bool participle =
            (v->form & (FORM_PARTICIPLE | FORM_PAST)) && (from->passive || from->perfect);
        bool same = v->form == from->form && (v->form & (FORM_BASE | FORM_S | FORM_ING));
        if (!participle && !same &&
            !(from->link == LINK_REDUCED && (v->form & (FORM_PARTICIPLE | FORM_PAST))))
            continue;
        v->passive = participle && from->passive;
        inherit_from_verb(v, from);
        memcpy(v->subjects, from->subjects, sizeof v->subjects);
        v->subject_count = from->subject_count;
        r->verbs[last].args = r->verb_count;
        v->twin = last;
        return true;
    }
    return false;
}

/* "shall not decide whether it was broken, recommend …": a bare verb cannot go on with the finite
 * one of the clause it stands in, so it goes on with the one above. */
static bool
coordinate_above(struct scan *s, struct verb *v)
{
    struct reading *r = s->r;
    const struct clause *c = scan_clause(s);
    if (!s->joined || v->modal >= 0 || v->form != FORM_BASE || r->tags[v->from] != TAG_VERB ||
        c->parent < 0 || c->verb < 0 || s->unit == UNIT_PHRASE)
        return false;
    for (int at = c->parent; at >= 0; at = r->clauses[at].parent) {
        int last = r->clauses[at].last;
        if (last < 0 || r->verbs[last].form != FORM_BASE || r->verbs[last].link != LINK_FINITE)
            continue;
        while (s->clause != at)
            scan_close(s, v->from);
        return coordinate(s, v);
    }
    return false;
}

static void
add_verb(struct scan *s, struct verb *v)
{
    struct reading *r = s->r;
    struct clause *c = scan_clause(s);
    if (r->verb_count >= VERBS_MAX)
        return;
    v->clause = s->clause;
    v->args = r->verb_count;
    if (v->link == LINK_FINITE && c->verb < 0)
        c->verb = r->verb_count;
    c->last = r->verb_count;
    r->verbs[r->verb_count++] = *v;
    s->unit = UNIT_VERB;
    s->phrase = -1;
    s->preposition = -1;
    s->joined = s->and = s->losing = s->comma = false;
}

/* "… shall: a; report …" goes on under the auxiliary before the stop; otherwise the lead-in says
 * who and how. */
static void
imperative(const struct scan *s, struct verb *v)
{
    const struct reading *r = s->r;
    const struct verb *before = r->verb_count > 0 ? &r->verbs[r->verb_count - 1] : NULL;
    bool goes_on = before != NULL && r->clauses[s->clause].inherited && v->form == FORM_BASE &&
                   before->link == LINK_FINITE && before->modal >= 0 &&
                   before->from >= r->lead_end * !r->joined;
    v->imperative = !goes_on;
    if (goes_on) {
        v->modal = before->modal;
        v->negated |= before->negated;
    }
}

static bool
token_is_base(const struct reading *r, int token)
{
    const struct token *t = &r->tokens[token];
    return (t->end - t->start == 2 && strncasecmp(r->text + t->start, "be", 2) == 0) ||
           (t->end - t->start == 4 && strncasecmp(r->text + t->start, "have", 4) == 0);
}

static bool
lets(const struct reading *r, int verb)
{
    const struct token *t = &r->tokens[r->verbs[verb].main];
    return t->end - t->start >= 3 && t->end - t->start <= 4 &&
           strncasecmp(r->text + t->start, "let", 3) == 0;
}

/* A group without finite form: an infinitive, a gerund, a bare participle; or the head of a list
 * item. */
static bool
nonfinite(struct scan *s, struct verb *v)
{
    struct reading *r = s->r;
    struct clause *c = scan_clause(s);
    if (r->tags[v->from] == TAG_BE && token_is_base(r, v->from) && c->last >= 0 && lets(r, c->last))
        v->link = LINK_TO; /* "will not let my officers be used" */
    if (v->link == LINK_TO || r->tags[v->from] != TAG_VERB)
        return v->link == LINK_TO;
    if (v->form == FORM_ING)
        v->link = LINK_ING;
    else if ((v->form & (FORM_PARTICIPLE | FORM_PAST)) != 0)
        v->link = LINK_REDUCED;
    else if (c->last < 0 && (c->subject_count == 0 || (c->inherited && s->unit == UNIT_NONE)))
        imperative(s, v);
    return v->link != LINK_FINITE;
}

/* "Disciplining students is …": the gerund (or infinitive) that opens the clause is the subject. */
static bool
gerund_first(const struct scan *s, int *gerund)
{
    const struct reading *r = s->r;
    int first = s->clause < r->clause_count ? r->clauses[s->clause].last : -1;
    while (first >= 0 && r->verbs[first].parent >= 0)
        first = r->verbs[first].parent;
    if (first < 0 || (r->verbs[first].link != LINK_ING && r->verbs[first].link != LINK_TO))
        return false;
    *gerund = first;
    return true;
}

/* "An officer who sees a fight after lunch shall …": the auxiliary is neither the preposition's nor
 * the relative's, whose antecedent has no verb yet; unless another one follows ("before the
 * principal can come shall …"). */
static bool
ends_relative(const struct scan *s, const struct verb *v)
{
    const struct reading *r = s->r;
    const struct clause *c = scan_clause(s);
    if (v->modal < 0 || !clause_slight(c->kind) || c->verb >= 0 || c->parent < 0 || s->comma)
        return false;
    const struct clause *above = &r->clauses[c->parent];
    if (above->kind != CLAUSE_RELATIVE || above->verb < 0 || above->parent < 0 ||
        r->clauses[above->parent].verb >= 0)
        return false;
    for (int i = v->to; i < r->count && r->tags[i] != TAG_STOP && r->tags[i] != TAG_COMMA &&
                        r->tags[i] != TAG_AND && r->tags[i] != TAG_CLAUSE;
         i++)
        if (r->tags[i] == TAG_MODAL)
            return false;
    return true;
}

static void
finite(struct scan *s, struct verb *v, int inverted)
{
    struct reading *r = s->r;
    struct clause *c = scan_clause(s);
    bool under_modal =
        c->parent >= 0 && c->verb >= 0 && s->and &&v->modal >= 0 && r->verbs[c->verb].modal < 0;
    if (inverted >= 0 && c->verb >= 0)
        scan_begin_again(s, v->from, false);
    else if (ends_relative(s, v)) {
        scan_close(s, v->from);
        leave_for_verb(s, v->from);
    } else if (under_modal && s->unit == UNIT_AND)
        leave_for_verb(s, v->from); /* "… who has a weapon but may not …": not the student */
    else if (c->last >= 0 && s->unit == UNIT_PHRASE && c->verb >= 0) {
        int head = head_phrase(r, s->phrase);
        const struct noun_phrase *p = &r->phrases_list[head];
        if ((p->preposition < 0 || p->borrowed) && p->after >= 0 && c->parent < 0) {
            int subjects[SUBJECT_MAX], count = steal_subject(s, head, subjects);
            scan_begin_again(s, v->from, false);
            set_subjects(s, subjects, count);
        } else
            leave_for_verb(s, v->from);
    } else if ((c->verb >= 0 && !s->and) || (c->verb < 0 && c->last >= 0 && clause_slight(c->kind)))
        leave_for_verb(s, v->from);
    else if (c->verb < 0 && clause_slight(c->kind) && c->pre && c->parent >= 0 &&
             r->clauses[c->parent].subject_count > 0 && !s->comma)
        scan_close(s, v->from);
    else if (c->verb < 0 && c->last >= 0 && c->subject_count == 0 && gerund_first(s, &v->gerund))
        ;
    else if (c->verb < 0 && c->last >= 0 && c->subject_count == 0 && s->unit == UNIT_PHRASE) {
        int subjects[SUBJECT_MAX], count = steal_subject(s, s->phrase, subjects);
        if (count > 0)
            set_subjects(s, subjects, count);
    }
    c = scan_clause(s);
    if (inverted >= 0)
        set_subjects(s, &inverted, 1);
    memcpy(v->subjects, c->subjects, sizeof v->subjects);
    v->subject_count = c->subject_count;
    if (s->no_before >= 0) {
        v->negated = true;
        s->no_before = -1;
    }
}

/* "shall, prior to the questioning, notify": the verb that an auxiliary before a parenthesis waited
 * for. */
static bool
completes(struct scan *s, const struct verb *v, int token)
{
    struct reading *r = s->r;
    bool base = r->tags[token] == TAG_VERB ? v->form == FORM_BASE : token_is_base(r, token);
    if (s->hanging < 0 || s->unit != UNIT_COMMA || v->modal >= 0 || !base)
        return false;
    struct verb *waiting = &r->verbs[s->hanging];
    while (s->clause != waiting->clause && scan_clause(s)->parent >= 0)
        scan_close(s, token);
    waiting->main = v->main;
    waiting->to = v->to;
    waiting->form = v->form;
    waiting->passive = v->passive;
    waiting->copula = v->copula;
    waiting->negated |= v->negated;
    s->clause = waiting->clause;
    scan_clause(s)->last = s->hanging;
    s->hanging = s->phrase = s->preposition = -1;
    s->unit = UNIT_VERB;
    s->joined = s->and = s->losing = s->comma = false;
    return true;
}

/* What an infinitive or gerund hangs from: the last verb, or, where that only describes the object
 * of a verb whose object acts, the latter ("prevents the officer posted there from arresting"). */
static int
parent_of(const struct scan *s, const struct verb *v)
{
    const struct reading *r = s->r;
    int last = scan_clause(s)->last, above = last;
    bool from = v->link == LINK_ING && token_is(r, v->from - 1, "from");
    if (!from && v->link != LINK_TO)
        return last;
    while (above >= 0 && r->verbs[above].link == LINK_REDUCED)
        above = r->verbs[above].parent;
    bool described = above != last && above >= 0 && s->unit != UNIT_VERB;
    return described && object_control(r, &r->verbs[above]) >= 0 ? above : last;
}

int
scan_verb(struct scan *s, int i)
{
    struct verb v;
    int inverted = -1, after = group_read(s->r, i, &v, &inverted);
    if (completes(s, &v, i))
        return after;
    if (coordinate(s, &v) || coordinate_above(s, &v)) {
        add_verb(s, &v);
        return after;
    }
    if (nonfinite(s, &v))
        v.parent = parent_of(s, &v);
    else
        finite(s, &v, inverted);
    add_verb(s, &v);
    if (s->r->tags[v.main] == TAG_MODAL && v.link == LINK_FINITE)
        s->hanging = s->r->verb_count - 1;
    return after;
}
