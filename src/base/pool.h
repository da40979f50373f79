/* Memory for things that live and die together: many small allocations, one free. */
#ifndef MOU_BASE_POOL_H
#define MOU_BASE_POOL_H

#include <stddef.h>

struct pool;

struct pool *pool_new(void);
void pool_free(struct pool *pool);

/* Zeroed, aligned for any type, borrowed from the pool. */
void *pool_alloc(struct pool *pool, size_t size);
void *pool_array(struct pool *pool, size_t count,
                 size_t size); /* checks count * size for overflow */
void *pool_copy(struct pool *pool, const void *bytes, size_t size);
char *pool_strndup(struct pool *pool, const char *text, size_t length);

#endif
