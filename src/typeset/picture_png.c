/* PNG (ISO/IEC 15948) to samples of eight bits, grey or RGB, with opacity apart: every colour type,
 * depth and interlacing. Colours are taken as sRGB. */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "typeset/picture.h"

enum { GREY = 0, RGB = 2, PALETTE = 3, GREY_ALPHA = 4, RGB_ALPHA = 6, MOST_SIDE = 65535 };

struct png {
    struct pool *pool;
    const char *why;
    uint32_t width, height;
    int depth, type, channels;
    bool interlaced;
    unsigned char palette[256][3];
    int palette_count;
    unsigned char clear[256]; /* opacity of palette entries */
    int clear_count;
    bool has_key; /* one colour that is transparent */
    unsigned int key[3];
    uint32_t across, down;
    struct buf packed; /* the IDAT chunks together */
    unsigned char *rows;
    size_t rows_length;
    char *samples, *opacity;
    int components;
};

static uint32_t
four_bytes(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void
read_head(struct png *png, const unsigned char *body, size_t length)
{
    static const unsigned char channels[] = {1, 0, 3, 1, 2, 0, 4};
    /* bit d: depth d is allowed (table 11.1) */
    static const uint32_t depths[] = {0x10116, 0, 0x10100, 0x116, 0x10100, 0, 0x10100};
    if (length != 13 || body[9] > RGB_ALPHA || channels[body[9]] == 0 || body[8] > 16 ||
        (depths[body[9]] >> body[8] & 1) == 0 || body[10] != 0 || body[11] != 0 || body[12] > 1) {
        png->why = "is damaged";
        return;
    }
    png->width = four_bytes(body);
    png->height = four_bytes(body + 4);
    png->depth = body[8];
    png->type = body[9];
    png->channels = channels[body[9]];
    png->interlaced = body[12] == 1;
    if (png->width == 0 || png->height == 0)
        png->why = "has no size";
    else if (png->width > MOST_SIDE || png->height > MOST_SIDE ||
             (uint64_t)png->width * png->height > MOST_PIXELS)
        png->why = "has too many pixels";
}

static void
read_transparency(struct png *png, const unsigned char *body, size_t length)
{
    if (png->type == PALETTE && length <= sizeof png->clear) {
        memcpy(png->clear, body, length);
        png->clear_count = (int)length;
    } else if ((png->type == GREY && length >= 2) || (png->type == RGB && length >= 6)) {
        png->has_key = true;
        for (int i = 0; i < (png->type == GREY ? 1 : 3); i++)
            png->key[i] = (unsigned int)body[2 * i] << 8 | body[2 * i + 1];
    }
}

static void
read_chunk(struct png *png, const unsigned char *type, const unsigned char *body, size_t length)
{
    if (memcmp(type, "IHDR", 4) == 0) {
        read_head(png, body, length);
    } else if (png->width == 0) {
        png->why = "is damaged";
    } else if (memcmp(type, "PLTE", 4) == 0 && length % 3 == 0 && length <= sizeof png->palette) {
        memcpy(png->palette, body, length);
        png->palette_count = (int)(length / 3);
    } else if (memcmp(type, "tRNS", 4) == 0) {
        read_transparency(png, body, length);
    } else if (memcmp(type, "pHYs", 4) == 0 && length == 9 && body[8] == 1) {
        png->across = four_bytes(body);
        png->down = four_bytes(body + 4);
    } else if (memcmp(type, "IDAT", 4) == 0) {
        buf_add(&png->packed, (const char *)body, length);
    }
}

static void
read_chunks(struct png *png, const unsigned char *bytes, size_t length)
{
    for (size_t at = 8; png->why == NULL;) {
        if (length - at < 12 || four_bytes(bytes + at) > length - at - 12) {
            png->why = "is cut short";
            return;
        }
        size_t size = four_bytes(bytes + at);
        const unsigned char *type = bytes + at + 4;
        if (memcmp(type, "IEND", 4) == 0)
            return;
        if (crc32(0, type, (uInt)size + 4) != four_bytes(type + 4 + size))
            png->why = "is damaged";
        else
            read_chunk(png, type, type + 4, size);
        at += size + 12;
    }
}

/* The pixels of a pass: those of every step-th column and row. The last of the table is the whole
 * picture. */
static const struct pass {
    unsigned char x, y, step_x, step_y;
} passes[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
              {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}, {0, 0, 1, 1}};

static uint32_t
steps(uint32_t size, unsigned char from, unsigned char step)
{
    return size > from ? (size - from + step - 1) / step : 0;
}

static size_t
row_bytes(const struct png *png, const struct pass *pass)
{
    uint64_t bits = (uint64_t)steps(png->width, pass->x, pass->step_x) *
                    (unsigned int)png->channels * (unsigned int)png->depth;
    return (size_t)((bits + 7) / 8);
}

static size_t
pass_bytes(const struct png *png, const struct pass *pass)
{
    size_t bytes = row_bytes(png, pass);
    return bytes == 0 ? 0 : (bytes + 1) * steps(png->height, pass->y, pass->step_y);
}

static void
unpack(struct png *png)
{
    for (int i = png->interlaced ? 0 : 7; i < (png->interlaced ? 7 : 8); i++)
        png->rows_length += pass_bytes(png, &passes[i]);
    png->rows = mem_alloc(png->rows_length + 1);
    z_stream zip = {.next_in = (Bytef *)png->packed.bytes,
                    .avail_in = (uInt)png->packed.length,
                    .next_out = png->rows,
                    .avail_out = (uInt)png->rows_length};
    if (inflateInit(&zip) != Z_OK) {
        png->why = "is damaged";
        return;
    }
    int rc = inflate(&zip, Z_FINISH);
    if (zip.avail_out > 0 || (rc != Z_STREAM_END && rc != Z_BUF_ERROR && rc != Z_OK))
        png->why = "is damaged";
    inflateEnd(&zip);
}

static int
paeth(int a, int b, int c)
{
    int pa = abs(b - c), pb = abs(a - c), pc = abs(a + b - 2 * c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* Clause 9: row holds the filter's number, then the bytes; above is NULL for the first row. */
static void
unfilter(struct png *png, unsigned char *row, const unsigned char *above, size_t length)
{
    size_t unit = (size_t)(png->channels * png->depth + 7) / 8;
    int filter = row[0];
    unsigned char *at = row + 1;
    if (filter > 4)
        png->why = "is damaged";
    for (size_t i = 0; i < length && filter > 0; i++) {
        int left = i >= unit ? at[i - unit] : 0, up = above != NULL ? above[i + 1] : 0,
            corner = i >= unit && above != NULL ? above[i + 1 - unit] : 0;
        int guess = filter == 1   ? left
                    : filter == 2 ? up
                    : filter == 3 ? (left + up) / 2
                                  : paeth(left, up, corner);
        at[i] = (unsigned char)(at[i] + guess);
    }
}

static unsigned int
sample_at(const struct png *png, const unsigned char *row, size_t index)
{
    if (png->depth == 16)
        return (unsigned int)row[2 * index] << 8 | row[2 * index + 1];
    if (png->depth == 8)
        return row[index];
    size_t bit = index * (size_t)png->depth;
    int shift = 8 - png->depth - (int)(bit % 8);
    return (unsigned)(row[bit / 8] >> shift) & ((1U << png->depth) - 1);
}

/* To eight bits. */
static char
scaled(const struct png *png, unsigned int sample)
{
    return (char)(png->depth == 16 ? sample >> 8 : sample * 255 / ((1U << png->depth) - 1));
}

static void
put_pixel(struct png *png, size_t pixel, const unsigned int *samples)
{
    char *to = png->samples + pixel * (size_t)png->components;
    if (png->type == PALETTE) {
        unsigned int entry = samples[0] < 256 ? samples[0] : 0;
        memcpy(to, png->palette[entry], 3);
        if (png->opacity != NULL && (int)entry < png->clear_count)
            png->opacity[pixel] = (char)png->clear[entry];
        return;
    }
    bool clear = png->has_key;
    for (int i = 0; i < png->components; i++) {
        to[i] = scaled(png, samples[i]);
        clear = clear && samples[i] == png->key[i];
    }
    if (clear)
        png->opacity[pixel] = 0;
    else if (png->type == GREY_ALPHA || png->type == RGB_ALPHA)
        png->opacity[pixel] = scaled(png, samples[png->components]);
}

static unsigned char *
read_pass(struct png *png, const struct pass *pass, unsigned char *row)
{
    size_t length = row_bytes(png, pass);
    const unsigned char *above = NULL;
    if (length == 0)
        return row;
    for (uint32_t y = pass->y; y < png->height && png->why == NULL; y += pass->step_y) {
        unfilter(png, row, above, length);
        size_t index = 0;
        for (uint32_t x = pass->x; x < png->width; x += pass->step_x) {
            unsigned int samples[4];
            for (int i = 0; i < png->channels; i++)
                samples[i] = sample_at(png, row + 1, index++);
            put_pixel(png, (size_t)y * png->width + x, samples);
        }
        above = row;
        row += length + 1;
    }
    return row;
}

static void
read_pixels(struct png *png)
{
    size_t pixels = (size_t)png->width * png->height;
    bool opaque = (png->type == GREY || png->type == RGB || png->type == PALETTE) &&
                  !png->has_key && png->clear_count == 0;
    png->components = png->type == GREY || png->type == GREY_ALPHA ? 1 : 3;
    png->samples = pool_alloc(png->pool, pixels * (size_t)png->components);
    if (!opaque) {
        png->opacity = pool_alloc(png->pool, pixels);
        memset(png->opacity, 0xFF, pixels);
    }
    unsigned char *row = png->rows;
    for (int i = png->interlaced ? 0 : 7; i < (png->interlaced ? 7 : 8); i++)
        row = read_pass(png, &passes[i], row);
}

static struct picture *
finish(const struct png *png)
{
    struct picture *picture = pool_alloc(png->pool, sizeof *picture);
    picture->width = (int32_t)png->width;
    picture->height = (int32_t)png->height;
    picture->components = png->components;
    picture->bytes = png->samples;
    picture->length = (size_t)png->width * png->height * (size_t)png->components;
    picture->opacity = png->opacity;
    picture_set_size(picture, png->across, png->down);
    return picture;
}

struct picture *
picture_read_png(struct pool *pool, const unsigned char *bytes, size_t length, const char **why)
{
    struct png *png = mem_alloc(sizeof *png);
    png->pool = pool;
    read_chunks(png, bytes, length);
    if (png->why == NULL && (png->width == 0 || png->packed.length == 0 ||
                             (png->type == PALETTE && png->palette_count == 0)))
        png->why = "is damaged";
    if (png->why == NULL)
        unpack(png);
    if (png->why == NULL)
        read_pixels(png);
    *why = png->why;
    struct picture *picture = png->why == NULL ? finish(png) : NULL;
    free(png->rows);
    buf_free(&png->packed);
    free(png);
    return picture;
}
