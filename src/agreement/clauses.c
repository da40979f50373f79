/* Clauses: one scan from left to right that gives every verb group its clause and subjects, every
 * noun phrase its verb. A relative clause ends where the next finite verb wants its antecedent
 * back; a condition set in front ends at its comma; an "and" without a new subject keeps the old
 * one. */
#include "agreement/clauses.h"

#include <string.h>

struct clause *
scan_clause(const struct scan *s)
{
    return &s->r->clauses[s->clause];
}

void
scan_open(struct scan *s, enum clause_kind kind, int token)
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
        c->governor = scan_clause(s)->last;
        c->pre = scan_clause(s)->verb < 0;
    } else
        c->parent = -1;
    s->clause = r->clause_count++;
    s->unit = UNIT_CLAUSE;
    s->preposition = -1;
    s->phrase = -1;
    s->joined = s->and = s->losing = false;
}

void
scan_close(struct scan *s, int token)
{
    struct clause *c = scan_clause(s);
    if (c->parent < 0)
        return;
    c->to = token;
    s->clause = c->parent;
    s->phrase = -1;
}

/* A clause of the same kind after "and" and a new subject, or after a stop. */
void
scan_begin_again(struct scan *s, int token, bool inherit)
{
    struct reading *r = s->r;
    struct clause old = *scan_clause(s);
    int parent = old.parent;
    scan_clause(s)->to = token;
    scan_open(s, (enum clause_kind)old.kind, token);
    struct clause *c = scan_clause(s);
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
bool
clause_slight(int kind)
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
    struct clause *c = scan_clause(s);
    bool coordinated = s->joined && s->phrase >= 0 && s->unit != UNIT_PREPOSITION;
    if (coordinated && !s->and &&!s->losing && c->last < 0 &&
        r->phrases_list[s->phrase].preposition >= 0)
        coordinated = false; /* "On request of a teacher, the officer" */
    if (clause_slight(c->kind) && c->verb < 0 && c->last < 0 && c->subject_count > 0 &&
        !s->joined && c->pre && s->unit == UNIT_PHRASE && s->preposition < 0) {
        scan_close(s, p->from);
        c = scan_clause(s);
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
        return s->unit == UNIT_PHRASE && (verb_next || scan_clause(s)->last < 0) ? CLAUSE_RELATIVE
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
    scan_open(s, kind, i);
    struct clause *c = scan_clause(s);
    if (kind == CLAUSE_RELATIVE && antecedent >= 0) {
        c->antecedent = antecedent;
        add_subject(c, antecedent, false);
        c->inherited = true;
    }
}

static void
on_comma(struct scan *s, int token)
{
    struct clause *c = scan_clause(s);
    bool done = c->verb >= 0 || (clause_slight(c->kind) &&
                                 (c->subject_count > 0 || c->last >= 0 || s->unit == UNIT_PHRASE));
    bool front = c->parent >= 0 && s->r->clauses[c->parent].verb < 0;
    bool condition = c->kind >= CLAUSE_IF && c->kind != CLAUSE_RELATIVE;
    s->comma = true;
    if (condition && done && front)
        scan_close(s, token);
    else if (c->kind == CLAUSE_RELATIVE && c->verb >= 0 && c->from > 0 &&
             s->r->tags[c->from - 1] == TAG_COMMA)
        scan_close(s, token);
    s->joined = true;
    if (s->unit == UNIT_PREPOSITION)
        s->preposition = -1;
    s->unit = UNIT_COMMA;
}

static void
on_stop(struct scan *s, int token)
{
    while (scan_clause(s)->parent >= 0)
        scan_close(s, token);
    if (scan_clause(s)->verb >= 0 || scan_clause(s)->last >= 0 || scan_clause(s)->subject_count > 0)
        scan_begin_again(s, token, scan_clause(s)->verb >= 0 || s->r->tokens[token].mark == ':');
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
        return group_at(r, i) ? scan_verb(s, i) : i + 1;
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
    scan_open(&s, CLAUSE_MAIN, 0);
    s.unit = UNIT_NONE;
    for (int i = 0; i < r->count;)
        i = unit(&s, i);
    share_objects(r);
}
