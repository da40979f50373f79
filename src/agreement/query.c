/* Compiled questions over the table of acts. */
#include "agreement/query.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/table.h"
#include "base/mem.h"
#include "library/vocabulary.h"

enum { TERMS_MAX = 24, ACTIONS_WORDS = 2 };

struct act_query {
    uint32_t who, whom, force, order, standard, unless, only, except;
    uint64_t does[ACTIONS_WORDS];
    struct about about;
    bool has_who, has_whom, has_force, has_does, has_about, has_order, has_standard, has_unless,
        has_only, except_any, unless_any, only_any, acts;
    uint8_t in; /* bits of enum sentence_kind */
    int text[TERMS_MAX], without[TERMS_MAX], heading[TERMS_MAX];
    int texts, withouts, headings;
};

struct parser {
    const struct lexicon *lexicon;
    const char *scope, *name;
    long line;
    struct diag *diag;
    struct act_query *query;
    int faults;
};

static void
fault(struct parser *p, const char *key, const char *value, size_t length)
{
    diag_error(p->diag, STATUS_LIBRARY, p->name, p->line,
               "see clauses/lexicon.xml for the names there are", "unknown %s \"%.*s\"", key,
               (int)length, value);
    p->faults++;
}

static uint32_t
label_bit(struct parser *p, const char *key, enum label_kind kind, const char *value, size_t length)
{
    int label = lexicon_label(p->lexicon, kind, value, length);
    if (label < 0)
        fault(p, key, value, length);
    return label < 0 ? 0 : (uint32_t)1 << label;
}

static bool
is(const char *value, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(value, word, length) == 0;
}

static void
add_does(struct parser *p, const char *value, size_t length)
{
    int action = lexicon_label(p->lexicon, LABEL_ACTION, value, length);
    if (action < 0)
        fault(p, "action", value, length);
    else
        p->query->does[action / 64] |= (uint64_t)1 << (action % 64);
    p->query->has_does = true;
}

/* A name in about= may be a topic, an action, or both: then either counts. */
static void
add_about(struct parser *p, const char *value, size_t length)
{
    int topic = lexicon_label(p->lexicon, LABEL_TOPIC, value, length);
    int action = lexicon_label(p->lexicon, LABEL_ACTION, value, length);
    if (topic < 0 && action < 0)
        fault(p, "topic", value, length);
    if (topic >= 0)
        about_add(&p->query->about, topic);
    if (action >= 0)
        about_add(&p->query->about, lexicon_labels(p->lexicon, LABEL_TOPIC) + action);
    p->query->has_about = true;
}

static void
add_force(struct parser *p, const char *value, size_t length)
{
    int force = force_of(value, length);
    if (force < 0)
        fault(p, "force", value, length);
    else
        p->query->force |= (uint32_t)1 << force;
    p->query->has_force = true;
}

static void
add_order(struct parser *p, const char *value, size_t length)
{
    uint32_t order = is(value, length, "before")   ? ORDER_BEFORE
                     : is(value, length, "after")  ? ORDER_AFTER
                     : is(value, length, "during") ? ORDER_DURING
                                                   : 0;
    if (order == 0)
        fault(p, "order", value, length);
    p->query->order |= order;
    p->query->has_order = true;
}

static void
add_place(struct parser *p, const char *value, size_t length)
{
    static const char *const names[] = {"body", "recital", "definition", "exhibit", "title"};
    for (int i = 0; i < 5; i++)
        if (is(value, length, names[i])) {
            p->query->in |= (uint8_t)(1u << i);
            return;
        }
    fault(p, "place", value, length);
}

static void
add_term(struct parser *p, int terms[TERMS_MAX], int *count, const char *value, size_t length)
{
    int term = lexicon_term(p->lexicon, p->scope, value, length);
    if (term < 0 || *count >= TERMS_MAX)
        fault(p, "term", value, length);
    else
        terms[(*count)++] = term;
}

/* unless, only, except: exceptions, or "any". */
static void
add_exception(struct parser *p, const char *key, uint32_t *set, bool *any, const char *value,
              size_t length)
{
    if (is(value, length, "any"))
        *any = true;
    else
        *set |= label_bit(p, key, LABEL_EXCEPTION, value, length);
}

static bool
add_value(struct parser *p, const char *key, size_t n, const char *value, size_t length)
{
    struct act_query *q = p->query;
    if (is(key, n, "who"))
        q->who |= label_bit(p, "class", LABEL_CLASS, value, length), q->has_who = true;
    else if (is(key, n, "whom"))
        q->whom |= label_bit(p, "class", LABEL_CLASS, value, length), q->has_whom = true;
    else if (is(key, n, "force"))
        add_force(p, value, length);
    else if (is(key, n, "does"))
        add_does(p, value, length);
    else if (is(key, n, "about"))
        add_about(p, value, length);
    else if (is(key, n, "order"))
        add_order(p, value, length);
    else if (is(key, n, "standard"))
        q->standard |= label_bit(p, "standard", LABEL_STANDARD, value, length),
            q->has_standard = true;
    else if (is(key, n, "unless"))
        add_exception(p, "exception", &q->unless, &q->unless_any, value, length),
            q->has_unless = true;
    else if (is(key, n, "only"))
        add_exception(p, "exception", &q->only, &q->only_any, value, length), q->has_only = true;
    else if (is(key, n, "except"))
        add_exception(p, "exception", &q->except, &q->except_any, value, length);
    else if (is(key, n, "in"))
        add_place(p, value, length);
    else if (is(key, n, "text"))
        add_term(p, q->text, &q->texts, value, length);
    else if (is(key, n, "without"))
        add_term(p, q->without, &q->withouts, value, length);
    else if (is(key, n, "heading"))
        add_term(p, q->heading, &q->headings, value, length);
    else
        return false;
    return true;
}

static void
parse(struct parser *p, const char *spec)
{
    for (const char *at = spec + strspn(spec, " "); *at != '\0'; at += strspn(at, " ")) {
        const char *key = at;
        size_t n = strcspn(at, "= ");
        at += n;
        if (*at != '=') {
            fault(p, "word in the rule (key=value expected):", key, n);
            return;
        }
        do {
            at++;
            size_t length = strcspn(at, ", ");
            if (length > 0 && !add_value(p, key, n, at, length)) {
                fault(p, "key", key, n);
                return;
            }
            at += length;
        } while (*at == ',');
    }
}

struct act_query *
act_query_new(const struct lexicon *lexicon, const char *spec, const char *scope, const char *name,
              long line, struct diag *diag)
{
    struct act_query *q = mem_alloc(sizeof *q);
    struct parser p = {lexicon, scope, name, line, diag, q, 0};
    parse(&p, spec);
    if (q->in == 0)
        q->in = 1u << KIND_BODY | 1u << KIND_EXHIBIT;
    q->acts = q->has_who || q->has_whom || q->has_force || q->has_does || q->has_about ||
              q->has_order || q->has_standard || q->has_unless || q->has_only || q->except != 0 ||
              q->except_any;
    if (p.faults == 0)
        return q;
    act_query_free(q);
    return NULL;
}

void
act_query_free(struct act_query *query)
{
    free(query);
}

static bool
act_meets(const struct act_query *q, const struct act *a)
{
    return (!q->has_does || (q->does[a->does / 64] >> (a->does % 64) & 1) != 0) &&
           (!q->has_force || (q->force >> a->force & 1) != 0) &&
           (!q->has_who || (q->who & a->who) != 0) && (!q->has_whom || (q->whom & a->whom) != 0) &&
           (!q->has_about || about_meets(&q->about, &a->about)) &&
           (!q->has_order || (q->order & a->order) != 0) &&
           (!q->has_standard || (q->standard & a->standard) != 0) &&
           (!q->has_unless || (q->unless & a->unless) != 0 || (q->unless_any && a->unless != 0)) &&
           (!q->has_only || (q->only & a->only) != 0 || (q->only_any && a->only != 0)) &&
           (q->except & (a->unless | a->only)) == 0 &&
           !(q->except_any && (a->unless | a->only) != 0);
}

/* Which of the 64 sentences of a word may use all the terms: one that lacks a literal of any is
 * not searched for the others. */
static uint64_t
terms_may_meet(const struct act_query *q, struct acts *acts, size_t word)
{
    uint64_t may = ~(uint64_t)0;
    for (int i = 0; i < q->texts && may != 0; i++)
        may &= sentences_may_say(acts, word, q->text[i]);
    return may;
}

static bool
terms_meet(const struct act_query *q, struct acts *acts, int sentence)
{
    uint64_t may = terms_may_meet(q, acts, (size_t)sentence / 64);
    if ((may >> (sentence % 64) & 1) == 0)
        return false;
    for (int i = 0; i < q->texts; i++)
        if (!sentence_says(acts, sentence, q->text[i]))
            return false;
    for (int i = 0; i < q->withouts; i++)
        if (sentence_says(acts, sentence, q->without[i]))
            return false;
    for (int i = 0; i < q->headings; i++)
        if (heading_says(acts, sentence, q->heading[i]))
            return true;
    return q->headings == 0;
}

/* Rules that ask for terms only: the sentences that may use all of them, a word of bits at a time. */
static void
match_texts(const struct act_query *q, struct acts *acts, act_found *found, void *context)
{
    for (size_t first = 0; first < acts->count; first += 64)
        for (uint64_t may = terms_may_meet(q, acts, first / 64); may != 0; may &= may - 1) {
            size_t i = first + (size_t)__builtin_ctzll(may);
            if (i >= acts->count)
                return;
            if ((q->in >> acts->sentences[i].kind & 1) && terms_meet(q, acts, (int)i) &&
                !found(context, (int)i))
                return;
        }
}

void
act_query_match(const struct act_query *q, struct acts *acts, act_found *found, void *context)
{
    if (!q->acts) {
        match_texts(q, acts, found, context);
        return;
    }
    for (size_t i = 0, last = (size_t)-1; i < acts->act_count; i++) {
        const struct act *a = &acts->list[i];
        if ((size_t)a->sentence == last || !act_meets(q, a) ||
            !(q->in >> acts->sentences[a->sentence].kind & 1))
            continue;
        if (!terms_meet(q, acts, a->sentence))
            continue;
        last = (size_t)a->sentence;
        if (!found(context, a->sentence))
            return;
    }
}

struct nodes {
    struct acts *acts;
    xmlNode **list;
    size_t count, room;
};

static bool
add_node(void *context, int sentence)
{
    struct nodes *nodes = context;
    xmlNode *node = acts_node(nodes->acts, sentence);
    if (node == NULL)
        return true;
    nodes->list = mem_grow(nodes->list, &nodes->room, nodes->count + 1, sizeof *nodes->list);
    nodes->list[nodes->count++] = node;
    return true;
}

int
act_query_nodes(const struct act_query *query, struct acts *acts, xmlNode ***list)
{
    struct nodes nodes = {acts, NULL, 0, 0};
    act_query_match(query, acts, add_node, &nodes);
    *list = nodes.list;
    return (int)nodes.count;
}
