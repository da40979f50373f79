/* Which format a picture has, and how large it is by itself. */
#include "typeset/picture.h"

#include <string.h>

enum {
    LEAST_RESOLUTION = 300,
    MOST_RESOLUTION = 400000
}; /* pixels a metre: 7.6 to 10,160 an inch */

/* 1/1000 pt of so many pixels; a px is 1/96 inch, as in CSS. */
static int32_t
natural(int32_t pixels, uint32_t per_metre)
{
    if (per_metre < LEAST_RESOLUTION || per_metre > MOST_RESOLUTION)
        return pixels * 750;
    return (int32_t)((int64_t)pixels * 72000 * 10000 / 254 / per_metre);
}

void
picture_set_size(struct picture *picture, uint32_t across, uint32_t down)
{
    picture->natural_width = natural(picture->width, across);
    picture->natural_height = natural(picture->height, down);
}

struct picture *
picture_read(struct pool *pool, const char *bytes, size_t length, const char **why)
{
    const unsigned char *start = (const unsigned char *)bytes;
    if (length >= 8 && memcmp(bytes, "\x89PNG\r\n\x1A\n", 8) == 0)
        return picture_read_png(pool, start, length, why);
    if (length >= 3 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0)
        return picture_read_jpeg(pool, start, length, why);
    *why = "is neither PNG nor JPEG";
    return NULL;
}
