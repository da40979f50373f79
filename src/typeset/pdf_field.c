/* Form fields: ISO 32000-1, 12.7. Each is its own widget. Viewers write with an embedded font;
 * nothing asks them to make appearances anew (ISO 19005-2, 6.4.1). */
#include "typeset/pdf_raw.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_CODE = 32, LAST_CODE = 255, MULTILINE = 1 << 12, HIGH = 30000 };

/* An appearance: what is drawn in the field's rectangle. */
static HPDF_Dict
appearance(struct pdf *pdf, const struct fixed *fixed, const char *drawing)
{
    HPDF_Dict form = pdf_stream(pdf, drawing, strlen(drawing));
    HPDF_Dict_AddName(form, "Type", "XObject");
    HPDF_Dict_AddName(form, "Subtype", "Form");
    HPDF_Array box = pdf_array_in(pdf, form, "BBox");
    HPDF_Array_AddNumber(box, 0);
    HPDF_Array_AddNumber(box, 0);
    HPDF_Array_AddReal(box, (HPDF_REAL)(fixed->width / 10) / 100);
    HPDF_Array_AddReal(box, (HPDF_REAL)(fixed->height / 10) / 100);
    pdf_dict_in(pdf, form, "Resources");
    return form;
}

static void
write_check(struct pdf *pdf, HPDF_Dict dict, const struct fixed *fixed)
{
    struct buf cross = {0};
    const int32_t low = fixed->width / 5, high = fixed->width - low;
    const int32_t points[8] = {low, low, high, high, low, high, high, low};
    buf_puts(&cross, "1.2 w ");
    for (int i = 0; i < 8; i++) {
        pdf_put_length(&cross, points[i]);
        buf_puts(&cross, i % 2 == 0 ? " " : i % 4 == 1 ? " m " : " l S ");
    }
    HPDF_Dict_AddName(dict, "FT", "Btn");
    HPDF_Dict_AddName(dict, "AS", "Off");
    HPDF_Dict_AddName(dict, "V", "Off");
    HPDF_Dict states = pdf_dict_in(pdf, pdf_dict_in(pdf, dict, "AP"), "N");
    HPDF_Dict_Add(states, "Yes", appearance(pdf, fixed, buf_text(&cross)));
    HPDF_Dict_Add(states, "Off", appearance(pdf, fixed, "n"));
    buf_free(&cross);
}

static void
write_text(struct pdf *pdf, HPDF_Dict dict, const struct fixed *fixed)
{
    HPDF_Dict_AddName(dict, "FT", "Tx");
    pdf_put_bytes(pdf, dict, "DA", "/Field 10 Tf 0 g", 16);
    if (fixed->height > HIGH)
        HPDF_Dict_AddNumber(dict, "Ff", MULTILINE);
    HPDF_Dict_Add(pdf_dict_in(pdf, dict, "AP"), "N", appearance(pdf, fixed, "/Tx BMC\nEMC"));
    pdf->text_fields = true;
}

void
pdf_write_field(struct pdf *pdf, HPDF_Dict dict, const struct fixed *fixed)
{
    const struct field *field = fixed->fo->field;
    HPDF_Dict_AddName(dict, "Subtype", "Widget");
    pdf_put_text(pdf, dict, "T", field->name);
    pdf_put_text(pdf, dict, "TU", field->label);
    if (field->type == FIELD_CHECK) {
        write_check(pdf, dict, fixed);
    } else if (field->type == FIELD_TEXT) {
        write_text(pdf, dict, fixed);
    } else {
        HPDF_Dict_AddName(dict, "FT", "Sig");
        HPDF_Dict_Add(pdf_dict_in(pdf, dict, "AP"), "N", appearance(pdf, fixed, "n"));
    }
    HPDF_Dict form = HPDF_Dict_GetItem(pdf->doc->catalog, "AcroForm", HPDF_OCLASS_DICT);
    if (form == NULL) {
        form = pdf_dict_in(pdf, pdf->doc->catalog, "AcroForm");
        pdf_array_in(pdf, form, "Fields");
    }
    HPDF_Array_Add(HPDF_Dict_GetItem(form, "Fields", HPDF_OCLASS_ARRAY), dict);
}

/* The character of a code in WinAnsiEncoding, as far as it is Latin-1. */
static bool
is_latin(uint32_t code)
{
    return (code >= 0x20 && code <= 0x7E) || (code >= 0xA1 && code <= 0xFF && code != 0xAD);
}

static void
write_widths(struct pdf *pdf, HPDF_Dict font, const struct face *face)
{
    HPDF_Array widths = pdf_array_in(pdf, font, "Widths");
    for (uint32_t code = FIRST_CODE; code <= LAST_CODE; code++) {
        uint32_t glyph = is_latin(code) ? face_has(face, code) : 0;
        HPDF_Array_AddNumber(widths, glyph != 0 ? face_width(face, glyph) : 0);
    }
}

/* What viewers write into text fields with: a simple font of Latin-1, its file embedded. */
void
pdf_write_field_font(struct pdf *pdf)
{
    if (!pdf->text_fields)
        return;
    struct layout *layout = pdf->print->layout;
    const struct font_set *set =
        fonts_set(layout->fonts, "sans-serif", 400, false, false, layout->doc->diag);
    if (set == NULL)
        pdf_fail(pdf, "there is no font for its fields");
    const struct face *face = set->faces[0];
    char name[HPDF_LIMIT_MAX_NAME_LEN];
    snprintf(name, sizeof name, "FIELDS+%s", face->name);
    buf_clear(&pdf->content);
    if (face_subset_latin(face, &pdf->content) != 0)
        pdf_fail(pdf, "there is no font for its fields");
    HPDF_Dict font = pdf_dict(pdf), descriptor = pdf_font_descriptor(pdf, face, name, 32);
    HPDF_Dict_AddName(font, "Type", "Font");
    HPDF_Dict_AddName(font, "Subtype", "TrueType");
    HPDF_Dict_AddName(font, "BaseFont", name);
    HPDF_Dict_AddName(font, "Encoding", "WinAnsiEncoding");
    HPDF_Dict_AddNumber(font, "FirstChar", FIRST_CODE);
    HPDF_Dict_AddNumber(font, "LastChar", LAST_CODE);
    write_widths(pdf, font, face);
    HPDF_Dict file = pdf_stream(pdf, pdf->content.bytes, pdf->content.length);
    HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)pdf->content.length);
    HPDF_Dict_Add(descriptor, "FontFile2", file);
    HPDF_Dict_Add(font, "FontDescriptor", descriptor);
    HPDF_Dict form = HPDF_Dict_GetItem(pdf->doc->catalog, "AcroForm", HPDF_OCLASS_DICT);
    pdf_put_bytes(pdf, form, "DA", "/Field 10 Tf 0 g", 16);
    HPDF_Dict_Add(pdf_dict_in(pdf, pdf_dict_in(pdf, form, "DR"), "Font"), "Field", font);
}
