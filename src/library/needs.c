/* From the syntax of a pattern to the strings it cannot do without. Every part of a pattern is
 * either exact (it matches one of a few strings and nothing else) or it is not, and then some sets
 * of strings are known of which it needs one each. Whatever is in doubt needs nothing. */
#include "library/needs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/needs_parts.h"

enum { CHUNK = 1 << 16, ROOM = 1 << 20, SHORTEST = 3, LONGEST = 120, TELLING = 16 };

struct chunk {
    struct chunk *next;
    size_t used, size;
    max_align_t bytes[];
};

struct needs_reader {
    struct chunk *chunks; /* the first is being filled */
    size_t taken;         /* by this alternative */
};

const struct strings needs_nothing = {1, 0, 0, false, false, &(const struct marked){"", 0}};

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

static void
add_chunk(struct needs_reader *reader, size_t size)
{
    size_t whole = size > CHUNK ? size : CHUNK;
    struct chunk *chunk = mem_realloc(NULL, 1, sizeof *chunk + whole);
    *chunk = (struct chunk){reader->chunks, 0, whole};
    reader->chunks = chunk;
}

void *
needs_room(struct needs_reader *reader, size_t size)
{
    size = (size + sizeof(void *) - 1) / sizeof(void *) * sizeof(void *);
    if (reader->chunks == NULL || reader->chunks->size - reader->chunks->used < size)
        add_chunk(reader, size);
    struct chunk *chunk = reader->chunks;
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
    struct marked *list = needs_room(reader, sizeof *list + length + 1);
    char *copy = (char *)(list + 1);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    *list = (struct marked){copy, length};
    bool mark = length == 1 && *bytes <= MARK_MORE && *bytes >= MARK_EDGE;
    return (struct strings){1, length, mark ? 0 : length, mark && *bytes != MARK_EDGE, mark, list};
}

/* Every string of a followed by every string of b. */
static struct strings
cross(struct needs_reader *reader, const struct strings *a, const struct strings *b)
{
    int count = a->count * b->count;
    if (a->longest == 0 && a->count == 1)
        return *b;
    struct marked *list = needs_room(reader, (size_t)count * sizeof *list), *to = list;
    for (int i = 0; i < a->count; i++)
        for (int j = 0; j < b->count; j++) {
            size_t n = a->list[i].length, m = b->list[j].length;
            char *joined = needs_room(reader, n + m + 1);
            memcpy(joined, a->list[i].bytes, n);
            memcpy(joined + n, b->list[j].bytes, m + 1);
            *to++ = (struct marked){joined, n + m};
        }
    return (struct strings){count,
                            a->longest + b->longest,
                            a->shortest + b->shortest,
                            a->open || b->open,
                            a->marked || b->marked,
                            list};
}

bool
needs_join(struct needs_reader *reader, struct strings *all, const struct strings *more)
{
    int count = all->count + more->count;
    if (count > NEEDS_STRINGS)
        return false;
    struct marked *list = needs_room(reader, (size_t)count * sizeof *list);
    if (all->count == 0)
        *all = (struct strings){.shortest = more->shortest};
    else
        memcpy(list, all->list, (size_t)all->count * sizeof *list);
    memcpy(list + all->count, more->list, (size_t)more->count * sizeof *list);
    *all = (struct strings){count,
                            all->longest > more->longest ? all->longest : more->longest,
                            all->shortest < more->shortest ? all->shortest : more->shortest,
                            all->open || more->open,
                            all->marked || more->marked,
                            list};
    return true;
}

/* The string without its marks; rest-of-word marks end it. */
static struct needs_string
strip(struct needs_reader *reader, const struct marked *marked)
{
    char *bytes = needs_room(reader, marked->length + 1);
    struct needs_string string = {bytes, 0, NEEDS_WORD_END};
    for (const char *p = marked->bytes; *p != '\0'; p++) {
        if (*p == MARK_ANY || *p == MARK_MORE) {
            string.edge = *p == MARK_ANY ? NEEDS_OPEN : NEEDS_MORE;
            break;
        }
        bool again = *p == ' ' && string.length > 0 && bytes[string.length - 1] == ' ';
        if (*p != MARK_EDGE && !again)
            bytes[string.length++] = *p;
    }
    bytes[string.length] = '\0';
    return string;
}

void
needs_add(struct needs_reader *reader, struct part *part, const struct strings *set)
{
    if (set->count == 0 || set->shortest < SHORTEST)
        return;
    int at = part->needs;
    if (at == NEEDS_SETS) { /* the shortest make room for longer ones */
        at = 0;
        for (int i = 1; i < NEEDS_SETS; i++)
            if (part->need[i]->shortest < part->need[at]->shortest)
                at = i;
        if (part->need[at]->shortest >= set->shortest)
            return;
    } else {
        part->needs++;
    }
    struct strings *kept = needs_room(reader, sizeof *kept);
    *kept = *set;
    part->need[at] = kept;
}

const struct strings *
needs_best(const struct part *part)
{
    if (part->exact)
        return part->all.shortest >= SHORTEST ? &part->all : NULL;
    const struct strings *best = NULL;
    for (int i = 0; i < part->needs; i++)
        if (best == NULL || part->need[i]->shortest > best->shortest)
            best = part->need[i];
    return best;
}

static bool
is_edge(const struct strings *strings)
{
    return strings->count == 1 && strings->longest == 1 && *strings->list[0].bytes == MARK_EDGE;
}

void
needs_append(struct needs_reader *reader, struct part *whole, const struct part *next)
{
    bool fits = next->exact && whole->all.count * next->all.count <= NEEDS_STRINGS &&
                whole->all.longest + next->all.longest <= LONGEST && reader->taken < ROOM &&
                (!whole->all.open || is_edge(&next->all));
    if (fits) {
        whole->all = cross(reader, &whole->all, &next->all);
        return;
    }
    needs_add(reader, whole, &whole->all);
    whole->exact = false;
    for (int i = 0; i < next->needs; i++)
        needs_add(reader, whole, next->need[i]);
    whole->all = next->exact ? next->all : needs_nothing;
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

/* Where "warrants" stands, "warrant" does. */
static bool
begins_with_another(const struct needs_set *set, const struct needs_string *string)
{
    for (int i = 0; i < set->count; i++) {
        const struct needs_string *other = &set->list[i];
        if (other->length < string->length && *other->bytes == *string->bytes &&
            memcmp(other->bytes, string->bytes, other->length) == 0)
            return true;
    }
    return false;
}

static struct needs_set
set_of(struct needs_reader *reader, const struct strings *strings, bool exact)
{
    struct needs_set set = {strings->count,
                            needs_room(reader, (size_t)strings->count * sizeof *set.list)};
    for (int i = 0; i < set.count; i++)
        if (strings->marked || strstr(strings->list[i].bytes, "  ") != NULL)
            set.list[i] = strip(reader, &strings->list[i]);
        else
            set.list[i] = (struct needs_string){strings->list[i].bytes, strings->list[i].length,
                                                NEEDS_WORD_END};
    for (int i = 0; i < set.count && !exact; i++)
        if (set.list[i].length > TELLING)
            set.list[i].length = TELLING;
    for (int i = set.count - 1; i >= 0 && !exact; i--)
        if (begins_with_another(&set, &set.list[i]))
            set.list[i] = set.list[--set.count];
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
        part.exact = plain(part.all.list[i].bytes);
    *needs = (struct needs){.exact = part.exact};
    needs_add(reader, &part, &part.all);
    if (needs->exact)
        needs->sets[needs->count++] = set_of(reader, &part.all, true);
    for (int i = 0; !needs->exact && i < part.needs; i++)
        needs->sets[needs->count++] = set_of(reader, part.need[i], false);
    return at;
}
