/* Packing: libharu's objects become object streams, its streams say their own length. */
#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "typeset/pdf_pack.h"

enum { DICTS = 250 };
static const char many[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

static void
on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    (void)error;
    (void)detail;
    (void)user;
    fail_msg("libharu reports 0x%04lX", (unsigned long)error);
}

static size_t
count(const struct buf *file, const char *what)
{
    size_t found = 0;
    const char *at = file->bytes, *end = file->bytes + file->length;
    while ((at = memmem(at, (size_t)(end - at), what, strlen(what))) != NULL) {
        found++;
        at++;
    }
    return found;
}

static HPDF_STATUS
say_more(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Said/More");
}

/* The values of the object streams, one after the other. */
static void
unpack(const struct buf *file, struct buf *values)
{
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    const char *end = file->bytes + file->length, *at = file->bytes;
    while ((at = memmem(at, (size_t)(end - at), "/Type/ObjStm", 12)) != NULL) {
        char bytes[40000];
        size_t made = 0;
        size_t length = strtoul(strstr(at, "/Length ") + 8, NULL, 10);
        at = strstr(at, "stream\n") + 7;
        assert_int_equal(
            libdeflate_zlib_decompress(inflater, at, length, bytes, sizeof bytes, &made),
            LIBDEFLATE_SUCCESS);
        buf_add(values, bytes, made);
    }
    libdeflate_free_decompressor(inflater);
}

static void
test_pack(void **state)
{
    struct fo_document document = {.old_archive = false};
    struct print print = {.doc = &document};
    struct pdf pdf = {.print = &print};
    struct buf file = {0}, values = {0};
    (void)state;
    pdf.doc = HPDF_NewEx(on_error, NULL, NULL, 0, &pdf);
    HPDF_Dict_Add(pdf.doc->catalog, "Small", pdf_stream(&pdf, many, sizeof many - 1));
    HPDF_Dict open = pdf_stream_as_is(&pdf, "<x/>", 4);
    HPDF_Dict_AddName(open, "Subtype", "XML");
    HPDF_Dict_Add(pdf.doc->catalog, "Open", open);
    for (int i = 0; i < DICTS; i++)
        pdf_dict(&pdf)->write_fn = say_more;
    buf_puts(&file, "before");
    pdf_pack(&pdf, &file);
    assert_memory_equal(file.bytes, "before%PDF-1.7\n", 15);
    assert_int_equal(count(&file, "/Type/ObjStm"), 3); /* a hundred in each */
    assert_int_equal(count(&file, "/Type/ObjStm/N 100/First"), 2);
    assert_int_equal(count(&file, "aaaaaaaa"), 0);
    assert_int_equal(count(&file, "/Length 4>>\nstream\n<x/>\nendstream"), 1);
    assert_int_equal(count(&file, "/Filter/FlateDecode/Length "), 5); /* the table's too */
    assert_int_equal(
        count(&file, "/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Size "), 1);
    unpack(&file, &values);
    assert_int_equal(count(&values, "/Said/More"), DICTS);
    buf_free(&values);
    buf_free(&file);
    buf_free(&pdf.scratch);
    buf_free(&pdf.deflated);
    libdeflate_free_compressor(pdf.deflater);
    pdf_pack_free(&pdf);
    HPDF_Free(pdf.doc);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pack)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
