/* The dictionary: an open hash of words, an open hash of (node, word) steps, senses in one array.
 */
#include "library/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { WORDS, LETTERS, WORD_SLOTS, STEPS, FIRST, SENSES };

enum { SLOTS = 1024 };

struct phrases *
phrases_new(void)
{
    struct phrases *p = mem_alloc(sizeof *p);
    p->word_slots = mem_alloc(SLOTS * sizeof *p->word_slots);
    p->word_mask = SLOTS - 1;
    p->steps = mem_alloc(SLOTS * sizeof *p->steps);
    p->step_mask = SLOTS - 1;
    p->first = mem_grow(NULL, &p->node_room, 1, sizeof *p->first);
    p->first[0] = -1;
    p->node_count = 1;
    p->words = mem_grow(NULL, &p->word_room, 1, sizeof *p->words);
    p->words[0] = (struct phrases_entry){0, 0, 0};
    p->word_count = 1;
    return p;
}

void
phrases_free(struct phrases *p)
{
    if (p == NULL || p->borrowed) {
        free(p);
        return;
    }
    buf_free(&p->letters);
    free(p->words);
    free(p->word_slots);
    free(p->steps);
    free(p->first);
    free(p->senses);
    free(p);
}

uint32_t
phrases_hash(const char *word, size_t length)
{
    uint32_t h = PHRASES_HASH_START;
    for (size_t i = 0; i < length; i++)
        h = phrases_hash_on(h, (unsigned char)word[i]);
    return h;
}

/* The slot that holds the word, or the empty one where it belongs. */
static size_t
word_slot(const struct phrases *p, const char *word, size_t length, uint32_t hash)
{
    size_t slot = hash & p->word_mask;
    for (int at; (at = p->word_slots[slot]) != 0; slot = (slot + 1) & p->word_mask) {
        const struct phrases_entry *w = &p->words[at];
        const char *text = p->letters.bytes + w->text;
        if (w->hash == hash && strncmp(text, word, length) == 0 && text[length] == '\0')
            break;
    }
    return slot;
}

int
phrases_word(const struct phrases *p, const char *word, size_t length, uint32_t hash)
{
    return p->word_slots[word_slot(p, word, length, hash)];
}

static void
grow_words(struct phrases *p)
{
    free(p->word_slots);
    p->word_mask = p->word_mask * 2 + 1;
    p->word_slots = mem_alloc((p->word_mask + 1) * sizeof *p->word_slots);
    for (size_t i = 1; i < p->word_count; i++) {
        size_t slot = p->words[i].hash & p->word_mask;
        while (p->word_slots[slot] != 0)
            slot = (slot + 1) & p->word_mask;
        p->word_slots[slot] = (int)i;
    }
}

static int
intern(struct phrases *p, const char *word, size_t length)
{
    uint32_t hash = phrases_hash(word, length);
    size_t slot = word_slot(p, word, length, hash);
    if (p->word_slots[slot] != 0)
        return p->word_slots[slot];
    p->words = mem_grow(p->words, &p->word_room, p->word_count + 1, sizeof *p->words);
    p->words[p->word_count] = (struct phrases_entry){hash, (uint32_t)p->letters.length, 0};
    buf_add(&p->letters, word, length);
    buf_putc(&p->letters, '\0');
    p->word_slots[slot] = (int)p->word_count++;
    if (p->word_count * 2 > p->word_mask)
        grow_words(p);
    return (int)p->word_count - 1;
}

static void
grow_steps(struct phrases *p)
{
    struct phrases_path *old = p->steps;
    size_t slots = p->step_mask + 1;
    p->step_mask = slots * 2 - 1;
    p->steps = mem_alloc(slots * 2 * sizeof *p->steps);
    for (size_t i = 0; i < slots; i++)
        if (old[i].key != 0)
            p->steps[phrases_slot(p, old[i].key)] = old[i];
    free(old);
}

static int
walk(struct phrases *p, int node, int word)
{
    int known = phrases_step(p, node, word);
    if (known != 0)
        return known;
    p->first = mem_grow(p->first, &p->node_room, p->node_count + 1, sizeof *p->first);
    p->first[p->node_count] = -1;
    int made = (int)p->node_count++;
    if (node == 0) {
        p->words[word].node = made;
        return made;
    }
    uint64_t key = phrases_key(node, word);
    p->steps[phrases_slot(p, key)] = (struct phrases_path){
        key & (((uint64_t)1 << 2 * PHRASES_KEY) - 1), (unsigned)made & (PHRASES_NODES - 1)};
    if (++p->step_count * 2 > p->step_mask)
        grow_steps(p);
    return made;
}

void
phrases_add(struct phrases *p, const char *phrase, struct sense sense)
{
    int node = 0;
    if (p->node_count + strlen(phrase) >= PHRASES_NODES)
        return; /* one too many: a step could not tell where it leads */
    for (const char *at = phrase; *at != '\0';) {
        size_t length = strcspn(at, " ");
        if (length > 0)
            node = walk(p, node, intern(p, at, length));
        at += length + (at[length] == ' ');
    }
    if (node == 0)
        return;
    for (int i = p->first[node]; i >= 0; i = p->senses[i].next) {
        struct sense *known = &p->senses[i];
        if (known->kind == sense.kind && known->value == sense.value && known->rule == sense.rule) {
            known->forms |= sense.forms;
            return;
        }
    }
    p->senses = mem_grow(p->senses, &p->sense_room, p->sense_count + 1, sizeof *p->senses);
    sense.next = p->first[node];
    p->senses[p->sense_count] = sense;
    p->first[node] = (int)p->sense_count++;
}

void
phrases_save(const struct phrases *p, struct image_writer *writer, int part)
{
    image_add(writer, part + WORDS, p->words, sizeof *p->words, p->word_count);
    image_add(writer, part + LETTERS, p->letters.bytes, 1, p->letters.length);
    image_add(writer, part + WORD_SLOTS, p->word_slots, sizeof *p->word_slots, p->word_mask + 1);
    image_add(writer, part + STEPS, p->steps, sizeof *p->steps, p->step_mask + 1);
    image_add(writer, part + FIRST, p->first, sizeof *p->first, p->node_count);
    image_add(writer, part + SENSES, p->senses, sizeof *p->senses, p->sense_count);
}

struct phrases *
phrases_load(const struct image *image, int part)
{
    struct phrases *p = mem_alloc(sizeof *p);
    p->borrowed = true;
    p->words = image_part(image, part + WORDS, sizeof *p->words, &p->word_count);
    p->letters.bytes = image_part(image, part + LETTERS, 1, &p->letters.length);
    p->word_slots = image_part(image, part + WORD_SLOTS, sizeof *p->word_slots, &p->word_mask);
    p->steps = image_part(image, part + STEPS, sizeof *p->steps, &p->step_mask);
    p->first = image_part(image, part + FIRST, sizeof *p->first, &p->node_count);
    p->senses = image_part(image, part + SENSES, sizeof *p->senses, &p->sense_count);
    p->word_mask--;
    p->step_mask--;
    if (p->words != NULL && p->letters.bytes != NULL && p->word_slots != NULL && p->steps != NULL &&
        p->first != NULL && p->senses != NULL)
        return p;
    free(p);
    return NULL;
}
