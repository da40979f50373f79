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
/* Writes the file and frees the writer. stamp: what the reader must ask for. 0, or -1 after a
 * diagnostic. */
int image_save(struct image_writer *writer, const char *path, uint64_t stamp, struct diag *diag);

/* NULL, silently, when there is no such file, or it is not whole, or of another stamp. */
struct image *image_open(const char *path, uint64_t stamp);
/* The same on bytes that stay where they are (aligned as malloc aligns). */
struct image *image_of(const void *bytes, size_t length, uint64_t stamp);
void image_close(struct image *image);

/* The array, which must not be changed; NULL when there is none or its elements have another
 * size. */
void *image_part(const struct image *image, int part, size_t size, size_t *count);

#endif
