/* Roles: what phrases stand for, which actions a verb means with its objects, what an act is about
 * and when it happens. */
#include "agreement/roles.h"

#include <string.h>

enum { CHAIN = 12, GOVERNS_INFINITIVE = 1, GOVERNS_CLAUSE = 2 };

/* "We both", "we will together": writer and addressee. */
static int
we_are(const struct reading *r)
{
    static const char *const both[] = {"both", "together", "jointly", "each", "either", "neither"};
    bool all = false;
    for (int i = r->lead_end; i < r->count; i++)
        for (size_t k = 0; k < sizeof both / sizeof *both; k++)
            all |= token_is(r, i, both[k]);
    return names_we(r->names, all);
}

int
phrase_classes(const struct reading *r, int phrase)
{
    const struct noun_phrase *p = &r->phrases_list[phrase];
    if (p->classes != 0 || !p->pronoun)
        return p->classes;
    if (token_is(r, p->from, "we") || token_is(r, p->from, "us"))
        return we_are(r);
    if (p->from > 0 && phrase > 0 &&
        (token_is(r, p->from, "they") || token_is(r, p->from, "them"))) {
        for (int n = phrase - 1; n >= 0; n--)
            if (r->phrases_list[n].classes != 0 && !r->phrases_list[n].pronoun)
                return r->phrases_list[n].classes;
    }
    if (token_is(r, p->from, "it")) { /* a body: "The District agrees that it shall" */
        for (int n = phrase - 1; n >= 0; n--)
            if (r->phrases_list[n].preposition < 0 && r->phrases_list[n].classes != 0)
                return r->phrases_list[n].classes & ~r->persons;
        return 0;
    }
    for (int n = phrase - 1; n >= 0; n--)
        if (r->phrases_list[n].classes != 0 && r->phrases_list[n].preposition < 0 &&
            !r->phrases_list[n].pronoun)
            return r->phrases_list[n].classes;
    return r->context.person;
}

static bool
thing_pronoun(const struct reading *r, const struct noun_phrase *p)
{
    return (p->pronoun || p->demonstrative) &&
           (token_is(r, p->from, "it") || token_is(r, p->from, "them") ||
            token_is(r, p->from, "that") || token_is(r, p->from, "this") ||
            token_is(r, p->from, "these") || token_is(r, p->from, "one") ||
            token_is(r, p->from, "those") || token_is(r, p->from, "they"));
}

/* The action named last before the phrase in this sentence, else in the one before. */
static int
last_action(const struct reading *r, int phrase)
{
    for (int n = phrase - 1; n >= 0; n--) {
        const struct noun_phrase *p = &r->phrases_list[n];
        for (int t = 0; t < r->topics && p->action < 0; t++)
            if (about_has(&p->about, t) && lexicon_stands_for(r->lexicon, t) >= 0)
                return lexicon_stands_for(r->lexicon, t);
        if (p->action >= 0)
            return p->action;
    }
    return r->context.action;
}

int
phrase_action(const struct reading *r, int phrase)
{
    const struct noun_phrase *p = &r->phrases_list[phrase];
    if (p->action >= 0)
        return p->action;
    if (thing_pronoun(r, p))
        return last_action(r, phrase);
    for (int t = 0; t < r->topics; t++)
        if (about_has(&p->about, t) && lexicon_stands_for(r->lexicon, t) >= 0)
            return lexicon_stands_for(r->lexicon, t);
    int next = phrase + 1; /* "matters of discipline" */
    if (p->duty && next < r->phrase_count && r->phrases_list[next].preposition == p->to &&
        preposition_is(r, next, "of"))
        return phrase_action(r, next);
    return -1;
}

bool
preposition_is(const struct reading *r, int phrase, const char *word)
{
    int token = r->phrases_list[phrase].preposition;
    return token >= 0 && r->word_length[token] == 1 && token_is(r, token, word);
}

/* Whether the verb stands above the infinitive: "shall make efforts to contact". */
static bool
is_above(const struct reading *r, int verb, int infinitive)
{
    for (int step = 0; step < CHAIN && infinitive >= 0; step++) {
        if (r->verbs[infinitive].link == LINK_FINITE)
            return false;
        infinitive = r->verbs[infinitive].parent;
        if (infinitive == verb)
            return verb >= 0;
    }
    return false;
}

bool
depends_on(const struct reading *r, int clause, int verb, int governor)
{
    bool qualified =
        false; /* reached through a clause: then it qualifies the infinitives below as well */
    for (int step = 0; step < CHAIN; step++) {
        if (verb == governor || (qualified && is_above(r, verb, governor)))
            return true;
        if (verb >= 0) {
            const struct verb *v = &r->verbs[verb];
            if (v->link != LINK_FINITE && v->parent >= 0 && (v->force < 0 || v->embedded)) {
                verb = v->parent;
                continue;
            }
            clause = v->clause;
        }
        if (clause < 0)
            return false;
        const struct clause *c = &r->clauses[clause];
        if (c->kind == CLAUSE_MAIN || c->parent < 0)
            return false;
        if (c->governor < 0 || c->pre)
            return c->parent == r->verbs[governor].clause;
        verb = c->governor;
        clause = c->parent;
        qualified = c->kind >= CLAUSE_IF;
    }
    return false;
}

static bool
group_tag(int tag)
{
    return tag == TAG_VERB || tag == TAG_MODAL || tag == TAG_BE || tag == TAG_HAVE || tag == TAG_DO;
}

static void
about_verb_actions(const struct reading *r, int verb, struct about *about)
{
    for (int k = 0; k < r->verbs[verb].action_count; k++)
        about_add(about, r->topics + r->verbs[verb].actions[k]);
}

static bool
is_subject(const struct verb *v, int phrase)
{
    for (int k = 0; k < v->subject_count; k++)
        if (v->subjects[k] == phrase)
            return true;
    return false;
}

static bool
agent(const struct reading *r, const struct verb *v, int phrase)
{
    const struct noun_phrase *p = &r->phrases_list[phrase];
    return v->passive && p->preposition >= 0 && preposition_is(r, phrase, "by");
}

static void
about_phrase(const struct reading *r, int phrase, struct about *about)
{
    const struct noun_phrase *p = &r->phrases_list[phrase];
    about_join(about, &p->about);
    if (p->action >= 0)
        about_add(about, r->topics + p->action);
    else if (thing_pronoun(r, p) && last_action(r, phrase) >= 0) {
        about_add(about, r->topics + last_action(r, phrase));
        about_join(about, &r->context.about);
    }
}

/* "They do not ask the officer to, and …": the infinitive is left out. */
static bool
elliptic_to(const struct reading *r, int verb)
{
    for (int i = r->verbs[verb].to; i < r->count && i < r->verbs[verb].to + 8; i++) {
        if (r->tags[i] == TAG_COMMA || r->tags[i] == TAG_STOP)
            return i > 0 && token_is(r, i - 1, "to");
        if (group_tag(r->tags[i]))
            return false;
    }
    return false;
}

struct about
verb_about(const struct reading *r, int verb)
{
    const struct verb *v = &r->verbs[verb];
    struct about about = {{0}};
    for (int m = r->first_mark[v->main]; m < r->first_mark[v->to]; m++)
        if (r->marks[m].sense.kind == SENSE_TOPIC && r->marks[m].to <= v->to &&
            r->marks[m].to - r->marks[m].from > 1)
            about_add(&about, r->marks[m].sense.value);
    if (elliptic_to(r, verb) && r->context.action >= 0)
        about_add(&about, r->topics + r->context.action);
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->losing)
            continue;
        bool own = p->verb == r->verbs[verb].args && !agent(r, v, n);
        bool adjunct = p->verb < 0 && p->clause == v->clause && p->preposition >= 0;
        bool subject = v->passive && is_subject(v, n);
        if (own || adjunct || subject ||
            (p->verb != r->verbs[verb].args && !(p->clause == v->clause && p->verb < 0) &&
             depends_on(r, p->clause, p->verb, verb)))
            about_phrase(r, n, &about);
    }
    for (int k = 0; k < r->verb_count; k++)
        if (k != verb &&
            depends_on(r, r->verbs[k].clause,
                       r->verbs[k].link == LINK_FINITE ? -1 : r->verbs[k].parent, verb) &&
            (r->verbs[k].force < 0 || r->verbs[k].embedded))
            about_verb_actions(r, k, &about);
    return about;
}

uint8_t
verb_order(const struct reading *r, int verb)
{
    const struct verb *v = &r->verbs[verb];
    int from, to;
    uint8_t order = 0;
    segment_of(r, v->main, &from, &to);
    for (int k = 0; k < r->clause_count; k++) {
        const struct clause *c = &r->clauses[k];
        if (c->from < from || c->from >= to || !depends_on(r, k, -1, verb))
            continue;
        order |= c->kind == CLAUSE_BEFORE || (c->kind == CLAUSE_UNTIL && v->force >= FORCE_MUST_NOT)
                     ? ORDER_BEFORE
                 : c->kind == CLAUSE_AFTER  ? ORDER_AFTER
                 : c->kind == CLAUSE_DURING ? ORDER_DURING
                                            : 0;
    }
    for (int i = from; i < to; i++)
        if (r->tags[i] == TAG_ADVERB)
            order |= word_is(r, i, WORD_BEFORE)  ? ORDER_BEFORE
                     : word_is(r, i, WORD_AFTER) ? ORDER_AFTER
                                                 : 0;
    return order;
}

/* The words, topics and classes among which a condition looks for its object. */
struct scope {
    struct about about;
    int classes;
    int phrases[PHRASES_MAX], count;
};

static void
widen(const struct reading *r, struct scope *s, int n)
{
    const struct noun_phrase *p = &r->phrases_list[n];
    about_phrase(r, n, &s->about);
    s->classes |= phrase_classes(r, n) | p->owners;
    s->phrases[s->count++] = n;
}

/* The objects of a verb: its bare phrases, or the subject of a passive; with what hangs on them
 * ("of", "for", …). */
static void
object_scope(const struct reading *r, int verb, struct scope *near, struct scope *far)
{
    const struct verb *v = &r->verbs[verb];
    bool bare = false;
    near->about = far->about = (struct about){{0}};
    near->count = far->count = near->classes = far->classes = 0;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool subject = (v->passive || v->link == LINK_REDUCED) && is_subject(v, n);
        bool after_subject = v->passive && p->verb < 0 && p->clause == v->clause &&
                             p->to <= v->from && p->preposition >= 0;
        bool what =
            r->clauses[p->clause].kind == CLAUSE_WH && r->clauses[p->clause].governor == verb;
        if (p->verb != r->verbs[verb].args && !subject && !after_subject && !what)
            continue;
        bool of = preposition_is(r, n, "of") || preposition_is(r, n, "with");
        if (subject || what || p->preposition < 0 || (of && bare) || (after_subject && of))
            widen(r, near, n);
        bare |= subject || p->preposition < 0;
        if (!agent(r, v, n))
            widen(r, far, n);
    }
    if (v->link == LINK_REDUCED && near->count == 0 && v->from > 0)
        for (int n = 0; n < r->phrase_count; n++)
            if (r->phrases_list[n].to == v->from)
                widen(r, near, n);
    if (near->count == 0 && r->clauses[v->clause].kind == CLAUSE_RELATIVE &&
        r->clauses[v->clause].antecedent >= 0)
        widen(r, near, r->clauses[v->clause].antecedent);
}

static bool
has_word(const struct reading *r, const struct scope *s, const int *words)
{
    for (int k = 0; k < s->count; k++)
        for (int i = r->phrases_list[s->phrases[k]].from; i < r->phrases_list[s->phrases[k]].to;
             i++)
            for (const int *w = words; *w != 0; w++)
                if (r->tokens[i].word == *w)
                    return true;
    return false;
}

static bool
condition_met(const struct reading *r, const struct condition *c, const struct scope *near,
              const struct scope *far, int governs)
{
    if (c == NULL)
        return true;
    if (about_meets(&c->not_about, &far->about) || (c->not_classes & near->classes) ||
        has_word(r, far, c->not_words))
        return false;
    if (c->action)
        return c->infinitive ? (governs & GOVERNS_INFINITIVE) != 0 : governs != 0;
    if (!c->wants)
        return true;
    return about_meets(&c->about, &near->about) || (c->classes & near->classes) ||
           has_word(r, near, c->words);
}

/* Whether the noun means its action here: "a search for a replacement" is none. */
static bool
noun_sound(const struct reading *r, int phrase)
{
    const struct noun_phrase *p = &r->phrases_list[phrase];
    const struct condition *c = lexicon_condition(r->lexicon, p->rule);
    if (c == NULL)
        return true;
    for (int n = phrase; n < r->phrase_count && n < phrase + 3; n++) {
        const struct noun_phrase *q = &r->phrases_list[n];
        if (n > phrase && (q->preposition < 0 || q->verb != p->verb))
            break;
        if (n > phrase && preposition_is(r, n, "by"))
            continue;
        if (about_meets(&c->not_about, &q->about) || (n > phrase && (c->not_classes & q->classes)))
            return false;
        for (int i = q->from; i < q->to; i++)
            for (const int *w = c->not_words; *w != 0; w++)
                if (r->tokens[i].word == *w)
                    return false;
    }
    return !c->action;
}

void
sound_nouns(struct reading *r)
{
    for (int n = 0; n < r->phrase_count; n++) {
        struct noun_phrase *p = &r->phrases_list[n];
        if (p->action < 0 || noun_sound(r, n))
            continue;
        const char *id = lexicon_label_id(r->lexicon, LABEL_ACTION, p->action);
        int topic = lexicon_label(r->lexicon, LABEL_TOPIC, id, strlen(id));
        if (topic >= 0)
            about_remove(&p->about, topic);
        p->action = -1;
    }
}

/* What acts depend on this one: infinitives ("ask staff to search", "tell whom to arrest"), clauses
 * ("request that …"). */
static int
governs_action(const struct reading *r, int verb)
{
    int found = 0;
    for (int k = verb + 1; k < r->verb_count; k++) {
        const struct verb *v = &r->verbs[k];
        const struct clause *c = &r->clauses[v->clause];
        bool own = v->parent == verb || (v->parent >= 0 && v->parent == r->verbs[verb].args);
        bool governed =
            c->governor == verb || (c->governor >= 0 && c->governor == r->verbs[verb].args);
        if ((own || (governed && c->kind == CLAUSE_WH)) && v->link == LINK_TO)
            found |= GOVERNS_INFINITIVE;
        if (governed && c->kind == CLAUSE_THAT)
            found |= GOVERNS_CLAUSE;
    }
    return elliptic_to(r, verb) ? found | GOVERNS_INFINITIVE : found;
}

/* An act of asking or directing outranks what the verb means otherwise: "tell a deputy whom to
 * arrest". */
static bool
outranked(const struct condition *c, bool *ask)
{
    bool asks = c != NULL && c->action;
    if (*ask && !asks)
        return true;
    *ask |= asks;
    return false;
}

static bool
duty_follows(const struct reading *r, const struct verb *v)
{
    int mark = v->to + 1 <= r->count ? r->control[v->to + 1] : -1;
    return mark >= 0 && r->marks[mark].from >= v->main &&
           lexicon_control(r->lexicon, r->marks[mark].sense.value)->force == FORCE_MUST;
}

void
verb_actions(struct reading *r, int verb)
{
    struct verb *v = &r->verbs[verb];
    int *actions = v->actions;
    struct scope near, far;
    int count = 0, best = 0;
    bool scoped = false, ask = false;
    int governs = governs_action(r, verb);
    for (int m = r->first_mark[v->from]; m < r->first_mark[v->main + 1]; m++) {
        const struct mark *mark = &r->marks[m];
        int reach = mark->to + mark->gap;
        if (mark->sense.kind != SENSE_VERB || mark->to <= v->main || reach < best)
            continue;
        if (v->passive && mark->sense.value == r->direct && duty_follows(r, v))
            continue; /* "is required to": nobody directs */
        if (!scoped)
            object_scope(r, verb, &near, &far);
        scoped = true;
        if (!condition_met(r, lexicon_condition(r->lexicon, mark->sense.rule), &near, &far,
                           governs))
            continue;
        const struct condition *c = lexicon_condition(r->lexicon, mark->sense.rule);
        bool first_ask = c != NULL && c->action && !ask;
        if (reach == best && outranked(c, &ask))
            continue;
        if (reach > best || first_ask)
            count = 0;
        if (reach > best)
            ask = c != NULL && c->action;
        best = reach;
        v->whole = v->passive && mark->from < v->main && word_is(r, mark->from, WORD_BE);
        bool known = false;
        for (int k = 0; k < count; k++)
            known |= actions[k] == mark->sense.value;
        if (!known && count < ACTIONS_MAX)
            actions[count++] = mark->sense.value;
    }
    v->action_count = count;
}
