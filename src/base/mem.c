/* Memory that cannot fail. Owns the one place where running out is handled. */
#include "base/mem.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/status.h"

static void *
check(void *got)
{
    if (got == NULL) {
        fputs("mou: error: out of memory\n", stderr);
        exit(STATUS_INPUT);
    }
    return got;
}

void
mem_expect(size_t bytes)
{
    enum { LARGE = 2 << 20, MORE = 256 << 10 /* than the heap has left */ };
    if (MEM_WATCHED)
        return;
    uintptr_t first = ((uintptr_t)sbrk(0) + LARGE - 1) / LARGE * LARGE;
    mallopt(M_TOP_PAD, (int)bytes + LARGE);
    mallopt(M_TRIM_THRESHOLD, (int)bytes * 4);
    mallopt(M_MMAP_THRESHOLD, (int)bytes);
    free(
        check(malloc(MORE))); /* the heap grows by that and the padding, which nobody touched yet */
    uintptr_t last = (uintptr_t)sbrk(0) / LARGE * LARGE;
    if (last <= first)
        return;
    madvise((void *)first, last - first, MADV_HUGEPAGE); /* merely faster */
    char *rest = check(malloc(1)); /* up to the first large page nothing else is put, … */
    if ((uintptr_t)rest < first)
        (void)check(malloc(first - (uintptr_t)rest)); /* … and nobody looks at it */
}

void *
mem_alloc(size_t size)
{
    return check(calloc(1, size > 0 ? size : 1));
}

void *
mem_realloc(void *old, size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size)
        check(NULL);
    size_t bytes = count * size;
    return check(realloc(old, bytes > 0 ? bytes : 1));
}

void *
mem_grow_more(void *old, size_t *room, size_t need, size_t size)
{
    enum { LEAST = 8, LEAST_BYTES = 64, LEAST_TEXT = 256, MUCH_TEXT = 64 << 10 };
    size_t least = size == 1 ? LEAST_TEXT : size * LEAST < LEAST_BYTES ? LEAST_BYTES / size : LEAST;
    size_t more = *room > 0 ? *room : least;
    while (more < need)
        more = more > SIZE_MAX / 2 ? need : size == 1 && more < MUCH_TEXT ? more * 4 : more * 2;
    *room = more;
    return mem_realloc(old, more, size);
}

char *
mem_strndup(const char *text, size_t length)
{
    char *copy = mem_alloc(length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *
mem_strdup(const char *text)
{
    return mem_strndup(text, strlen(text));
}

char *
mem_format(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0)
        check(NULL);
    char *text = mem_alloc((size_t)length + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return text;
}

const char *
mem_find(const char *text, size_t length, const char *what)
{
    size_t size = strlen(what);
    const char *end = text + length;
    while (length >= size && (text = memchr(text, what[0], length - size + 1)) != NULL) {
        if (memcmp(text, what, size) == 0)
            return text;
        text++;
        length = (size_t)(end - text);
    }
    return NULL;
}
