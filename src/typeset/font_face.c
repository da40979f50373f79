/* One face through HarfBuzz: metrics, glyphs with their text, subsets. Knows no family list and no
 * PDF. */
#include "typeset/font_face.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"

enum {
    EM = 1000,
    /* OpenType OS/2, fsType: restricted licence, no subsetting, bitmap embedding only */
    FORBIDDEN = 0x0002 | 0x0100 | 0x0200
};

static int
table_u16(hb_face_t *face, hb_tag_t tag, unsigned int offset)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    unsigned int length = 0;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(blob, &length);
    int value = offset + 2 <= length ? bytes[offset] << 8 | bytes[offset + 1] : 0;
    hb_blob_destroy(blob);
    return value;
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

static int32_t
metric(hb_font_t *font, hb_ot_metrics_tag_t tag, int32_t otherwise)
{
    hb_position_t value;
    return hb_ot_metrics_get_position(font, tag, &value) ? value : otherwise;
}

static char *
postscript_name(hb_face_t *face)
{
    char name[120] = "";
    unsigned int size = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1),
                        &size, name);
    for (char *c = name; *c != '\0'; c++)
        if (strchr("[](){}<>/% #", *c) != NULL || *c < '!' || *c > '~')
            *c = '-';
    return mem_strdup(*name != '\0' ? name : "Font");
}

static void
read_metrics(struct face *face)
{
    hb_font_extents_t extents;
    hb_font_get_h_extents(face->hb_font, &extents);
    int upem = (int)hb_face_get_upem(face->hb_face);
    face->ascent = extents.ascender;
    face->descent = -extents.descender;
    face->cap_height = metric(face->hb_font, HB_OT_METRICS_TAG_CAP_HEIGHT, face->ascent * 7 / 10);
    face->x_height = metric(face->hb_font, HB_OT_METRICS_TAG_X_HEIGHT, face->ascent / 2);
    face->underline_offset = -metric(face->hb_font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -100);
    face->underline_size = metric(face->hb_font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, 50);
    for (unsigned int i = 0; i < 4; i++)
        face->box[i] = (int16_t)table_u16(face->hb_face, HB_TAG('h', 'e', 'a', 'd'), 36 + 2 * i) *
                       EM / (upem > 0 ? upem : EM);
    hb_tag_t post = HB_TAG('p', 'o', 's', 't');
    face->italic_angle = (int16_t)table_u16(face->hb_face, post, 4) * 1000;
    face->fixed_pitch = table_u16(face->hb_face, post, 14) != 0;
    face->italic = face->italic_angle != 0;
    int weight = table_u16(face->hb_face, HB_TAG('O', 'S', '/', '2'), 4);
    face->bold = weight >= 600;
    face->stem = 50 + weight * weight / 4225; /* the usual estimate from the weight class */
}

struct face *
face_open(const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (blob == NULL)
        return NULL;
    hb_face_t *hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    bool outlines = has_table(hb_face, HB_TAG('l', 'o', 'c', 'a'));
    int licence = table_u16(hb_face, HB_TAG('O', 'S', '/', '2'), 8);
    if (hb_face_get_glyph_count(hb_face) == 0 || !outlines || (licence & FORBIDDEN) != 0) {
        hb_face_destroy(hb_face);
        return NULL;
    }
    struct face *face = mem_alloc(sizeof *face);
    face->path = mem_strdup(path);
    face->hb_face = hb_face;
    face->hb_font = hb_font_create(hb_face);
    hb_font_set_scale(face->hb_font, EM, EM);
    face->name = postscript_name(hb_face);
    face->glyph_index = map_new();
    read_metrics(face);
    return face;
}

struct face *
face_missing(void)
{
    return mem_alloc(sizeof(struct face));
}

void
face_close(struct face *face)
{
    if (face == NULL)
        return;
    for (size_t i = 0; i < face->glyph_count; i++)
        free((char *)face->glyphs[i].text);
    free(face->glyphs);
    map_free(face->glyph_index, NULL);
    hb_shape_plan_destroy(face->plain_plan);
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
    free(face->name);
    free(face->path);
    free(face);
}

uint32_t
face_has(const struct face *face, uint32_t code_point)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face->hb_font, code_point, &glyph) ? glyph : 0;
}

uint32_t
face_glyph(struct face *face, uint32_t glyph, const char *text, size_t length)
{
    char key[72];
    if (length > sizeof key - sizeof glyph) { /* no script makes one glyph of so many letters */
        text = "\uFFFD";
        length = 3;
    }
    memcpy(key, &glyph, sizeof glyph);
    memcpy(key + sizeof glyph, text, length);
    void **number = map_put(face->glyph_index, key, sizeof glyph + length);
    if (*number == NULL) {
        face->glyphs =
            mem_grow(face->glyphs, &face->glyph_room, face->glyph_count + 1, sizeof *face->glyphs);
        face->glyphs[face->glyph_count++] = (struct glyph_text){
            glyph, hb_font_get_glyph_h_advance(face->hb_font, glyph), mem_strndup(text, length)};
        *number = (void *)(uintptr_t)face->glyph_count; /* one more than the index: not NULL */
    }
    return (uint32_t)((uintptr_t)*number - 1);
}

static void
drop_tables(hb_subset_input_t *input)
{
    static const char tags[][5] = {"GSUB", "GPOS", "GDEF", "OS/2", "post", "name", "cmap", "kern",
                                   "DSIG", "BASE", "Feat", "Glat", "Gloc", "Silf", "Sill", "hdmx",
                                   "VDMX", "LTSH", "gasp", "FFTM", "meta", "JSTF", "STAT", "PCLT"};
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        hb_set_add(drop, hb_tag_from_string(tags[i], 4));
}

static int
map_new_ids(hb_subset_plan_t *plan, const uint32_t *glyphs, size_t count, uint16_t *new_ids)
{
    const hb_map_t *mapping = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (size_t i = 0; i < count; i++) {
        hb_codepoint_t id = hb_map_get(mapping, glyphs[i]);
        if (id == HB_MAP_VALUE_INVALID)
            return -1;
        new_ids[i] = (uint16_t)id;
    }
    return 0;
}

/* The font cut down to what input asks for; *plan is to be destroyed. */
static int
cut(const struct face *face, hb_subset_input_t *input, hb_subset_plan_t **plan, struct buf *out)
{
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    *plan = hb_subset_plan_create_or_fail(face->hb_face, input);
    hb_face_t *made = *plan != NULL ? hb_subset_plan_execute_or_fail(*plan) : NULL;
    if (made == NULL)
        return -1;
    hb_blob_t *blob = hb_face_reference_blob(made);
    unsigned int length;
    const char *bytes = hb_blob_get_data(blob, &length);
    buf_add(out, bytes, length);
    hb_blob_destroy(blob);
    hb_face_destroy(made);
    return 0;
}

int
face_subset(const struct face *face, const uint32_t *glyphs, size_t count, uint16_t *new_ids,
            struct buf *out)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_subset_plan_t *plan = NULL;
    if (input == NULL)
        return -1;
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < count; i++)
        hb_set_add(wanted, glyphs[i]);
    drop_tables(input);
    int result = cut(face, input, &plan, out);
    if (result == 0)
        result = map_new_ids(plan, glyphs, count, new_ids);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return result;
}

int
face_subset_latin(const struct face *face, struct buf *out)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_subset_plan_t *plan = NULL;
    if (input == NULL)
        return -1;
    hb_set_t *wanted = hb_subset_input_unicode_set(input);
    hb_set_add_range(wanted, 0x20, 0x7E);
    hb_set_add_range(wanted, 0xA1, 0xFF);
    drop_tables(input);
    hb_set_del(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
               HB_TAG('c', 'm', 'a', 'p'));
    int result = cut(face, input, &plan, out);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return result;
}

int32_t
face_width(const struct face *face, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(face->hb_font, glyph);
}

bool
face_has_feature(const struct face *face, const char *tag)
{
    hb_tag_t tags[64], wanted = hb_tag_from_string(tag, -1);
    unsigned int start = 0, count = 64;
    for (; count > 0; start += count) {
        count = 64;
        hb_ot_layout_table_get_feature_tags(face->hb_face, HB_OT_TAG_GSUB, start, &count, tags);
        for (unsigned int i = 0; i < count; i++)
            if (tags[i] == wanted)
                return true;
    }
    return false;
}
