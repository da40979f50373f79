/* Faces: which file a family, weight and slope means, opened on first use and kept for a whole
 * batch. All measures are in 1/1000 em. */
#ifndef MOU_TYPESET_FONT_H
#define MOU_TYPESET_FONT_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

/* A glyph together with the text it stands for: what a PDF needs a code of its own for. */
struct glyph_text {
    uint32_t glyph;
    int32_t width;
    const char *text; /* UTF-8 */
};

struct face {
    char *path, *name; /* name: PostScript */
    hb_face_t *hb_face;
    hb_font_t *hb_font;
    hb_shape_plan_t *plain_plan;                   /* the shaper's; NULL until it is needed */
    int32_t ascent, descent, cap_height, x_height; /* descent positive */
    int32_t underline_offset, underline_size;      /* offset positive below the baseline */
    int32_t italic_angle, stem;                    /* angle in 1/1000 degree */
    int32_t box[4];
    bool italic, fixed_pitch, bold;
    struct glyph_text *glyphs; /* grows; an index stays what it is */
    size_t glyph_count, glyph_room;
    struct map *glyph_index;
};

struct fonts;

/* The faces to ask, in order, for text of one family list, weight, slope: at first one alone, which
 * nearly always has all that is asked for. */
struct font_set {
    struct face **faces;
    size_t count;
    bool small_caps;
    bool strange;       /* none of the families asked for is there */
    bool no_small_caps; /* they were asked for, but the first face has none */
    int number;         /* from 1, in order of first use */
    /* what the other faces are found by */
    struct fonts *fonts;
    char *families;
    int weight;
    bool italic, whole;
};

/* Reads DATA/stylesheets/print/fonts.xml. NULL after a diagnostic. */
struct fonts *fonts_new(const char *data_folder, struct diag *diag);
void fonts_free(struct fonts *fonts);

/* families as in font-family. NULL after a diagnostic when no face at all can be opened. */
const struct font_set *fonts_set(struct fonts *fonts, const char *families, int weight, bool italic,
                                 bool small_caps, struct diag *diag);

/* The first face of the set that has the character, after opening the others if need be. NULL:
 * none. */
struct face *fonts_face_with(const struct font_set *set, uint32_t code_point);

/* The index of (glyph, text) in face->glyphs, made when new. */
uint32_t face_glyph(struct face *face, uint32_t glyph, const char *text, size_t length);

/* The glyph of a character, 0 when the face has none. */
uint32_t face_has(const struct face *face, uint32_t code_point);

int32_t face_width(const struct face *face, uint32_t glyph); /* 1/1000 em */

/* A TrueType file with the characters of Latin-1 and the table that finds them. Returns 0 or -1. */
int face_subset_latin(const struct face *face, struct buf *out);

/* A TrueType file with only these glyphs. new_ids[i] becomes the number of glyphs[i] in it. Returns
 * 0 or -1. */
int face_subset(const struct face *face, const uint32_t *glyphs, size_t count, uint16_t *new_ids,
                struct buf *out);

#endif
