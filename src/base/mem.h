/* Memory that cannot fail: running out ends the program with a message (design rule: no
 * out-of-memory branches anywhere else). What these return is yours to free(). */
#ifndef MOU_BASE_MEM_H
#define MOU_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
/* Whether somebody watches what is allocated and freed, block by block. */
#ifdef __SANITIZE_ADDRESS__
enum { MEM_WATCHED = true };
#else
enum { MEM_WATCHED = false };
#endif

/* So much memory will soon be needed, by something that makes and drops much: it is had at once, in
 * large pages where the system has them, and not given back in between. Most of what the system did
 * for a document was handing out single pages. */
void mem_expect(size_t bytes);

void *mem_alloc(size_t size);                            /* zeroed */
void *mem_realloc(void *old, size_t count, size_t size); /* checks count * size for overflow */
char *mem_strdup(const char *text);
char *mem_strndup(const char *text, size_t length);
char *mem_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Grows an array by doubling (text, while it is short, faster) so that `need` elements fit; updates *room. */
void *mem_grow_more(void *old, size_t *room, size_t need, size_t size);
static inline void *
mem_grow(void *old, size_t *room, size_t need, size_t size)
{
    return need <= *room ? old : mem_grow_more(old, room, need, size);
}

/* memmem for needles of a few bytes in short texts, where that spends its time on preparing. */
const char *mem_find(const char *text, size_t length, const char *what);

#endif
