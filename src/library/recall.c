/* Texts one after the other in one stretch of memory, each with its phrases behind it, and answers
 * wherever there was room when they came; found by their hash. */
#include "library/recall.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

/* Looking further than NEAR slots would be slower than reading the text. */
enum { SLOTS = 1 << 14, NEAR = 16, ALIGN = 4 };

/* The text's bytes follow, then its phrases. Places are bytes of the memory. */
struct record {
    uint32_t hash, length, phrase_count;
    uint32_t answers, answer_count;
};

struct recall {
    char *memory;
    size_t used;
    uint32_t slots[SLOTS]; /* places of records; 0: none */
};

struct recall *
recall_new(void)
{
    struct recall *recall = mem_alloc(sizeof *recall);
    recall->memory = mem_alloc(RECALL_BYTES);
    recall->used = ALIGN;
    return recall;
}

void
recall_free(struct recall *recall)
{
    if (recall == NULL)
        return;
    free(recall->memory);
    free(recall);
}

static struct record *
record_at(const struct recall *recall, uint32_t place)
{
    return (struct record *)(void *)(recall->memory + place);
}

static size_t
aligned(size_t size)
{
    return (size + ALIGN - 1) / ALIGN * ALIGN;
}

static const uint16_t *
phrases_of(const struct record *record)
{
    return (const uint16_t *)(const void *)((const char *)(record + 1) + aligned(record->length));
}

static bool
is_of(const struct record *record, const struct recall_text *text, uint32_t hash)
{
    return record->hash == hash && record->length == text->length &&
           memcmp(record + 1, text->bytes, text->length) == 0;
}

static uint32_t
hash_of(const struct recall_text *text)
{
    return (uint32_t)(hash_bytes(text->bytes, text->length) >> 20);
}

/* The slot of the text, or an empty one for it; -1: there is none near. */
static int
slot_of(const struct recall *recall, const struct recall_text *text, uint32_t hash)
{
    for (uint32_t i = 0; i < NEAR; i++) {
        uint32_t slot = (hash + i) % SLOTS;
        if (recall->slots[slot] == 0 || is_of(record_at(recall, recall->slots[slot]), text, hash))
            return (int)slot;
    }
    return -1;
}

bool
recall_find(const struct recall *recall, const struct recall_text *text, struct recalled *found)
{
    int slot = slot_of(recall, text, hash_of(text));
    if (slot < 0 || recall->slots[slot] == 0)
        return false;
    const struct record *record = record_at(recall, recall->slots[slot]);
    const char *answers = recall->memory + record->answers;
    *found = (struct recalled){phrases_of(record), (const uint16_t *)(const void *)answers,
                               record->phrase_count, record->answer_count};
    return true;
}

/* Copies to the end of what is used; the place. */
static uint32_t
put(struct recall *recall, const void *bytes, size_t size)
{
    size_t place = recall->used;
    if (size > 0)
        memcpy(recall->memory + place, bytes, size);
    recall->used += aligned(size);
    return (uint32_t)place;
}

static bool
has_room(const struct recall *recall, size_t length, const struct recalled *learnt)
{
    size_t numbers = (learnt->phrase_count + learnt->answer_count) * sizeof(uint16_t);
    size_t most = RECALL_BYTES - sizeof(struct record) - ALIGN * ALIGN;
    return length < most && numbers < most - length && recall->used < most - length - numbers;
}

static void
forget(struct recall *recall)
{
    memset(recall->slots, 0, sizeof recall->slots);
    recall->used = ALIGN;
}

void
recall_keep(struct recall *recall, const struct recall_text *text, const struct recalled *learnt)
{
    uint32_t hash = hash_of(text);
    if (!has_room(recall, text->length, learnt))
        forget(recall);
    int slot = slot_of(recall, text, hash);
    if (slot < 0 || !has_room(recall, text->length, learnt))
        return;
    if (recall->slots[slot] == 0) {
        struct record record = {hash, (uint32_t)text->length, (uint32_t)learnt->phrase_count, 0, 0};
        recall->slots[slot] = put(recall, &record, sizeof record);
        put(recall, text->bytes, text->length);
        put(recall, learnt->phrases, learnt->phrase_count * sizeof *learnt->phrases);
    }
    struct record *record = record_at(recall, recall->slots[slot]);
    record->answers = put(recall, learnt->answers, learnt->answer_count * sizeof *learnt->answers);
    record->answer_count = (uint32_t)learnt->answer_count;
}
