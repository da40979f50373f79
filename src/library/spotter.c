/* The tree of phrases, and for each node where to go on when no step leads further. A text is
 * walked word by word, and what a word led to is remembered. */
#include "library/spotter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/needs.h"

/* Classes of symbols, from 1 on: no step has the key 0. */
enum { LETTERS = 1, FIGURES = 27, WORD = 37, MARKS = 38, OTHER = 63, CLASS_BITS = 6 };

enum { ROOT = 0, FIRST_STEPS = 1024, MEMO_SLOTS = 1 << 14, MEMO_LETTERS = 1 << 20 };
enum { NODES_MAX = (1 << 23) - 1, PHRASES_MAX = (1 << 17) - 1 }; /* what a node can tell */

/* Letters, figures, the start of a word, the usual marks; then all others. */
static unsigned
class_of(uint8_t symbol)
{
    static const char marks[] = " -'.,/()&$%:;\"#+*_[]";
    if (symbol >= 'a' && symbol <= 'z')
        return LETTERS + symbol - (unsigned)'a';
    if (symbol >= '0' && symbol <= '9')
        return FIGURES + symbol - (unsigned)'0';
    if (symbol == PHRASE_WORD)
        return WORD;
    const char *mark = symbol != 0 && symbol < 128 ? strchr(marks, symbol) : NULL;
    return mark != NULL ? MARKS + (unsigned)(mark - marks) : OTHER;
}

static uint32_t
key_of(uint32_t node, unsigned class)
{
    return node << CLASS_BITS | class;
}

static struct spot_step *
step_at(const struct spotter *s, uint32_t key)
{
    size_t slot = (key * 2654435761u >> 7) & (s->step_count - 1);
    while (s->steps[slot].key != key && s->steps[slot].key != 0)
        slot = (slot + 1) & (s->step_count - 1);
    return &s->steps[slot];
}

static void
grow_steps(struct spotter *s)
{
    struct spot_step *old = s->steps;
    size_t count = s->step_count;
    s->step_count = count > 0 ? count * 2 : FIRST_STEPS;
    s->steps = mem_alloc(s->step_count * sizeof *s->steps);
    for (size_t i = 0; i < count; i++)
        if (old[i].key != 0)
            *step_at(s, old[i].key) = old[i];
    free(old);
}

static uint32_t
add_node(struct spotter *s)
{
    s->nodes = mem_grow(s->nodes, &s->node_room, s->node_count + 1, sizeof *s->nodes);
    s->nodes[s->node_count] = (struct spot_node){.leads = 0};
    return (uint32_t)s->node_count++;
}

size_t
spotter_count(const struct spotter *s)
{
    return (size_t)s->nodes[ROOT].phrase;
}

int
spotter_add(struct spotter *s, const uint8_t *phrase, size_t length)
{
    if (s->node_count == 0)
        add_node(s);
    if (s->node_count + length >= NODES_MAX || s->nodes[ROOT].phrase >= PHRASES_MAX)
        return -1;
    uint32_t node = ROOT;
    for (size_t i = 0; i < length; i++) {
        if (s->node_count * 4 >= s->step_count * 3)
            grow_steps(s);
        struct spot_step *step = step_at(s, key_of(node, class_of(phrase[i])));
        if (step->key == 0)
            *step = (struct spot_step){key_of(node, class_of(phrase[i])), add_node(s)};
        node = step->node;
    }
    if (s->nodes[node].phrase == 0)
        s->nodes[node].phrase = ++s->nodes[ROOT].phrase;
    return s->nodes[node].phrase - 1;
}

static unsigned
count_bits(uint64_t bits)
{
    bits -= bits >> 1 & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0f;
    return (unsigned)(bits * 0x0101010101010101 >> 56);
}

/* The node that a symbol of the class leads to, from as far back as needed. */
static inline uint32_t
go(const struct spotter *s, uint32_t node, unsigned class)
{
    uint64_t bit = (uint64_t)1 << class;
    for (;; node = s->nodes[node].back) {
        const struct spot_node *at = &s->nodes[node];
        if ((at->leads & bit) != 0)
            return at->first + count_bits(at->leads & (bit - 1));
        if (node == ROOT)
            return ROOT;
    }
}

/* Nodes nearer to the root first: then what is further back is known. */
static void
link_nodes(struct spotter *s)
{
    uint32_t *queue = mem_alloc(s->node_count * sizeof *queue);
    size_t filled = 1;
    for (size_t done = 0; done < filled; done++) {
        uint32_t from = queue[done], to = s->nodes[from].first;
        for (uint64_t left = s->nodes[from].leads; left != 0; left &= left - 1, to++) {
            struct spot_node *node = &s->nodes[to];
            if (from != ROOT)
                node->back =
                    go(s, s->nodes[from].back, (unsigned)__builtin_ctzll(left)) & NODES_MAX;
            const struct spot_node *back = &s->nodes[node->back];
            node->more = node->back != ROOT && (back->phrase != 0 || back->more);
            queue[filled++] = to;
        }
    }
    free(queue);
}

/* Steps by the node they start from, and nodes as they were made. */
struct packing {
    const struct spot_step *steps;
    size_t step_count;
    const struct spot_node *made;
    struct spot_node *nodes;
    uint32_t count;
};

/* The first step from a node as it was made. */
static size_t
steps_from(const struct packing *packing, uint32_t node)
{
    size_t low = 0, high = packing->step_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (packing->steps[middle].key < key_of(node, 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
pack(struct packing *packing, uint32_t made, uint32_t node)
{
    size_t begin = steps_from(packing, made), end = steps_from(packing, made + 1);
    uint32_t first = packing->count;
    packing->nodes[node].first = first & NODES_MAX;
    packing->count += (uint32_t)(end - begin);
    packing->nodes[node].phrase = packing->made[made].phrase;
    for (size_t i = begin; i < end; i++)
        packing->nodes[node].leads |= (uint64_t)1 << (packing->steps[i].key & OTHER);
    for (size_t i = begin; i < end; i++)
        pack(packing, packing->steps[i].node, first + (uint32_t)(i - begin));
}

static int
compare_steps(const void *a, const void *b)
{
    const struct spot_step *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

void
spotter_close(struct spotter *s)
{
    if (s->node_count == 0)
        add_node(s);
    size_t count = 0;
    for (size_t i = 0; i < s->step_count; i++)
        if (s->steps[i].key != 0)
            s->steps[count++] = s->steps[i];
    if (count > 0)
        qsort(s->steps, count, sizeof *s->steps, compare_steps);
    struct packing packing = {s->steps, count, s->nodes,
                              mem_alloc(s->node_count * sizeof *s->nodes), 1};
    pack(&packing, ROOT, ROOT);
    free(s->nodes);
    free(s->steps);
    s->nodes = packing.nodes;
    s->steps = NULL;
    s->step_count = 0;
    link_nodes(s);
}

void
spotter_free(struct spotter *spotter)
{
    free(spotter->steps);
    free(spotter->nodes);
    *spotter = (struct spotter){0};
}

/* Where a word led to from a node. */
struct spot_word {
    uint32_t from, hash, to;
    uint32_t letters, length; /* in the memo's letters */
    uint32_t first, count;    /* of the memo's phrases: those that end in it */
};

struct spot_memo {
    struct spot_word *words;
    size_t count, room;
    uint8_t *letters;
    size_t letter_count, letter_room;
    int32_t *phrases;
    size_t phrase_count, phrase_room;
    uint8_t classes[SYMBOLS];
    uint32_t slots[MEMO_SLOTS]; /* word + 1 by its hash */
};

/* With room for what one agreement brings. */
struct spot_memo *
spot_memo_new(void)
{
    struct spot_memo *memo = mem_alloc(sizeof *memo);
    for (int symbol = 0; symbol < SYMBOLS; symbol++)
        memo->classes[symbol] = (uint8_t)class_of((uint8_t)symbol);
    memo->words = mem_grow(NULL, &memo->room, MEMO_SLOTS / 4, sizeof *memo->words);
    memo->letters = mem_grow(NULL, &memo->letter_room, MEMO_SLOTS * 4, 1);
    memo->phrases = mem_grow(NULL, &memo->phrase_room, MEMO_SLOTS * 2, sizeof *memo->phrases);
    return memo;
}

void
spot_memo_free(struct spot_memo *memo)
{
    if (memo == NULL)
        return;
    free(memo->words);
    free(memo->letters);
    free(memo->phrases);
    free(memo);
}

/* The next phrase that ends where the node does, further back; -1: none. */
static int32_t
next_phrase(const struct spotter *s, uint32_t *node)
{
    while (s->nodes[*node].more) {
        *node = s->nodes[*node].back;
        if (s->nodes[*node].phrase != 0)
            return s->nodes[*node].phrase - 1;
    }
    return -1;
}

static inline int32_t
first_phrase(const struct spotter *s, uint32_t *node)
{
    const struct spot_node *at = &s->nodes[*node];
    return at->phrase != 0 && *node != ROOT ? at->phrase - 1 : at->more ? next_phrase(s, node) : -1;
}

/* Adds the phrases that end at the node. */
static void
keep_phrases(const struct spotter *s, uint32_t node, struct spot_memo *memo)
{
    for (int32_t phrase = first_phrase(s, &node); phrase >= 0; phrase = next_phrase(s, &node)) {
        memo->phrases = mem_grow(memo->phrases, &memo->phrase_room, memo->phrase_count + 1,
                                 sizeof *memo->phrases);
        memo->phrases[memo->phrase_count++] = phrase;
    }
}

/* What there is no room for is forgotten, with all the rest. */
static void
make_room(struct spot_memo *memo, size_t letters)
{
    if (memo->count + 1 > MEMO_SLOTS / 2 || memo->letter_count > MEMO_LETTERS) {
        memset(memo->slots, 0, sizeof memo->slots);
        memo->count = memo->letter_count = memo->phrase_count = 0;
    }
    memo->words = mem_grow(memo->words, &memo->room, memo->count + 1, sizeof *memo->words);
    memo->letters = mem_grow(memo->letters, &memo->letter_room, memo->letter_count + letters, 1);
}

static const struct spot_word *
learn_word(const struct spotter *s, struct spot_memo *memo, const struct spot_word *known,
           const uint8_t *low)
{
    make_room(memo, known->length);
    struct spot_word *word = &memo->words[memo->count++];
    *word = *known;
    word->letters = (uint32_t)memo->letter_count;
    word->first = (uint32_t)memo->phrase_count;
    word->to = go(s, known->from, WORD);
    for (uint32_t i = 0; i < known->length; i++) {
        memo->letters[memo->letter_count++] = low[i];
        word->to = go(s, word->to, memo->classes[low[i]]);
        keep_phrases(s, word->to, memo);
    }
    word->count = (uint32_t)memo->phrase_count - word->first;
    return word;
}

/* The word that begins at low, with the space behind it, met at the node. */
static const struct spot_word *
word_at(const struct spotter *s, struct spot_memo *memo, uint32_t node, const uint8_t *low)
{
    struct spot_word word = {.from = node, .hash = node * 2654435761u};
    for (; symbol_is_word(low[word.length]); word.length++)
        word.hash = (word.hash ^ low[word.length]) * 16777619u;
    if (low[word.length] == ' ')
        word.hash = (word.hash ^ low[word.length++]) * 16777619u;
    word.hash ^= word.hash >> 15;
    size_t slot = word.hash % MEMO_SLOTS;
    for (; memo->slots[slot] != 0; slot = (slot + 1) % MEMO_SLOTS) {
        const struct spot_word *known = &memo->words[memo->slots[slot] - 1];
        if (known->hash == word.hash && known->from == node && known->length == word.length &&
            memcmp(memo->letters + known->letters, low, word.length) == 0)
            return known;
    }
    const struct spot_word *learnt = learn_word(s, memo, &word, low);
    slot = word.hash % MEMO_SLOTS; /* all may have been forgotten */
    while (memo->slots[slot] != 0)
        slot = (slot + 1) % MEMO_SLOTS;
    memo->slots[slot] = (uint32_t)memo->count;
    return learnt;
}

void
spotter_scan(const struct spotter *s, struct spot_memo *memo, const uint8_t *low, spotter_see *see,
             void *context)
{
    for (uint32_t node = ROOT; *low != SYMBOL_END;) {
        if (symbol_is_word(*low)) {
            const struct spot_word *word = word_at(s, memo, node, low);
            if (word->count > 0)
                see(context, memo->phrases + word->first, word->count);
            node = word->to;
            low += word->length;
            continue;
        }
        node = go(s, node, memo->classes[*low++]);
        uint32_t at = node;
        for (int32_t phrase = first_phrase(s, &at); phrase >= 0; phrase = next_phrase(s, &at))
            see(context, &phrase, 1);
    }
}
