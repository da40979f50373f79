/* Who, what, when: the information dictionary, the same as XMP, the claims PDF/UA-1 and PDF/A-2a,
 * the colour profile. */
#include "typeset/pdf_raw.h"

#include <string.h>

#ifndef MOU_VERSION
#define MOU_VERSION "unknown"
#endif

static const char producer[] = "mou " MOU_VERSION;

static void
put_escaped(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        const char *entity = *text == '&'   ? "&amp;"
                             : *text == '<' ? "&lt;"
                             : *text == '>' ? "&gt;"
                                            : NULL;
        if (entity != NULL)
            buf_puts(out, entity);
        else
            buf_putc(out, *text);
    }
}

/* <name>before text after</name>, when there is a text. */
static void
put_property(struct buf *out, const char *name, const char *before, const char *text,
             const char *after)
{
    if (text == NULL)
        return;
    buf_putf(out, "<%s>%s", name, before);
    put_escaped(out, text);
    buf_putf(out, "%s</%s>\n", after, name);
}

/* PDF/A-2, 6.6.2.3: a property that XMP does not know must be described, and pdfuaid:part is one.
 */
static const char extension_schema[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

static void
write_xmp(struct pdf *pdf, const struct metadata *meta)
{
    struct buf *out = &pdf->content;
    buf_clear(out);
    buf_puts(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                  "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                  " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                  " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                  "<pdfuaid:part>1</pdfuaid:part>\n");
    /* PDF/A-2 may carry no file but PDF/A; PDF/A-3 any. */
    bool old = pdf->print->doc->old_archive;
    put_property(out, "pdfaid:conformance", "", old ? "B" : "A", "");
    put_property(out, "pdfaid:part", "",
                 old                                    ? "1"
                 : pdf->print->doc->attachments != NULL ? "3"
                                                        : "2",
                 "");
    put_property(out, "dc:title", "<rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->title,
                 "</rdf:li></rdf:Alt>");
    put_property(out, "dc:creator", "<rdf:Seq><rdf:li>", meta->author, "</rdf:li></rdf:Seq>");
    put_property(out, "dc:description", "<rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->subject,
                 "</rdf:li></rdf:Alt>");
    put_property(out, "dc:language", "<rdf:Bag><rdf:li>", meta->language, "</rdf:li></rdf:Bag>");
    put_property(out, "pdf:Keywords", "", meta->keywords, "");
    put_property(out, "xmp:CreatorTool", "", meta->creator, "");
    put_property(out, "xmp:CreateDate", "", meta->date, "");
    put_property(out, "xmp:ModifyDate", "", meta->date, "");
    put_property(out, "pdf:Producer", "", producer, "");
    buf_puts(out, "</rdf:Description>\n");
    buf_puts(out, extension_schema);
    buf_puts(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
    /* readable to who knows no PDF: ISO 19005-2, 6.6.2.1 */
    HPDF_Dict stream = pdf_stream_as_is(pdf, out->bytes, out->length);
    HPDF_Dict_AddName(stream, "Type", "Metadata");
    HPDF_Dict_AddName(stream, "Subtype", "XML");
    HPDF_Dict_Add(pdf->doc->catalog, "Metadata", stream);
}

static void
put_info(struct pdf *pdf, const char *key, const char *text)
{
    if (text != NULL)
        pdf_put_text(pdf, pdf->doc->info, key, text);
}

/* YYYY-MM-DDThh:mm:ssZ as D:YYYYMMDDhhmmssZ */
void
pdf_put_date(struct pdf *pdf, HPDF_Dict dict, const char *key, const char *date)
{
    char text[40] = "D:";
    size_t length = 2;
    for (; *date != '\0' && length + 1 < sizeof text; date++)
        if (*date >= '0' && *date <= '9')
            text[length++] = *date;
    text[length++] = 'Z';
    pdf_put_bytes(pdf, dict, key, text, length);
}

static void
write_info(struct pdf *pdf, const struct metadata *meta)
{
    put_info(pdf, "Title", meta->title);
    put_info(pdf, "Author", meta->author);
    put_info(pdf, "Subject", meta->subject);
    put_info(pdf, "Keywords", meta->keywords);
    put_info(pdf, "Creator", meta->creator);
    put_info(pdf, "Producer", producer);
    if (meta->date != NULL) {
        pdf_put_date(pdf, pdf->doc->info, "CreationDate", meta->date);
        pdf_put_date(pdf, pdf->doc->info, "ModDate", meta->date);
    }
}

static void
write_intent(struct pdf *pdf)
{
    HPDF_Array intents = pdf_array_in(pdf, pdf->doc->catalog, "OutputIntents");
    HPDF_Dict intent = pdf_dict(pdf);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    pdf_put_bytes(pdf, intent, "OutputConditionIdentifier", "sRGB", 4);
    pdf_put_bytes(pdf, intent, "Info", "sRGB", 4);
    HPDF_Dict profile = pdf_stream(pdf, pdf->profile->bytes, pdf->profile->length);
    HPDF_Dict_AddNumber(profile, "N", 3);
    HPDF_Dict_Add(intent, "DestOutputProfile", profile);
}

void
pdf_write_metadata(struct pdf *pdf)
{
    write_info(pdf, &pdf->print->doc->meta);
    write_xmp(pdf, &pdf->print->doc->meta);
    write_intent(pdf);
}
