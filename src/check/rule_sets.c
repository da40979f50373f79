/* Each question is asked at most once. */
#include "check/rule_sets.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SHOWN = 2 }; /* of each side of what is undone; more would bury the pair that matters */

struct rule_sets {
    const struct rules *rules;
    const struct functions *functions;
    struct acts *acts;
    size_t width;
    uint64_t *answers; /* rows by question */
    bool *asked;
    uint32_t *sections; /* by sentence: the number of its section; NULL: not needed so far */
};

struct rule_sets *
rule_sets_new(const struct rules *rules, const struct functions *functions, struct acts *acts)
{
    struct rule_sets *sets = mem_alloc(sizeof *sets);
    sets->rules = rules;
    sets->functions = functions;
    sets->acts = acts;
    sets->width = acts_width(acts);
    sets->answers = mem_alloc((rules->question_count + 1) * sets->width * sizeof *sets->answers);
    sets->asked = mem_alloc(rules->question_count + 1);
    return sets;
}

void
rule_sets_free(struct rule_sets *sets)
{
    if (sets == NULL)
        return;
    free(sets->answers);
    free(sets->asked);
    free(sets->sections);
    free(sets);
}

static uint64_t *
new_set(const struct rule_sets *sets)
{
    return mem_alloc(sets->width * sizeof(uint64_t));
}

static bool
is_empty(const struct rule_sets *sets, const uint64_t *bits)
{
    uint64_t all = 0;
    for (size_t i = 0; i < sets->width; i++)
        all |= bits[i];
    return all == 0;
}

static void
join(const struct rule_sets *sets, uint64_t *bits, const uint64_t *more)
{
    for (size_t i = 0; i < sets->width; i++)
        bits[i] |= more[i];
}

static bool
passes(const struct rule_sets *sets, const struct rule *rule, int sentence)
{
    for (int32_t i = 0; i < rule->gauges; i++) {
        const struct gauge *gauge = &sets->rules->gauges[rule->gauge + i];
        if (!functions_gauge(sets->functions, sentence, (enum gauge_test)gauge->test, gauge->name))
            return false;
    }
    return true;
}

static void
add_says(struct rule_sets *sets, const struct rule *rule, uint64_t *bits)
{
    uint64_t *answer = sets->answers + (size_t)rule->question * sets->width;
    if (!sets->asked[rule->question])
        question_ask(&sets->rules->questions[rule->question], sets->acts, answer);
    sets->asked[rule->question] = true;
    for (size_t i = 0; i < sets->width; i++) {
        uint64_t found = answer[i];
        for (uint64_t left = rule->gauges > 0 ? found : 0; left != 0; left &= left - 1)
            if (!passes(sets, rule, (int)(i * 64) + __builtin_ctzll(left)))
                found &= ~(left & -left);
        bits[i] |= found;
    }
}

static int32_t
next_of(const struct rule_sets *sets, int32_t rule)
{
    return sets->rules->list[rule].next;
}

static void
add_all(struct rule_sets *sets, const struct rule *rule, uint64_t *bits)
{
    uint64_t *found = new_set(sets), *one = new_set(sets);
    bool well = true;
    for (int32_t child = rule->first; child >= 0 && well; child = next_of(sets, child)) {
        memset(one, 0, sets->width * sizeof *one);
        rule_sets_add(sets, child, one);
        well = !is_empty(sets, one);
        join(sets, found, one);
    }
    if (well)
        join(sets, bits, found);
    free(found);
    free(one);
}

static void
add_sentences(struct rule_sets *sets, const struct rule *rule, uint64_t *bits)
{
    uint64_t *found = new_set(sets), *one = new_set(sets);
    memset(found, 0xFF, sets->width * sizeof *found);
    for (int32_t child = rule->first; child >= 0 && !is_empty(sets, found);
         child = next_of(sets, child)) {
        memset(one, 0, sets->width * sizeof *one);
        rule_sets_add(sets, child, one);
        for (size_t i = 0; i < sets->width; i++)
            found[i] &= one[i];
    }
    join(sets, bits, found);
    free(found);
    free(one);
}

/* The nearest section above, or what stands outside of all sections. */
static const xmlNode *
section_of(const xmlNode *node)
{
    while (node->parent != NULL && !xml_is(node, "section"))
        node = node->parent;
    return node;
}

/* Sections are numbered by their first sentence. One section's sentences may be parted by those of
 * the sections within it. */
static void
number_sections(struct rule_sets *sets)
{
    size_t count = (size_t)acts_sentences(sets->acts);
    const xmlNode **first = mem_alloc((count + 1) * sizeof *first);
    size_t *slots = mem_alloc(2 * (count + 1) * sizeof *slots);
    sets->sections = mem_alloc((count + 1) * sizeof *sets->sections);
    for (size_t i = 0; i < count; i++) {
        const xmlNode *node = acts_node(sets->acts, (int)i);
        first[i] = node != NULL ? section_of(node) : NULL;
        size_t slot = ((uintptr_t)first[i] >> 4) % (2 * (count + 1));
        while (slots[slot] != 0 && first[slots[slot] - 1] != first[i])
            slot = (slot + 1) % (2 * (count + 1));
        if (slots[slot] == 0)
            slots[slot] = i + 1;
        sets->sections[i] = (uint32_t)slots[slot] - 1;
    }
    free(first);
    free(slots);
}

/* Sets bits to the sections (by their first sentence) of the sentences. */
static void
sections_with(const struct rule_sets *sets, const uint64_t *sentences, uint64_t *bits)
{
    memset(bits, 0, sets->width * sizeof *bits);
    for (size_t i = 0; i < sets->width; i++)
        for (uint64_t left = sentences[i]; left != 0; left &= left - 1) {
            uint32_t section = sets->sections[i * 64 + (size_t)__builtin_ctzll(left)];
            bits[section / 64] |= (uint64_t)1 << (section % 64);
        }
}

static void
add_sections(struct rule_sets *sets, const struct rule *rule, uint64_t *bits)
{
    uint64_t *found = new_set(sets), *one = new_set(sets), *common = new_set(sets),
             *place = new_set(sets);
    if (sets->sections == NULL)
        number_sections(sets);
    memset(common, 0xFF, sets->width * sizeof *common);
    for (int32_t child = rule->first; child >= 0 && !is_empty(sets, common);
         child = next_of(sets, child)) {
        memset(one, 0, sets->width * sizeof *one);
        rule_sets_add(sets, child, one);
        join(sets, found, one);
        sections_with(sets, one, place);
        for (size_t i = 0; i < sets->width; i++)
            common[i] &= place[i];
    }
    for (size_t i = 0; i < sets->width; i++)
        for (uint64_t left = found[i]; left != 0; left &= left - 1) {
            uint32_t section = sets->sections[i * 64 + (size_t)__builtin_ctzll(left)];
            if (common[section / 64] >> (section % 64) & 1)
                bits[i] |= left & -left;
        }
    free(found);
    free(one);
    free(common);
    free(place);
}

/* Joins the first of one that are not in other; returns how many. */
static int
add_others(const struct rule_sets *sets, uint64_t *bits, const uint64_t *one, const uint64_t *other)
{
    int added = 0;
    for (size_t i = 0; i < sets->width; i++)
        for (uint64_t left = one[i] & ~other[i]; left != 0 && added < SHOWN; left &= left - 1) {
            bits[i] |= left & -left;
            added++;
        }
    return added;
}

/* One sentence that both rules found is a carve-out, or a rule's weakness, and undoes nothing. */
static void
add_undone(struct rule_sets *sets, const struct rule *rule, uint64_t *bits)
{
    uint64_t *in_favour = new_set(sets), *against = new_set(sets), *found = new_set(sets);
    rule_sets_add(sets, rule->first, in_favour);
    if (!is_empty(sets, in_favour))
        rule_sets_add(sets, next_of(sets, rule->first), against);
    if (add_others(sets, found, against, in_favour) > 0 &&
        add_others(sets, found, in_favour, against) > 0)
        join(sets, bits, found);
    free(in_favour);
    free(against);
    free(found);
}

void
rule_sets_add(struct rule_sets *sets, int32_t number, uint64_t *bits)
{
    const struct rule *rule = &sets->rules->list[number];
    switch ((enum rule_kind)rule->kind) {
    case RULE_SAYS:
        add_says(sets, rule, bits);
        break;
    case RULE_ANY:
        for (int32_t child = rule->first; child >= 0; child = next_of(sets, child))
            rule_sets_add(sets, child, bits);
        break;
    case RULE_ALL:
        add_all(sets, rule, bits);
        break;
    case RULE_SENTENCE:
        add_sentences(sets, rule, bits);
        break;
    case RULE_SECTION:
        add_sections(sets, rule, bits);
        break;
    case RULE_UNDONE:
        add_undone(sets, rule, bits);
        break;
    }
}
