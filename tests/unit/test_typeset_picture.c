/* Pictures: every kind of PNG to the same samples, heads of JPEG, damaged and hostile files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "typeset/picture.h"

enum { WIDTH = 11, HEIGHT = 9 };

static void
put_four(struct buf *out, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_putc(out, (char)(number >> shift & 0xFF));
}

static void
put_chunk(struct buf *out, const char *type, const char *body, size_t length)
{
    put_four(out, (uint32_t)length);
    size_t start = out->length;
    buf_add(out, type, 4);
    if (length > 0)
        buf_add(out, body, length);
    put_four(out, (uint32_t)crc32(0, (const Bytef *)out->bytes + start, (uInt)(length + 4)));
}

static void
put_head(struct buf *out, uint32_t width, uint32_t height, int depth, int type, int interlaced)
{
    struct buf head = {0};
    put_four(&head, width);
    put_four(&head, height);
    const char rest[] = {(char)depth, (char)type, 0, 0, (char)interlaced};
    buf_add(&head, rest, sizeof rest);
    buf_add(out, "\x89PNG\r\n\x1A\n", 8);
    put_chunk(out, "IHDR", head.bytes, head.length);
    buf_free(&head);
}

/* The sample that channel c of pixel (x, y) has in a picture of `most` + 1 values. */
static unsigned int
value(int x, int y, int c, unsigned int most)
{
    return (unsigned int)(x * 37 + y * 59 + c * 101) % (most + 1);
}

struct kind {
    int type, depth, channels;
};

static unsigned int
most_of(const struct kind *kind)
{
    return kind->type == 3 && kind->depth == 8 ? 99 : (1U << kind->depth) - 1;
}

/* One row of a pass, packed. */
static size_t
pack_row(const struct kind *kind, int y, int from, int step, unsigned char *row)
{
    size_t bits = 0;
    memset(row, 0, 200);
    for (int x = from; x < WIDTH; x += step)
        for (int c = 0; c < kind->channels; c++) {
            unsigned int sample = value(x, y, c, most_of(kind));
            for (int bit = kind->depth - 1; bit >= 0; bit--, bits++)
                row[bits / 8] |= (unsigned char)((sample >> bit & 1) << (7 - bits % 8));
        }
    return (bits + 7) / 8;
}

static int
guess(int filter, int left, int up, int corner)
{
    int p = left + up - corner, a = abs(p - left), b = abs(p - up), c = abs(p - corner);
    int paeth = a <= b && a <= c ? left : b <= c ? up : corner;
    const int guesses[] = {0, left, up, (left + up) / 2, paeth};
    return guesses[filter];
}

static void
put_filtered(struct buf *out, const struct kind *kind, int filter, const unsigned char *row,
             const unsigned char *above, size_t length)
{
    size_t unit = (size_t)(kind->channels * kind->depth + 7) / 8;
    buf_putc(out, (char)filter);
    for (size_t i = 0; i < length; i++)
        buf_putc(out, (char)(row[i] - guess(filter, i >= unit ? row[i - unit] : 0, above[i],
                                            i >= unit ? above[i - unit] : 0)));
}

static void
put_pass(struct buf *out, const struct kind *kind, const int pass[4])
{
    unsigned char row[200], above[200] = {0};
    int filter = 0;
    for (int y = pass[1]; y < HEIGHT; y += pass[3]) {
        size_t length = pack_row(kind, y, pass[0], pass[2], row);
        if (length == 0)
            return;
        put_filtered(out, kind, filter++ % 5, row, above, length);
        memcpy(above, row, sizeof above);
    }
}

static void
put_pixels(struct buf *out, const struct kind *kind, bool interlaced)
{
    static const int passes[8][4] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                     {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}, {0, 0, 1, 1}};
    struct buf rows = {0};
    for (int i = interlaced ? 0 : 7; i < (interlaced ? 7 : 8); i++)
        put_pass(&rows, kind, passes[i]);
    uLong room = compressBound(rows.length);
    Bytef *packed = mem_alloc(room);
    assert_int_equal(compress(packed, &room, (const Bytef *)rows.bytes, rows.length), Z_OK);
    put_chunk(out, "IDAT", (const char *)packed, room / 2); /* in two parts, as encoders do */
    put_chunk(out, "IDAT", (const char *)packed + room / 2, room - room / 2);
    free(packed);
    buf_free(&rows);
}

static void
put_palette(struct buf *out)
{
    char palette[100 * 3], clear[40];
    for (int i = 0; i < 300; i++)
        palette[i] = (char)(255 - i % 256);
    for (int i = 0; i < 40; i++)
        clear[i] = (char)(i * 6);
    put_chunk(out, "PLTE", palette, sizeof palette);
    put_chunk(out, "tRNS", clear, sizeof clear);
}

static void
make_png(struct buf *out, const struct kind *kind, bool interlaced)
{
    put_head(out, WIDTH, HEIGHT, kind->depth, kind->type, interlaced);
    if (kind->type == 3)
        put_palette(out);
    put_pixels(out, kind, interlaced);
    put_chunk(out, "IEND", "", 0);
}

static int
expected(const struct kind *kind, int x, int y, int c)
{
    unsigned int sample = value(x, y, kind->type == 3 ? 0 : c, most_of(kind));
    if (kind->type == 3)
        return 255 - (int)(sample * 3 + (unsigned int)c) % 256;
    return (int)(kind->depth == 16 ? sample >> 8 : sample * 255 / most_of(kind));
}

static int
expected_opacity(const struct kind *kind, int x, int y)
{
    unsigned int entry = value(x, y, 0, most_of(kind));
    if (kind->type == 3)
        return entry < 40 ? (int)entry * 6 : 255;
    return kind->type >= 4 ? expected(kind, x, y, kind->channels - 1) : 255;
}

static void
check_pixels(const struct kind *kind, const struct picture *picture)
{
    int components = kind->type == 0 || kind->type == 4 ? 1 : 3;
    assert_int_equal(picture->width, WIDTH);
    assert_int_equal(picture->height, HEIGHT);
    assert_int_equal(picture->components, components);
    assert_int_equal(picture->opacity != NULL, kind->type >= 3);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int x = i % WIDTH, y = i / WIDTH;
        for (int c = 0; c < components; c++)
            if ((unsigned char)picture->bytes[i * components + c] != expected(kind, x, y, c))
                fail_msg("type %d depth %d: pixel %d,%d channel %d", kind->type, kind->depth, x, y,
                         c);
        if (picture->opacity != NULL)
            assert_int_equal((unsigned char)picture->opacity[i], expected_opacity(kind, x, y));
    }
}

static void
test_png_kinds(void **state)
{
    static const struct kind kinds[] = {{0, 1, 1}, {0, 2, 1},  {0, 4, 1},  {0, 8, 1}, {0, 16, 1},
                                        {2, 8, 3}, {2, 16, 3}, {3, 1, 1},  {3, 2, 1}, {3, 4, 1},
                                        {3, 8, 1}, {4, 8, 2},  {4, 16, 2}, {6, 8, 4}, {6, 16, 4}};
    (void)state;
    for (size_t i = 0; i < 2 * sizeof kinds / sizeof *kinds; i++) {
        struct buf png = {0};
        struct pool *pool = pool_new();
        const char *why = NULL;
        make_png(&png, &kinds[i / 2], i % 2 == 1);
        const struct picture *picture = picture_read(pool, png.bytes, png.length, &why);
        if (picture == NULL)
            fail_msg("type %d depth %d: %s", kinds[i / 2].type, kinds[i / 2].depth, why);
        check_pixels(&kinds[i / 2], picture);
        pool_free(pool);
        buf_free(&png);
    }
}

/* Cut anywhere and with any byte changed, a file is read or refused, and never believed to be
 * larger than it is. */
static void
test_png_damage(void **state)
{
    static const struct kind kind = {3, 4, 1};
    (void)state;
    struct buf png = {0};
    make_png(&png, &kind, true);
    for (size_t i = 0; i < png.length; i++) {
        struct pool *pool = pool_new();
        const char *why = NULL;
        char *part = mem_alloc(i + 1); /* so that reading behind its end is seen */
        memcpy(part, png.bytes, i);
        assert_null(picture_read(pool, part, i, &why));
        assert_non_null(why);
        free(part);
        png.bytes[i] ^= 0x5A;
        picture_read(pool, png.bytes, png.length, &why);
        png.bytes[i] ^= 0x5A;
        pool_free(pool);
    }
    buf_free(&png);
}

static void
test_png_size(void **state)
{
    static const struct {
        uint32_t width, height;
        const char *why;
    } sizes[] = {{0, 5, "has no size"},
                 {5, 0, "has no size"},
                 {100000, 1, "has too many pixels"},
                 {60000, 60000, "has too many pixels"},
                 {4000, 4000, "is damaged"}}; /* promises more than its data hold */
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct buf png = {0};
        struct pool *pool = pool_new();
        const char *why = NULL;
        put_head(&png, sizes[i].width, sizes[i].height, 8, 2, 0);
        put_pixels(&png, &(struct kind){2, 8, 3}, false);
        put_chunk(&png, "IEND", "", 0);
        assert_null(picture_read(pool, png.bytes, png.length, &why));
        assert_string_equal(why, sizes[i].why);
        pool_free(pool);
        buf_free(&png);
    }
}

#define APP0_300 "\xFF\xE0\0\x10JFIF\0\1\1\1\1\x2C\1\x2C\0\0"
#define PLACE                                                                                      \
    "\xFF\xE1\0\x0C"                                                                               \
    "Exif\0\0GPS!"
#define SCAN "\xFF\xDA\0\x04\1\0zzzz\xFF\xD9"

static const struct {
    const char *name, *bytes;
    size_t length;
    const char *why; /* NULL: it is read */
    int width, height, components;
} jpegs[] = {
#define JPEG(text) text, sizeof text - 1
    {"baseline", JPEG("\xFF\xD8" APP0_300 "\xFF\xC0\0\x0B\x08\0\x20\0\x40\1\1\x11\0" SCAN), NULL,
     64, 32, 1},
    {"progressive", JPEG("\xFF\xD8" PLACE "\xFF\xC2\0\x08\x08\0\x20\0\x40\3" SCAN "trailing"), NULL,
     64, 32, 3},
    {"press", JPEG("\xFF\xD8\xFF\xC0\0\x08\x08\0\x20\0\x40\4" SCAN),
     "has the colours of a printing press (CMYK); save it as RGB", 0, 0, 0},
    {"lossless", JPEG("\xFF\xD8\xFF\xC3\0\x08\x08\0\x20\0\x40\3" SCAN),
     "is a JPEG of an unusual kind; save it as an ordinary one", 0, 0, 0},
    {"twelve bits", JPEG("\xFF\xD8\xFF\xC1\0\x08\x0C\0\x20\0\x40\3" SCAN),
     "is a JPEG of an unusual kind; save it as an ordinary one", 0, 0, 0},
    {"no frame", JPEG("\xFF\xD8" SCAN), "has no size", 0, 0, 0},
    {"no end", JPEG("\xFF\xD8\xFF\xC0\0\x08\x08\0\x20\0\x40\3\xFF\xDA\0\x04\1\0zzzz"),
     "is cut short", 0, 0, 0},
    {"huge", JPEG("\xFF\xD8\xFF\xC0\0\x08\x08\xFF\xFF\xFF\xFF\3" SCAN), "has too many pixels", 0, 0,
     0},
    {"no marker", JPEG("\xFF\xD8\xFFxxxxxxxx"), "is damaged", 0, 0, 0},
    {"other", JPEG("GIF89a"), "is neither PNG nor JPEG", 0, 0, 0},
#undef JPEG
};

static void
test_jpeg(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof jpegs / sizeof *jpegs; i++) {
        struct pool *pool = pool_new();
        const char *why = NULL;
        char *bytes = mem_alloc(jpegs[i].length);
        memcpy(bytes, jpegs[i].bytes, jpegs[i].length);
        const struct picture *picture = picture_read(pool, bytes, jpegs[i].length, &why);
        if ((picture == NULL) != (jpegs[i].why != NULL) ||
            (why != NULL && strcmp(why, jpegs[i].why) != 0))
            fail_msg("%s: %s", jpegs[i].name, why != NULL ? why : "read");
        if (picture != NULL) {
            assert_int_equal(picture->width, jpegs[i].width);
            assert_int_equal(picture->height, jpegs[i].height);
            assert_int_equal(picture->components, jpegs[i].components);
            assert_null(memmem(picture->bytes, picture->length, "GPS", 3));
            assert_null(memmem(picture->bytes, picture->length, "trailing", 8));
            assert_memory_equal(picture->bytes + picture->length - 2, "\xFF\xD9", 2);
        }
        free(bytes);
        pool_free(pool);
    }
}

static void
test_resolution(void **state)
{
    (void)state;
    struct picture picture = {.width = 300, .height = 600};
    picture_set_size(&picture, 11811, 11811); /* 300 an inch */
    assert_int_equal(picture.natural_width / 100, 720);
    picture_set_size(&picture, 0, 7);
    assert_int_equal(picture.natural_width, 225000); /* 96 an inch */
    assert_int_equal(picture.natural_height, 450000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_png_kinds),
                                       cmocka_unit_test(test_png_damage),
                                       cmocka_unit_test(test_png_size), cmocka_unit_test(test_jpeg),
                                       cmocka_unit_test(test_resolution)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
