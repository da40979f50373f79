/* Pictures: what a PNG or JPEG file holds, in the form a PDF takes it. Knows neither FO nor
 * libharu. */
#ifndef MOU_TYPESET_PICTURE_H
#define MOU_TYPESET_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

struct picture {
    int32_t width, height;                 /* in pixels */
    int32_t natural_width, natural_height; /* 1/1000 pt, at the resolution the file names */
    int components;                        /* 1: grey, 3: red, green, blue */
    bool jpeg;                             /* bytes are a JPEG file; else samples, a byte each */
    const char *bytes;
    size_t length;
    const char *opacity; /* a byte a pixel; NULL: all of it is opaque */
    void *object;        /* the writer's */
};

enum { MOST_PIXELS = 16000000 };

/* Everything is kept in the pool. NULL when the bytes are no picture that can be shown: *why says
 * the reason. */
struct picture *picture_read(struct pool *pool, const char *bytes, size_t length, const char **why);

/* The two formats; for picture.c only. */
struct picture *picture_read_png(struct pool *pool, const unsigned char *bytes, size_t length,
                                 const char **why);
struct picture *picture_read_jpeg(struct pool *pool, const unsigned char *bytes, size_t length,
                                  const char **why);
/* Pixels a metre (0: not said) to the natural size. */
void picture_set_size(struct picture *picture, uint32_t across, uint32_t down);

#endif
