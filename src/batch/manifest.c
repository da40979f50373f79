/* A log of JSON lines with a lock: shared by those that add lines, exclusive for who rewrites it.
 */
#include "batch/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/mem.h"

struct manifest {
    char *path;
    int fd;
    struct diag *diag;
    bool failed;
    size_t lines;        /* in the file */
    struct map *entries; /* by output */
};

enum { TEXTS = 6 };

/* The texts of an entry, in the order of their names. */
static const char *const names[TEXTS] = {"file", "output", "status", "sha256", "from", "message"};

static void
free_entry(void *value)
{
    struct manifest_entry *entry = value;
    const char *texts[] = {entry->file,   entry->output, entry->status,
                           entry->sha256, entry->from,   entry->message};
    for (size_t i = 0; i < TEXTS; i++)
        free((char *)texts[i]);
    free(entry);
}

static void
take_field(void *context, const char *name, const char *value)
{
    struct manifest_entry *entry = context;
    const char **texts[] = {&entry->file,   &entry->output, &entry->status,
                            &entry->sha256, &entry->from,   &entry->message};
    for (size_t i = 0; i < TEXTS; i++) {
        if (strcmp(name, names[i]) == 0) {
            free((char *)*texts[i]);
            *texts[i] = mem_strdup(value);
        }
    }
    if (strcmp(name, "line") == 0)
        entry->line = strtol(value, NULL, 10);
    else if (strcmp(name, "pages") == 0)
        entry->pages = (int)strtol(value, NULL, 10);
    else if (strcmp(name, "bytes") == 0)
        entry->bytes = strtoul(value, NULL, 10);
}

/* NULL for what is no line of a manifest. */
static struct manifest_entry *
read_entry(const char *line, size_t length)
{
    struct manifest_entry *entry = mem_alloc(sizeof *entry);
    int rc = json_flat(line, length, take_field, entry);
    const char *texts[] = {entry->file,   entry->output, entry->status,
                           entry->sha256, entry->from,   entry->message};
    for (size_t i = 0; i < TEXTS; i++)
        if (rc != 0 || texts[i] == NULL) {
            free_entry(entry);
            return NULL;
        }
    return entry;
}

/* Returns how many lines there are. */
static size_t
read_lines(struct map *entries, const struct buf *bytes)
{
    const char *at = buf_text(bytes), *end = at + bytes->length;
    size_t lines = 0;
    for (const char *stop; at < end; at = stop + 1, lines++) {
        stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop != NULL ? stop : end;
        struct manifest_entry *entry = read_entry(at, (size_t)(stop - at));
        if (entry == NULL)
            continue;
        void **place = map_put(entries, entry->output, strlen(entry->output));
        if (*place != NULL)
            free_entry(*place);
        *place = entry;
    }
    return lines;
}

static int
fail(struct manifest *manifest, const char *what)
{
    if (!manifest->failed)
        diag_error(manifest->diag, STATUS_OUTPUT, manifest->path, 0,
                   "name another with --manifest, or free space", "%s: %s", what, strerror(errno));
    manifest->failed = true;
    return -1;
}

/* Opens and locks the file that has the name, not one that was renamed over meanwhile. */
static int
open_locked(struct manifest *manifest)
{
    for (;;) {
        struct stat mine, named;
        manifest->fd = open(manifest->path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
        if (manifest->fd < 0)
            return fail(manifest, "the manifest cannot be written");
        flock(manifest->fd, LOCK_SH); /* where there are no locks, it is merely not rewritten */
        if (fstat(manifest->fd, &mine) == 0 && !S_ISREG(mine.st_mode)) {
            diag_error(manifest->diag, STATUS_OUTPUT, manifest->path, 0,
                       "name another with --manifest", "the manifest must be a file");
            return -1;
        }
        if (fstat(manifest->fd, &mine) == 0 && stat(manifest->path, &named) == 0 &&
            mine.st_ino == named.st_ino && mine.st_dev == named.st_dev)
            return 0;
        close(manifest->fd);
    }
}

static void
read_others(struct manifest *manifest, const char *folder)
{
    struct buf silence = {0};
    struct diag quiet = {.capture = &silence};
    char **found = file_list(folder, ".jsonl", &quiet, STATUS_INPUT);
    for (char **name = found; name != NULL && *name != NULL; name++) {
        struct buf bytes = {0};
        char *path = file_join(folder, *name);
        if (strncmp(*name, "manifest", 8) == 0 && strcmp(path, manifest->path) != 0 &&
            file_read(path, &bytes, &quiet, STATUS_INPUT) == 0)
            read_lines(manifest->entries, &bytes);
        buf_free(&bytes);
        free(path);
    }
    file_list_free(found);
    buf_free(&silence);
}

static void
free_manifest(struct manifest *manifest)
{
    if (manifest->fd >= 0)
        close(manifest->fd);
    map_free(manifest->entries, free_entry);
    free(manifest->path);
    free(manifest);
}

struct manifest *
manifest_open(const char *folder, const char *path, struct diag *diag)
{
    struct manifest *manifest = mem_alloc(sizeof *manifest);
    struct buf bytes = {0};
    *manifest =
        (struct manifest){.path = mem_strdup(path), .fd = -1, .diag = diag, .entries = map_new()};
    if (open_locked(manifest) != 0 || file_read(path, &bytes, diag, STATUS_OUTPUT) != 0) {
        free_manifest(manifest);
        return NULL;
    }
    read_others(manifest, folder);
    manifest->lines = read_lines(manifest->entries, &bytes);
    if (bytes.length > 0 && bytes.bytes[bytes.length - 1] != '\n') /* it was cut short */
        manifest_add(manifest, "\n", 1);
    buf_free(&bytes);
    return manifest;
}

const struct manifest_entry *
manifest_find(const struct manifest *manifest, const char *output)
{
    return map_get(manifest->entries, output, strlen(output));
}

static void
put_text(struct buf *out, char lead, const char *name, const char *value)
{
    buf_putf(out, "%c\"%s\":", lead, name);
    json_string(out, value, strlen(value));
}

void
manifest_put(struct buf *out, const struct manifest_entry *entry)
{
    put_text(out, '{', "file", entry->file);
    if (entry->line > 0)
        buf_putf(out, ",\"line\":%ld", entry->line);
    put_text(out, ',', "output", entry->output);
    put_text(out, ',', "status", entry->status);
    if (entry->pages > 0)
        buf_putf(out, ",\"pages\":%d", entry->pages);
    buf_putf(out, ",\"bytes\":%zu", entry->bytes);
    put_text(out, ',', "sha256", entry->sha256);
    put_text(out, ',', "from", entry->from);
    put_text(out, ',', "message", entry->message);
    buf_puts(out, "}\n");
}

int
manifest_add(struct manifest *manifest, const char *line, size_t length)
{
    if (manifest->failed)
        return -1;
    manifest->lines++;
    ssize_t wrote = write(manifest->fd, line, length);
    if (wrote == (ssize_t)length)
        return 0;
    if (wrote >= 0)
        errno = ENOSPC;
    return fail(manifest, "the manifest cannot be written");
}

/* The last line about each output, in the order of the first. */
static int
rewrite(struct manifest *manifest)
{
    struct buf bytes = {0}, kept = {0};
    struct map *entries = map_new(), *written = map_new();
    int rc = file_read(manifest->path, &bytes, manifest->diag, STATUS_OUTPUT);
    read_lines(entries, &bytes);
    const char *at = buf_text(&bytes), *end = at + bytes.length;
    for (const char *stop; at < end; at = stop + 1) {
        stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop != NULL ? stop : end;
        struct manifest_entry *entry = read_entry(at, (size_t)(stop - at));
        if (entry == NULL)
            continue;
        void **seen = map_put(written, entry->output, strlen(entry->output));
        if (*seen == NULL)
            manifest_put(&kept, map_get(entries, entry->output, strlen(entry->output)));
        *seen = manifest;
        free_entry(entry);
    }
    if (rc == 0)
        rc = file_write(manifest->path, buf_text(&kept), kept.length, manifest->diag);
    map_free(entries, free_entry);
    map_free(written, NULL);
    buf_free(&bytes);
    buf_free(&kept);
    return rc;
}

/* Whether some lines were replaced: more lines than outputs. */
static bool
is_worn(struct manifest *manifest)
{
    struct buf bytes = {0};
    struct map *entries = map_new();
    size_t lines = 0;
    if (manifest->lines > 0 &&
        file_read(manifest->path, &bytes, manifest->diag, STATUS_OUTPUT) == 0)
        lines = read_lines(entries, &bytes);
    bool worn = lines > map_count(entries);
    map_free(entries, free_entry);
    buf_free(&bytes);
    return worn;
}

int
manifest_close(struct manifest *manifest)
{
    int rc = manifest->failed ? -1 : 0;
    if (rc == 0 && flock(manifest->fd, LOCK_EX | LOCK_NB) == 0 && is_worn(manifest))
        rc = rewrite(manifest);
    free_manifest(manifest);
    return rc;
}
