/* Who he, she and they are, and a letter's I and you, when it can be but one: for terms, which know
 * few pronouns. The choice among several is left open here (roles.c makes a guess for acts). */
#include "agreement/roles.h"

#include <string.h>
#include <strings.h>

/* "students", "parties", "people": more than one. */
static bool
phrase_plural(const struct reading *r, const struct noun_phrase *p)
{
    static const char *const plurals[] = {"staff",     "people", "children",
                                          "personnel", "police", "faculty"};
    const struct token *last = &r->tokens[p->to - 1];
    for (size_t i = 0; i < sizeof plurals / sizeof *plurals; i++)
        if (token_is(r, p->to - 1, plurals[i]))
            return true;
    size_t n = last->end - last->start;
    return n > 3 && r->text[last->end - 1] == 's' && r->text[last->end - 2] != 's' && !last->owner;
}

static bool
subject_of_any(const struct reading *r, int phrase)
{
    for (int i = 0; i < r->verb_count; i++)
        for (int k = 0; k < r->verbs[i].subject_count; k++)
            if (r->verbs[i].subjects[k] == phrase)
                return true;
    return false;
}

/* The classes of those before the pronoun that it could mean; *others: something without a class
 * could be meant too. subjects: only those that govern verbs. */
static uint16_t
candidates(const struct reading *r, int phrase, bool many, bool subjects, bool *others)
{
    uint16_t found = 0;
    *others = false;
    for (int n = 0; n < phrase; n++) {
        const struct noun_phrase *p = &r->phrases_list[n];
        if (p->pronoun || phrase_plural(r, p) != many || (subjects && !subject_of_any(r, n)))
            continue;
        found |= p->classes;
        *others |= p->classes == 0 && many;
    }
    return found;
}

static bool
single(int classes)
{
    return classes != 0 && (classes & (classes - 1)) == 0;
}

/* "as they think fit", "when he pleases": rules know such phrases by their pronoun. */
static bool
at_pleasure(const struct reading *r, int token)
{
    static const char *const verbs[] = {"think",  "please", "deem",    "see",  "choose",
                                        "like",   "wish",   "want",    "find", "have",
                                        "prefer", "trust",  "consider"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs && token < r->count; i++) {
        const struct token *t = &r->tokens[token];
        size_t n = strlen(verbs[i]);
        if (t->end - t->start >= n && strncasecmp(r->text + t->start, verbs[i], n) == 0)
            return true;
    }
    return false;
}

static uint16_t
meant_by(const struct reading *r, int phrase)
{
    const struct noun_phrase *p = &r->phrases_list[phrase];
    bool many = token_is(r, p->from, "they") || token_is(r, p->from, "them");
    bool subject =
        token_is(r, p->from, "they") || token_is(r, p->from, "he") || token_is(r, p->from, "she");
    bool object =
        token_is(r, p->from, "them") || token_is(r, p->from, "him") || token_is(r, p->from, "her");
    bool others, more;
    int kind = r->clauses[p->clause].kind; /* "an adult whom they can trust" */
    bool open = kind == CLAUSE_RELATIVE || kind == CLAUSE_WH;
    if ((!subject && !object) || open || at_pleasure(r, subject ? p->to : p->from > 0 ? p->from - 1 : 0))
        return 0;
    uint16_t all = candidates(r, phrase, many, false, &others);
    if (all == 0 && !others)
        return subject && !many && single(r->context.person) ? r->context.person : 0;
    uint16_t first = candidates(r, phrase, many, true, &more);
    if (single(all) && !others)
        return all;
    return subject && !many && single(first) && !more ? first : 0;
}

void
stand_ins(struct reading *r)
{
    for (int n = 0; n < r->phrase_count; n++) {
        struct noun_phrase *p = &r->phrases_list[n];
        int bound = 0;
        p->stands = 0;
        if (p->pronoun && p->classes != 0) /* the letter's I and you */
            p->stands = (uint16_t)names_at(r->names, r->text, r->tokens + p->from, 1, &bound);
        else if (p->pronoun && p->to == p->from + 1)
            p->stands = meant_by(r, n);
    }
}

/* How terms call the class. */
static const char *
called(const struct reading *r, int class, bool many)
{
    static const struct {
        const char *id, *one, *more;
    } words[] = {
        {"officer", "the officer", "the officers"},  {"head", "the principal", "the principals"},
        {"staff", "the teacher", "staff"},           {"student", "the student", "the students"},
        {"parent", "the parent", "the parents"},     {"agency", "the department", "the department"},
        {"district", "the district", "the district"}};
    int head = lexicon_label(r->lexicon, LABEL_CLASS, "head", 4);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        int known = lexicon_label(r->lexicon, LABEL_CLASS, words[i].id, strlen(words[i].id));
        bool whole = known >= 0 && class == 1 << known;
        if (whole || (known >= 0 && class == (1 << known | 1 << head) && words[i].id[0] == 'd'))
            return many ? words[i].more : words[i].one;
    }
    return NULL;
}

const char *
stand_in_at(const struct reading *r, int token)
{
    if (r->tags[token] != TAG_PRONOUN)
        return NULL;
    for (int n = 0; n < r->phrase_count; n++)
        if (r->phrases_list[n].from == token && r->phrases_list[n].stands != 0)
            return called(r, r->phrases_list[n].stands,
                          token_is(r, token, "they") || token_is(r, token, "them"));
    return NULL;
}
