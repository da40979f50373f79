/* The open hash behind library_find(). */
#include "library/index.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct entry {
    enum library_kind kind;
    const char *id;
    const void *thing;
    const xmlNode *node;
};

struct library_index {
    struct entry *entries;
    size_t count;
    uint32_t *slots; /* entry + 1 by the hash of its kind and id; 0: none */
    size_t slot_mask;
    char **made; /* ids that stand in no file as they are */
    size_t made_count, made_room;
};

struct library_index *
index_new(void)
{
    return mem_alloc(sizeof(struct library_index));
}

void
index_free(struct library_index *index)
{
    if (index == NULL)
        return;
    for (size_t i = 0; i < index->made_count; i++)
        free(index->made[i]);
    free(index->made);
    free(index->entries);
    free(index->slots);
    free(index);
}

const char *
index_keep(struct library_index *index, char *made, const char *id)
{
    if (made == NULL)
        return id;
    index->made = mem_grow(index->made, &index->made_room, index->made_count + 1, sizeof made);
    index->made[index->made_count++] = made;
    return made;
}

static size_t
slot_of(const struct library_index *index, enum library_kind kind, const char *id)
{
    uint32_t hash = (uint32_t)kind;
    for (const char *at = id; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    size_t slot = (hash ^ hash >> 15) & index->slot_mask;
    for (uint32_t number; (number = index->slots[slot]) != 0;
         slot = (slot + 1) & index->slot_mask) {
        const struct entry *entry = &index->entries[number - 1];
        if (entry->kind == kind && strcmp(entry->id, id) == 0)
            break;
    }
    return slot;
}

/* -1 after a diagnostic when the id is there already. */
static int
add(struct library_index *index, const struct entry *entry, struct diag *diag)
{
    size_t slot = slot_of(index, entry->kind, entry->id);
    if (index->slots[slot] != 0) {
        const struct entry *before = &index->entries[index->slots[slot] - 1];
        diag_error(diag, STATUS_LIBRARY, (const char *)entry->node->doc->URL,
                   xmlGetLineNo(entry->node), "give one of them another id",
                   "the id '%s' is used before, at %s:%ld", entry->id,
                   (const char *)before->node->doc->URL, xmlGetLineNo(before->node));
        return -1;
    }
    index->entries[index->count++] = *entry;
    index->slots[slot] = (uint32_t)index->count;
    return 0;
}

static size_t
count_all(const struct library *library)
{
    size_t count = library->topic_count + library->criterion_count + library->provision_count;
    for (int kind = 0; kind < LIBRARY_KINDS; kind++)
        count += library->records[kind].count;
    return count;
}

static void
make_room(struct library_index *index, size_t count)
{
    index->slot_mask = 63;
    while (index->slot_mask < count * 2)
        index->slot_mask = index->slot_mask * 2 + 1;
    index->slots = mem_alloc((index->slot_mask + 1) * sizeof *index->slots);
    index->entries = mem_realloc(NULL, count + 1, sizeof *index->entries);
}

int
index_fill(struct library_index *index, const struct library *library, struct diag *diag)
{
    int status = 0;
    make_room(index, count_all(library));
    for (size_t i = 0; i < library->topic_count; i++) {
        const struct topic *topic = &library->topics[i];
        status |= add(index, &(struct entry){LIBRARY_TOPIC, topic->id, topic, topic->node}, diag);
    }
    for (size_t i = 0; i < library->criterion_count; i++) {
        const struct criterion *own = &library->criteria[i];
        status |= add(index, &(struct entry){LIBRARY_CRITERION, own->id, own, own->node}, diag);
    }
    for (size_t i = 0; i < library->provision_count; i++) {
        const struct provision *own = &library->provisions[i];
        status |= add(index, &(struct entry){LIBRARY_PROVISION, own->id, own, own->node}, diag);
    }
    for (enum library_kind kind = 0; kind < LIBRARY_KINDS; kind++)
        for (size_t i = 0; i < library->records[kind].count; i++) {
            const struct record *record = &library->records[kind].list[i];
            status |= add(index, &(struct entry){kind, record->id, record, record->node}, diag);
        }
    return status;
}

const void *
index_find(const struct library_index *index, enum library_kind kind, const char *id)
{
    if (id == NULL || index->count == 0)
        return NULL;
    uint32_t number = index->slots[slot_of(index, kind, id)];
    return number != 0 ? index->entries[number - 1].thing : NULL;
}

static int
compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void
index_each(const struct library_index *index, enum library_kind kind,
           void (*see)(void *context, const char *id), void *context)
{
    size_t count = 0;
    const char **ids = mem_alloc((index->count + 1) * sizeof *ids);
    for (size_t i = 0; i < index->count; i++)
        if (index->entries[i].kind == kind)
            ids[count++] = index->entries[i].id;
    qsort(ids, count, sizeof *ids, compare);
    for (size_t i = 0; i < count; i++)
        see(context, ids[i]);
    free(ids);
}
