/* What is put aside comes back as it was, from memory and from a file, and leaves nothing behind.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/spool.h"

static int
gather(void *context, const char *bytes, size_t length)
{
    buf_add(context, bytes, length);
    return 0;
}

static void
comes_back(void **state)
{
    (void)state;
    static const size_t counts[] = {0, 1, 10, 4096, 100000};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct diag diag = {0};
        struct buf put = {0}, got = {0};
        struct spool *spool = spool_new(&diag);
        for (size_t n = 0; n < counts[i]; n++) {
            char line[32];
            int length = snprintf(line, sizeof line, "line %zu\n", n);
            assert_int_equal(spool_add(spool, line, (size_t)length), 0);
            buf_add(&put, line, (size_t)length);
        }
        assert_int_equal(spool_give(spool, gather, &got), 0);
        assert_int_equal(got.length, put.length);
        assert_string_equal(buf_text(&got), buf_text(&put));
        spool_free(spool);
        buf_free(&put);
        buf_free(&got);
    }
}

static int
entries(const char *folder)
{
    int count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count;
}

static void
has_no_name(void **state)
{
    (void)state;
    char folder[] = "/tmp/spool.XXXXXX", large[1 << 16] = {0};
    struct diag diag = {0};
    assert_non_null(mkdtemp(folder));
    setenv("TMPDIR", folder, 1);
    struct spool *spool = spool_new(&diag);
    for (int i = 0; i < 32; i++)
        assert_int_equal(spool_add(spool, large, sizeof large), 0);
    assert_int_equal(entries(folder), 0);
    spool_free(spool);
    assert_int_equal(rmdir(folder), 0);
    unsetenv("TMPDIR");
}

static void
no_folder_is_said_once(void **state)
{
    (void)state;
    static char large[1 << 20];
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    setenv("TMPDIR", "/no/such/folder", 1);
    struct spool *spool = spool_new(&diag);
    assert_int_equal(spool_add(spool, "few", 3), 0);
    assert_int_equal(spool_add(spool, large, sizeof large), -1);
    assert_int_equal(spool_add(spool, large, sizeof large), -1);
    assert_int_equal(spool_give(spool, gather, NULL), -1);
    assert_int_equal(diag.errors, 1);
    assert_int_equal(diag.worst, STATUS_OUTPUT);
    assert_non_null(strstr(buf_text(&said), "/no/such/folder: error: "));
    spool_free(spool);
    buf_free(&said);
    unsetenv("TMPDIR");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back),
        cmocka_unit_test(has_no_name),
        cmocka_unit_test(no_folder_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
