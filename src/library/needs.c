/* From the syntax of a pattern to the strings it cannot do without. Every part of a pattern is
 * either exact (it matches one of a few strings and nothing else) or it is not, and then some sets
 * of strings are known of which it needs one each. Whatever is in doubt needs nothing. */
#include "library/needs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/needs_parts.h"

enum { CHUNK = 1 << 16, ROOM = 1 << 20, SHORTEST = 3, LONGEST = 120 };

struct chunk {
    struct chunk *next;
    size_t used, size;
    max_align_t bytes[];
};

struct needs_reader {
    struct chunk *chunks; /* the first is being filled */
    size_t taken;         /* by this alternative */
};

struct needs_reader *
needs_reader_new(void)
{
    return mem_alloc(sizeof(struct needs_reader));
}

static void
free_chunks(struct chunk *chunk)
{
    for (struct chunk *next; chunk != NULL; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
}

void
needs_reader_free(struct needs_reader *reader)
{
    if (reader == NULL)
        return;
    free_chunks(reader->chunks);
    free(reader);
}

void *
needs_room(struct needs_reader *reader, size_t size)
{
    size = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    struct chunk *chunk = reader->chunks;
    if (chunk == NULL || chunk->size - chunk->used < size) {
        size_t whole = size > CHUNK ? size : CHUNK;
        chunk = mem_realloc(NULL, 1, sizeof *chunk + whole);
        *chunk = (struct chunk){reader->chunks, 0, whole};
        reader->chunks = chunk;
    }
    void *bytes = (char *)chunk->bytes + chunk->used;
    chunk->used += size;
    reader->taken += size;
    return bytes;
}

static void
start_over(struct needs_reader *reader)
{
    if (reader->chunks != NULL) {
        free_chunks(reader->chunks->next);
        reader->chunks->next = NULL;
        reader->chunks->used = 0;
    }
    reader->taken = 0;
}

struct strings
needs_one(struct needs_reader *reader, const char *bytes, size_t length)
{
    const char **list = needs_room(reader, sizeof *list);
    char *copy = needs_room(reader, length + 1);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    list[0] = copy;
    return (struct strings){1, length, list};
}

/* Every string of a followed by every string of b. */
static struct strings
cross(struct needs_reader *reader, const struct strings *a, const struct strings *b)
{
    int count = a->count * b->count, k = 0;
    const char **list = needs_room(reader, (size_t)count * sizeof *list);
    for (int i = 0; i < a->count; i++)
        for (int j = 0; j < b->count; j++) {
            size_t n = strlen(a->list[i]), m = strlen(b->list[j]);
            char *joined = needs_room(reader, n + m + 1);
            memcpy(joined, a->list[i], n);
            memcpy(joined + n, b->list[j], m + 1);
            list[k++] = joined;
        }
    return (struct strings){count, a->longest + b->longest, list};
}

bool
needs_join(struct needs_reader *reader, struct strings *all, const struct strings *more)
{
    int count = all->count + more->count;
    if (count > NEEDS_STRINGS)
        return false;
    const char **list = needs_room(reader, (size_t)count * sizeof *list);
    if (all->count > 0)
        memcpy(list, all->list, (size_t)all->count * sizeof *list);
    memcpy(list + all->count, more->list, (size_t)more->count * sizeof *list);
    *all =
        (struct strings){count, all->longest > more->longest ? all->longest : more->longest, list};
    return true;
}

/* The string without its marks; rest-of-word marks end it. */
static struct needs_string
strip(struct needs_reader *reader, const char *marked)
{
    char *bytes = needs_room(reader, strlen(marked) + 1);
    size_t length = 0;
    for (; *marked != '\0' && *marked != MARK_ANY && *marked != MARK_MORE; marked++)
        if (*marked != MARK_EDGE && !(*marked == ' ' && length > 0 && bytes[length - 1] == ' '))
            bytes[length++] = *marked;
    bytes[length] = '\0';
    return (struct needs_string){bytes, length, NEEDS_OPEN};
}

/* How short the shortest string is without its marks. */
static size_t
shortest(const struct strings *strings)
{
    size_t least = LONGEST;
    for (int i = 0; i < strings->count; i++) {
        size_t length = 0;
        for (const char *p = strings->list[i]; *p != '\0' && *p != MARK_ANY && *p != MARK_MORE; p++)
            length += *p != MARK_EDGE;
        least = length < least ? length : least;
    }
    return least;
}

void
needs_add(struct part *part, const struct strings *set)
{
    if (set->count == 0 || shortest(set) < SHORTEST)
        return;
    int at = part->needs;
    if (at == NEEDS_SETS) { /* the shortest make room for longer ones */
        at = 0;
        for (int i = 1; i < NEEDS_SETS; i++)
            if (shortest(&part->need[i]) < shortest(&part->need[at]))
                at = i;
        if (shortest(&part->need[at]) >= shortest(set))
            return;
    } else {
        part->needs++;
    }
    part->need[at] = *set;
}

const struct strings *
needs_best(const struct part *part)
{
    if (part->exact)
        return shortest(&part->all) >= SHORTEST ? &part->all : NULL;
    const struct strings *best = NULL;
    for (int i = 0; i < part->needs; i++)
        if (best == NULL || shortest(&part->need[i]) > shortest(best))
            best = &part->need[i];
    return best;
}

static bool
ends_open(const struct strings *strings)
{
    for (int i = 0; i < strings->count; i++)
        if (strpbrk(strings->list[i], (const char[]){MARK_ANY, MARK_MORE, '\0'}) != NULL)
            return true;
    return false;
}

static bool
is_edge(const struct strings *strings)
{
    return strings->count == 1 && strcmp(strings->list[0], (const char[]){MARK_EDGE, '\0'}) == 0;
}

void
needs_append(struct needs_reader *reader, struct part *whole, const struct part *next)
{
    bool fits = next->exact && whole->all.count * next->all.count <= NEEDS_STRINGS &&
                whole->all.longest + next->all.longest <= LONGEST && reader->taken < ROOM &&
                (!ends_open(&whole->all) || is_edge(&next->all));
    if (fits) {
        whole->all = cross(reader, &whole->all, &next->all);
        return;
    }
    needs_add(whole, &whole->all);
    whole->exact = false;
    for (int i = 0; i < next->needs; i++)
        needs_add(whole, &next->need[i]);
    whole->all = next->exact ? next->all : needs_one(reader, "", 0);
}

static bool
word(char c)
{
    return isalnum((unsigned char)c) != 0 || c == '_';
}

/* Whether \b holds between these two for certain; '\0' at the ends, where no word character stands.
 */
static bool
edge_holds(char before, char after)
{
    if (before == '\0')
        return word(after);
    if (after == '\0')
        return word(before) || before == MARK_ANY || before == MARK_MORE;
    return after != MARK_ANY && after != MARK_MORE && word(before) != word(after);
}

/* Whether the string's marks are such that it says everything by itself. */
static bool
plain(const char *marked)
{
    char before = '\0';
    for (const char *p = marked; *p != '\0'; p++) {
        if (*p != MARK_EDGE) {
            if (before == ' ' && *p == ' ')
                return false;
            before = *p;
            continue;
        }
        const char *next = p + strspn(p, (const char[]){MARK_EDGE, '\0'});
        if (!edge_holds(before, *next))
            return false;
    }
    /* Of several spaces at its ends a match may leave some out. */
    return before != ' ' && strchr((const char[]){' ', MARK_ANY, MARK_MORE, '\0'}, *marked) == NULL;
}

static struct needs_set
set_of(struct needs_reader *reader, const struct strings *strings)
{
    struct needs_set set = {strings->count,
                            needs_room(reader, (size_t)strings->count * sizeof *set.list)};
    for (int i = 0; i < set.count; i++) {
        const char *marked = strings->list[i];
        set.list[i] = strip(reader, marked);
        set.list[i].edge = strchr(marked, MARK_MORE) != NULL  ? NEEDS_MORE
                           : strchr(marked, MARK_ANY) != NULL ? NEEDS_OPEN
                                                              : NEEDS_WORD_END;
    }
    return set;
}

const char *
needs_read(struct needs_reader *reader, const char *alternative, struct needs *needs)
{
    struct part part = {.exact = true};
    const char *at = alternative;
    start_over(reader);
    if (!needs_parse(reader, &at, &part, 0) || *at == ')')
        return NULL;
    for (int i = 0; part.exact && i < part.all.count; i++)
        part.exact = plain(part.all.list[i]);
    *needs = (struct needs){.exact = part.exact};
    needs_add(&part, &part.all);
    if (needs->exact)
        needs->sets[needs->count++] = set_of(reader, &part.all);
    for (int i = 0; !needs->exact && i < part.needs; i++)
        needs->sets[needs->count++] = set_of(reader, &part.need[i]);
    return at;
}
