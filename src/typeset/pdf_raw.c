/* Small objects, text strings, numbers. */
#include "typeset/pdf_raw.h"

#include <libdeflate.h>
#include <string.h>

#include "base/mem.h"

enum { LEVEL = 1 };

_Noreturn void
pdf_fail(struct pdf *pdf, const char *reason)
{
    pdf->reason = reason;
    longjmp(pdf->trouble, 1);
}

HPDF_Dict
pdf_dict(struct pdf *pdf)
{
    HPDF_Dict dict = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Xref_Add(pdf->doc->xref, dict);
    return dict;
}

HPDF_Array
pdf_array(struct pdf *pdf)
{
    HPDF_Array array = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Xref_Add(pdf->doc->xref, array);
    return array;
}

void
pdf_deflate(struct pdf *pdf, const char *bytes, size_t length, struct buf *out)
{
    if (pdf->deflater == NULL)
        pdf->deflater = libdeflate_alloc_compressor(LEVEL);
    if (pdf->deflater == NULL)
        pdf_fail(pdf, "libdeflate does not start");
    size_t room = libdeflate_zlib_compress_bound(pdf->deflater, length);
    out->bytes = mem_grow(out->bytes, &out->room, out->length + room + 1, 1);
    out->length +=
        libdeflate_zlib_compress(pdf->deflater, bytes, length, out->bytes + out->length, room);
    out->bytes[out->length] = '\0';
}

static void
put_bytes(HPDF_Dict stream, const char *bytes, size_t length)
{
    if (length > 0)
        HPDF_Stream_Write(stream->stream, (const HPDF_BYTE *)bytes, (HPDF_UINT)length);
}

/* libharu would deflate, with zlib, only when the file is saved: what it keeps until then is small.
 */
void
pdf_fill(struct pdf *pdf, HPDF_Dict stream, const char *bytes, size_t length)
{
    if (pdf->print->doc->old_archive) {
        put_bytes(stream, bytes, length);
        return;
    }
    struct buf *packed = &pdf->deflated;
    buf_clear(packed);
    pdf_deflate(pdf, bytes, length, packed);
    put_bytes(stream, packed->bytes, packed->length);
    stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
}

HPDF_Dict
pdf_stream(struct pdf *pdf, const char *bytes, size_t length)
{
    HPDF_Dict dict = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    pdf_fill(pdf, dict, bytes, length);
    return dict;
}

HPDF_Dict
pdf_stream_as_is(struct pdf *pdf, const char *bytes, size_t length)
{
    HPDF_Dict dict = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    put_bytes(dict, bytes, length);
    return dict;
}

HPDF_Dict
pdf_dict_in(struct pdf *pdf, HPDF_Dict parent, const char *key)
{
    HPDF_Dict dict = HPDF_Dict_New(pdf->doc->mmgr);
    HPDF_Dict_Add(parent, key, dict);
    return dict;
}

HPDF_Array
pdf_array_in(struct pdf *pdf, HPDF_Dict parent, const char *key)
{
    HPDF_Array array = HPDF_Array_New(pdf->doc->mmgr);
    HPDF_Dict_Add(parent, key, array);
    return array;
}

static void
put_unit(struct buf *out, unsigned int unit)
{
    buf_putc(out, (char)(unit >> 8 & 0xFF));
    buf_putc(out, (char)(unit & 0xFF));
}

void
pdf_utf16(struct buf *out, const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0';) {
        unsigned int code_point = *at;
        int more = *at >= 0xF0 ? 3 : *at >= 0xE0 ? 2 : *at >= 0xC0 ? 1 : 0;
        if (more > 0)
            code_point &= 0x3Fu >> more;
        for (at++; more > 0 && (*at & 0xC0) == 0x80; more--, at++)
            code_point = code_point << 6 | (*at & 0x3Fu);
        if (code_point >= 0x10000) {
            code_point -= 0x10000;
            put_unit(out, 0xD800 | code_point >> 10);
            put_unit(out, 0xDC00 | (code_point & 0x3FF));
        } else {
            put_unit(out, code_point);
        }
    }
}

void
pdf_put_bytes(struct pdf *pdf, HPDF_Dict dict, const char *key, const char *bytes, size_t length)
{
    if (length > HPDF_LIMIT_MAX_STRING_LEN)
        length = HPDF_LIMIT_MAX_STRING_LEN - 1;
    HPDF_Dict_Add(dict, key,
                  HPDF_Binary_New(pdf->doc->mmgr, (HPDF_BYTE *)bytes, (HPDF_UINT)length));
}

/* ISO 32000-1, 7.9.2.2: such text is the same in PDFDocEncoding, and a quarter as long. */
bool
pdf_is_plain(const char *text)
{
    size_t length = 0;
    for (; text[length] >= ' ' && text[length] <= '~'; length++)
        if (length == HPDF_LIMIT_MAX_STRING_LEN)
            return false;
    return text[length] == '\0';
}

void
pdf_put_text(struct pdf *pdf, HPDF_Dict dict, const char *key, const char *text)
{
    if (pdf_is_plain(text)) {
        HPDF_Dict_Add(dict, key, HPDF_String_New(pdf->doc->mmgr, text, NULL));
        return;
    }
    buf_clear(&pdf->scratch);
    buf_add(&pdf->scratch, "\xFE\xFF", 2);
    pdf_utf16(&pdf->scratch, text);
    pdf_put_bytes(pdf, dict, key, pdf->scratch.bytes, pdf->scratch.length);
}

void
pdf_add_ref(HPDF_Array array, void *object)
{
    HPDF_Array_Add(array, object);
}

void
pdf_put_hex(struct buf *out, const char *key, const char *bytes, size_t length)
{
    static const char digits[] = "0123456789ABCDEF";
    buf_puts(out, key);
    buf_putc(out, '<');
    for (size_t i = 0; i < length; i++) {
        buf_putc(out, digits[(unsigned char)bytes[i] >> 4]);
        buf_putc(out, digits[bytes[i] & 0xF]);
    }
    buf_putc(out, '>');
}

void
pdf_put_number(struct buf *out, int64_t number)
{
    char digits[24];
    int length = 0;
    if (number < 0)
        buf_putc(out, '-');
    for (int64_t rest = number < 0 ? -number : number; rest > 0 || length == 0; rest /= 10)
        digits[length++] = (char)('0' + rest % 10);
    while (length > 0)
        buf_putc(out, digits[--length]);
}

void
pdf_put_length(struct buf *out, int32_t thousandths)
{
    int64_t hundredths = (thousandths < 0 ? -(int64_t)thousandths : thousandths) / 5;
    hundredths = (hundredths + 1) / 2;
    if (thousandths < 0 && hundredths > 0)
        buf_putc(out, '-');
    char digits[24];
    int length = 0;
    for (int64_t whole = hundredths / 100; whole > 0 || length == 0; whole /= 10)
        digits[length++] = (char)('0' + whole % 10);
    while (length > 0)
        buf_putc(out, digits[--length]);
    int rest = (int)(hundredths % 100);
    if (rest == 0)
        return;
    buf_putc(out, '.');
    buf_putc(out, (char)('0' + rest / 10));
    if (rest % 10 != 0)
        buf_putc(out, (char)('0' + rest % 10));
}
