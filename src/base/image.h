/* Arrays of plain numbers and bytes in one file, mapped and used where they lie: what takes long to
 * work out is worked out once. Knows files; knows nothing of what the arrays mean. An image is for
 * the machine and the program that wrote it. */
#ifndef MOU_BASE_IMAGE_H
#define MOU_BASE_IMAGE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

enum { IMAGE_PARTS = 64 };

struct image_part {
    uint64_t offset, size, count; /* size: of one element */
};

/* Zero-initialise. */
struct image_writer {
    struct image_part parts[IMAGE_PARTS];
    struct buf bytes;
};

/* Adds an array as that part; each part once. */
void image_add(struct image_writer *writer, int part, const void *list, size_t size, size_t count);
/* Puts the same number of elements in place of those that were added. */
void image_change(struct image_writer *writer, int part, const void *list);
/* Where an image would like to be mapped: pointers to what lies in it are made for that. */
#define IMAGE_HOME ((uintptr_t)0x110000000000)
/* The address that the next array will have there. */
uintptr_t image_next(const struct image_writer *writer);
/* Writes the file and frees the writer. stamp: what the reader must ask for. 0, or -1 after a
 * diagnostic. */
int image_save(struct image_writer *writer, const char *path, uint64_t stamp, struct diag *diag);

/* NULL, silently, when there is no such file, or it is not whole, or of another stamp. */
struct image *image_open(const char *path, uint64_t stamp);
/* The same on bytes that stay where they are (aligned as malloc aligns). */
struct image *image_of(const void *bytes, size_t length, uint64_t stamp);
void image_close(struct image *image);

/* How far from home it lies; 0: there. An image that was opened may be written to, nobody else sees
 * it. */
intptr_t image_away(const struct image *image);

/* The array, which must not be changed but for pointers; NULL when there is none or its elements have another
 * size. */
void *image_part(const struct image *image, int part, size_t size, size_t *count);

#endif
