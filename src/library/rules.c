/* From the lawyer's rules to numbers. */
#include "library/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "library/compile.h"

enum { SLOTS = 1 << 12, DEEP = 40 };

enum { QUESTIONS, LIST, GAUGES, CRITERIA };

struct maker {
    const struct library *library;
    const struct topic *topic;
    struct rules *rules;
    int32_t slots[SLOTS]; /* question + 1 by its hash */
    int32_t *same;        /* the next question of that hash, + 1 */
    size_t same_room;
    int deep;
    bool faulty;
};

static int32_t
add_question(struct maker *maker, const struct question *question)
{
    struct rules *rules = maker->rules;
    int32_t *slot = &maker->slots[hash_bytes(question, sizeof *question) % SLOTS];
    for (int32_t at = *slot; at > 0; at = maker->same[at - 1])
        if (memcmp(&rules->questions[at - 1], question, sizeof *question) == 0)
            return at - 1;
    size_t count = rules->question_count + 1;
    rules->questions =
        mem_grow(rules->questions, &rules->question_room, count, sizeof *rules->questions);
    maker->same = mem_grow(maker->same, &maker->same_room, count, sizeof *maker->same);
    memcpy(&rules->questions[rules->question_count], question, sizeof *question);
    maker->same[rules->question_count] = *slot;
    rules->question_count = count;
    *slot = (int32_t)count;
    return *slot - 1;
}

static int32_t
add_rule(struct maker *maker, enum rule_kind kind)
{
    struct rules *rules = maker->rules;
    struct rule rule;
    memset(&rule, 0, sizeof rule);
    rule.kind = (uint8_t)kind;
    rule.first = rule.next = rule.question = -1;
    rules->list = mem_grow(rules->list, &rules->room, rules->count + 1, sizeof *rules->list);
    rules->list[rules->count] = rule;
    return (int32_t)rules->count++;
}

/* Makes the rule the last child of parent, or with -1 the last that begins with *first. */
static void
hang(struct rules *rules, int32_t *first, int32_t rule)
{
    while (*first >= 0)
        first = &rules->list[*first].next;
    *first = rule;
}

static bool
is_parameter(const struct library *library, const char *id)
{
    for (size_t i = 0; i < library->criterion_count; i++)
        for (xmlNode *node = xml_child(library->criteria[i].node, "parameter"); node != NULL;
             node = xml_next(node, "parameter"))
            if (strcmp(xml_attr_or(node, "id", ""), id) == 0)
                return true;
    return false;
}

static void
add_gauges(struct maker *maker, int32_t number, const xmlNode *says)
{
    struct rules *rules = maker->rules;
    rules->list[number].gauge = (int32_t)rules->gauge_count;
    for (xmlNode *node = xml_child(says, "number"); node != NULL; node = xml_next(node, "number")) {
        const char *parameter = xml_attr(node, "parameter"), *unit = xml_attr_or(node, "unit", "");
        bool broken = strcmp(xml_attr_or(node, "is", "kept"), "broken") == 0;
        const char *name = parameter != NULL ? parameter : unit;
        struct gauge gauge;
        memset(&gauge, 0, sizeof gauge);
        gauge.test = parameter == NULL ? GAUGE_GIVES : broken ? GAUGE_BREAKS : GAUGE_KEEPS;
        if (strlen(name) >= GAUGE_NAME ||
            (parameter != NULL && !is_parameter(maker->library, name)))
            maker->faulty = true;
        memcpy(gauge.name, name, strnlen(name, GAUGE_NAME - 1));
        rules->gauges =
            mem_grow(rules->gauges, &rules->gauge_room, rules->gauge_count + 1, sizeof gauge);
        rules->gauges[rules->gauge_count++] = gauge;
        rules->list[number].gauges++;
    }
}

static int32_t
make_says(struct maker *maker, const xmlNode *says)
{
    struct question question;
    int32_t number = add_rule(maker, RULE_SAYS);
    if (!question_of_rule(&question, maker->library->lexicon, maker->topic->id, says))
        maker->faulty = true;
    maker->rules->list[number].question = add_question(maker, &question);
    add_gauges(maker, number, says);
    return number;
}

static int32_t make_rule(struct maker *maker, const xmlNode *node);

/* All rules of the criteria that give the verdict. */
static int32_t
make_others(struct maker *maker, const char *ids, enum verdict verdict)
{
    int32_t number = add_rule(maker, RULE_ANY), first = -1;
    const struct topic *own = maker->topic;
    const char *word;
    size_t length;
    while (words_next(&ids, &word, &length)) {
        char *id = mem_strndup(word, length);
        const struct criterion *criterion = library_criterion(maker->library, id);
        free(id);
        if (criterion == NULL)
            continue;
        maker->topic = criterion->topic;
        for (xmlNode *rule = xml_first(criterion->node); rule != NULL; rule = xml_after(rule))
            if (compile_is_rule(rule) && !xml_is(rule, "undone") &&
                compile_verdict(rule) == verdict)
                hang(maker->rules, &first, make_rule(maker, rule));
    }
    maker->topic = own;
    maker->rules->list[number].first = first;
    return number;
}

static int32_t
make_undone(struct maker *maker, const xmlNode *node)
{
    const char *ids = xml_attr_or(node, "criteria", "");
    int32_t number = add_rule(maker, RULE_UNDONE);
    int32_t first = make_others(maker, ids, VERDICT_MET);
    int32_t second = make_others(maker, ids, VERDICT_CONTRARY);
    maker->rules->list[number].first = first;
    maker->rules->list[first].next = second;
    return number;
}

static enum rule_kind
kind_of(struct maker *maker, const xmlNode *node)
{
    const char *within = xml_attr_or(node, "within", "agreement");
    if (xml_is(node, "any"))
        return RULE_ANY;
    if (strcmp(within, "agreement") == 0)
        return RULE_ALL;
    maker->faulty =
        maker->faulty || (strcmp(within, "sentence") != 0 && strcmp(within, "section") != 0);
    return strcmp(within, "sentence") == 0 ? RULE_SENTENCE : RULE_SECTION;
}

static int32_t
make_rule(struct maker *maker, const xmlNode *node)
{
    if (xml_is(node, "says"))
        return make_says(maker, node);
    if (xml_is(node, "undone"))
        return make_undone(maker, node);
    int32_t number = add_rule(maker, kind_of(maker, node)), first = -1;
    if (++maker->deep > DEEP || xml_first(node) == NULL)
        maker->faulty = true;
    for (xmlNode *child = xml_first(node); child != NULL && !maker->faulty;
         child = xml_after(child)) {
        maker->faulty = maker->faulty || !compile_is_rule(child);
        hang(maker->rules, &first, make_rule(maker, child));
    }
    maker->deep--;
    maker->rules->list[number].first = first;
    return number;
}

static int32_t
make_criterion(struct maker *maker, const struct criterion *criterion)
{
    int32_t first = RULES_NONE;
    maker->topic = criterion->topic;
    maker->faulty = false;
    for (xmlNode *node = xml_first(criterion->node); node != NULL; node = xml_after(node)) {
        if (!compile_is_rule(node))
            continue;
        int32_t number = make_rule(maker, node);
        maker->rules->list[number].verdict = (uint8_t)compile_verdict(node);
        hang(maker->rules, &first, number);
    }
    return maker->faulty ? RULES_FAULTY : first;
}

struct rules *
rules_make(const struct library *library)
{
    struct maker *maker = mem_alloc(sizeof *maker);
    struct rules *rules = maker->rules = mem_alloc(sizeof *rules);
    maker->library = library;
    rules->criterion_count = library->criterion_count;
    rules->criteria = mem_alloc((library->criterion_count + 1) * sizeof *rules->criteria);
    for (size_t i = 0; i < library->criterion_count; i++)
        rules->criteria[i] = make_criterion(maker, &library->criteria[i]);
    free(maker->same);
    free(maker);
    return rules;
}

void
rules_free(struct rules *rules)
{
    if (rules != NULL && !rules->borrowed) {
        free(rules->questions);
        free(rules->list);
        free(rules->gauges);
        free(rules->criteria);
    }
    free(rules);
}

void
rules_save(const struct rules *rules, struct image_writer *writer, int part)
{
    image_add(writer, part + QUESTIONS, rules->questions, sizeof *rules->questions,
              rules->question_count);
    image_add(writer, part + LIST, rules->list, sizeof *rules->list, rules->count);
    image_add(writer, part + GAUGES, rules->gauges, sizeof *rules->gauges, rules->gauge_count);
    image_add(writer, part + CRITERIA, rules->criteria, sizeof *rules->criteria,
              rules->criterion_count);
}

struct rules *
rules_load(const struct image *image, int part)
{
    struct rules *rules = mem_alloc(sizeof *rules);
    rules->borrowed = true;
    rules->questions =
        image_part(image, part + QUESTIONS, sizeof *rules->questions, &rules->question_count);
    rules->list = image_part(image, part + LIST, sizeof *rules->list, &rules->count);
    rules->gauges = image_part(image, part + GAUGES, sizeof *rules->gauges, &rules->gauge_count);
    rules->criteria =
        image_part(image, part + CRITERIA, sizeof *rules->criteria, &rules->criterion_count);
    if (rules->questions != NULL && rules->list != NULL && rules->gauges != NULL &&
        rules->criteria != NULL)
        return rules;
    free(rules);
    return NULL;
}
