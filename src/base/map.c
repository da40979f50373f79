/* Open addressing with linear probing; a multiplicative hash. Nothing iterates it, so order never
 * shows in any output. */
#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct entry {
    uint64_t hash;
    char *key; /* NULL: free */
    size_t length;
    void *value;
};

struct map {
    struct entry *entries;
    size_t room, count; /* room is a power of two or 0 */
};

/* Eight bytes at a time: keys are words and paths, and each is hashed each time it is looked for.
 */
static uint64_t
hash_key(const unsigned char *bytes, size_t length)
{
    const uint64_t prime = 0x9e3779b97f4a7c15u;
    uint64_t hash = length * prime, word;
    for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = (hash ^ word) * prime;
        hash ^= hash >> 32;
    }
    word = 0;
    for (size_t i = 0; i < length; i++)
        word = word << 8 | bytes[i];
    hash = (hash ^ word) * prime;
    return hash ^ hash >> 32;
}

/* The key's entry, or the free one where it belongs. */
static struct entry *
place(const struct map *map, const void *key, size_t length, uint64_t hash)
{
    for (size_t i = hash & (map->room - 1);; i = (i + 1) & (map->room - 1)) {
        struct entry *entry = &map->entries[i];
        if (entry->key == NULL || (entry->hash == hash && entry->length == length &&
                                   memcmp(entry->key, key, length) == 0))
            return entry;
    }
}

static void
grow(struct map *map)
{
    struct entry *old = map->entries;
    size_t room = map->room;
    map->room = room == 0 ? 64 : room * 2;
    map->entries = mem_alloc(map->room * sizeof *map->entries);
    for (size_t i = 0; i < room; i++)
        if (old[i].key != NULL)
            *place(map, old[i].key, old[i].length, old[i].hash) = old[i];
    free(old);
}

struct map *
map_new(void)
{
    return mem_alloc(sizeof(struct map));
}

void
map_clear(struct map *map, void (*free_value)(void *))
{
    for (size_t i = 0; i < map->room; i++) {
        if (map->entries[i].key != NULL && free_value != NULL)
            free_value(map->entries[i].value);
        free(map->entries[i].key);
    }
    free(map->entries);
    *map = (struct map){0};
}

void
map_free(struct map *map, void (*free_value)(void *))
{
    if (map == NULL)
        return;
    map_clear(map, free_value);
    free(map);
}

void *
map_get(const struct map *map, const void *key, size_t length)
{
    if (map->count == 0)
        return NULL;
    return place(map, key, length, hash_key(key, length))->value;
}

void **
map_put(struct map *map, const void *key, size_t length)
{
    if (map->count * 4 >= map->room * 3)
        grow(map);
    uint64_t hash = hash_key(key, length);
    struct entry *entry = place(map, key, length, hash);
    if (entry->key == NULL) {
        *entry = (struct entry){hash, mem_strndup(key, length), length, NULL};
        map->count++;
    }
    return &entry->value;
}

size_t
map_count(const struct map *map)
{
    return map->count;
}
