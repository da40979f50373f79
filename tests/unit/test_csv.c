/* Tables as spreadsheets write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/csv.h"

static struct csv *
csv_of(const char *text, struct diag *diag)
{
    char path[] = "/tmp/mou-csv-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
    struct csv *csv = csv_read(path, diag);
    unlink(path);
    return csv;
}

/* The whole table with | between cells and / after rows, each row but the first with its line. */
static void
tables(void **state)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"a,b\n1,2\n", "a|b/2:1|2/"},
        {"a,b\r\n1,2\r\n", "a|b/2:1|2/"},
        {"\xEF\xBB\xBF"
         "a,b\n1,2",
         "a|b/2:1|2/"},
        {"a;b\n1;2,5\n", "a|b/2:1|2,5/"},
        {"a,b\n\"1,5\",\"say \"\"yes\"\"\"\n", "a|b/2:1,5|say \"yes\"/"},
        {"a,b\n\"two\nlines\",x\n3,4\n", "a|b/2:two\nlines|x/4:3|4/"},
        {"a,b\n\n,\n 1 , 2 \n", "a|b/4:1|2/"},
        {"a,b,c\n1\n", "a|b|c/2:1||/"},
        {"a\n\"\"\nx\n", "a/3:x/"},
        {"a,b\r1,2\r3,4", "a|b/2:1|2/3:3|4/"},
        {"a\n\"x\" \n", "a/2:x/"},
        {"a,b\r\n\"two\r\nlines\",x\r\n3,4\r\n", "a|b/2:two\r\nlines|x/4:3|4/"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag diag = {0};
        struct buf shown = {0};
        struct csv *csv = csv_of(cases[i].text, &diag);
        assert_non_null(csv);
        for (size_t c = 0; c < csv_columns(csv); c++)
            buf_putf(&shown, "%s%s", c > 0 ? "|" : "", csv_name(csv, c));
        buf_puts(&shown, "/");
        for (size_t r = 0; r < csv_rows(csv); r++) {
            buf_putf(&shown, "%ld:", csv_line(csv, r));
            for (size_t c = 0; c < csv_columns(csv); c++)
                buf_putf(&shown, "%s%s", c > 0 ? "|" : "", csv_cell(csv, r, c));
            buf_puts(&shown, "/");
        }
        assert_string_equal(buf_text(&shown), cases[i].shown);
        buf_free(&shown);
        csv_free(csv);
    }
}

/* A faulty row is kept with its fault's column; the rows after it are read: line, then ! and the
 * column. */
static void
faulty_rows(void **state)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"a\n1,2\n3\n", "2!2 3 "},
        {"a,b\n1,\"open\n3,4\n", "2!2 3 "},
        {"a,b\n\"1,2\n\"3\",4\n5,6\n", "2!1 3 4 "},
        {"a,b\n\"x\"y,2\n3,4\n", "2!1 3 "},
        {"a,b\n1,\xE9\n3,4\n", "2!2 3 "},
        {"a,b\n1,\x01\n3,4", "2!2 3 "},
        {"a,b\n1,\"", "2!2 "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag diag = {0};
        struct buf shown = {0};
        struct csv *csv = csv_of(cases[i].text, &diag);
        assert_non_null(csv);
        for (size_t r = 0, column; r < csv_rows(csv); r++) {
            buf_putf(&shown, "%ld", csv_line(csv, r));
            if (csv_fault(csv, r, &column) != NULL)
                buf_putf(&shown, "!%zu", column + 1);
            buf_puts(&shown, " ");
        }
        assert_string_equal(buf_text(&shown), cases[i].shown);
        buf_free(&shown);
        csv_free(csv);
    }
}

static void
faults(void **state)
{
    static const char *const cases[] = {"",
                                        "a,b\n",
                                        "\"a\n1\n",
                                        "\xE9\n1\n",
                                        "\xFF\xFE"
                                        "a",
                                        "\n\n"};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf said = {0};
        struct diag diag = {.capture = &said};
        assert_null(csv_of(cases[i], &diag));
        assert_int_equal(diag.errors, 1);
        assert_int_equal(diag.worst, STATUS_INPUT);
        buf_free(&said);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tables), cmocka_unit_test(faulty_rows),
                                       cmocka_unit_test(faults)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
