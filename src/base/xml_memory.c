/* Pages of one size of block each, cut from one reserved stretch of addresses, so that a pointer
 * alone tells whose it is and how large. Free blocks of a size form a chain. What is large, or no
 * longer fits, comes from malloc. The state is the process's, as that of malloc is: libxml2's hooks
 * take no context. */
#include "base/xml_memory.h"

#include <libxml/xmlmemory.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/mem.h"

enum { UNIT = 16, SIZES = 16, LARGEST = UNIT * SIZES, PAGE = 16 << 10, PAGES = 16 << 10 };
/* A large page of the machine, and what most documents need: more would be rounded up to one. */
enum { LARGE = 2 << 20, USUAL = 2 * LARGE };

struct block {
    struct block *next;
};

static struct {
    char *pages; /* PAGES of them; NULL: none were to be had */
    size_t used; /* pages */
    struct block *free[SIZES];
    struct {
        char *at, *end;
    } fresh[SIZES]; /* what of the last page of the size was never used */
    uint8_t sizes[PAGES];
} heap;

static bool
is_ours(const void *memory)
{
    return (uintptr_t)memory - (uintptr_t)heap.pages < heap.used * PAGE;
}

static size_t
size_of(const void *memory)
{
    return heap.sizes[((uintptr_t)memory - (uintptr_t)heap.pages) / PAGE];
}

static void
begin_page(size_t size)
{
    char *page = heap.pages + heap.used * PAGE;
    heap.sizes[heap.used++] = (uint8_t)size;
    heap.fresh[size].at = page;
    heap.fresh[size].end = page + PAGE;
}

/* A block from a page's rest, or from the next page. */
static inline void *
take_fresh(size_t size)
{
    ptrdiff_t bytes = ((ptrdiff_t)size + 1) * UNIT;
    if (heap.fresh[size].end - heap.fresh[size].at < bytes) {
        if (heap.used == PAGES)
            return NULL;
        begin_page(size);
    }
    char *block = heap.fresh[size].at;
    heap.fresh[size].at += bytes;
    return block;
}

static void *
take(size_t bytes)
{
    if (bytes > LARGEST || heap.pages == NULL)
        return malloc(bytes);
    size_t size = bytes > 0 ? (bytes - 1) / UNIT : 0;
    struct block *block = heap.free[size];
    if (block != NULL) {
        heap.free[size] = block->next;
        return block;
    }
    void *fresh = take_fresh(size);
    return fresh != NULL ? fresh : malloc(bytes);
}

static void
give_back(void *memory)
{
    struct block *block = memory;
    if (!is_ours(memory)) {
        free(memory);
        return;
    }
    size_t size = size_of(memory);
    block->next = heap.free[size];
    heap.free[size] = block;
}

static void *
change(void *memory, size_t bytes)
{
    if (memory == NULL)
        return take(bytes);
    if (!is_ours(memory))
        return realloc(memory, bytes);
    size_t room = (size_of(memory) + 1) * UNIT;
    if (bytes <= room)
        return memory;
    void *more = take(bytes);
    if (more == NULL)
        return NULL;
    memcpy(more, memory, room);
    give_back(memory);
    return more;
}

static char *
copy(const char *text)
{
    size_t bytes = strlen(text) + 1;
    char *copied = take(bytes);
    return copied != NULL ? memcpy(copied, text, bytes) : NULL;
}

void
xml_memory_use(void)
{
    if (MEM_WATCHED || heap.pages != NULL)
        return;
    size_t bytes = (size_t)PAGES * PAGE;
    char *pages = mmap(NULL, bytes + LARGE, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (pages == MAP_FAILED)
        return;
    heap.pages = pages + (LARGE - (uintptr_t)pages % LARGE) % LARGE;
    madvise(heap.pages, USUAL, MADV_HUGEPAGE); /* merely faster */
    xmlMemSetup(give_back, take, change, copy);
}
