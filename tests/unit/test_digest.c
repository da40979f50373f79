/* SHA-256 by the vectors of FIPS 180-4, whatever the pieces; JSON lines read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"
#include "base/json.h"

static void
vectors(void **state)
{
    static const struct {
        const char *text, *digest;
    } cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[DIGEST_TEXT];
        digest_bytes(cases[i].text, strlen(cases[i].text), text);
        assert_string_equal(text, cases[i].digest);
    }
}

static void
pieces(void **state)
{
    (void)state;
    for (size_t piece = 1; piece < 200; piece += 13) {
        struct digest digest;
        char text[DIGEST_TEXT], letters[200];
        memset(letters, 'a', sizeof letters);
        digest_begin(&digest);
        for (size_t left = 1000000; left > 0;) {
            size_t now = left < piece ? left : piece;
            digest_add(&digest, letters, now);
            left -= now;
        }
        digest_end(&digest, text);
        assert_string_equal(text,
                            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
}

static void
texts(void **state)
{
    static const char *const pairs[][2] = {{"a", "bc"}, {"ab", "c"}, {"abc", ""}, {"abc", NULL}};
    char digests[4][DIGEST_TEXT];
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct digest digest;
        digest_begin(&digest);
        digest_add_text(&digest, pairs[i][0]);
        digest_add_text(&digest, pairs[i][1]);
        digest_end(&digest, digests[i]);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(digests[i], digests[k]);
    }
}

static void
show(void *context, const char *name, const char *value, bool is_text)
{
    buf_putf(context, is_text ? "%s=%s;" : "%s:%s;", name, value);
}

static void
json_lines(void **state)
{
    static const struct {
        const char *line, *shown;
        int rc;
    } cases[] = {
        {"{\"a\":\"b\",\"n\":12}\n", "a=b;n:12;", 0},
        {" { \"a\" : \"say \\\"\\u00e9\\\\\\n\\\"\" } ", "a=say \"\xC3\xA9\\\n\";", 0},
        {"{\"a\":\"b\"", "a=b;", -1},
        {"{\"a\":\"b", "", -1},
        {"{\"a\":{\"b\":1}}", "", -1},
        {"{\"a\":\"\\x\"}", "", -1},
        {"{\"a\":\"\\u12\"}", "", -1},
        {"{\"a\":1} x", "a:1;", -1},
        {"{}", "", -1},
        {"", "", -1},
        {"{\"a\":\"\\", "", -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf shown = {0};
        assert_int_equal(json_flat(cases[i].line, strlen(cases[i].line), show, &shown),
                         cases[i].rc);
        assert_string_equal(buf_text(&shown), cases[i].shown);
        buf_free(&shown);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(vectors), cmocka_unit_test(pieces),
                                       cmocka_unit_test(texts), cmocka_unit_test(json_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
