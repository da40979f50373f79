/* Making the tables of terms, one alternative at a time. */
#include "library/term_tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SLOTS = 1 << 14, PATTERN_MAX = 32000 };

enum {
    STATES,
    SETS,
    LITERALS,
    BRANCHES,
    WAYS,
    NODES,
    TERM_ALTERNATIVES,
    ALTERNATIVES,
    NEEDS,
    PHRASE_SETS,
    LINKS,
    SET_COUNT,
    OUTSIDERS
};

struct phrase_set {
    int32_t first, count; /* of the maker's phrases */
};

struct term_tables_maker {
    struct term_tables *tables;
    struct phrase_set *sets;
    size_t set_room;
    int32_t *phrases; /* numbers in the spotter */
    size_t phrase_count, phrase_room;
    struct pattern pattern;
    struct needs_reader *reader;
    int32_t slots[SLOTS]; /* set + 1 by its hash */
    int32_t *next;        /* of the same hash */
    size_t next_room;
};

struct term_tables_maker *
term_tables_make(void)
{
    struct term_tables_maker *maker = mem_alloc(sizeof *maker);
    maker->tables = mem_alloc(sizeof *maker->tables);
    maker->reader = needs_reader_new();
    return maker;
}

/* The set's number, from 1 on, the same for the same phrases; 0: it is one too many. */
static uint16_t
add_set(struct term_tables_maker *maker, const struct phrases_needed *needed)
{
    struct term_tables *t = maker->tables;
    size_t count = (size_t)needed->count, hash = count, known = t->set_count;
    maker->phrases = mem_grow(maker->phrases, &maker->phrase_room, maker->phrase_count + count,
                              sizeof *maker->phrases);
    int32_t *phrases = maker->phrases + maker->phrase_count;
    for (size_t i = 0; i < count; i++) {
        phrases[i] = spotter_add(&t->spotter, needed->list[i].symbols, needed->list[i].length);
        if (phrases[i] < 0)
            return 0;
        hash = (hash ^ (size_t)phrases[i]) * 16777619u;
    }
    int32_t *slot = &maker->slots[hash % SLOTS];
    for (int32_t at = *slot; at > 0; at = maker->next[at - 1]) {
        const struct phrase_set *set = &maker->sets[at - 1];
        if (set->count == needed->count &&
            memcmp(maker->phrases + set->first, phrases, count * sizeof *phrases) == 0)
            return (uint16_t)at;
    }
    if (known == UINT16_MAX)
        return 0;
    maker->sets = mem_grow(maker->sets, &maker->set_room, known + 1, sizeof *maker->sets);
    maker->sets[known] = (struct phrase_set){(int32_t)maker->phrase_count, needed->count};
    maker->phrase_count += count;
    maker->next = mem_grow(maker->next, &maker->next_room, known + 1, sizeof *maker->next);
    maker->next[known] = *slot;
    *slot = (int32_t)++t->set_count;
    return (uint16_t)*slot;
}

/* Adds the set to those that the alternative needs, once. */
static void
add_need(struct alternative_needs *needs, uint16_t set)
{
    int count = 0;
    for (; count < NEEDS_SETS && needs->sets[count] != 0; count++)
        if (needs->sets[count] == set)
            return;
    needs->sets[count] = set;
}

/* The program that decides, unless there is none. */
static void
add_program(struct term_tables_maker *maker, int root, const struct outsider *otherwise)
{
    struct term_tables *t = maker->tables;
    struct program program = {.outside = true};
    if (root >= 0)
        programs_add(&t->programs, &maker->pattern, root, &program);
    if (program.outside) {
        t->outsiders =
            mem_grow(t->outsiders, &t->outsider_room, t->outsider_count + 1, sizeof *t->outsiders);
        t->outsiders[t->outsider_count++] = *otherwise;
    }
    t->alternatives = mem_grow(t->alternatives, &t->alternative_room, t->alternative_count + 1,
                               sizeof *t->alternatives);
    t->alternatives[t->alternative_count] = program;
}

static const char *
add_alternative(struct term_tables_maker *maker, const char *pattern, const char *at)
{
    struct term_tables *t = maker->tables;
    const char *end = at;
    struct needs needs = {.count = 0};
    int root = strlen(at) <= PATTERN_MAX ? pattern_read(&maker->pattern, &end) : -1;
    if (root >= 0)
        needs_read(maker->reader, &maker->pattern, root, &needs);
    else
        end = at + strlen(at);
    struct outsider otherwise = {(int32_t)t->alternative_count, (int32_t)(at - pattern),
                                 (int32_t)(end - at)};
    add_program(maker, root, &otherwise);
    struct alternative_needs needed = {{0}};
    for (int i = 0; i < needs.count; i++)
        add_need(&needed, add_set(maker, &needs.sets[i]));
    t->needs = mem_grow(t->needs, &t->need_room, t->alternative_count + 1, sizeof *t->needs);
    t->needs[t->alternative_count++] = needed;
    return end;
}

const struct outsider *
term_tables_outsider(const struct term_tables *tables, int32_t alternative)
{
    const struct outsider *one = tables->outsiders;
    while (one->alternative != alternative)
        one++;
    return one;
}

/* The next term's alternatives begin here. */
static void
begin_term(struct term_tables *t)
{
    t->term_alternatives = mem_grow(t->term_alternatives, &t->term_room, t->term_count + 1,
                                    sizeof *t->term_alternatives);
    t->term_alternatives[t->term_count] = (int32_t)t->alternative_count;
}

void
term_tables_add(struct term_tables_maker *maker, const char *pattern)
{
    begin_term(maker->tables);
    const char *end = add_alternative(maker, pattern, pattern);
    while (*end == '|')
        end = add_alternative(maker, pattern, end + 1);
    maker->tables->term_count++;
}

/* Sets by phrase. */
static void
link_phrases(struct term_tables_maker *maker)
{
    struct term_tables *t = maker->tables;
    size_t phrases = t->phrase_count = spotter_count(&t->spotter);
    int32_t *first = t->phrase_sets = mem_alloc((phrases + 2) * sizeof *first);
    t->link_count = maker->phrase_count;
    t->sets = mem_alloc((t->link_count + 1) * sizeof *t->sets);
    for (size_t i = 0; i < maker->phrase_count; i++)
        first[maker->phrases[i] + 1]++;
    for (size_t i = 1; i <= phrases; i++)
        first[i] += first[i - 1];
    for (size_t set = t->set_count; set > 0; set--) {
        const struct phrase_set *of = &maker->sets[set - 1];
        for (int32_t i = of->first; i < of->first + of->count; i++)
            t->sets[--first[maker->phrases[i] + 1]] = (uint16_t)set;
    }
    memmove(first, first + 1, phrases * sizeof *first);
    first[phrases] = (int32_t)t->link_count;
}

struct term_tables *
term_tables_take(struct term_tables_maker *maker)
{
    struct term_tables *tables = maker->tables;
    programs_close(&tables->programs);
    spotter_close(&tables->spotter);
    begin_term(tables);
    link_phrases(maker);
    pattern_free(&maker->pattern);
    needs_reader_free(maker->reader);
    free(maker->sets);
    free(maker->phrases);
    free(maker->next);
    free(maker);
    return tables;
}

void
term_tables_free(struct term_tables *tables)
{
    if (tables == NULL || tables->borrowed) {
        free(tables);
        return;
    }
    programs_free(&tables->programs);
    spotter_free(&tables->spotter);
    free(tables->term_alternatives);
    free(tables->alternatives);
    free(tables->needs);
    free(tables->outsiders);
    free(tables->phrase_sets);
    free(tables->sets);
    free(tables);
}

void
term_tables_save(const struct term_tables *t, struct image_writer *writer, int part)
{
    const struct programs *programs = &t->programs;
    const struct spotter *spotter = &t->spotter;
    image_add(writer, part + STATES, programs->states, sizeof *programs->states,
              programs->state_count);
    image_add(writer, part + SETS, programs->sets, sizeof *programs->sets, programs->set_count);
    image_add(writer, part + LITERALS, programs->literals, 1, programs->literal_count);
    image_add(writer, part + BRANCHES, programs->branches, sizeof *programs->branches,
              programs->branch_count);
    image_add(writer, part + WAYS, programs->ways, sizeof *programs->ways, programs->way_count);
    image_add(writer, part + NODES, spotter->nodes, sizeof *spotter->nodes, spotter->node_count);
    image_add(writer, part + TERM_ALTERNATIVES, t->term_alternatives, sizeof *t->term_alternatives,
              t->term_count + 1);
    image_add(writer, part + ALTERNATIVES, t->alternatives, sizeof *t->alternatives,
              t->alternative_count);
    image_add(writer, part + NEEDS, t->needs, sizeof *t->needs, t->alternative_count);
    image_add(writer, part + PHRASE_SETS, t->phrase_sets, sizeof *t->phrase_sets,
              t->phrase_count + 1);
    image_add(writer, part + LINKS, t->sets, sizeof *t->sets, t->link_count);
    image_add(writer, part + SET_COUNT, &t->set_count, sizeof t->set_count, 1);
    image_add(writer, part + OUTSIDERS, t->outsiders, sizeof *t->outsiders, t->outsider_count);
}

struct term_tables *
term_tables_load(const struct image *image, int part)
{
    struct term_tables *t = mem_alloc(sizeof *t);
    struct programs *programs = &t->programs;
    struct spotter *spotter = &t->spotter;
    size_t one;
    t->borrowed = true;
    programs->states =
        image_part(image, part + STATES, sizeof *programs->states, &programs->state_count);
    programs->sets = image_part(image, part + SETS, sizeof *programs->sets, &programs->set_count);
    programs->literals = image_part(image, part + LITERALS, 1, &programs->literal_count);
    programs->branches =
        image_part(image, part + BRANCHES, sizeof *programs->branches, &programs->branch_count);
    programs->ways = image_part(image, part + WAYS, sizeof *programs->ways, &programs->way_count);
    spotter->nodes = image_part(image, part + NODES, sizeof *spotter->nodes, &spotter->node_count);
    t->term_alternatives =
        image_part(image, part + TERM_ALTERNATIVES, sizeof *t->term_alternatives, &t->term_count);
    t->alternatives =
        image_part(image, part + ALTERNATIVES, sizeof *t->alternatives, &t->alternative_count);
    t->needs = image_part(image, part + NEEDS, sizeof *t->needs, &t->alternative_count);
    t->phrase_sets =
        image_part(image, part + PHRASE_SETS, sizeof *t->phrase_sets, &t->phrase_count);
    t->sets = image_part(image, part + LINKS, sizeof *t->sets, &t->link_count);
    t->outsiders = image_part(image, part + OUTSIDERS, sizeof *t->outsiders, &t->outsider_count);
    const size_t *set_count = image_part(image, part + SET_COUNT, sizeof *set_count, &one);
    if (programs->states == NULL || programs->sets == NULL || programs->literals == NULL ||
        programs->branches == NULL || programs->ways == NULL || spotter->nodes == NULL ||
        t->term_alternatives == NULL || t->alternatives == NULL || t->needs == NULL ||
        t->phrase_sets == NULL || t->sets == NULL || t->outsiders == NULL || set_count == NULL ||
        t->term_count == 0 || t->phrase_count == 0) {
        free(t);
        return NULL;
    }
    t->term_count--;
    t->phrase_count--;
    t->set_count = *set_count;
    return t;
}
