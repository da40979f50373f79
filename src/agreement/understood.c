/* Acts whose verb or actor is only understood: "may do so", "stands clear", "searches by officers
 * are forbidden". */
#include "agreement/build.h"

/* The last action named before the token, in this sentence or the one before. */
static int
action_before(const struct reading *r, int token)
{
    int action = r->context.action, at = -1;
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].to <= token && r->phrases_list[n].action >= 0 &&
            r->phrases_list[n].to > at) {
            action = r->phrases_list[n].action;
            at = r->phrases_list[n].to;
        }
    for (int k = 0; k < r->verb_count; k++)
        if (r->verbs[k].to <= token && r->verbs[k].action_count > 0 && r->verbs[k].to > at &&
            at < 0) {
            action = r->verbs[k].actions[0];
            at = r->verbs[k].to;
        }
    return action;
}

/* An act whose action is only understood: "may do so", "stands clear". */
static void
understood(struct builder *b, int verb, int force)
{
    struct reading *r = b->r;
    int action = action_before(r, r->verbs[verb].from);
    if (action < 0 || force < 0)
        return;
    struct act act = act_new(r, verb, action, force);
    act.who = r->verbs[verb].who;
    about_join(&act.about, &r->context.about);
    act_emit(b, &act);
}

/* "may do so", "does it", "does none", "stands clear", "keeps out of the room". */
void
build_elliptic(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    bool object = false;
    if (v->to < r->count && token_is(r, v->to, "so") && kind_end(r, v, SENSE_LIGHT) > 0 &&
        takes_pronoun(r, v)) {
        understood(b, verb, v->force);
        return;
    }
    if (v->to + 1 >= r->count - 1 && token_is(r, v->to, "none") && v->from >= r->lead_end &&
        kind_end(r, v, SENSE_LIGHT) > 0 && takes_pronoun(r, v)) {
        understood(b, verb, FORCE_MUST_NOT); /* "SRO — Searches: Does none." */
        return;
    }
    bool last = v->to >= r->count || r->tags[v->to] == TAG_STOP;
    if (r->tags[v->main] == TAG_MODAL && last && v->from >= r->lead_end) {
        understood(b, verb, v->force); /* "the officer may not." */
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
                      (phrase_action(r, n) >= 0 || phrase_classes(r, n) != 0 ||
                       !about_empty(&r->phrases_list[n].about));
        for (int k = verb + 1; k < r->verb_count; k++)
            object |= r->verbs[k].parent == verb;
        bool denied = v->twin >= 0 && r->verbs[v->twin].force >= FORCE_MUST_NOT;
        if (!object) /* "are not asked to search and stand off": the denial ends at "and" */
            understood(b, verb, denied ? FORCE_MUST_NOT : force_under(r, v->force, m));
        return;
    }
}

/* The noun that is permitted or forbidden, with who would do it: "searches by officers", "SRO
 * involvement in discipline", "use of the SRO for discipline". */
static void
permitted_noun(struct builder *b, int verb, int phrase, int force)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    int who = r->phrases_list[phrase].owners, last = phrase;
    for (int n = phrase + 1; n < r->phrase_count && r->phrases_list[n].to <= v->from; n++) {
        if (preposition_is(r, n, "by") ||
            (r->phrases_list[phrase].action < 0 && preposition_is(r, n, "of")))
            who |= phrase_classes(r, n);
        if (preposition_is(r, n, "in") || preposition_is(r, n, "for"))
            last = n;
    }
    act_of_noun(b, verb, phrase, force, who);
    if (last != phrase)
        act_of_noun(b, verb, last, force, who);
}

/* "Any search by an officer must be supported by probable cause": the measure of what the subject
 * names. */
void
build_measured(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    struct act limits = {0};
    bool named = false;
    for (int k = 0; k < v->subject_count; k++)
        named |= r->phrases_list[v->subjects[k]].action >= 0;
    if (!named || v->force < 0 || kind_end(r, v, SENSE_LIGHT) > 0)
        return;
    limit_act(r, v->main, &limits);
    if (limits.standard == 0)
        return;
    for (int k = 0; k < v->subject_count; k++) {
        int phrase = v->subjects[k], who = 0;
        for (int n = phrase + 1; n < r->phrase_count && r->phrases_list[n].to <= v->from; n++)
            if (preposition_is(r, n, "by"))
                who |= phrase_classes(r, n);
        if (r->phrases_list[phrase].action >= 0 && who != 0) {
            struct act act = act_new(r, verb, r->phrases_list[phrase].action, v->force);
            act.who = (uint16_t)who;
            act_emit(b, &act);
        }
    }
}

/* "The duties of the officer shall not include the enforcement of school rules." */
void
build_included(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    int owner = v->link == LINK_FINITE && !v->passive ? duty_subject(r, v) : 0;
    for (int n = 0; owner != 0 && n < r->phrase_count; n++)
        if (r->phrases_list[n].verb == verb && r->phrases_list[n].preposition < 0 &&
            !r->phrases_list[n].pronoun)
            act_of_noun(b, verb, n, must_if_is(v->force), owner);
}

/* "Strip searches are forbidden", "A pat-down is allowed": predicates of permission over an action
 * noun. */
void
build_permitted(struct builder *b, int verb)
{
    struct reading *r = b->r;
    const struct verb *v = &r->verbs[verb];
    if (!v->passive)
        return;
    for (int m = r->first_mark[v->main]; m < r->first_mark[v->main + 1]; m++) {
        const struct mark *mark = &r->marks[m];
        if (mark->sense.kind != SENSE_CONTROL ||
            !lexicon_control(r->lexicon, mark->sense.value)->object)
            continue;
        for (int k = 0; k < v->subject_count; k++)
            permitted_noun(b, verb, v->subjects[k], force_under(r, v->force, m));
        return;
    }
}

/* "Duties of the SRO:", "Not the officer's job:", "What the officer is not for:". */
static bool
lists_duties(const struct reading *r)
{
    bool duties = false;
    int last = r->lead_end - 1;
    while (last > 0 && r->tokens[last].mark != 0)
        last--;
    for (int i = 0; i < r->lead_end; i++)
        duties |= word_is(r, i, WORD_DUTY);
    return r->context.lead != 0 && (duties || token_is(r, last, "for"));
}

/* A noun by itself below such a lead-in: "Enforcement of school rules". */
void
build_listed(struct builder *b)
{
    struct reading *r = b->r;
    if (r->lead_end == 0 || r->joined || b->first != r->act_count || !lists_duties(r))
        return;
    for (int i = 0; i < r->verb_count; i++)
        if (r->verbs[i].from >= r->lead_end && r->verbs[i].link == LINK_FINITE)
            return;
    bool first = true;
    for (int n = 0; n < r->phrase_count; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        bool heads = first || (p->after >= 0 && p->preposition < 0);
        if (p->from < r->lead_end || !heads)
            continue;
        first = false;
        if (p->action < 0)
            continue;
        struct act act = {.does = (uint16_t)p->action,
                          .who = r->context.lead,
                          .whom = (uint16_t)whom_of_noun(r, n),
                          .force = (uint8_t)lead_force(r),
                          .about = p->about,
                          .sentence = r->sentence};
        for (int k = n + 1; k < r->phrase_count && r->phrases_list[k].preposition >= 0; k++)
            about_join(&act.about, &r->phrases_list[k].about);
        limit_act(r, p->from, &act);
        act_emit(b, &act);
    }
}
