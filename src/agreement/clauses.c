/* Clauses: one scan from left to right that gives every verb group its clause and subjects, every
 * noun phrase its verb. A relative clause ends where the next finite verb wants its antecedent
 * back; a condition set in front ends at its comma; an "and" without a new subject keeps the old
 * one. */
#include "agreement/clauses.h"

#include <string.h>

enum unit {
    UNIT_NONE,
    UNIT_PHRASE,
    UNIT_VERB,
    UNIT_PREPOSITION,
    UNIT_AND,
    UNIT_COMMA,
    UNIT_CLAUSE,
    UNIT_RATHER
};

struct scan {
    struct reading *r;
    int clause;      /* the current one */
    enum unit unit;  /* what came last */
    int preposition; /* token of a preposition whose phrase is awaited, -1 */
    int phrase;      /* last phrase in this clause, -1 */
    bool joined;     /* "and", "or", comma since the last phrase or verb */
    bool and;        /* … and it was a conjunction */
    bool losing;     /* "rather than", "and not" */
    bool comma;      /* a comma since the last verb or phrase */
    int no_before;   /* a negative adverb waits for its verb */
    int hanging;     /* a verb that is so far only an auxiliary, -1 */
};

static struct clause *
current(const struct scan *s)
{
    return &s->r->clauses[s->clause];
}

static void
open(struct scan *s, enum clause_kind kind, int token)
{
    struct reading *r = s->r;
    if (r->clause_count >= CLAUSES_MAX)
        return;
    struct clause *c = &r->clauses[r->clause_count];
    *c = (struct clause){.kind = (uint8_t)kind,
                         .parent = s->clause,
                         .from = token,
                         .to = r->count,
                         .governor = -1,
                         .verb = -1,
                         .last = -1,
                         .antecedent = -1};
    if (kind != CLAUSE_MAIN && r->clause_count > 0) {
        c->governor = current(s)->last;
        c->pre = current(s)->verb < 0;
    } else
        c->parent = -1;
    s->clause = r->clause_count++;
    s->unit = UNIT_CLAUSE;
    s->preposition = -1;
    s->phrase = -1;
    s->joined = s->and = s->losing = false;
}

static void
close(struct scan *s, int token)
{
    struct clause *c = current(s);
    if (c->parent < 0)
        return;
    c->to = token;
    s->clause = c->parent;
    s->phrase = -1;
}

/* A clause of the same kind after "and" and a new subject, or after a stop. */
static void
begin_again(struct scan *s, int token, bool inherit)
{
    struct reading *r = s->r;
    struct clause old = *current(s);
    int parent = old.parent;
    current(s)->to = token;
    open(s, (enum clause_kind)old.kind, token);
    struct clause *c = current(s);
    c->parent = parent;
    c->governor = old.governor;
    c->pre = old.pre;
    if (inherit) {
        memcpy(c->subjects, old.subjects, sizeof c->subjects);
        c->subject_count = old.subject_count;
        c->inherited = true;
    }
    (void)r;
}

static void
add_subject(struct clause *c, int phrase, bool more)
{
    if (!more || c->inherited)
        c->subject_count = 0;
    c->inherited = false;
    if (c->subject_count < SUBJECT_MAX)
        c->subjects[c->subject_count++] = phrase;
}

/* Clauses that may be no more than a preposition and its phrase: "before an arrest", "unless a
 * weapon". */
static bool
slight(int kind)
{
    return kind == CLAUSE_UNLESS || kind == CLAUSE_UNTIL || kind == CLAUSE_BEFORE ||
           kind == CLAUSE_AFTER || kind == CLAUSE_DURING || kind == CLAUSE_WITHOUT ||
           kind == CLAUSE_ONLY_IF;
}

static void
on_phrase(struct scan *s, int n)
{
    struct reading *r = s->r;
    struct noun_phrase *p = &r->phrases_list[n];
    struct clause *c = current(s);
    bool coordinated = s->joined && s->phrase >= 0 && s->unit != UNIT_PREPOSITION;
    if (coordinated && !s->and &&!s->losing && c->last < 0 &&
        r->phrases_list[s->phrase].preposition >= 0)
        coordinated = false; /* "On request of a teacher, the officer" */
    if (slight(c->kind) && c->verb < 0 && c->last < 0 && c->subject_count > 0 && !s->joined &&
        c->pre && s->unit == UNIT_PHRASE && s->preposition < 0) {
        close(s, p->from);
        c = current(s);
        s->phrase = -1;
        coordinated = false;
    }
    p->preposition = s->preposition;
    p->losing = s->losing;
    p->joint = (char)(s->and ? '&' : s->joined ? ',' : 0);
    if (coordinated) {
        p->after = s->phrase;
        if (p->preposition < 0) {
            p->preposition = r->phrases_list[s->phrase].preposition;
            p->borrowed = p->preposition >= 0;
        }
    }
    p->clause = s->clause;
    p->verb = c->last;
    if (c->last < 0 && p->preposition < 0 && !p->losing)
        add_subject(c, n, coordinated);
    s->phrase = n;
    s->unit = UNIT_PHRASE;
    s->preposition = -1;
    s->joined = s->and = s->losing = s->comma = false;
}

/* Takes the phrases just before the verb away from the verb they seemed to be objects of: they are
 * its subject. */
static int
steal_subject(struct scan *s, int subjects[SUBJECT_MAX])
{
    struct reading *r = s->r;
    int count = 0;
    for (int n = s->phrase; n >= 0 && count < SUBJECT_MAX; n = r->phrases_list[n].after) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool bound = p->preposition >= 0 && !(p->borrowed && count == 0);
        bool fronted =
            current(s)->pre && current(s)->kind >= CLAUSE_IF && (p->classes & r->persons) != 0;
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
    struct clause *c = current(s);
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
    int subjects[SUBJECT_MAX], count = s->unit == UNIT_PHRASE ? steal_subject(s, subjects) : 0;
    bool taken = false;
    while (current(s)->parent >= 0 && (current(s)->verb >= 0 || current(s)->last >= 0)) {
        if (current(s)->kind == CLAUSE_RELATIVE && r->clauses[current(s)->parent].verb < 0)
            taken = true;
        close(s, token);
    }
    struct clause *c = current(s);
    if (c->verb >= 0) {
        begin_again(s, token, count == 0);
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
    int last = current(s)->last;
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

static void
add_verb(struct scan *s, struct verb *v)
{
    struct reading *r = s->r;
    struct clause *c = current(s);
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
    struct clause *c = current(s);
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

static void
finite(struct scan *s, struct verb *v, int inverted)
{
    struct reading *r = s->r;
    struct clause *c = current(s);
    bool under_modal =
        c->parent >= 0 && c->verb >= 0 && s->and &&v->modal >= 0 && r->verbs[c->verb].modal < 0;
    if (inverted >= 0 && c->verb >= 0)
        begin_again(s, v->from, false);
    else if (under_modal && s->unit == UNIT_AND)
        leave_for_verb(s, v->from); /* "… who has a weapon but may not …": not the student */
    else if (c->last >= 0 && s->unit == UNIT_PHRASE && c->verb >= 0) {
        const struct noun_phrase *p = &r->phrases_list[s->phrase];
        if ((p->preposition < 0 || p->borrowed) && p->after >= 0 && c->parent < 0) {
            int subjects[SUBJECT_MAX], count = steal_subject(s, subjects);
            begin_again(s, v->from, false);
            set_subjects(s, subjects, count);
        } else
            leave_for_verb(s, v->from);
    } else if ((c->verb >= 0 && !s->and) || (c->verb < 0 && c->last >= 0 && slight(c->kind)))
        leave_for_verb(s, v->from);
    else if (c->verb < 0 && slight(c->kind) && c->pre && c->parent >= 0 &&
             r->clauses[c->parent].subject_count > 0 && !s->comma)
        close(s, v->from);
    else if (c->verb < 0 && c->last >= 0 && c->subject_count == 0 && gerund_first(s, &v->gerund))
        ;
    else if (c->verb < 0 && c->last >= 0 && c->subject_count == 0 && s->unit == UNIT_PHRASE) {
        int subjects[SUBJECT_MAX], count = steal_subject(s, subjects);
        if (count > 0)
            set_subjects(s, subjects, count);
    }
    c = current(s);
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
    while (s->clause != waiting->clause && current(s)->parent >= 0)
        close(s, token);
    waiting->main = v->main;
    waiting->to = v->to;
    waiting->form = v->form;
    waiting->passive = v->passive;
    waiting->copula = v->copula;
    waiting->negated |= v->negated;
    s->clause = waiting->clause;
    current(s)->last = s->hanging;
    s->hanging = s->phrase = s->preposition = -1;
    s->unit = UNIT_VERB;
    s->joined = s->and = s->losing = s->comma = false;
    return true;
}

static int
on_verb(struct scan *s, int i)
{
    struct verb v;
    int inverted = -1, after = group_read(s->r, i, &v, &inverted);
    if (completes(s, &v, i))
        return after;
    if (coordinate(s, &v)) {
        add_verb(s, &v);
        return after;
    }
    if (nonfinite(s, &v))
        v.parent = current(s)->last;
    else
        finite(s, &v, inverted);
    add_verb(s, &v);
    if (s->r->tags[v.main] == TAG_MODAL && v.link == LINK_FINITE)
        s->hanging = s->r->verb_count - 1;
    return after;
}

static enum clause_kind
kind_at(const struct scan *s, int i)
{
    static const struct {
        enum word_kind word;
        enum clause_kind kind;
    } kinds[] = {{WORD_ONLY_IF, CLAUSE_ONLY_IF}, {WORD_UNLESS, CLAUSE_UNLESS},
                 {WORD_WITHOUT, CLAUSE_WITHOUT}, {WORD_UNTIL, CLAUSE_UNTIL},
                 {WORD_BEFORE, CLAUSE_BEFORE},   {WORD_IF, CLAUSE_IF},
                 {WORD_AFTER, CLAUSE_AFTER},     {WORD_WHILE, CLAUSE_WHILE},
                 {WORD_DURING, CLAUSE_DURING},   {WORD_BECAUSE, CLAUSE_BECAUSE}};
    const struct reading *r = s->r;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (word_is(r, i, kinds[k].word))
            return kinds[k].kind;
    bool noun_before =
        s->unit == UNIT_PHRASE || s->unit == UNIT_PREPOSITION || s->unit == UNIT_COMMA;
    if (word_is(r, i, WORD_THAT)) {
        bool verb_next = i + 1 < r->count && group_at(r, i + 1);
        return s->unit == UNIT_PHRASE && (verb_next || current(s)->last < 0) ? CLAUSE_RELATIVE
                                                                             : CLAUSE_THAT;
    }
    bool infinitive = i + 1 < r->count && r->tags[i + 1] == TAG_TO;
    if (word_is(r, i, WORD_WHO) && noun_before && s->phrase >= 0 && !infinitive)
        return CLAUSE_RELATIVE;
    return CLAUSE_WH;
}

static void
on_clause_word(struct scan *s, int i)
{
    enum clause_kind kind = kind_at(s, i);
    int antecedent = s->phrase;
    open(s, kind, i);
    struct clause *c = current(s);
    if (kind == CLAUSE_RELATIVE && antecedent >= 0) {
        c->antecedent = antecedent;
        add_subject(c, antecedent, false);
        c->inherited = true;
    }
}

static void
on_comma(struct scan *s, int token)
{
    struct clause *c = current(s);
    bool done = c->verb >= 0 || (slight(c->kind) &&
                                 (c->subject_count > 0 || c->last >= 0 || s->unit == UNIT_PHRASE));
    bool front = c->parent >= 0 && s->r->clauses[c->parent].verb < 0;
    bool condition = c->kind >= CLAUSE_IF && c->kind != CLAUSE_RELATIVE;
    s->comma = true;
    if (condition && done && front)
        close(s, token);
    else if (c->kind == CLAUSE_RELATIVE && c->verb >= 0 && c->from > 0 &&
             s->r->tags[c->from - 1] == TAG_COMMA)
        close(s, token);
    s->joined = true;
    if (s->unit == UNIT_PREPOSITION)
        s->preposition = -1;
    s->unit = UNIT_COMMA;
}

static void
on_stop(struct scan *s, int token)
{
    while (current(s)->parent >= 0)
        close(s, token);
    if (current(s)->verb >= 0 || current(s)->last >= 0 || current(s)->subject_count > 0)
        begin_again(s, token, current(s)->verb >= 0 || s->r->tokens[token].mark == ':');
    s->unit = UNIT_NONE;
    s->phrase = s->preposition = s->hanging = -1;
    s->joined = s->and = s->losing = false;
}

/* One unit of the sentence at token i; returns the token after it. */
static int
unit(struct scan *s, int i)
{
    struct reading *r = s->r;
    int length = r->word_length[i] > 0 ? r->word_length[i] : 1, phrase;
    switch (r->tags[i]) {
    case TAG_DETERMINER:
    case TAG_NOMINAL:
    case TAG_PRONOUN: {
        int after = phrase_read(r, i, &phrase);
        if (phrase >= 0)
            on_phrase(s, phrase);
        return after;
    }
    case TAG_PREPOSITION:
        s->preposition = i;
        s->unit = UNIT_PREPOSITION;
        return i + length;
    case TAG_AND:
        s->joined = s->and = true;
        s->unit = UNIT_AND;
        return i + length;
    case TAG_RATHER:
        s->losing = s->joined = true;
        s->unit = UNIT_RATHER;
        return i + length;
    case TAG_COMMA:
        on_comma(s, i);
        return i + 1;
    case TAG_STOP:
        on_stop(s, i);
        return i + 1;
    case TAG_CLAUSE:
        on_clause_word(s, i);
        return i + length;
    case TAG_NOT:
        s->no_before = i;
        return i + length;
    default:
        return group_at(r, i) ? on_verb(s, i) : i + 1;
    }
}

/* "arrested, cited or referred for …": what follows the last belongs to all that have nothing of
 * their own. */
static void
share_objects(struct reading *r)
{
    bool has[VERBS_MAX] = {false};
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].verb >= 0)
            has[r->phrases_list[n].verb] = true;
    for (int i = r->verb_count - 1; i >= 0; i--) {
        int next = r->verbs[i].args;
        r->verbs[i].args = has[i] || next <= i || next >= r->verb_count ? i : r->verbs[next].args;
    }
}

void
reading_clauses(struct reading *r)
{
    struct scan s = {.r = r, .phrase = -1, .preposition = -1, .no_before = -1, .hanging = -1};
    r->phrase_count = r->verb_count = r->clause_count = 0;
    open(&s, CLAUSE_MAIN, 0);
    s.unit = UNIT_NONE;
    for (int i = 0; i < r->count;)
        i = unit(&s, i);
    share_objects(r);
}
