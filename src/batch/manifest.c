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

/* The last entry about each output, in the order of the first. */
struct known {
    struct map *by_output;
    struct manifest_entry **list;
    size_t count, room;
};

struct manifest {
    char *path;
    int fd;
    struct diag *diag;
    bool failed;
    size_t lines; /* in the file */
    struct known known;
};

enum { TEXTS = 6 };

/* The texts of an entry, in the order of their names. */
static const char *const names[TEXTS] = {"file", "output", "status", "sha256", "from", "message"};

static void
free_texts(struct manifest_entry *entry)
{
    const char *texts[] = {entry->file,   entry->output, entry->status,
                           entry->sha256, entry->from,   entry->message};
    for (size_t i = 0; i < TEXTS; i++)
        free((char *)texts[i]);
    free((char *)entry->more);
}

static void
free_entry(struct manifest_entry *entry)
{
    free_texts(entry);
    free(entry);
}

static void
forget(struct known *known)
{
    map_free(known->by_output, NULL);
    for (size_t i = 0; i < known->count; i++)
        free_entry(known->list[i]);
    free(known->list);
}

/* The entry is taken. */
static void
learn(struct known *known, struct manifest_entry *entry)
{
    void **place = map_put(known->by_output, entry->output, strlen(entry->output));
    struct manifest_entry *old = *place;
    if (old == NULL) {
        known->list = mem_grow(known->list, &known->room, known->count + 1, sizeof *known->list);
        *place = known->list[known->count++] = entry;
        return;
    }
    free_texts(old);
    *old = *entry;
    free(entry);
}

static void
put_member(struct buf *out, char lead, const char *name, const char *value, bool is_text)
{
    buf_putf(out, "%c\"%s\":", lead, name);
    if (is_text)
        json_string(out, value, strlen(value));
    else
        buf_puts(out, value);
}

/* What is not ours is kept. */
static void
take_more(struct manifest_entry *entry, const char *name, const char *value, bool is_text)
{
    struct buf more = {0};
    buf_puts(&more, entry->more != NULL ? entry->more : "");
    put_member(&more, ',', name, value, is_text);
    free((char *)entry->more);
    entry->more = buf_take(&more);
}

static void
take_field(void *context, const char *name, const char *value, bool is_text)
{
    struct manifest_entry *entry = context;
    const char **texts[] = {&entry->file,   &entry->output, &entry->status,
                            &entry->sha256, &entry->from,   &entry->message};
    for (size_t i = 0; i < TEXTS; i++) {
        if (strcmp(name, names[i]) == 0) {
            free((char *)*texts[i]);
            *texts[i] = mem_strdup(value);
            return;
        }
    }
    if (strcmp(name, "line") == 0)
        entry->line = strtol(value, NULL, 10);
    else if (strcmp(name, "pages") == 0)
        entry->pages = (int)strtol(value, NULL, 10);
    else if (strcmp(name, "bytes") == 0)
        entry->bytes = strtoul(value, NULL, 10);
    else
        take_more(entry, name, value, is_text);
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
read_lines(struct known *known, const struct buf *bytes)
{
    const char *at = buf_text(bytes), *end = at + bytes->length;
    size_t lines = 0;
    for (const char *stop; at < end; at = stop + 1, lines++) {
        stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop != NULL ? stop : end;
        struct manifest_entry *entry = read_entry(at, (size_t)(stop - at));
        if (entry != NULL)
            learn(known, entry);
    }
    return lines;
}

static int
fail(struct manifest *manifest, const char *what)
{
    if (!manifest->failed)
        diag_error(manifest->diag, STATUS_OUTPUT, manifest->path, 0,
                   errno == ENOSPC || errno == EDQUOT
                       ? "free space, or name another folder with --out-dir"
                       : "name another folder with --out-dir, or another manifest with --manifest",
                   "%s: %s", what, strerror(errno));
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
read_others(struct known *known, const char *folder, const char *own)
{
    struct buf silence = {0};
    struct diag quiet = {.capture = &silence};
    char **found = file_list(folder, ".jsonl", &quiet, STATUS_INPUT);
    for (char **name = found; name != NULL && *name != NULL; name++) {
        struct buf bytes = {0};
        char *path = file_join(folder, *name);
        if (strncmp(*name, "manifest", 8) == 0 && (own == NULL || strcmp(path, own) != 0) &&
            file_read(path, &bytes, &quiet, STATUS_INPUT) == 0)
            read_lines(known, &bytes);
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
    forget(&manifest->known);
    free(manifest->path);
    free(manifest);
}

struct manifest *
manifest_open(const char *folder, const char *path, struct diag *diag)
{
    struct manifest *manifest = mem_alloc(sizeof *manifest);
    struct buf bytes = {0};
    *manifest = (struct manifest){
        .path = mem_strdup(path), .fd = -1, .diag = diag, .known = {.by_output = map_new()}};
    if (open_locked(manifest) != 0 || file_read(path, &bytes, diag, STATUS_OUTPUT) != 0) {
        free_manifest(manifest);
        return NULL;
    }
    read_others(&manifest->known, folder, path);
    manifest->lines = read_lines(&manifest->known, &bytes);
    if (bytes.length > 0 && bytes.bytes[bytes.length - 1] != '\n') /* it was cut short */
        manifest_add(manifest, "\n", 1);
    buf_free(&bytes);
    return manifest;
}

void
manifest_tell(const char *folder, const char *path, manifest_teller tell, void *context)
{
    struct buf bytes = {0}, silence = {0};
    struct diag quiet = {.capture = &silence};
    struct known known = {.by_output = map_new()};
    read_others(&known, folder, path);
    if (path != NULL && file_read(path, &bytes, &quiet, STATUS_OUTPUT) == 0)
        read_lines(&known, &bytes);
    for (size_t i = 0; i < known.count; i++)
        tell(context, known.list[i]);
    forget(&known);
    buf_free(&bytes);
    buf_free(&silence);
}

const struct manifest_entry *
manifest_find(const struct manifest *manifest, const char *output)
{
    return map_get(manifest->known.by_output, output, strlen(output));
}

void
manifest_put(struct buf *out, const struct manifest_entry *entry)
{
    put_member(out, '{', "file", entry->file, true);
    if (entry->line > 0)
        buf_putf(out, ",\"line\":%ld", entry->line);
    put_member(out, ',', "output", entry->output, true);
    put_member(out, ',', "status", entry->status, true);
    if (entry->pages > 0)
        buf_putf(out, ",\"pages\":%d", entry->pages);
    buf_putf(out, ",\"bytes\":%zu", entry->bytes);
    put_member(out, ',', "sha256", entry->sha256, true);
    put_member(out, ',', "from", entry->from, true);
    put_member(out, ',', "message", entry->message, true);
    buf_puts(out, entry->more != NULL ? entry->more : "");
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

/* Without the lines that later ones replaced, if there are any. */
static int
rewrite(struct manifest *manifest)
{
    struct buf bytes = {0}, kept = {0};
    struct known known = {.by_output = map_new()};
    int rc = file_read(manifest->path, &bytes, manifest->diag, STATUS_OUTPUT);
    size_t lines = read_lines(&known, &bytes);
    for (size_t i = 0; i < known.count; i++)
        manifest_put(&kept, known.list[i]);
    if (rc == 0 && lines > known.count)
        rc = file_write(manifest->path, buf_text(&kept), kept.length, manifest->diag);
    forget(&known);
    buf_free(&bytes);
    buf_free(&kept);
    return rc;
}

int
manifest_close(struct manifest *manifest)
{
    int rc = manifest->failed ? -1 : 0;
    if (rc == 0 && manifest->lines > 0 && flock(manifest->fd, LOCK_EX | LOCK_NB) == 0)
        rc = rewrite(manifest);
    free_manifest(manifest);
    return rc;
}
