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
    ALTERNATIVES,
    NEEDS,
    PHRASE_SETS,
    LINKS,
    SET_ALTERNATIVES,
    USERS,
    FREE
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

/* The set's number, the same for the same phrases. */
static int32_t
add_set(struct term_tables_maker *maker, const struct phrases_needed *needed)
{
    struct term_tables *t = maker->tables;
    size_t count = (size_t)needed->count, hash = count, known = t->set_count;
    maker->phrases = mem_grow(maker->phrases, &maker->phrase_room, maker->phrase_count + count,
                              sizeof *maker->phrases);
    int32_t *phrases = maker->phrases + maker->phrase_count;
    for (size_t i = 0; i < count; i++) {
        phrases[i] = spotter_add(&t->spotter, needed->list[i].symbols, needed->list[i].length);
        hash = (hash ^ (size_t)phrases[i]) * 16777619u;
    }
    int32_t *slot = &maker->slots[hash % SLOTS];
    for (int32_t at = *slot; at > 0; at = maker->next[at - 1]) {
        const struct phrase_set *set = &maker->sets[at - 1];
        if (set->count == needed->count &&
            memcmp(maker->phrases + set->first, phrases, count * sizeof *phrases) == 0)
            return at - 1;
    }
    maker->sets = mem_grow(maker->sets, &maker->set_room, known + 1, sizeof *maker->sets);
    maker->sets[known] = (struct phrase_set){(int32_t)maker->phrase_count, needed->count};
    maker->phrase_count += count;
    maker->next = mem_grow(maker->next, &maker->next_room, known + 1, sizeof *maker->next);
    maker->next[known] = *slot;
    *slot = (int32_t)++t->set_count;
    return *slot - 1;
}

/* Adds the set to those that the alternative needs, once. */
static void
add_need(struct alternative_needs *needs, int32_t set)
{
    for (int32_t i = 0; i < needs->set_count; i++)
        if (needs->sets[i] == set)
            return;
    needs->sets[needs->set_count++] = set;
}

static const char *
add_alternative(struct term_tables_maker *maker, const char *pattern, const char *at)
{
    struct term_tables *t = maker->tables;
    const char *end = at;
    struct needs needs = {.count = 0};
    struct alternative made = {.pattern = (int32_t)(at - pattern)};
    int root = strlen(at) <= PATTERN_MAX ? pattern_read(&maker->pattern, &end) : -1;
    if (root >= 0)
        needs_read(maker->reader, &maker->pattern, root, &needs);
    made.outside = root < 0 || !programs_add(&t->programs, &maker->pattern, root, &made.program);
    if (root < 0)
        end = at + strlen(at);
    made.length = (int32_t)(end - at);
    struct alternative_needs needed = {.term = (int32_t)t->term_count};
    for (int i = 0; i < needs.count; i++)
        add_need(&needed, add_set(maker, &needs.sets[i]));
    t->needs = mem_grow(t->needs, &t->need_room, t->alternative_count + 1, sizeof *t->needs);
    t->needs[t->alternative_count] = needed;
    t->alternatives = mem_grow(t->alternatives, &t->alternative_room, t->alternative_count + 1,
                               sizeof *t->alternatives);
    t->alternatives[t->alternative_count++] = made;
    return end;
}

void
term_tables_add(struct term_tables_maker *maker, const char *pattern)
{
    const char *end = add_alternative(maker, pattern, pattern);
    while (*end == '|')
        end = add_alternative(maker, pattern, end + 1);
    maker->tables->term_count++;
}

/* Turns counts (of the first list at counts[1], and so on) into the places where lists begin. */
static int32_t *
sum_up(int32_t *counts, size_t lists)
{
    for (size_t i = 1; i <= lists; i++)
        counts[i] += counts[i - 1];
    return mem_alloc(((size_t)counts[lists] + 1) * sizeof *counts);
}

/* Sets by phrase. */
static void
link_phrases(struct term_tables_maker *maker)
{
    struct term_tables *t = maker->tables;
    size_t phrases = spotter_count(&t->spotter);
    int32_t *first = t->phrase_sets = mem_alloc((phrases + 2) * sizeof *first);
    t->link_count = maker->phrase_count;
    for (size_t i = 0; i < maker->phrase_count; i++)
        first[maker->phrases[i] + 1]++;
    t->sets = sum_up(first, phrases);
    for (size_t set = t->set_count; set > 0; set--) {
        const struct phrase_set *of = &maker->sets[set - 1];
        for (int32_t i = of->first; i < of->first + of->count; i++)
            t->sets[--first[maker->phrases[i] + 1]] = (int32_t)set - 1;
    }
    memmove(first, first + 1, phrases * sizeof *first);
    first[phrases] = (int32_t)t->link_count;
}

/* Alternatives by set. */
static void
link_sets(struct term_tables *t)
{
    int32_t *first = t->set_alternatives = mem_alloc((t->set_count + 2) * sizeof *first);
    t->free = mem_alloc((t->alternative_count + 1) * sizeof *t->free);
    for (size_t i = 0; i < t->alternative_count; i++) {
        for (int32_t k = 0; k < t->needs[i].set_count; k++, t->user_count++)
            first[t->needs[i].sets[k] + 1]++;
        if (t->needs[i].set_count == 0)
            t->free[t->free_count++] = (int32_t)i;
    }
    t->users = sum_up(first, t->set_count);
    for (size_t i = t->alternative_count; i > 0; i--)
        for (int32_t k = 0; k < t->needs[i - 1].set_count; k++)
            t->users[--first[t->needs[i - 1].sets[k] + 1]] = (int32_t)i - 1;
    memmove(first, first + 1, t->set_count * sizeof *first);
    first[t->set_count] = (int32_t)t->user_count;
}

struct term_tables *
term_tables_take(struct term_tables_maker *maker)
{
    struct term_tables *tables = maker->tables;
    programs_close(&tables->programs);
    spotter_close(&tables->spotter);
    link_phrases(maker);
    link_sets(tables);
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
    free(tables->alternatives);
    free(tables->needs);
    free(tables->phrase_sets);
    free(tables->sets);
    free(tables->set_alternatives);
    free(tables->users);
    free(tables->free);
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
    image_add(writer, part + ALTERNATIVES, t->alternatives, sizeof *t->alternatives,
              t->alternative_count);
    image_add(writer, part + NEEDS, t->needs, sizeof *t->needs, t->alternative_count);
    image_add(writer, part + PHRASE_SETS, t->phrase_sets, sizeof *t->phrase_sets,
              spotter_count(spotter) + 1);
    image_add(writer, part + LINKS, t->sets, sizeof *t->sets, t->link_count);
    image_add(writer, part + SET_ALTERNATIVES, t->set_alternatives, sizeof *t->set_alternatives,
              t->set_count + 1);
    image_add(writer, part + USERS, t->users, sizeof *t->users, t->user_count);
    image_add(writer, part + FREE, t->free, sizeof *t->free, t->free_count);
}

struct term_tables *
term_tables_load(const struct image *image, int part)
{
    struct term_tables *t = mem_alloc(sizeof *t);
    struct programs *programs = &t->programs;
    struct spotter *spotter = &t->spotter;
    size_t phrases;
    t->borrowed = true;
    programs->states =
        image_part(image, part + STATES, sizeof *programs->states, &programs->state_count);
    programs->sets = image_part(image, part + SETS, sizeof *programs->sets, &programs->set_count);
    programs->literals = image_part(image, part + LITERALS, 1, &programs->literal_count);
    programs->branches =
        image_part(image, part + BRANCHES, sizeof *programs->branches, &programs->branch_count);
    programs->ways = image_part(image, part + WAYS, sizeof *programs->ways, &programs->way_count);
    spotter->nodes = image_part(image, part + NODES, sizeof *spotter->nodes, &spotter->node_count);
    t->alternatives =
        image_part(image, part + ALTERNATIVES, sizeof *t->alternatives, &t->alternative_count);
    t->needs = image_part(image, part + NEEDS, sizeof *t->needs, &t->alternative_count);
    t->phrase_sets = image_part(image, part + PHRASE_SETS, sizeof *t->phrase_sets, &phrases);
    t->sets = image_part(image, part + LINKS, sizeof *t->sets, &t->link_count);
    t->set_alternatives =
        image_part(image, part + SET_ALTERNATIVES, sizeof *t->set_alternatives, &t->set_count);
    t->users = image_part(image, part + USERS, sizeof *t->users, &t->user_count);
    t->free = image_part(image, part + FREE, sizeof *t->free, &t->free_count);
    if (programs->states == NULL || programs->sets == NULL || programs->literals == NULL ||
        programs->branches == NULL || programs->ways == NULL || spotter->nodes == NULL ||
        t->alternatives == NULL || t->needs == NULL || t->phrase_sets == NULL || t->sets == NULL ||
        t->set_alternatives == NULL || t->users == NULL || t->free == NULL || t->set_count == 0) {
        free(t);
        return NULL;
    }
    t->set_count--;
    if (t->alternative_count > 0) /* every term has one */
        t->term_count = (size_t)t->needs[t->alternative_count - 1].term + 1;
    return t;
}
