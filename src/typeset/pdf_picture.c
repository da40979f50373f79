/* Pictures as image objects: ISO 32000-1, 8.9.5. */
#include "typeset/pdf_raw.h"
#include "typeset/picture.h"

static HPDF_Dict
image(struct pdf *pdf, const struct picture *picture, const char *bytes, size_t length, bool jpeg,
      const char *colours)
{
    HPDF_Dict dict = jpeg ? pdf_stream_as_is(pdf, bytes, length) : pdf_stream(pdf, bytes, length);
    if (jpeg)
        dict->filter = HPDF_STREAM_FILTER_DCT_DECODE;
    HPDF_Dict_AddName(dict, "Type", "XObject");
    HPDF_Dict_AddName(dict, "Subtype", "Image");
    HPDF_Dict_AddNumber(dict, "Width", picture->width);
    HPDF_Dict_AddNumber(dict, "Height", picture->height);
    HPDF_Dict_AddName(dict, "ColorSpace", colours);
    HPDF_Dict_AddNumber(dict, "BitsPerComponent", 8);
    return dict;
}

HPDF_Dict
pdf_picture(struct pdf *pdf, struct picture *picture)
{
    if (picture->object != NULL)
        return picture->object;
    HPDF_Dict dict = image(pdf, picture, picture->bytes, picture->length, picture->jpeg,
                           picture->components == 1 ? "DeviceGray" : "DeviceRGB");
    if (picture->opacity != NULL && !pdf->print->doc->old_archive) {
        size_t pixels = (size_t)picture->width * (size_t)picture->height;
        HPDF_Dict_Add(dict, "SMask",
                      image(pdf, picture, picture->opacity, pixels, false, "DeviceGray"));
    }
    return picture->object = dict;
}
