/* The tree of phrases: its steps in one hash table, and for each node where to go on when no step
 * leads further. A text is walked word by word, and what a word led to is remembered. */
#include "library/spotter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "library/needs.h"

enum { ROOT = 0, FIRST_STEPS = 1024, MEMO_SLOTS = 1 << 14, MEMO_LETTERS = 1 << 20 };

static struct spot_step *
step_at(const struct spotter *s, uint32_t node, uint8_t symbol)
{
    uint32_t key = node << 8 | symbol;
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
            *step_at(s, old[i].key >> 8, (uint8_t)old[i].key) = old[i];
    free(old);
}

static uint32_t
add_node(struct spotter *s)
{
    s->nodes = mem_grow(s->nodes, &s->node_room, s->node_count + 1, sizeof *s->nodes);
    s->nodes[s->node_count] = (struct spot_node){.phrase = -1};
    return (uint32_t)s->node_count++;
}

static void
add_root(struct spotter *s)
{
    add_node(s);
    s->nodes[ROOT].phrase = 0;
}

size_t
spotter_count(const struct spotter *s)
{
    return (size_t)s->nodes[ROOT].phrase;
}

static uint32_t
lead(uint8_t symbol)
{
    return (uint32_t)1 << (symbol & 31);
}

int
spotter_add(struct spotter *s, const uint8_t *phrase, size_t length)
{
    if (s->node_count == 0)
        add_root(s);
    uint32_t node = ROOT;
    for (size_t i = 0; i < length; i++) {
        if (s->node_count * 4 >= s->step_count * 3)
            grow_steps(s);
        struct spot_step *step = step_at(s, node, phrase[i]);
        if (step->key == 0) {
            *step = (struct spot_step){node << 8 | phrase[i], add_node(s)};
            s->nodes[node].leads |= lead(phrase[i]);
        }
        node = step->node;
    }
    if (s->nodes[node].phrase < 0)
        s->nodes[node].phrase = s->nodes[ROOT].phrase++;
    return s->nodes[node].phrase;
}

/* The node that the symbol leads to, from as far back as needed. */
static inline uint32_t
go(const struct spotter *s, uint32_t node, uint8_t symbol)
{
    for (;; node = s->nodes[node].back) {
        if ((s->nodes[node].leads & lead(symbol)) != 0) {
            const struct spot_step *step = step_at(s, node, symbol);
            if (step->key != 0)
                return step->node;
        }
        if (node == ROOT)
            return ROOT;
    }
}

static void
link_node(struct spotter *s, uint32_t from, const struct spot_step *step)
{
    struct spot_node *node = &s->nodes[step->node];
    if (from != ROOT)
        node->back = go(s, s->nodes[from].back, (uint8_t)step->key);
    const struct spot_node *back = &s->nodes[node->back];
    node->more = node->back != ROOT && back->phrase >= 0 ? node->back : back->more;
}

/* Nodes nearer to the root first: then what is further back is known. */
void
spotter_close(struct spotter *s)
{
    if (s->node_count == 0)
        add_root(s);
    if (s->step_count == 0)
        grow_steps(s);
    struct spot_step *steps = mem_alloc(s->node_count * sizeof *steps);
    uint32_t *queue = mem_alloc(s->node_count * sizeof *queue);
    size_t *first = mem_alloc((s->node_count + 1) * sizeof *first);
    size_t count = 0, done = 0, filled = 1;
    for (size_t i = 0; i < s->step_count; i++)
        if (s->steps[i].key != 0)
            first[(s->steps[i].key >> 8) + 1]++;
    for (size_t i = 0; i < s->node_count; i++)
        first[i + 1] += first[i];
    for (size_t i = 0; i < s->step_count; i++)
        if (s->steps[i].key != 0)
            steps[first[s->steps[i].key >> 8]++] = s->steps[i];
    for (queue[0] = ROOT; done < filled; done++) {
        uint32_t from = queue[done];
        count = first[from];
        for (size_t i = from > 0 ? first[from - 1] : 0; i < count; i++) {
            link_node(s, from, &steps[i]);
            queue[filled++] = steps[i].node;
        }
    }
    free(first);
    free(queue);
    free(steps);
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
    uint32_t slots[MEMO_SLOTS]; /* word + 1 by its hash */
};

struct spot_memo *
spot_memo_new(void)
{
    return mem_alloc(sizeof(struct spot_memo));
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

/* Adds the phrases that end at the node. */
static void
keep_phrases(const struct spotter *s, uint32_t node, struct spot_memo *memo)
{
    for (uint32_t at = s->nodes[node].phrase >= 0 ? node : s->nodes[node].more; at != ROOT;
         at = s->nodes[at].more) {
        memo->phrases = mem_grow(memo->phrases, &memo->phrase_room, memo->phrase_count + 1,
                                 sizeof *memo->phrases);
        memo->phrases[memo->phrase_count++] = s->nodes[at].phrase;
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
    word->to = go(s, known->from, PHRASE_WORD);
    for (uint32_t i = 0; i < known->length; i++) {
        memo->letters[memo->letter_count++] = low[i];
        word->to = go(s, word->to, low[i]);
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
        node = go(s, node, *low++);
        for (uint32_t at = s->nodes[node].phrase >= 0 ? node : s->nodes[node].more; at != ROOT;
             at = s->nodes[at].more)
            see(context, &s->nodes[at].phrase, 1);
    }
}
