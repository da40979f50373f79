/* A head, a table of parts, then the parts. A checksum tells a damaged table from a whole one, and
 * the length a file that was cut off; the parts themselves are trusted as the program beside them
 * is: to look them all over would take longer than a check. */
#include "base/image.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"

enum { ALIGN = 16, TABLE = IMAGE_PARTS * sizeof(struct image_part) };

static const char magic[8] = "mouimage";

struct head {
    char magic[8];
    uint64_t stamp, length, checksum; /* length: of the file; checksum: of the table */
};

struct image {
    const char *bytes; /* from the head on */
    size_t length, mapped;
    const struct image_part *parts;
};

void
image_add(struct image_writer *writer, int part, const void *list, size_t size, size_t count)
{
    static const char zeros[ALIGN];
    struct buf *bytes = &writer->bytes;
    if (bytes->length % ALIGN != 0)
        buf_add(bytes, zeros, ALIGN - bytes->length % ALIGN);
    writer->parts[part] = (struct image_part){
        sizeof(struct head) + sizeof writer->parts + bytes->length, size, count};
    buf_add(bytes, list != NULL ? list : "", size * count);
    buf_add(bytes, zeros, 1); /* so that none is empty */
}

void
image_change(struct image_writer *writer, int part, const void *list)
{
    const struct image_part *known = &writer->parts[part];
    size_t at = (size_t)known->offset - sizeof(struct head) - sizeof writer->parts;
    memcpy(writer->bytes.bytes + at, list, (size_t)(known->size * known->count));
}

uintptr_t
image_next(const struct image_writer *writer)
{
    size_t length = (writer->bytes.length + ALIGN - 1) / ALIGN * ALIGN;
    return IMAGE_HOME + sizeof(struct head) + sizeof writer->parts + length;
}

int
image_save(struct image_writer *writer, const char *path, uint64_t stamp, struct diag *diag)
{
    struct buf file = {0};
    struct head head = {.stamp = stamp};
    memcpy(head.magic, magic, sizeof magic);
    buf_add(&file, (const char *)&head, sizeof head);
    buf_add(&file, (const char *)writer->parts, sizeof writer->parts);
    buf_add(&file, buf_text(&writer->bytes), writer->bytes.length);
    head.length = file.length;
    head.checksum = hash_bytes(file.bytes + sizeof head, sizeof writer->parts);
    memcpy(file.bytes, &head, sizeof head);
    int status = file_write(path, file.bytes, file.length, diag);
    buf_free(&file);
    buf_free(&writer->bytes);
    return status;
}

static bool
parts_fit(const struct image *image)
{
    for (int i = 0; i < IMAGE_PARTS; i++) {
        const struct image_part *part = &image->parts[i];
        if (part->size == 0)
            continue;
        if (part->offset % ALIGN != 0 || part->offset >= image->length ||
            part->count > (image->length - part->offset) / part->size)
            return false;
    }
    return true;
}

struct image *
image_of(const void *bytes, size_t length, uint64_t stamp)
{
    struct head head;
    if (length < sizeof head + TABLE)
        return NULL;
    memcpy(&head, bytes, sizeof head);
    const char *rest = (const char *)bytes + sizeof head;
    if (memcmp(head.magic, magic, sizeof magic) != 0 || head.stamp != stamp ||
        head.length != length || head.checksum != hash_bytes(rest, TABLE))
        return NULL;
    struct image *image = mem_alloc(sizeof *image);
    *image = (struct image){bytes, length, 0, (const struct image_part *)(const void *)rest};
    if (parts_fit(image))
        return image;
    free(image);
    return NULL;
}

/* Home, or anywhere else. Pages that are written to become the process's own. */
static void *
map(int fd, size_t length)
{
    enum { ACCESS = PROT_READ | PROT_WRITE, KIND = MAP_PRIVATE | MAP_NORESERVE };
    void *bytes = mmap((void *)IMAGE_HOME, length, ACCESS, KIND | MAP_FIXED_NOREPLACE, fd, 0);
    return bytes != MAP_FAILED ? bytes : mmap(NULL, length, ACCESS, KIND, fd, 0);
}

struct image *
image_open(const char *path, uint64_t stamp)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    bool fits = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0 &&
                about.st_size <= FILE_LIMIT;
    size_t length = fits ? (size_t)about.st_size : 0;
    void *bytes = fits ? map(fd, length) : MAP_FAILED;
    if (bytes != MAP_FAILED)
        madvise(bytes, length, MADV_POPULATE_READ); /* merely faster: nearly all of it is looked at */
    close(fd);
    if (bytes == MAP_FAILED)
        return NULL;
    struct image *image = image_of(bytes, length, stamp);
    if (image == NULL)
        munmap(bytes, length);
    else
        image->mapped = length;
    return image;
}

void
image_close(struct image *image)
{
    if (image == NULL)
        return;
    if (image->mapped > 0)
        munmap((void *)(size_t)image->bytes, image->mapped);
    free(image);
}

intptr_t
image_away(const struct image *image)
{
    return (intptr_t)((uintptr_t)image->bytes - IMAGE_HOME);
}

void *
image_part(const struct image *image, int part, size_t size, size_t *count)
{
    const struct image_part *found = &image->parts[part];
    *count = (size_t)found->count;
    return found->size == size && size > 0 ? (void *)(size_t)(image->bytes + found->offset) : NULL;
}
