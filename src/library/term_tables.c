/* Making the tables of terms, one alternative at a time. */
#include "library/term_tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SLOTS = 1 << 14, PATTERN_MAX = 32000 };

enum { STATES, SETS, LITERALS, BRANCHES, WAYS, NODES, ALTERNATIVES, TERMS, PHRASE_SETS, PHRASES };

struct term_tables_maker {
    struct term_tables *tables;
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
    size_t count = (size_t)needed->count, hash = count;
    t->phrases = mem_grow(t->phrases, &t->phrase_room, t->phrase_count + count, sizeof *t->phrases);
    int32_t *phrases = t->phrases + t->phrase_count;
    for (size_t i = 0; i < count; i++) {
        phrases[i] = spotter_add(&t->spotter, needed->list[i].symbols, needed->list[i].length);
        hash = (hash ^ (size_t)phrases[i]) * 16777619u;
    }
    int32_t *slot = &maker->slots[hash % SLOTS];
    for (int32_t at = *slot; at > 0; at = maker->next[at - 1]) {
        const struct phrase_set *set = &t->sets[at - 1];
        if (set->count == needed->count &&
            memcmp(t->phrases + set->first, phrases, count * sizeof *phrases) == 0)
            return at - 1;
    }
    t->sets = mem_grow(t->sets, &t->set_room, t->set_count + 1, sizeof *t->sets);
    t->sets[t->set_count] = (struct phrase_set){(int32_t)t->phrase_count, needed->count};
    t->phrase_count += count;
    maker->next = mem_grow(maker->next, &maker->next_room, t->set_count + 1, sizeof *maker->next);
    maker->next[t->set_count] = *slot;
    *slot = (int32_t)++t->set_count;
    return *slot - 1;
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
    made.set_count = needs.count;
    for (int i = 0; i < needs.count; i++)
        made.sets[i] = add_set(maker, &needs.sets[i]);
    t->alternatives = mem_grow(t->alternatives, &t->alternative_room, t->alternative_count + 1,
                               sizeof *t->alternatives);
    t->alternatives[t->alternative_count++] = made;
    return end;
}

static void
mark_term(struct term_tables *t)
{
    t->terms = mem_grow(t->terms, &t->term_room, t->term_count + 1, sizeof *t->terms);
    t->terms[t->term_count] = (int32_t)t->alternative_count;
}

void
term_tables_add(struct term_tables_maker *maker, const char *pattern)
{
    mark_term(maker->tables);
    maker->tables->term_count++;
    const char *end = add_alternative(maker, pattern, pattern);
    while (*end == '|')
        end = add_alternative(maker, pattern, end + 1);
}

struct term_tables *
term_tables_take(struct term_tables_maker *maker)
{
    struct term_tables *tables = maker->tables;
    mark_term(tables);
    programs_close(&tables->programs);
    spotter_close(&tables->spotter);
    pattern_free(&maker->pattern);
    needs_reader_free(maker->reader);
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
    free(tables->terms);
    free(tables->sets);
    free(tables->phrases);
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
    image_add(writer, part + TERMS, t->terms, sizeof *t->terms, t->term_count + 1);
    image_add(writer, part + PHRASE_SETS, t->sets, sizeof *t->sets, t->set_count);
    image_add(writer, part + PHRASES, t->phrases, sizeof *t->phrases, t->phrase_count);
}

struct term_tables *
term_tables_load(const struct image *image, int part)
{
    struct term_tables *t = mem_alloc(sizeof *t);
    struct programs *programs = &t->programs;
    struct spotter *spotter = &t->spotter;
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
    t->terms = image_part(image, part + TERMS, sizeof *t->terms, &t->term_count);
    t->sets = image_part(image, part + PHRASE_SETS, sizeof *t->sets, &t->set_count);
    t->phrases = image_part(image, part + PHRASES, sizeof *t->phrases, &t->phrase_count);
    if (programs->states == NULL || programs->sets == NULL || programs->literals == NULL ||
        programs->branches == NULL || programs->ways == NULL || spotter->nodes == NULL ||
        t->alternatives == NULL || t->terms == NULL || t->sets == NULL || t->phrases == NULL ||
        t->term_count == 0) {
        free(t);
        return NULL;
    }
    t->term_count--;
    return t;
}
