/* Any bytes as an answers file or as a table of districts. What is accepted drafts to a valid
 * agreement: a fault of the library or of the draft must not come from an answer. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/mem.h"
#include "base/xslt.h"
#include "draft/draft.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static struct regex_cache *regexes;
static struct library *library;
static struct drafter *drafter;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct diag diag = {0};
    (void)argc, (void)argv;
    xml_init();
    library = library_load("tests/data/draft-library", LIBRARY_FOR_DRAFTING, regexes, &diag);
    drafter = library == NULL ? NULL : drafter_new(library, &diag);
    return drafter != NULL ? 0 : -1;
}

static void
draft(const char *answers, const char *const *sets)
{
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    int open;
    xmlDoc *agreement = draft_agreement(drafter, NULL, answers, sets, &open, &diag);
    if (agreement == NULL && diag.worst == STATUS_LIBRARY) {
        fputs(buf_text(&said), stderr);
        abort();
    }
    xmlFreeDoc(agreement);
    buf_free(&said);
}

static void
draft_rows(const struct csv *csv)
{
    for (size_t row = 0; row < csv_rows(csv) && row < 4; row++) {
        char **sets = mem_alloc((csv_columns(csv) + 1) * sizeof *sets);
        for (size_t c = 0; c < csv_columns(csv); c++)
            sets[c] = mem_format("%s=%s", csv_name(csv, c), csv_cell(csv, row, c));
        draft(NULL, (const char *const *)sets);
        for (size_t c = 0; c < csv_columns(csv); c++)
            free(sets[c]);
        free(sets);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int fd = memfd_create("answers", 0);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    char *path = mem_format("/proc/self/fd/%d", fd);
    struct buf said = {0};
    struct diag diag = {.capture = &said};
    draft(path, NULL);
    struct csv *csv = csv_read(path, &diag);
    if (csv != NULL)
        draft_rows(csv);
    csv_free(csv);
    buf_free(&said);
    free(path);
    close(fd);
    return 0;
}
