/* Reading the first directory of a TIFF file. */
#include "import/picture.h"

#include <stdbool.h>
#include <string.h>

enum { ENTRY = 12, ENTRIES = 100, X_RESOLUTION = 282, Y_RESOLUTION = 283 };

struct tiff {
    const unsigned char *bytes;
    size_t length;
    bool big; /* the first byte of a number is its highest */
};

/* A number of some bytes; 0 beyond the end. */
static unsigned long
number(const struct tiff *tiff, size_t at, size_t bytes)
{
    unsigned long value = 0;
    if (at > tiff->length || tiff->length - at < bytes)
        return 0;
    for (size_t i = 0; i < bytes; i++)
        value = value << 8 | tiff->bytes[tiff->big ? at + i : at + bytes - 1 - i];
    return value;
}

static double
ratio(const struct tiff *tiff, size_t at)
{
    double below = (double)number(tiff, at + 4, 4);
    return below > 0 ? (double)number(tiff, at, 4) / below : 0;
}

double
picture_dot_height(const char *bytes, size_t length)
{
    struct tiff tiff = {(const unsigned char *)bytes, length, length > 0 && bytes[0] == 'M'};
    double x = 0, y = 0;
    if (length < 8 || (memcmp(bytes, "II*", 4) != 0 && memcmp(bytes, "MM\0*", 4) != 0))
        return 1;
    size_t directory = number(&tiff, 4, 4), count = number(&tiff, directory, 2);
    for (size_t i = 0; i < count && i < ENTRIES; i++) {
        size_t entry = directory + 2 + i * ENTRY, tag = number(&tiff, entry, 2);
        if (tag == X_RESOLUTION)
            x = ratio(&tiff, number(&tiff, entry + 8, 4));
        else if (tag == Y_RESOLUTION)
            y = ratio(&tiff, number(&tiff, entry + 8, 4));
    }
    return x > 0 && y > 0 && x < 4 * y && y < 4 * x ? x / y : 1;
}
