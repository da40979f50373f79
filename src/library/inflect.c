/* English inflection: regular spelling rules over a short list of exceptions. */
#include "library/inflect.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BUCKETS = 256 };

struct exception {
    short next; /* number + 1 in the same bucket */
    char base[INFLECT_WORD], past[INFLECT_WORD], participle[INFLECT_WORD], plural[INFLECT_WORD];
    bool doubles;
};

struct inflections {
    struct exception *list;
    size_t count, room;
    short buckets[BUCKETS]; /* number + 1 of the first with that hash */
};

struct inflections *
inflections_new(void)
{
    return mem_alloc(sizeof(struct inflections));
}

void
inflections_free(struct inflections *inflections)
{
    if (inflections == NULL)
        return;
    free(inflections->list);
    free(inflections);
}

static unsigned int
bucket(const char *base)
{
    unsigned int h = 0;
    for (; *base != '\0'; base++)
        h = h * 31u + (unsigned char)*base;
    return h % BUCKETS;
}

static struct exception *
find(const struct inflections *inflections, const char *base)
{
    for (int i = inflections->buckets[bucket(base)]; i > 0; i = inflections->list[i - 1].next)
        if (strcmp(inflections->list[i - 1].base, base) == 0)
            return &inflections->list[i - 1];
    return NULL;
}

/* The first length bytes of stem (at most), then the ending. */
static void
put(char out[INFLECT_WORD], const char *stem, size_t length, const char *ending)
{
    size_t n = strnlen(stem, length < INFLECT_WORD ? length : INFLECT_WORD - 1);
    size_t m = strnlen(ending, INFLECT_WORD - 1 - n);
    memmove(out, stem, n);
    memcpy(out + n, ending, m);
    out[n + m] = '\0';
}

static struct exception *
exception_for(struct inflections *inflections, const char *base)
{
    struct exception *known = find(inflections, base);
    if (known != NULL)
        return known;
    inflections->list = mem_grow(inflections->list, &inflections->room, inflections->count + 1,
                                 sizeof *inflections->list);
    struct exception *added = &inflections->list[inflections->count++];
    *added = (struct exception){0};
    put(added->base, base, strlen(base), "");
    added->next = inflections->buckets[bucket(base)];
    inflections->buckets[bucket(base)] = (short)inflections->count;
    return added;
}

void
inflections_add_verb(struct inflections *inflections, const char *base, const char *past,
                     const char *participle)
{
    struct exception *e = exception_for(inflections, base);
    put(e->past, past, strlen(past), "");
    put(e->participle, participle, strlen(participle), "");
}

void
inflections_add_plural(struct inflections *inflections, const char *singular, const char *plural)
{
    put(exception_for(inflections, singular)->plural, plural, strlen(plural), "");
}

void
inflections_add_double(struct inflections *inflections, const char *base)
{
    exception_for(inflections, base)->doubles = true;
}

static bool
vowel(char c)
{
    return c != '\0' && strchr("aeiou", c) != NULL;
}

/* One vowel, then one consonant, at the end of a one-syllable word: stop, plan. */
static bool
short_syllable(const char *base, size_t n)
{
    if (n < 3 || vowel(base[n - 1]) || strchr("wxy", base[n - 1]) != NULL || !vowel(base[n - 2]))
        return false;
    for (size_t i = 0; i + 2 < n; i++)
        if (vowel(base[i]) || (base[i] == 'y' && i > 0))
            return false;
    return true;
}

static void
ending_s(const char *base, size_t n, char out[INFLECT_WORD])
{
    if (n > 1 && base[n - 1] == 'y' && !vowel(base[n - 2]))
        put(out, base, n - 1, "ies");
    else if (n > 0 && (strchr("sxzo", base[n - 1]) != NULL ||
                       (n > 1 && base[n - 1] == 'h' && strchr("cs", base[n - 2]) != NULL)))
        put(out, base, n, "es");
    else
        put(out, base, n, "s");
}

static void
ending_ed(const char *base, size_t n, bool doubles, char out[INFLECT_WORD])
{
    char twice[] = {base[n - 1], 'e', 'd', '\0'};
    if (base[n - 1] == 'e')
        put(out, base, n, "d");
    else if (n > 1 && base[n - 1] == 'y' && !vowel(base[n - 2]))
        put(out, base, n - 1, "ied");
    else
        put(out, base, n, doubles ? twice : "ed");
}

static void
ending_ing(const char *base, size_t n, bool doubles, char out[INFLECT_WORD])
{
    char twice[] = {base[n - 1], 'i', 'n', 'g', '\0'};
    if (n > 2 && base[n - 2] == 'i' && base[n - 1] == 'e')
        put(out, base, n - 2, "ying");
    else if (n > 2 && base[n - 1] == 'e' && base[n - 2] != 'e' && strcmp(base, "be") != 0)
        put(out, base, n - 1, "ing");
    else
        put(out, base, n, doubles ? twice : "ing");
}

void
inflect_verb(const struct inflections *inflections, const char *base, enum verb_form form,
             char out[INFLECT_WORD])
{
    size_t n = strlen(base);
    const struct exception *e = find(inflections, base);
    bool doubles = n > 0 && ((e != NULL && e->doubles) || short_syllable(base, n));
    put(out, base, n, "");
    if (n == 0 || n + 5 >= INFLECT_WORD || form == FORM_BASE)
        return;
    if (form == FORM_S && strcmp(base, "have") == 0)
        put(out, "has", 3, "");
    else if (form == FORM_S)
        ending_s(base, n, out);
    else if (form == FORM_ING)
        ending_ing(base, n, doubles, out);
    else if (e != NULL && e->past[0] != '\0')
        put(out, form == FORM_PAST ? e->past : e->participle, INFLECT_WORD - 1, "");
    else
        ending_ed(base, n, doubles, out);
}

void
inflect_plural(const struct inflections *inflections, const char *singular, char out[INFLECT_WORD])
{
    size_t n = strlen(singular);
    const struct exception *e = find(inflections, singular);
    if (e != NULL && e->plural[0] != '\0')
        put(out, e->plural, INFLECT_WORD - 1, "");
    else if (n > 0 && n + 5 < INFLECT_WORD)
        ending_s(singular, n, out);
    else
        put(out, singular, n, "");
}
