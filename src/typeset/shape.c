/* HarfBuzz with kerning and ligatures, face by face, behind a cache. */
#include "typeset/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"

enum {
    MOST_WORDS = 12000, /* some 4 MiB; a long agreement has 2,000 */
    REPLACEMENT = 0xFFFD,
    SOFT_HYPHEN_MARK = 1 /* in the cache's key */
};

struct shaper {
    struct map *words;
    hb_buffer_t *buffer;
    struct buf key;
};

struct shaper *
shaper_new(void)
{
    struct shaper *shaper = mem_alloc(sizeof *shaper);
    shaper->words = map_new();
    shaper->buffer = hb_buffer_create();
    return shaper;
}

static void
free_word(void *value)
{
    struct word *word = value;
    for (size_t i = 0; i < word->segment_count; i++)
        free(word->segments[i].glyphs);
    free(word->segments);
    free(word->breaks);
    free(word);
}

void
shaper_free(struct shaper *shaper)
{
    if (shaper == NULL)
        return;
    map_free(shaper->words, free_word);
    hb_buffer_destroy(shaper->buffer);
    buf_free(&shaper->key);
    free(shaper);
}

void
shaper_trim(struct shaper *shaper)
{
    if (map_count(shaper->words) > MOST_WORDS)
        map_clear(shaper->words, free_word);
}

/* One character of valid UTF-8 and its length. */
static uint32_t
decode(const char *text, size_t *length)
{
    const unsigned char *at = (const unsigned char *)text;
    if (at[0] < 0x80) {
        *length = 1;
        return at[0];
    }
    size_t more = at[0] >= 0xF0 ? 3 : at[0] >= 0xE0 ? 2 : 1;
    uint32_t code_point = at[0] & (0x3Fu >> more);
    size_t i = 1;
    for (; i <= more && (at[i] & 0xC0) == 0x80; i++)
        code_point = code_point << 6 | (at[i] & 0x3Fu);
    *length = i;
    return code_point;
}

/* Hebrew, Arabic and their neighbours, up to the presentation forms. */
static bool
runs_backwards(uint32_t code_point)
{
    return (code_point >= 0x590 && code_point < 0x900) ||
           (code_point >= 0xFB1D && code_point < 0xFE00) ||
           (code_point >= 0xFE70 && code_point < 0xFEFF);
}

static struct segment *
add_segment(struct word *word, struct face *face)
{
    word->segments = mem_realloc(word->segments, word->segment_count + 1, sizeof *word->segments);
    struct segment *segment = &word->segments[word->segment_count++];
    *segment = (struct segment){.face = face};
    return segment;
}

/* The end of the text that the glyph's cluster covers; clusters run up, or down in backward
 * scripts. */
static size_t
cluster_end(const hb_glyph_info_t *infos, unsigned int count, unsigned int i, bool backwards,
            size_t end)
{
    unsigned int start = infos[i].cluster;
    if (backwards) {
        while (i > 0 && infos[i].cluster == start)
            i--;
        return infos[i].cluster > start ? infos[i].cluster : end;
    }
    while (i + 1 < count && infos[i].cluster == start)
        i++;
    return infos[i].cluster > start ? infos[i].cluster : end;
}

/* Takes over what HarfBuzz made of text[from, from + length). The first glyph of a cluster stands
 * for its text. */
static void
take_glyphs(struct word *word, struct segment *segment, hb_buffer_t *buffer, const char *text,
            size_t end)
{
    unsigned int count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    bool backwards = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL;
    segment->glyphs = mem_alloc((count > 0 ? count : 1) * sizeof *segment->glyphs);
    segment->count = count;
    for (unsigned int i = 0; i < count; i++) {
        size_t start = infos[i].cluster;
        const char *stands_for = text + start;
        size_t length = cluster_end(infos, count, i, backwards, end) - start;
        if (i > 0 && infos[i - 1].cluster == start) {
            stands_for = "\u200B";
            length = strlen(stands_for);
        }
        uint32_t index = face_glyph(segment->face, infos[i].codepoint, stands_for, length);
        int32_t advance = positions[i].x_advance;
        segment->glyphs[i] = (struct placed_glyph){
            index, (int16_t)(advance - segment->face->glyphs[index].width),
            (int16_t)positions[i].x_offset, (int16_t)positions[i].y_offset, (uint16_t)start};
        word->width += advance;
    }
    word->glyph_count += count;
}

static bool
is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

/* Latin letters without marks need nothing of what places marks, joins characters before glyphs are
 * chosen, or hangs on the language; leaving it out halves the work. */
static const hb_feature_t plain[] = {{HB_TAG('m', 'a', 'r', 'k'), 0, 0, (unsigned int)-1},
                                     {HB_TAG('m', 'k', 'm', 'k'), 0, 0, (unsigned int)-1},
                                     {HB_TAG('c', 'c', 'm', 'p'), 0, 0, (unsigned int)-1},
                                     {HB_TAG('l', 'o', 'c', 'l'), 0, 0, (unsigned int)-1}};
enum { PLAIN = sizeof plain / sizeof *plain };

/* The plan is kept with the face: looking for it takes as long as a short word. */
static void
shape_plain(struct face *face, hb_buffer_t *buffer)
{
    hb_segment_properties_t latin = HB_SEGMENT_PROPERTIES_DEFAULT;
    latin.direction = HB_DIRECTION_LTR;
    latin.script = HB_SCRIPT_LATIN;
    latin.language = hb_language_get_default();
    hb_buffer_set_segment_properties(buffer, &latin);
    if (face->plain_plan == NULL)
        face->plain_plan = hb_shape_plan_create(face->hb_face, &latin, plain, PLAIN, NULL);
    hb_shape_plan_execute(face->plain_plan, face->hb_font, buffer, plain, PLAIN);
}

static void
shape_segment(struct shaper *shaper, const struct font_set *set, struct word *word,
              struct face *face, const char *text, size_t from, size_t length)
{
    static const hb_feature_t small_caps = {HB_TAG('s', 'm', 'c', 'p'), 1, 0, (unsigned int)-1};
    struct segment *segment = add_segment(word, face);
    hb_buffer_reset(shaper->buffer);
    hb_buffer_set_cluster_level(shaper->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(shaper->buffer, text, (int)(from + length), (unsigned int)from, (int)length);
    if (!set->small_caps && is_ascii(text, from + length)) {
        shape_plain(face, shaper->buffer);
    } else {
        hb_buffer_guess_segment_properties(shaper->buffer);
        hb_shape(face->hb_font, shaper->buffer, set->small_caps ? &small_caps : NULL,
                 set->small_caps ? 1 : 0);
    }
    take_glyphs(word, segment, shaper->buffer, text, from + length);
}

/* A character without a glyph is shown as U+FFFD, and says so to whoever copies it. */
static void
add_replacement(const struct font_set *set, struct word *word, uint32_t missing, size_t from)
{
    struct face *face = fonts_face_with(set, REPLACEMENT);
    const char *text = "\uFFFD";
    uint32_t glyph = face != NULL ? face_has(face, REPLACEMENT) : 0;
    if (face == NULL) {
        face = set->faces[0];
        text = "?";
        glyph = face_has(face, '?');
    }
    word->missing = missing;
    struct segment *segment = add_segment(word, face);
    segment->glyphs = mem_alloc(sizeof *segment->glyphs);
    segment->count = 1;
    uint32_t index = face_glyph(face, glyph, text, strlen(text));
    segment->glyphs[0] = (struct placed_glyph){.index = index, .offset = (uint16_t)from};
    word->width += face->glyphs[index].width;
    word->glyph_count++;
}

static bool
joins_before(uint32_t code_point)
{
    return (code_point >= 0x300 && code_point < 0x370) || code_point == 0x200D ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F);
}

static struct word *
make_word(struct shaper *shaper, const struct font_set *set, const char *text, size_t length)
{
    struct word *word = mem_alloc(sizeof *word);
    struct face *face = NULL;
    size_t from = 0, step;
    for (size_t at = 0; at < length; at += step) {
        uint32_t code_point = decode(text + at, &step);
        word->right_to_left |= runs_backwards(code_point);
        struct face *other =
            face != NULL && (joins_before(code_point) || face_has(face, code_point) != 0) &&
                    face == set->faces[0]
                ? face
                : fonts_face_with(set, code_point);
        if (other == face && face != NULL)
            continue;
        if (face != NULL && at > from)
            shape_segment(shaper, set, word, face, text, from, at - from);
        if (other == NULL)
            add_replacement(set, word, code_point, at);
        face = other;
        from = at;
    }
    if (face != NULL)
        shape_segment(shaper, set, word, face, text, from, length - from);
    return word;
}

static struct word **
cached(struct shaper *shaper, const struct font_set *set, char mark, const char *text,
       size_t length)
{
    char brief[64];
    const int head[] = {set->number, mark};
    if (length <= sizeof brief - sizeof head) { /* nearly every word */
        memcpy(brief, head, sizeof head);
        memcpy(brief + sizeof head, text, length);
        return (struct word **)map_put(shaper->words, brief, sizeof head + length);
    }
    buf_clear(&shaper->key);
    buf_add(&shaper->key, (const char *)head, sizeof head);
    buf_add(&shaper->key, text, length);
    return (struct word **)map_put(shaper->words, buf_text(&shaper->key), shaper->key.length);
}

struct word *
shape_word(struct shaper *shaper, const struct font_set *set, const char *text, size_t length)
{
    struct word **word = cached(shaper, set, 0, text, length);
    if (*word == NULL)
        *word = make_word(shaper, set, text, length);
    return *word;
}

struct word *
shape_hyphen(struct shaper *shaper, const struct font_set *set)
{
    struct word **word = cached(shaper, set, SOFT_HYPHEN_MARK, "-", 1);
    if (*word == NULL) {
        *word = make_word(shaper, set, "-", 1);
        struct segment *segment = &(*word)->segments[0];
        uint32_t glyph = segment->face->glyphs[segment->glyphs[0].index].glyph;
        segment->glyphs[0].index = face_glyph(segment->face, glyph, "\u00AD", 2);
    }
    return *word;
}

int32_t
word_width_before(const struct word *word, size_t bytes)
{
    int32_t width = 0;
    for (size_t s = 0; s < word->segment_count; s++) {
        const struct segment *segment = &word->segments[s];
        for (size_t i = 0; i < segment->count; i++) {
            const struct glyph_text *glyph = &segment->face->glyphs[segment->glyphs[i].index];
            if (segment->glyphs[i].offset >= bytes)
                return width;
            if (segment->glyphs[i].offset + strlen(glyph->text) > bytes)
                return -1;
            width += glyph->width + segment->glyphs[i].kern;
        }
    }
    return width;
}
