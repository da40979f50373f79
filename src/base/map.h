/* A hash map from bytes to pointers. Keys are copied; values are the caller's. */
#ifndef MOU_BASE_MAP_H
#define MOU_BASE_MAP_H

#include <stddef.h>

struct map;

struct map *map_new(void);
/* free_value may be NULL. */
void map_free(struct map *map, void (*free_value)(void *));

/* NULL when absent. */
void *map_get(const struct map *map, const void *key, size_t length);
/* The place of the value, made (NULL) when absent; good until the next map_put. */
void **map_put(struct map *map, const void *key, size_t length);
size_t map_count(const struct map *map);
/* Forgets everything. */
void map_clear(struct map *map, void (*free_value)(void *));

#endif
