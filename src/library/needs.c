/* From a pattern to the phrases it cannot do without. A part of a pattern is exact when it stands
 * for a few phrases and nothing else; parts in a row that are exact make longer phrases, and what
 * is not exact ends them. */
#include "library/needs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A set of many phrases is worth asking for; joining two of them would make too many. */
enum { CHUNK = 1 << 16, ROOM = 1 << 19, SHORTEST = 3, LONGEST = 14, SMALL_SET = 6, CROSSED = 48 };

/* At the end of a phrase, while phrases are joined: a word begins or ends here. */
enum { PHRASE_EDGE = 2 };

struct chunk {
    struct chunk *next;
    size_t used, size;
    max_align_t bytes[];
};

struct needs_reader {
    struct chunk *chunks; /* the first is being filled */
    size_t taken;
    const struct pattern *pattern;
};

struct words {
    int count;
    size_t longest, shortest;
    const struct phrase *list;
};

struct part {
    bool exact;
    struct words all; /* of an exact one; of others, what they end with */
    int count;
    struct words sets[NEEDS_SETS];
};

static const struct words nothing = {1, 0, 0, &(const struct phrase){(const uint8_t *)"", 0}};
static const struct words edge = {1, 1, 1, &(const struct phrase){(const uint8_t *)"\2", 1}};

/* before: `edge` when a word that begins there begins where none stands before; or `nothing`. */
static void see(struct needs_reader *reader, int node, const struct words *before,
                struct part *part);

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

static void *
room(struct needs_reader *reader, size_t size)
{
    size = (size + sizeof(void *) - 1) / sizeof(void *) * sizeof(void *);
    if (reader->chunks == NULL || reader->chunks->size - reader->chunks->used < size) {
        size_t whole = size > CHUNK ? size : CHUNK;
        struct chunk *chunk = mem_realloc(NULL, 1, sizeof *chunk + whole);
        chunk->next = reader->chunks;
        chunk->used = 0;
        chunk->size = whole;
        reader->chunks = chunk;
    }
    void *bytes = (char *)reader->chunks->bytes + reader->chunks->used;
    reader->chunks->used += size;
    reader->taken += size;
    return bytes;
}

static void
start_over(struct needs_reader *reader, const struct pattern *pattern)
{
    if (reader->chunks != NULL) {
        free_chunks(reader->chunks->next);
        reader->chunks->next = NULL;
        reader->chunks->used = 0;
    }
    reader->taken = 0;
    reader->pattern = pattern;
}

static bool
has_edge(const struct phrase *phrase)
{
    return phrase->length > 0 && phrase->symbols[phrase->length - 1] == PHRASE_EDGE;
}

/* Whether a word begins between the two symbols; last is 0 when it is not known. */
static bool
word_begins(uint8_t last, bool edged, uint8_t next)
{
    bool apart = last == 0 ? edged : last != PHRASE_WORD && !symbol_is_word(last);
    return apart && symbol_is_word(next);
}

/* a and b joined as they stand in a folded text: one space for several, and a word's beginning
 * marked where one is known. */
static struct phrase
join(struct needs_reader *reader, const struct phrase *a, const struct phrase *b)
{
    if (b->length == 0)
        return *a;
    uint8_t *to = room(reader, a->length + b->length + 1);
    bool edged = has_edge(a);
    struct phrase joined = {to, a->length - edged};
    uint8_t last = joined.length > 0 ? a->symbols[joined.length - 1] : 0;
    size_t from = last == ' ' && b->symbols[0] == ' ' ? 1 : 0;
    memcpy(to, a->symbols, joined.length);
    if (word_begins(last, edged, b->symbols[0]))
        to[joined.length++] = PHRASE_WORD;
    memcpy(to + joined.length, b->symbols + from, b->length - from);
    joined.length += b->length - from;
    return joined;
}

static struct words
cross(struct needs_reader *reader, const struct words *a, const struct words *b)
{
    if (b->longest == 0 && b->count == 1)
        return *a;
    struct phrase *list = room(reader, (size_t)(a->count * b->count) * sizeof *list);
    struct words all = {a->count * b->count, 0, SIZE_MAX, list};
    for (int i = 0; i < a->count; i++)
        for (int k = 0; k < b->count; k++) {
            *list = join(reader, &a->list[i], &b->list[k]);
            all.longest = list->length > all.longest ? list->length : all.longest;
            all.shortest = list->length < all.shortest ? list->length : all.shortest;
            list++;
        }
    return all;
}

/* false: they would be too many. */
static bool
unite(struct needs_reader *reader, struct words *all, const struct words *more)
{
    int count = all->count + more->count;
    if (count > NEEDS_PHRASES || reader->taken > ROOM)
        return false;
    struct phrase *list = room(reader, (size_t)count * sizeof *list);
    if (all->count > 0)
        memcpy(list, all->list, (size_t)all->count * sizeof *list);
    memcpy(list + all->count, more->list, (size_t)more->count * sizeof *list);
    bool first = all->count == 0;
    *all = (struct words){count, all->longest > more->longest ? all->longest : more->longest,
                          first || more->shortest < all->shortest ? more->shortest : all->shortest,
                          list};
    return true;
}

static size_t
worth(const struct words *words)
{
    return words->shortest * 32 + NEEDS_PHRASES - (size_t)words->count;
}

static void
keep(struct part *part, const struct words *set)
{
    if (set->count == 0 || set->shortest < SHORTEST)
        return;
    int at = part->count;
    if (at == NEEDS_SETS) {
        at = 0;
        for (int i = 1; i < NEEDS_SETS; i++)
            if (worth(&part->sets[i]) < worth(&part->sets[at]))
                at = i;
        if (worth(&part->sets[at]) >= worth(set))
            return;
    } else {
        part->count++;
    }
    part->sets[at] = *set;
}

static const struct words *
best(const struct part *part)
{
    const struct words *found = part->exact && part->all.shortest >= SHORTEST ? &part->all : NULL;
    for (int i = 0; i < part->count; i++)
        if (found == NULL || worth(&part->sets[i]) > worth(found))
            found = &part->sets[i];
    return found;
}

/* Whether two that are exact make longer phrases. An edge or a space before a word always does. */
static bool
can_join(const struct needs_reader *reader, const struct words *a, const struct words *b)
{
    if (reader->taken >= ROOM)
        return false;
    if (a->count == 1 && a->longest == 1 && b->count <= NEEDS_PHRASES)
        return true;
    return a->count * b->count <= CROSSED && a->longest + b->longest <= LONGEST;
}

static void
append(struct needs_reader *reader, struct part *whole, const struct part *next)
{
    if (next->exact && can_join(reader, &whole->all, &next->all)) {
        whole->all = cross(reader, &whole->all, &next->all);
        return;
    }
    keep(whole, &whole->all);
    whole->exact = false;
    for (int i = 0; i < next->count; i++)
        keep(whole, &next->sets[i]);
    whole->all = next->exact ? next->all : nothing;
}

static void
see_set(struct needs_reader *reader, const struct symbol_set *set, struct part *part)
{
    uint8_t found[SMALL_SET];
    int count = 0, size = 0;
    for (int i = 0; i < SYMBOLS / 64; i++)
        size += __builtin_popcountll(set->bits[i]);
    for (int i = 1; size <= 2 * SMALL_SET && i < SYMBOLS; i++) {
        uint8_t symbol = (uint8_t)i;
        if (!symbol_in(set, symbol))
            continue;
        symbol = symbol_is_space(symbol) ? ' ' : symbol_low(symbol);
        if (count > 0 && memchr(found, symbol, (size_t)count) != NULL)
            continue;
        if (count == SMALL_SET)
            return;
        found[count++] = symbol;
    }
    struct phrase *list = room(reader, (size_t)(count + 1) * sizeof *list);
    for (int i = 0; i < count; i++) {
        uint8_t *symbol = room(reader, 1);
        *symbol = found[i];
        list[i] = (struct phrase){symbol, 1};
    }
    *part = (struct part){.exact = count > 0, .all = {count, 1, 1, list}};
}

/* The symbols that stand in a row from the node on, which moves past them. */
static void
see_literal(struct needs_reader *reader, int *node, struct part *part)
{
    struct phrase *one = room(reader, sizeof *one + 2 * LONGEST);
    uint8_t *symbols = (uint8_t *)(one + 1), last = 0;
    *one = (struct phrase){symbols, 0};
    for (const struct pattern_node *at; *node >= 0 && one->length < LONGEST; *node = at->next) {
        at = &reader->pattern->nodes[*node];
        if (at->kind != PATTERN_SYMBOL)
            break;
        uint8_t symbol = symbol_is_space(at->symbol) ? ' ' : at->symbol;
        if (symbol == ' ' && last == ' ')
            continue;
        if (last != 0 && !symbol_is_word(last) && symbol_is_word(symbol))
            symbols[one->length++] = PHRASE_WORD;
        symbols[one->length++] = last = symbol;
    }
    *part = (struct part){.exact = true, .all = {1, one->length, one->length, one}};
}

/* Whether a word that follows begins there. */
static const struct words *
behind(const struct words *words)
{
    for (int i = 0; i < words->count; i++) {
        const struct phrase *phrase = &words->list[i];
        if (phrase->length == 0 || symbol_is_word(phrase->symbols[phrase->length - 1]))
            return &nothing;
    }
    return &edge;
}

static void
see_chain(struct needs_reader *reader, int node, const struct words *before, struct part *part)
{
    *part = (struct part){.exact = true, .all = *before};
    while (node >= 0) {
        struct part next;
        if (reader->pattern->nodes[node].kind == PATTERN_SYMBOL) {
            see_literal(reader, &node, &next);
        } else {
            see(reader, node, behind(&part->all), &next);
            node = reader->pattern->nodes[node].next;
        }
        append(reader, part, &next);
    }
    if (!part->exact)
        keep(part, &part->all);
}

static void
see_choice(struct needs_reader *reader, int node, const struct words *before, struct part *part)
{
    struct words any = {0};
    bool known = true;
    *part = (struct part){.exact = true};
    for (; node >= 0; node = reader->pattern->nodes[node].next) {
        struct part one;
        see(reader, node, before, &one);
        const struct words *needed = best(&one);
        part->exact = part->exact && one.exact && unite(reader, &part->all, &one.all);
        known = known && needed != NULL && unite(reader, &any, needed);
    }
    if (!part->exact && known)
        keep(part, &any);
}

static void
see_repeat(struct needs_reader *reader, const struct pattern_node *repeat,
           const struct words *before, struct part *part)
{
    struct part once;
    see(reader, repeat->first, before, &once);
    *part = (struct part){.exact = false};
    if (repeat->max == 1 && once.exact) {
        *part = once;
        if (repeat->min == 0)
            part->exact = unite(reader, &part->all, before);
    } else if (repeat->min > 0) {
        const struct words *needed = best(&once);
        if (needed != NULL)
            keep(part, needed);
    }
}

static void
see(struct needs_reader *reader, int at, const struct words *before, struct part *part)
{
    const struct pattern_node *node = &reader->pattern->nodes[at];
    *part = (struct part){.exact = false};
    switch (node->kind) {
    case PATTERN_SYMBOL:
        see_literal(reader, &(int){at}, part);
        part->all = cross(reader, before, &part->all);
        break;
    case PATTERN_SET:
        see_set(reader, &reader->pattern->sets[node->set], part);
        if (part->exact)
            part->all = cross(reader, before, &part->all);
        break;
    case PATTERN_CHAIN:
        see_chain(reader, node->first, before, part);
        break;
    case PATTERN_CHOICE:
        see_choice(reader, node->first, before, part);
        break;
    case PATTERN_REPEAT:
        see_repeat(reader, node, before, part);
        break;
    case PATTERN_EDGE:
        *part = (struct part){.exact = true, .all = node->turned ? *before : edge};
        break;
    case PATTERN_BEGIN:
        *part = (struct part){.exact = true, .all = edge};
        break;
    default:
        *part = (struct part){.exact = true, .all = *before};
    }
}

static int
compare(const void *a, const void *b)
{
    const struct phrase *x = a, *y = b;
    size_t length = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->symbols, y->symbols, length);
    return order != 0 ? order : (x->length > y->length) - (x->length < y->length);
}

/* Where "warrants" stands, "warrant" does. */
static struct phrases_needed
tidy(struct needs_reader *reader, const struct words *words)
{
    struct phrase *list = room(reader, (size_t)words->count * sizeof *list);
    struct phrases_needed set = {0, list};
    memcpy(list, words->list, (size_t)words->count * sizeof *list);
    for (int i = 0; i < words->count; i++) {
        list[i].length -= has_edge(&list[i]);
        if (list[i].length > LONGEST)
            list[i].length = LONGEST - (list[i].symbols[LONGEST - 1] == PHRASE_WORD);
    }
    qsort(list, (size_t)words->count, sizeof *list, compare);
    for (int i = 0; i < words->count; i++) {
        const struct phrase *last = set.count > 0 ? &list[set.count - 1] : NULL;
        if (last == NULL || list[i].length < last->length ||
            memcmp(list[i].symbols, last->symbols, last->length) != 0)
            list[set.count++] = list[i];
    }
    return set;
}

void
needs_read(struct needs_reader *reader, const struct pattern *pattern, int root,
           struct needs *needs)
{
    struct part part = {.exact = false};
    start_over(reader, pattern);
    see(reader, root, &edge, &part); /* no word character stands before a match */
    *needs = (struct needs){.count = 0};
    if (part.exact)
        keep(&part, &part.all);
    for (int i = 0; i < part.count; i++)
        needs->sets[needs->count++] = tidy(reader, &part.sets[i]);
}
