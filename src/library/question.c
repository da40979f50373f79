/* Reading what a rule asks for into numbers. */
#include "library/question.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/vocabulary.h"
#include "library/words.h"

const char *const question_keys[] = {"who",      "force",  "does", "whom",   "about", "order",
                                     "standard", "unless", "only", "except", "in",    NULL};

struct parser {
    const struct lexicon *lexicon;
    const char *scope, *name;
    long line;
    struct diag *diag;
    struct question *query;
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

/* Those of later parts move on by one. */
static void
add_term(struct parser *p, enum question_part part, const char *value, size_t length)
{
    struct question *q = p->query;
    int term = lexicon_term(p->lexicon, p->scope, value, length);
    size_t count = q->ends[QUESTION_PARTS - 1], at = q->ends[part];
    if (term < 0 || term > UINT16_MAX || count >= QUESTION_TERMS) {
        fault(p, "term", value, length);
        return;
    }
    memmove(q->terms + at + 1, q->terms + at, (count - at) * sizeof *q->terms);
    q->terms[at] = (uint16_t)term;
    for (int later = (int)part; later < QUESTION_PARTS; later++)
        q->ends[later]++;
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
    struct question *q = p->query;
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
        add_term(p, QUESTION_TEXT, value, length);
    else if (is(key, n, "without"))
        add_term(p, QUESTION_WITHOUT, value, length);
    else if (is(key, n, "heading"))
        add_term(p, QUESTION_HEADING, value, length);
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

static bool
close_question(struct parser *p)
{
    struct question *q = p->query;
    if (q->in == 0)
        q->in = 1u << KIND_BODY | 1u << KIND_EXHIBIT;
    q->acts = q->has_who || q->has_whom || q->has_force || q->has_does || q->has_about ||
              q->has_order || q->has_standard || q->has_unless || q->has_only || q->except != 0 ||
              q->except_any;
    return p->faults == 0;
}

struct question *
question_new(const struct lexicon *lexicon, const char *spec, const char *scope, const char *name,
             long line, struct diag *diag)
{
    struct question *q = mem_alloc(sizeof *q);
    struct parser p = {lexicon, scope, name, line, diag, q, 0};
    parse(&p, spec);
    if (close_question(&p))
        return q;
    free(q);
    return NULL;
}

static void
add_values(struct parser *p, const char *key, const char *values)
{
    const char *word;
    size_t length;
    while (values != NULL && words_next(&values, &word, &length))
        add_value(p, key, strlen(key), word, length);
}

bool
question_of_rule(struct question *question, const struct lexicon *lexicon, const char *scope,
                 const xmlNode *says)
{
    static const char *const children[] = {"text", "without"};
    struct diag quiet = {.quiet = true};
    struct parser p = {lexicon, scope, NULL, 0, &quiet, question, 0};
    memset(question, 0, sizeof *question);
    for (size_t i = 0; question_keys[i] != NULL; i++)
        add_values(&p, question_keys[i], xml_attr(says, question_keys[i]));
    add_values(&p, "heading", xml_attr(says, "heading"));
    for (size_t i = 0; i < sizeof children / sizeof *children; i++)
        for (xmlNode *node = xml_child(says, children[i]); node != NULL;
             node = xml_next(node, children[i]))
            add_values(&p, children[i], xml_attr(node, "term"));
    return close_question(&p);
}
