/* Attached files: ISO 32000-1, 7.11.4, and ISO 19005-3, 6.8 (associated files). */
#include "typeset/pdf_raw.h"

#include <string.h>

static HPDF_Dict
write_bytes(struct pdf *pdf, const struct attachment *file)
{
    HPDF_Dict stream = pdf_stream(pdf, file->bytes, file->length);
    HPDF_Dict_AddName(stream, "Type", "EmbeddedFile");
    HPDF_Dict_AddName(stream, "Subtype", file->type);
    HPDF_Dict params = pdf_dict_in(pdf, stream, "Params");
    HPDF_Dict_AddNumber(params, "Size", (HPDF_INT32)file->length);
    if (pdf->print->doc->meta.date != NULL)
        pdf_put_date(pdf, params, "ModDate", pdf->print->doc->meta.date);
    return stream;
}

static HPDF_Dict
write_file(struct pdf *pdf, const struct attachment *file)
{
    HPDF_Dict spec = pdf_dict(pdf), stream = write_bytes(pdf, file);
    HPDF_Dict_AddName(spec, "Type", "Filespec");
    pdf_put_text(pdf, spec, "F", file->name);
    pdf_put_text(pdf, spec, "UF", file->name);
    pdf_put_text(pdf, spec, "Desc", file->description);
    HPDF_Dict_AddName(spec, "AFRelationship", file->relationship);
    HPDF_Dict streams = pdf_dict_in(pdf, spec, "EF");
    HPDF_Dict_Add(streams, "F", stream);
    HPDF_Dict_Add(streams, "UF", stream);
    return spec;
}

void
pdf_write_attachments(struct pdf *pdf)
{
    HPDF_Dict catalog = pdf->doc->catalog;
    if (pdf->print->doc->attachments == NULL)
        return;
    HPDF_Array all = pdf_array_in(pdf, catalog, "AF");
    HPDF_Dict names = pdf_dict_in(pdf, catalog, "Names"),
              tree = pdf_dict_in(pdf, names, "EmbeddedFiles");
    HPDF_Array list = pdf_array_in(pdf, tree, "Names");
    for (const struct attachment *file = pdf->print->doc->attachments; file != NULL;
         file = file->next) {
        HPDF_Dict spec = write_file(pdf, file);
        HPDF_Array_Add(list, HPDF_Binary_New(pdf->doc->mmgr, (HPDF_BYTE *)file->name,
                                             (HPDF_UINT)strlen(file->name)));
        HPDF_Array_Add(list, spec);
        HPDF_Array_Add(all, spec);
    }
}
