/* mou check --out-dir -f html: a page over all reports of the folder, other processes' too. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"
#include "batch/manifest.h"
#include "cli/verbs.h"

struct lines {
    const char *folder;
    char **list;
    size_t count, room;
    bool taken; /* a report has the name of the page */
};

static bool
is_there(const char *folder, const char *output)
{
    char *path = file_join(folder, output);
    bool there = file_exists(path);
    free(path);
    return there;
}

/* A report that is there, or an agreement that is there and could not be checked. */
static void
take_line(void *context, const struct manifest_entry *entry)
{
    struct lines *lines = context;
    const char *dot = strrchr(entry->output, '.');
    bool failed = strcmp(entry->status, "failed") == 0;
    if (dot == NULL || strcmp(dot, ".html") != 0 ||
        !(is_there(lines->folder, entry->output) || (failed && file_exists(entry->file))))
        return;
    struct buf line = {0};
    manifest_put(&line, entry);
    lines->list = mem_grow(lines->list, &lines->room, lines->count + 1, sizeof *lines->list);
    lines->list[lines->count++] = buf_take(&line);
    lines->taken = lines->taken || strcmp(entry->output, "index.html") == 0;
}

static bool
stands(const char *path, const struct mou_text *page)
{
    struct buf bytes = {0}, silence = {0};
    struct diag quiet = {.capture = &silence};
    bool same = file_exists(path) && file_read(path, &bytes, &quiet, STATUS_OUTPUT) == 0 &&
                bytes.length == page->length &&
                memcmp(buf_text(&bytes), page->bytes, page->length) == 0;
    buf_free(&bytes);
    buf_free(&silence);
    return same;
}

static int
write_page(struct mou *mou, const struct lines *lines)
{
    struct diag diag = {0};
    struct mou_text page = {0};
    char *path = file_join(lines->folder, lines->taken ? "index-of-reports.html" : "index.html");
    int status =
        mou_report_index(mou, lines->folder, (const char *const *)lines->list, lines->count, &page);
    if (status == STATUS_OK && !stands(path, &page) &&
        file_write(path, page.bytes, page.length, &diag) != 0)
        status = STATUS_OUTPUT;
    mou_text_free(&page);
    free(path);
    return status;
}

/* One process at a time, so that whoever ends last has the lines of all. */
int
cli_index(struct mou *mou, const char *folder, const char *manifest)
{
    struct lines lines = {.folder = folder};
    int lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock >= 0)
        flock(lock, LOCK_EX); /* where there are no locks, the last to write wins */
    manifest_tell(folder, manifest, take_line, &lines);
    int status = lines.count > 0 ? write_page(mou, &lines) : STATUS_OK;
    if (lock >= 0)
        close(lock);
    for (size_t i = 0; i < lines.count; i++)
        free(lines.list[i]);
    free(lines.list);
    return status;
}
