/* JPEG (ITU-T T.81): its head is read; the rest goes into the PDF as it is. What says where and by
 * whom a photograph was taken stays out. */
#include "typeset/picture.h"

#include <string.h>

enum {
    SOF0 = 0xC0,
    SOF2 = 0xC2,
    DHT = 0xC4,
    JPG = 0xC8,
    DAC = 0xCC,
    SOF15 = 0xCF,
    EOI = 0xD9,
    SOS = 0xDA,
    APP0 = 0xE0,
    APP14 = 0xEE,
    APP15 = 0xEF,
    COM = 0xFE
};

struct jpeg {
    struct picture *picture;
    uint32_t across, down; /* pixels a metre */
    char *out;
    size_t length;
    const char *why;
};

static unsigned int
two_bytes(const unsigned char *at)
{
    return (unsigned int)at[0] << 8 | at[1];
}

/* Baseline, extended and progressive with eight bits, which is what a PDF may hold. */
static void
read_frame(struct jpeg *jpeg, int marker, const unsigned char *body, size_t length)
{
    struct picture *picture = jpeg->picture;
    if (marker > SOF2 || length < 6 || body[0] != 8) {
        jpeg->why = "is a JPEG of an unusual kind; save it as an ordinary one";
        return;
    }
    picture->height = (int32_t)two_bytes(body + 1);
    picture->width = (int32_t)two_bytes(body + 3);
    picture->components = body[5];
    if (picture->width == 0 || picture->height == 0)
        jpeg->why = "has no size";
    else if (picture->components != 1 && picture->components != 3)
        jpeg->why = "has the colours of a printing press (CMYK); save it as RGB";
}

static void
read_density(struct jpeg *jpeg, const unsigned char *body, size_t length)
{
    if (length < 12 || memcmp(body, "JFIF", 5) != 0)
        return;
    unsigned int across = two_bytes(body + 8), down = two_bytes(body + 10);
    if (body[7] == 1) { /* an inch, 2: a centimetre */
        jpeg->across = across * 10000 / 254;
        jpeg->down = down * 10000 / 254;
    } else if (body[7] == 2) {
        jpeg->across = across * 100;
        jpeg->down = down * 100;
    }
}

static void
keep(struct jpeg *jpeg, const unsigned char *from, size_t length)
{
    memcpy(jpeg->out + jpeg->length, from, length);
    jpeg->length += length;
}

/* The segment with its marker is at[0, length). */
static void
read_segment(struct jpeg *jpeg, const unsigned char *at, size_t length)
{
    int marker = at[1];
    bool frame =
        marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    bool told = (marker > APP0 && marker <= APP15 && marker != APP14) || marker == COM;
    if (frame)
        read_frame(jpeg, marker, at + 4, length - 4);
    else if (marker == APP0)
        read_density(jpeg, at + 4, length - 4);
    if (!told)
        keep(jpeg, at, length);
}

/* Everything from the first scan to the end of the image. */
static void
keep_scans(struct jpeg *jpeg, const unsigned char *at, size_t length)
{
    while (length >= 2 && (at[length - 2] != 0xFF || at[length - 1] != EOI))
        length--;
    if (length < 4)
        jpeg->why = "is cut short";
    else if (jpeg->picture->width == 0)
        jpeg->why = "has no size";
    else
        keep(jpeg, at, length);
}

static void
read_segments(struct jpeg *jpeg, const unsigned char *bytes, size_t length)
{
    keep(jpeg, bytes, 2);
    for (size_t at = 2; jpeg->why == NULL;) {
        while (at + 1 < length && bytes[at] == 0xFF && bytes[at + 1] == 0xFF)
            at++; /* fill bytes */
        if (at + 4 > length || bytes[at] != 0xFF || bytes[at + 1] < SOF0) {
            jpeg->why = "is damaged";
            return;
        }
        size_t size = 2 + two_bytes(bytes + at + 2);
        if (size < 4 || size > length - at)
            jpeg->why = "is cut short";
        else if (bytes[at + 1] == SOS) {
            keep_scans(jpeg, bytes + at, length - at);
            return;
        } else
            read_segment(jpeg, bytes + at, size);
        at += size;
    }
}

struct picture *
picture_read_jpeg(struct pool *pool, const unsigned char *bytes, size_t length, const char **why)
{
    struct jpeg jpeg = {.picture = pool_alloc(pool, sizeof *jpeg.picture),
                        .out = pool_alloc(pool, length)};
    read_segments(&jpeg, bytes, length);
    if (jpeg.why == NULL && (int64_t)jpeg.picture->width * jpeg.picture->height > MOST_PIXELS)
        jpeg.why = "has too many pixels";
    if (jpeg.why != NULL) {
        *why = jpeg.why;
        return NULL;
    }
    jpeg.picture->jpeg = true;
    jpeg.picture->bytes = jpeg.out;
    jpeg.picture->length = jpeg.length;
    picture_set_size(jpeg.picture, jpeg.across, jpeg.down);
    return jpeg.picture;
}
