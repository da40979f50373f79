/* Any bytes as a picture. The check sums of PNG are made right first: else nothing behind them
 * would be tried. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "typeset/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t
four_bytes(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void
mend_sums(uint8_t *bytes, size_t size)
{
    for (size_t at = 8; at + 12 <= size;) {
        size_t length = four_bytes(bytes + at);
        if (length > size - at - 12)
            return;
        uint32_t sum = (uint32_t)crc32(0, bytes + at + 4, (uInt)length + 4);
        for (int i = 0; i < 4; i++)
            bytes[at + 8 + length + (size_t)i] = (uint8_t)(sum >> (24 - 8 * i));
        at += length + 12;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_new();
    const char *why = NULL;
    uint8_t *bytes = malloc(size + 1);
    memcpy(bytes, data, size);
    if (size >= 8 && bytes[0] == 0x89)
        mend_sums(bytes, size);
    const struct picture *picture = picture_read(pool, (const char *)bytes, size, &why);
    if (picture == NULL && why == NULL)
        abort(); /* a refusal has a reason */
    for (size_t i = 0; picture != NULL && i < picture->length; i += 997)
        if (picture->bytes[i] == 1 && picture->natural_width < 0)
            abort();
    free(bytes);
    pool_free(pool);
    return 0;
}
