/* Embedded subset fonts: Type0 with our own codes, so that ligatures, soft hyphens and spaces each
 * extract as their text. libharu's UTF-8 fonts write a CMap where a ToUnicode belongs, and neither
 * PDF/UA nor PDF/A accepts them. */
#include "typeset/pdf_raw.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { MOST_CODES = 0xFFFE, MOST_FONTS = 64, BLOCK = 100 };

struct pdf_font *
pdf_font_for(struct pdf *pdf, struct face *face)
{
    for (size_t i = 0; i < pdf->font_count; i++)
        if (pdf->fonts[i].face == face)
            return &pdf->fonts[i];
    if (pdf->fonts == NULL)
        pdf->fonts = mem_alloc(MOST_FONTS * sizeof *pdf->fonts);
    if (pdf->font_count == MOST_FONTS)
        pdf_fail(pdf, "it uses too many fonts");
    struct pdf_font *font = &pdf->fonts[pdf->font_count++];
    font->face = face;
    font->dict = pdf_dict(pdf);
    return font;
}

uint16_t
pdf_code(struct pdf *pdf, struct pdf_font *font, uint32_t index)
{
    if (index >= font->glyph_count) {
        size_t count = font->face->glyph_count;
        font->codes = mem_realloc(font->codes, count, sizeof *font->codes);
        memset(font->codes + font->glyph_count, 0,
               (count - font->glyph_count) * sizeof *font->codes);
        font->glyph_count = count;
    }
    if (font->codes[index] != 0)
        return font->codes[index];
    if (font->used_count == MOST_CODES)
        pdf_fail(pdf, "it uses too many characters of one font");
    font->used = mem_grow(font->used, &font->used_room, font->used_count + 1, sizeof *font->used);
    font->used[font->used_count++] = index;
    return font->codes[index] = (uint16_t)font->used_count;
}

static const struct glyph_text *
used_glyph(const struct pdf_font *font, size_t i)
{
    return &font->face->glyphs[font->used[i]];
}

/* ISO 32000-1, 9.6.4: six letters that tell subsets apart, from the glyphs themselves. */
static void
subset_name(const struct pdf_font *font, char *out, size_t room)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < font->used_count; i++)
        hash = (hash ^ used_glyph(font, i)->glyph) * 16777619u;
    char tag[7] = "";
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    snprintf(out, room, "%s+%s", tag, font->face->name);
}

static void
write_to_unicode(struct pdf *pdf, struct pdf_font *font)
{
    struct buf *out = &pdf->content;
    buf_clear(out);
    buf_puts(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                  "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
                  "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                  "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < font->used_count; i++) {
        size_t left = font->used_count - i;
        if (i % BLOCK == 0)
            buf_putf(out, "%zu beginbfchar\n", left < BLOCK ? left : BLOCK);
        buf_putf(out, "<%04zX><", i + 1);
        buf_clear(&pdf->scratch);
        pdf_utf16(&pdf->scratch, used_glyph(font, i)->text);
        for (size_t j = 0; j < pdf->scratch.length; j++)
            buf_putf(out, "%02X", (unsigned char)pdf->scratch.bytes[j]);
        buf_puts(out, ">\n");
        if (i % BLOCK == BLOCK - 1 || left == 1)
            buf_puts(out, "endbfchar\n");
    }
    buf_puts(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    HPDF_Dict_Add(font->dict, "ToUnicode", pdf_stream(pdf, out->bytes, out->length));
}

HPDF_Dict
pdf_font_descriptor(struct pdf *pdf, const struct face *face, const char *name, int flags)
{
    HPDF_Dict dict = pdf_dict(pdf);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", name);
    HPDF_Dict_AddNumber(dict, "Flags",
                        flags | (face->fixed_pitch ? 1 : 0) | (face->italic ? 64 : 0));
    HPDF_Array box = pdf_array_in(pdf, dict, "FontBBox");
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, face->box[i]);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", face->italic_angle / 1000);
    HPDF_Dict_AddNumber(dict, "Ascent", face->ascent);
    HPDF_Dict_AddNumber(dict, "Descent", -face->descent);
    HPDF_Dict_AddNumber(dict, "CapHeight", face->cap_height);
    HPDF_Dict_AddNumber(dict, "StemV", face->stem);
    return dict;
}

/* The font file and the map from codes to its glyphs. */
static void
write_file(struct pdf *pdf, const struct pdf_font *font, HPDF_Dict cid_font, HPDF_Dict descriptor)
{
    size_t count = font->used_count;
    uint32_t *glyphs = mem_alloc((count + 1) * sizeof *glyphs);
    uint16_t *new_ids = mem_alloc((count + 1) * sizeof *new_ids);
    for (size_t i = 0; i < count; i++)
        glyphs[i] = used_glyph(font, i)->glyph;
    buf_clear(&pdf->content);
    buf_clear(&pdf->scratch);
    int made = face_subset(font->face, glyphs, count, new_ids, &pdf->content);
    buf_add(&pdf->scratch, "\0\0", 2);
    for (size_t i = 0; i < count; i++) {
        buf_putc(&pdf->scratch, (char)(new_ids[i] >> 8));
        buf_putc(&pdf->scratch, (char)(new_ids[i] & 0xFF));
    }
    free(glyphs);
    free(new_ids);
    if (made != 0)
        pdf_fail(pdf, "a font could not be cut to the glyphs that are used");
    HPDF_Dict file = pdf_stream(pdf, pdf->content.bytes, pdf->content.length);
    HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)pdf->content.length);
    HPDF_Dict_Add(descriptor, "FontFile2", file);
    HPDF_Dict_Add(cid_font, "CIDToGIDMap",
                  pdf_stream(pdf, pdf->scratch.bytes, pdf->scratch.length));
}

/* PDF/A-1, 6.3.5: which codes the subset has: all from 0 on. */
static void
write_cid_set(struct pdf *pdf, const struct pdf_font *font, HPDF_Dict descriptor)
{
    size_t codes = font->used_count + 1;
    buf_clear(&pdf->scratch);
    for (size_t i = 0; i < codes / 8; i++)
        buf_putc(&pdf->scratch, (char)0xFF);
    if (codes % 8 != 0)
        buf_putc(&pdf->scratch, (char)(0xFF << (8 - codes % 8) & 0xFF));
    HPDF_Dict_Add(descriptor, "CIDSet", pdf_stream(pdf, pdf->scratch.bytes, pdf->scratch.length));
}

static void
write_font(struct pdf *pdf, struct pdf_font *font)
{
    char name[HPDF_LIMIT_MAX_NAME_LEN];
    subset_name(font, name, sizeof name);
    HPDF_Dict_AddName(font->dict, "Type", "Font");
    HPDF_Dict_AddName(font->dict, "Subtype", "Type0");
    HPDF_Dict_AddName(font->dict, "BaseFont", name);
    HPDF_Dict_AddName(font->dict, "Encoding", "Identity-H");
    HPDF_Array descendants = pdf_array_in(pdf, font->dict, "DescendantFonts");
    HPDF_Dict cid_font = pdf_dict(pdf);
    HPDF_Array_Add(descendants, cid_font);
    HPDF_Dict_AddName(cid_font, "Type", "Font");
    HPDF_Dict_AddName(cid_font, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(cid_font, "BaseFont", name);
    HPDF_Dict info = pdf_dict_in(pdf, cid_font, "CIDSystemInfo");
    pdf_put_bytes(pdf, info, "Registry", "Adobe", 5);
    pdf_put_bytes(pdf, info, "Ordering", "Identity", 8);
    HPDF_Dict_AddNumber(info, "Supplement", 0);
    HPDF_Dict_AddNumber(cid_font, "DW", 1000);
    HPDF_Array all = pdf_array_in(pdf, cid_font, "W"), widths = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Array_AddNumber(all, 1);
    HPDF_Array_Add(all, widths);
    for (size_t i = 0; i < font->used_count; i++)
        HPDF_Array_AddNumber(widths, used_glyph(font, i)->width);
    HPDF_Dict descriptor = pdf_font_descriptor(pdf, font->face, name, 4);
    HPDF_Dict_Add(cid_font, "FontDescriptor", descriptor);
    write_to_unicode(pdf, font);
    if (pdf->print->doc->old_archive)
        write_cid_set(pdf, font, descriptor);
    write_file(pdf, font, cid_font, descriptor);
}

void
pdf_write_fonts(struct pdf *pdf)
{
    for (size_t i = 0; i < pdf->font_count; i++)
        write_font(pdf, &pdf->fonts[i]);
}
