/* Noun phrases: from a determiner or name to its head, with what the lexicon knows of the head, its
 * modifiers and its possessor. */
#include "agreement/clauses.h"

/* "Sergeant Reyes": the rest of the phrase is a name. */
static bool
personal_name(const struct reading *r, int from, int to)
{
    for (int i = from; i < to; i++)
        if (!r->tokens[i].capital || r->first_mark[i + 1] != r->first_mark[i])
            return false;
    return from < to && r->tokens[from].mark == 0;
}

/* Classes named inside the phrase but not by its head: "a student's locker", "student searches". */
static void
read_head(const struct reading *r, struct noun_phrase *n)
{
    int head_length = 0, noun_length = 0;
    for (int i = n->from; i < n->to; i++) {
        if (r->classes[i] == 0)
            continue;
        bool head =
            (i + r->class_length[i] >= n->to || personal_name(r, i + r->class_length[i], n->to)) &&
            !(r->tokens[n->to - 1].owner && n->to < r->count && r->tags[n->to] == TAG_NOMINAL);
        if (head && r->class_length[i] >= head_length) {
            n->classes = r->classes[i];
            head_length = r->class_length[i];
        } else if (!head &&
                   (r->classes[i] & r->persons || r->tokens[i + r->class_length[i] - 1].owner))
            n->owners |= r->classes[i]; /* "school rules" are not done to a school */
        i += r->class_length[i] - 1;
    }
    for (int m = r->first_mark[n->from]; m < r->first_mark[n->to]; m++) {
        const struct mark *mark = &r->marks[m];
        if (mark->to > n->to + 2)
            continue;
        if (mark->sense.kind == SENSE_TOPIC && mark->to <= n->to)
            about_add(&n->about, mark->sense.value);
        if (mark->sense.kind == SENSE_NOUN && mark->to >= n->to &&
            mark->to - mark->from >= noun_length && head_length <= mark->to - mark->from) {
            noun_length = mark->to - mark->from;
            n->action = mark->sense.value;
            n->rule = mark->sense.rule;
            if (noun_length > head_length) { /* "the choice of deputies" is no deputy */
                n->owners |= n->classes;
                n->classes = 0;
            }
        }
    }
}

int
phrase_read(struct reading *r, int i, int *phrase)
{
    int to = i;
    bool named = false;
    while (to < r->count) {
        int tag = r->tags[to];
        bool quote =
            r->tokens[to].mark == '"' && to + 1 < r->count && r->tags[to + 1] == TAG_NOMINAL;
        if (tag == TAG_PRONOUN && to == i) {
            to += r->word_length[to] > 0 ? r->word_length[to] : 1;
            break;
        }
        if (!quote && tag != TAG_NOMINAL && (tag != TAG_DETERMINER || named))
            break;
        named |= tag == TAG_NOMINAL &&
                 !(to + 1 < r->count && r->tokens[to].owner && r->tags[to + 1] == TAG_NOMINAL);
        to++;
    }
    if (to == i)
        to = i + 1;
    *phrase = -1;
    if (r->phrase_count >= PHRASES_MAX)
        return to;
    struct noun_phrase *n = &r->phrases_list[r->phrase_count];
    *n = (struct noun_phrase){
        .from = i, .to = to, .action = -1, .rule = -1, .preposition = -1, .after = -1, .verb = -1};
    read_head(r, n);
    n->pronoun = r->tags[i] == TAG_PRONOUN && (r->words[i] >> WORD_NO & 1) == 0;
    n->demonstrative = word_is(r, i, WORD_DEMONSTRATIVE) && to == i + 1;
    for (int k = i; k < to; k++) {
        n->no |= word_is(r, k, WORD_NO) && r->tags[k] == TAG_DETERMINER;
        n->duty |= word_is(r, k, WORD_DUTY) && k + 1 == to;
    }
    n->duty &= n->classes == 0; /* the Sheriff's Office is no duty */
    n->no |= (r->words[i] >> WORD_NO & 1) != 0;
    *phrase = r->phrase_count++;
    return to;
}
