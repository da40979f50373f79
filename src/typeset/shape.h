/* Words to glyphs. Every word is shaped once per font set and remembered with its hyphens:
 * agreements repeat themselves. All measures are in 1/1000 em. */
#ifndef MOU_TYPESET_SHAPE_H
#define MOU_TYPESET_SHAPE_H

#include <stddef.h>

#include "typeset/font.h"

struct placed_glyph {
    uint32_t index;  /* in face->glyphs */
    int16_t kern;    /* added to the glyph's own width after it */
    int16_t dx, dy;  /* shifts of marks */
    uint16_t offset; /* byte of the word where its text begins */
};

/* A stretch of a word in one face. */
struct segment {
    struct face *face;
    struct placed_glyph *glyphs;
    size_t count;
};

struct word {
    struct segment *segments;
    size_t segment_count;
    size_t glyph_count;
    int32_t width;
    uint32_t missing;   /* a character no face has, shown as U+FFFD; 0: none */
    bool right_to_left; /* has letters of a script that runs the other way */
    char *breaks;       /* of para_chunk.c, once asked for: what may happen after each byte */
    bool divided;       /* the breaks hold hyphens too, */
    char language[12];  /* of this language */
};

struct shaper;

struct shaper *shaper_new(void);
void shaper_free(struct shaper *shaper);
/* Between documents: forgets the words when they have become too many, so that memory stays flat
 * over a batch. */
void shaper_trim(struct shaper *shaper);

/* Borrowed; good until shaper_trim. length at most WORD_LIMIT. */
enum { WORD_LIMIT = 1000 };
struct word *shape_word(struct shaper *shaper, const struct font_set *set, const char *text,
                        size_t length);
/* The same glyph as "-" that stands for a soft hyphen: it vanishes from extracted text. */
struct word *shape_hyphen(struct shaper *shaper, const struct font_set *set);

/* The width of the word's first `bytes` bytes; -1 when that cuts a ligature. */
int32_t word_width_before(const struct word *word, size_t bytes);

#endif
