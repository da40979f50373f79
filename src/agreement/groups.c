/* Verb groups: modal, negation, auxiliaries and main verb, with the preposition that belongs to it
 * ("look into"). */
#include "agreement/clauses.h"

bool
group_at(const struct reading *r, int i)
{
    switch (r->tags[i]) {
    case TAG_MODAL:
    case TAG_BE:
    case TAG_HAVE:
    case TAG_DO:
    case TAG_VERB:
    case TAG_TO:
        return true;
    default:
        return false;
    }
}

/* The next token that belongs to the group: adverbs, negations and a bracketed ", however," are
 * passed over. */
static int
next_part(const struct reading *r, int i, bool *negated)
{
    bool no = false;
    for (int j = i; j < r->count && j < i + 12; j++) {
        int tag = r->tags[j];
        if (tag == TAG_NOT)
            no = true;
        else if (group_at(r, j) && tag != TAG_TO && tag != TAG_MODAL) {
            *negated |= no;
            return j;
        } else if (tag != TAG_ADVERB &&
                   !(tag == TAG_COMMA && j + 1 < r->count && r->tags[j + 1] == TAG_ADVERB) &&
                   !(tag == TAG_COMMA && j > i && r->tags[j - 1] == TAG_ADVERB))
            break;
    }
    if (no)
        *negated = true;
    return -1;
}

static int
modal_of(const struct reading *r, int i, int *length)
{
    for (int m = r->first_mark[i]; m < r->first_mark[i + 1]; m++)
        if (r->marks[m].sense.kind == SENSE_MODAL) {
            *length = r->marks[m].to - i;
            return r->marks[m].sense.value;
        }
    return -1;
}

/* The end of the longest phrase of the lexicon that the main verb begins: "call on", "go through".
 */
static int
phrase_end(const struct reading *r, int main)
{
    int to = main + 1;
    for (int m = r->first_mark[main]; m < r->first_mark[main + 1]; m++) {
        const struct mark *mark = &r->marks[m];
        int kind = mark->sense.kind;
        bool verb = kind == SENSE_VERB || kind == SENSE_LIGHT || kind == SENSE_SHARE ||
                    kind == SENSE_REST || kind == SENSE_OTHER_VERB || kind == SENSE_CONTROL;
        bool to_infinitive = word_is(r, mark->to - 1, WORD_TO) && mark->to - 1 > main &&
                             r->tags[mark->to - 1] == TAG_TO;
        if (verb && mark->to > to && !to_infinitive)
            to = mark->to;
    }
    return to;
}

/* The auxiliary at *i: what it makes of the group. Returns the main verb's token, or -1 to go on at
 * *i. */
static int
auxiliary(const struct reading *r, int *i, struct verb *v)
{
    int tag = r->tags[*i], next = next_part(r, *i + 1, &v->negated);
    int next_tag = next >= 0 ? r->tags[next] : TAG_NONE;
    if (tag == TAG_BE && next_tag == TAG_VERB &&
        (r->form[next] & (FORM_PARTICIPLE | FORM_PAST | FORM_ING))) {
        v->passive = r->form[next] != FORM_ING;
        *i = next;
        return -1;
    }
    if (tag == TAG_BE && next_tag == TAG_BE) {
        *i = next;
        return -1;
    }
    if (tag == TAG_HAVE &&
        ((next_tag == TAG_VERB && (r->form[next] & (FORM_PARTICIPLE | FORM_PAST))) ||
         next_tag == TAG_BE)) {
        v->perfect = true;
        *i = next;
        return -1;
    }
    if (tag == TAG_DO && next_tag == TAG_VERB && r->form[next] == FORM_BASE) {
        *i = next;
        return -1;
    }
    v->copula = tag == TAG_BE;
    return *i;
}

static bool
phrase_next(const struct reading *r, int i)
{
    return i < r->count && (r->tags[i] == TAG_DETERMINER || r->tags[i] == TAG_PRONOUN ||
                            (r->tags[i] == TAG_NOMINAL && r->classes[i] != 0));
}

/* After modal or "do" at i comes its subject: "Nor may an officer request", "Does the officer ask".
 */
static int
inversion(struct reading *r, int i, struct verb *v, int *inverted)
{
    while (i < r->count && r->tags[i] == TAG_NOT) {
        v->negated = true;
        i++;
    }
    if (!phrase_next(r, i))
        return -1;
    int after = phrase_read(r, i, inverted);
    int next = next_part(r, after, &v->negated);
    return next;
}

static void
form_of_auxiliary(const struct reading *r, int i, struct verb *v)
{
    const struct token *t = &r->tokens[i];
    size_t n = t->end - t->start;
    const char *w = r->text + t->start;
    v->past |= n >= 3 && (w[0] == 'w' || w[0] == 'W' || w[n - 1] == 'd');
}

int
group_read(struct reading *r, int i, struct verb *v, int *inverted)
{
    int length = 1, main = -1;
    *inverted = -1;
    *v = (struct verb){.from = i,
                       .modal = -1,
                       .parent = -1,
                       .link = LINK_FINITE,
                       .force = -1,
                       .gerund = -1,
                       .twin = -1};
    if (r->tags[i] == TAG_TO) {
        int next = next_part(r, i + r->word_length[i], &v->negated);
        v->link = LINK_TO;
        v->from = i + r->word_length[i];
        i = next >= 0 ? next : i + 1;
    } else if (r->tags[i] == TAG_MODAL) {
        v->modal = modal_of(r, i, &length);
        int next = next_part(r, i + length, &v->negated);
        if (next < 0)
            next = inversion(r, i + length, v, inverted);
        if (next < 0) {
            v->main = i;
            v->to = i + length;
            while (v->to < r->count && r->tags[v->to] == TAG_NOT)
                v->to++;
            return v->to;
        }
        i = next;
    } else if (r->tags[i] == TAG_DO || r->tags[i] == TAG_BE) {
        int next = next_part(r, i + 1, &v->negated),
            at = next < 0 ? inversion(r, i + 1, v, inverted) : -1;
        form_of_auxiliary(r, i, v);
        if (at >= 0 && r->tags[at] == TAG_VERB && r->tags[i] == TAG_DO)
            i = at;
        else if (*inverted >= 0) {
            r->phrase_count =
                *inverted; /* "is the principal": no inversion, the phrase is read again */
            *inverted = -1;
        }
    } else if (r->tags[i] == TAG_HAVE)
        form_of_auxiliary(r, i, v);
    while (i < r->count && main < 0)
        main = r->tags[i] == TAG_VERB ? i : auxiliary(r, &i, v);
    if (main < 0)
        main = r->count - 1;
    v->main = main;
    v->form = r->form[main];
    v->to = phrase_end(r, main);
    while (v->to < r->count && r->tags[v->to] == TAG_NOT && (v->copula || v->negated)) {
        v->negated = true;
        v->to++;
    }
    return v->to;
}
