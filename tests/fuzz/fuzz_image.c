/* The reader of images: a table of parts that lies must not lead outside of the bytes. The head is
 * made to fit, for behind a checksum nothing else would ever be tried. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/image.h"
#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAD = 32, TABLE = IMAGE_PARTS * sizeof(struct image_part) };

static unsigned
sum(const unsigned char *bytes, size_t size, size_t count)
{
    unsigned all = 0;
    for (size_t i = 0; i < size * count; i++)
        all += bytes[i];
    return all;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < HEAD + TABLE)
        return 0;
    unsigned char *bytes = mem_alloc(size);
    memcpy(bytes, data, size);
    for (int fitted = 0; fitted < 2; fitted++) {
        if (fitted) {
            uint64_t rest[3] = {7, size, hash_bytes(bytes + HEAD, TABLE)};
            memcpy(bytes, "mouimage", 8);
            memcpy(bytes + 8, rest, sizeof rest);
        }
        struct image *image = image_of(bytes, size, 7);
        volatile unsigned all = 0;
        for (int part = 0; image != NULL && part < IMAGE_PARTS; part++)
            for (size_t one = 1; one <= 16; one++) {
                size_t count;
                const unsigned char *list = image_part(image, part, one, &count);
                all += list != NULL ? sum(list, one, count) : 0;
            }
        image_close(image);
    }
    free(bytes);
    return 0;
}
