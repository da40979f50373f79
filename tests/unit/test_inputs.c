/* batch: which files, in which order, whose share, under which names; what a manifest keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "batch/manifest.h"
#include "batch/outputs.h"

static bool
is_xml(void *context, const char *path)
{
    (void)context;
    return strstr(path, ".xml") != NULL;
}

/* An empty folder as the working folder. */
static int
enter_scratch(void **state)
{
    char folder[] = "/tmp/mou-inputs-XXXXXX";
    if (mkdtemp(folder) == NULL || chdir(folder) != 0)
        return -1;
    *state = strdup(folder);
    return 0;
}

static int
leave_scratch(void **state)
{
    char command[100];
    snprintf(command, sizeof command, "rm -rf '%s'", (char *)*state);
    free(*state);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static void
put(const char *path, const char *text)
{
    struct diag diag = {0};
    assert_int_equal(file_make_room(path, &diag), 0);
    assert_int_equal(file_write(path, text, strlen(text), &diag), 0);
}

static void
folders(void **state)
{
    static const char *const files[] = {"f/b.xml",     "f/a/z.xml", "f/a.xml",   "f/notes.txt",
                                        "f/.hide.xml", "g/a.xml",   "empty/x.md"};
    static const char *const names[] = {"f/b.xml", "f", "g/", "none.xml", "empty", "f", NULL};
    struct buf said = {0}, shown = {0};
    struct diag diag = {.capture = &said};
    struct inputs inputs = {.diag = &diag};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        put(files[i], "x");
    assert_int_equal(symlink("../f", "f/loop"), 0);
    assert_int_equal(symlink("a.xml", "f/linked.xml"), 0);
    inputs_read(&inputs, names, is_xml, NULL);
    for (size_t i = 0; i < inputs.count; i++)
        buf_putf(&shown, "%s(%s) ", inputs.list[i].path, inputs.list[i].inside);
    assert_string_equal(buf_text(&shown), "f/b.xml(b.xml) f/a/z.xml(a/z.xml) f/a.xml(a.xml) "
                                          "f/linked.xml(linked.xml) g/a.xml(a.xml) "
                                          "none.xml(none.xml) ");
    assert_int_equal(diag.errors, 1);
    assert_int_equal(diag.worst, STATUS_INPUT);
    assert_non_null(strstr(buf_text(&said), "empty: error:"));
    inputs_free(&inputs);
    buf_free(&said);
    buf_free(&shown);
}

static void
shares(void **state)
{
    static const char *const wrong[] = {"", "3", "/8", "3/", "9/8", "3/0", "-1/8", "1/-8", "1/8x"};
    int times[100] = {0};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(share_read(&(struct share){0}, wrong[i]), -1);
    for (unsigned part = 1; part <= 7; part++) {
        struct share share = {part, 7};
        for (size_t i = 0; i < 100; i++)
            times[i] += share_has(&share, i);
    }
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(times[i], 1);
    struct share last = {0}, zero = {0}, all = {0};
    assert_int_equal(share_read(&last, "7/7"), 0);
    assert_int_equal(share_read(&zero, "0/7"), 0);
    for (size_t i = 0; i < 100; i++) {
        assert_int_equal(share_has(&last, i), share_has(&zero, i));
        assert_true(share_has(&all, i));
    }
}

static void
names(void **state)
{
    static const struct {
        const char *files[4], *shown;
    } cases[] = {
        {{"x/a.xml", "x/b.c.xml", "noend"}, "a.pdf b.c.pdf noend.pdf "},
        {{"x/a.xml", "y/a.xml", "b.xml"}, "x/a.pdf y/a.pdf b.pdf "},
        {{"/x/./a.xml", "../y//a.xml"}, "x/a.pdf y/a.pdf "},
        {{"a.xml", "a.fo"}, "a.xml.pdf a.fo.pdf "},
        {{"a.xml", "../a.xml"}, "-"},
        {{".xml"}, ".xml.pdf "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf said = {0}, shown = {0};
        struct diag diag = {.capture = &said};
        struct inputs inputs = {.diag = &diag};
        inputs_read(&inputs, cases[i].files, is_xml, NULL);
        char **made = outputs_name(&inputs, "out", "pdf");
        for (size_t k = 0; made != NULL && k < inputs.count; k++)
            buf_putf(&shown, "%s ", made[k]);
        assert_string_equal(made == NULL ? "-" : buf_text(&shown), cases[i].shown);
        assert_int_equal(diag.errors, made == NULL);
        outputs_free(made, inputs.count);
        inputs_free(&inputs);
        buf_free(&said);
        buf_free(&shown);
    }
}

static void
overwriting(void **state)
{
    static const char *const files[] = {"in/a.fo", NULL};
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    struct inputs inputs = {.diag = &diag};
    (void)state;
    put("in/a.fo", "x");
    inputs_read(&inputs, files, is_xml, NULL);
    assert_null(outputs_name(&inputs, "in", "fo"));
    assert_int_equal(diag.worst, STATUS_USAGE);
    inputs_free(&inputs);
    buf_free(&said);
}

static void
add(struct manifest *manifest, const char *output, const char *status, const char *from)
{
    struct manifest_entry entry = {.file = "a\"b.xml",
                                   .output = output,
                                   .status = status,
                                   .pages = 3,
                                   .bytes = 5,
                                   .sha256 = "s",
                                   .from = from,
                                   .message = "",
                                   .more = ",\"title\":\"A \\\"B\\\"\",\"error\":2"};
    struct buf line = {0};
    manifest_put(&line, &entry);
    assert_int_equal(manifest_add(manifest, line.bytes, line.length), 0);
    buf_free(&line);
}

/* The later line counts; a line cut short costs itself; what another process holds is not
 * rewritten; several manifests are one. */
static void
manifests(void **state)
{
    struct diag diag = {0};
    struct buf bytes = {0};
    (void)state;
    put("m/manifest.jsonl", "{\"file\":\"x\",\"outp");
    struct manifest *one = manifest_open("m", "m/manifest.jsonl", &diag);
    struct manifest *two = manifest_open("m", "m/manifest.jsonl", &diag);
    add(one, "a.pdf", "failed", "1");
    add(two, "b.pdf", "done", "1");
    add(one, "a.pdf", "done", "2");
    assert_int_equal(manifest_close(one), 0); /* two still has it */
    assert_int_equal(file_read("m/manifest.jsonl", &bytes, &diag, STATUS_INPUT), 0);
    assert_non_null(strstr(buf_text(&bytes), "failed"));
    assert_int_equal(manifest_close(two), 0);
    buf_clear(&bytes);
    assert_int_equal(file_read("m/manifest.jsonl", &bytes, &diag, STATUS_INPUT), 0);
    assert_string_equal(
        buf_text(&bytes),
        "{\"file\":\"a\\\"b.xml\",\"output\":\"a.pdf\",\"status\":\"done\",\"pages\":3,"
        "\"bytes\":5,\"sha256\":\"s\",\"from\":\"2\",\"message\":\"\",\"title\":\"A "
        "\\\"B\\\"\",\"error\":2}\n"
        "{\"file\":\"a\\\"b.xml\",\"output\":\"b.pdf\",\"status\":\"done\",\"pages\":3,"
        "\"bytes\":5,\"sha256\":\"s\",\"from\":\"1\",\"message\":\"\",\"title\":\"A "
        "\\\"B\\\"\",\"error\":2}\n");
    struct manifest *share = manifest_open("m", "m/manifest-1-of-2.jsonl", &diag);
    const struct manifest_entry *entry = manifest_find(share, "a.pdf");
    assert_non_null(entry);
    assert_string_equal(entry->file, "a\"b.xml");
    assert_int_equal(entry->pages, 3);
    assert_null(manifest_find(share, "c.pdf"));
    assert_int_equal(manifest_close(share), 0);
    assert_int_equal(diag.errors, 0);
    buf_free(&bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(folders, enter_scratch, leave_scratch),
        cmocka_unit_test(shares),
        cmocka_unit_test_setup_teardown(names, enter_scratch, leave_scratch),
        cmocka_unit_test_setup_teardown(overwriting, enter_scratch, leave_scratch),
        cmocka_unit_test_setup_teardown(manifests, enter_scratch, leave_scratch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
