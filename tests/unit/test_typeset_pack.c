/* Packing: what libharu writes becomes object streams; anything else is refused whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "typeset/pdf_pack.h"

static const char *const objects[] = {
    "<<\n/Type /Catalog\n/Pages 2 0 R\n>>",
    "<<\n/Type /Pages\n/Kids [ ]\n/Count 0\n>>",
    "<<\n/Length 4 0 "
    "R\n>>\nstream\r\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nendstream",
    "56",
    "<<\n/Subtype /XML\n/Length 6 0 R\n>>\nstream\r\n<x/>\nendstream",
    "4",
};
enum { OBJECTS = sizeof objects / sizeof *objects };

static void
write_plain(struct buf *out)
{
    size_t offsets[OBJECTS];
    buf_puts(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    for (size_t i = 0; i < OBJECTS; i++) {
        offsets[i] = out->length;
        buf_putf(out, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    size_t table = out->length;
    buf_putf(out, "xref\n0 %d\n0000000000 65535 f\r\n", OBJECTS + 1);
    for (size_t i = 0; i < OBJECTS; i++)
        buf_putf(out, "%010zu 00000 n\r\n", offsets[i]);
    buf_putf(out, "trailer\n<<\n/Root 1 0 R\n/Size %d\n>>\nstartxref\n%zu\n%%%%EOF\n", OBJECTS + 1,
             table);
}

static void
test_pack(void **state)
{
    struct buf plain = {0}, packed = {0};
    (void)state;
    write_plain(&plain);
    buf_puts(&packed, "before");
    assert_int_equal(pdf_pack(&plain, &packed), 0);
    assert_memory_equal(packed.bytes, "before%PDF-1.7\n", 15);
    assert_non_null(memmem(packed.bytes, packed.length, "/Type/ObjStm/N 2/First", 22));
    assert_non_null(
        memmem(packed.bytes, packed.length, "/Type/XRef/W[1 4 2]/Size 9\n/Root 1 0 R", 38));
    assert_null(memmem(packed.bytes, packed.length, "aaaaaaaa", 8));
    assert_non_null(
        memmem(packed.bytes, packed.length, "/Length 4>>\nstream\n<x/>\nendstream", 32));
    buf_free(&plain);
    buf_free(&packed);
}

/* Cut short or damaged anywhere, it is refused or packed, and never read beyond its end. */
static void
test_damage(void **state)
{
    struct buf plain = {0};
    (void)state;
    write_plain(&plain);
    for (size_t length = 0; length < plain.length; length++) {
        struct buf cut = {0}, packed = {0};
        buf_add(&cut, plain.bytes, length);
        if (length < plain.length - 7)
            assert_int_equal(pdf_pack(&cut, &packed), -1);
        assert_true(length >= plain.length - 7 || packed.length == 0);
        buf_free(&cut);
        buf_free(&packed);
    }
    for (size_t at = 0; at < plain.length; at++) {
        struct buf hurt = {0}, packed = {0};
        buf_add(&hurt, plain.bytes, plain.length);
        hurt.bytes[at] = (char)(hurt.bytes[at] ^ 0x15);
        pdf_pack(&hurt, &packed);
        buf_free(&hurt);
        buf_free(&packed);
    }
    buf_free(&plain);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pack), cmocka_unit_test(test_damage)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
