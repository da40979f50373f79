/* Containers read from memory, and programs run without a shell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/spawn.h"
#include "base/zip.h"

/* One stored member "a.txt" that holds "hello". */
static const char stored[] =
    "PK\3\4\x0a\0\0\0\0\0\0\0\0\0\x86\xa6\x10\x36\5\0\0\0\5\0\0\0\5\0\0\0a.txthello"
    "PK\1\2\x1e\3\x0a\0\0\0\0\0\0\0\0\0\x86\xa6\x10\x36\5\0\0\0\5\0\0\0\5\0\0\0\0\0\0\0\0\0\0\0\0"
    "\0\0\0\0\0a.txt"
    "PK\5\6\0\0\0\0\1\0\1\0\x33\0\0\0\x28\0\0\0\0\0";

/* The same, packed: "hello hello hello\n". */
static const char deflated[] =
    "\120\113\003\004\024\000\000\000\010\000\000\000\000\000\073\174\212\337\013\000"
    "\000\000\022\000\000\000\005\000\000\000\141\056\164\170\164\313\110\315\311\311"
    "\127\310\100\220\134\000\120\113\001\002\036\003\024\000\000\000\010\000\000\000"
    "\000\000\073\174\212\337\013\000\000\000\022\000\000\000\005\000\000\000\000\000"
    "\000\000\000\000\000\000\000\000\000\000\000\000\141\056\164\170\164\120\113\005"
    "\006\000\000\000\000\001\000\001\000\063\000\000\000\056\000\000\000\000\000";

static void
unpacks(void **state)
{
    struct diag diag = {.quiet = true};
    struct buf out = {0};
    (void)state;
    struct zip_container *zip = zip_open_bytes(deflated, sizeof deflated - 1, "a.zip", &diag);
    assert_non_null(zip);
    buf_puts(&out, "> ");
    assert_int_equal(zip_read_member(zip, "a.txt", &out, &diag), 0);
    assert_string_equal(buf_text(&out), "> hello hello hello\n");
    buf_free(&out);
    zip_done(zip);
}

static void
reads_a_member(void **state)
{
    struct diag diag = {.quiet = true};
    struct buf out = {0};
    (void)state;
    struct zip_container *zip = zip_open_bytes(stored, sizeof stored - 1, "a.zip", &diag);
    assert_non_null(zip);
    assert_true(zip_has(zip, "a.txt"));
    assert_string_equal(zip_member(zip, 0), "a.txt");
    assert_null(zip_member(zip, 1));
    assert_int_equal(zip_read_member(zip, "b.txt", &out, &diag), 1);
    assert_int_equal(zip_read_member(zip, "a.txt", &out, &diag), 0);
    assert_string_equal(buf_text(&out), "hello");
    buf_free(&out);
    zip_done(zip);
}

/* Every cut and every changed byte: a message or the right bytes, nothing else. */
static void
damage(const char *whole, size_t size, const char *words)
{
    for (size_t i = 0; i < 2 * size; i++) {
        struct buf said = {0}, out = {0};
        struct diag diag = {.capture = &said};
        char bytes[256];
        assert_true(size <= sizeof bytes);
        memcpy(bytes, whole, size);
        if (i >= size)
            bytes[i - size] ^= 0x41;
        struct zip_container *zip = zip_open_bytes(bytes, i < size ? i : size, "a.zip", &diag);
        int status = zip != NULL ? zip_read_member(zip, "a.txt", &out, &diag) : -1;
        if (status == 0)
            assert_string_equal(buf_text(&out), words);
        if (status < 0)
            assert_true(said.length > 0);
        zip_done(zip);
        buf_free(&said);
        buf_free(&out);
    }
}

static void
damage_is_told(void **state)
{
    (void)state;
    damage(stored, sizeof stored - 1, "hello");
    damage(deflated, sizeof deflated - 1, "hello hello hello\n");
}

static void
programs_are_fed_and_limited(void **state)
{
    static const struct spawn_limits limits = {
        .seconds = 2, .memory = (size_t)1 << 30, .output = 100000};
    const char *const cat[] = {"cat", NULL}, *const none[] = {"no-such-program-anywhere", NULL},
                      *const sleeper[] = {"sleep", "30", NULL},
                      *const waits[] = {"sleep", "1.5", NULL},
                      *const works[] = {"sh", "-c", "while :; do :; done", NULL},
                      *const yes[] = {"yes", NULL}, *const fails[] = {"false", NULL};
    char *big = malloc(90000);
    struct buf out = {0};
    int status = -1;
    (void)state;
    memset(big, 'x', 90000);
    assert_int_equal(spawn_run(cat, big, 90000, &limits, &out, NULL, &status), SPAWN_DONE);
    assert_int_equal(status, 0);
    assert_int_equal(out.length, 90000);
    assert_int_equal(spawn_run(none, NULL, 0, &limits, NULL, NULL, NULL), SPAWN_ABSENT);
    const struct spawn_limits second = {.seconds = 1, .memory = (size_t)1 << 30, .output = 10};
    assert_int_equal(spawn_run(waits, NULL, 0, &second, NULL, NULL, NULL), SPAWN_DONE);
    assert_int_equal(spawn_run(works, NULL, 0, &second, NULL, NULL, NULL), SPAWN_SLOW);
    assert_int_equal(spawn_run(sleeper, NULL, 0, &second, NULL, NULL, NULL), SPAWN_SLOW);
    buf_clear(&out);
    assert_int_equal(spawn_run(yes, NULL, 0, &limits, &out, NULL, NULL), SPAWN_TOO_MUCH);
    assert_int_equal(out.length, 100000);
    assert_int_equal(spawn_run(fails, big, 90000, &limits, NULL, NULL, &status), SPAWN_DONE);
    assert_int_equal(status, 1);
    buf_free(&out);
    free(big);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_member),
        cmocka_unit_test(unpacks),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(programs_are_fed_and_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
