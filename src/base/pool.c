/* A chain of blocks handed out front to back. */
#include "base/pool.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BLOCK_BYTES = 64 << 10, ALIGNMENT = 16 };

struct block {
    struct block *before;
    size_t used, room;
    _Alignas(ALIGNMENT) char bytes[];
};

struct pool {
    struct block *last;
};

struct pool *
pool_new(void)
{
    return mem_alloc(sizeof(struct pool));
}

void
pool_free(struct pool *pool)
{
    if (pool == NULL)
        return;
    for (struct block *block = pool->last, *before; block != NULL; block = before) {
        before = block->before;
        free(block);
    }
    free(pool);
}

static void *
take(struct pool *pool, size_t size)
{
    size_t need = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    struct block *block = pool->last;
    if (block == NULL || block->room - block->used < need) {
        size_t room = need > BLOCK_BYTES ? need : BLOCK_BYTES;
        block = mem_realloc(NULL, 1, sizeof *block + room);
        *block = (struct block){.before = pool->last, .room = room};
        pool->last = block;
    }
    void *bytes = block->bytes + block->used;
    block->used += need;
    return bytes;
}

void *
pool_alloc(struct pool *pool, size_t size)
{
    return memset(take(pool, size), 0, size);
}

void *
pool_copy(struct pool *pool, const void *bytes, size_t size)
{
    return memcpy(take(pool, size), bytes, size);
}

void *
pool_array(struct pool *pool, size_t count, size_t size)
{
    if (size != 0 && count > (SIZE_MAX - 4096) / size)
        mem_realloc(NULL, SIZE_MAX, SIZE_MAX); /* ends the program */
    return pool_alloc(pool, count * size);
}

char *
pool_strndup(struct pool *pool, const char *text, size_t length)
{
    char *copy = pool_alloc(pool, length + 1);
    memcpy(copy, text, length);
    return copy;
}
