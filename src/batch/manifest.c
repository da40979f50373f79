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
#include "base/mem.h"
#include "batch/manifest_known.h"

struct manifest {
    char *path;
    int fd;
    struct diag *diag;
    bool failed;
    struct known *known;
    struct manifest_entry *found; /* last asked for */
};

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

/* All manifests of the folder but the own one. */
static void
read_others(struct known *known, const char *folder, const char *own)
{
    struct buf silence = {0};
    struct diag quiet = {.capture = &silence};
    char **found = file_list(folder, ".jsonl", &quiet, STATUS_INPUT);
    for (char **name = found; name != NULL && *name != NULL; name++) {
        char *path = file_join(folder, *name);
        if (strncmp(*name, "manifest", 8) == 0 && (own == NULL || strcmp(path, own) != 0))
            known_read(known, path, &quiet);
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
    known_free(manifest->known);
    entry_free(manifest->found);
    free(manifest->path);
    free(manifest);
}

struct manifest *
manifest_open(const char *folder, const char *path, struct diag *diag)
{
    struct manifest *manifest = mem_alloc(sizeof *manifest);
    *manifest =
        (struct manifest){.path = mem_strdup(path), .fd = -1, .diag = diag, .known = known_new()};
    bool open = open_locked(manifest) == 0;
    if (open)
        read_others(manifest->known, folder, path);
    if (!open || known_read(manifest->known, path, diag) != 0) {
        free_manifest(manifest);
        return NULL;
    }
    if (known_cut_short(manifest->known))
        manifest_add(manifest, "\n", 1);
    return manifest;
}

void
manifest_tell(const char *folder, const char *path, manifest_teller tell, void *context)
{
    struct buf silence = {0};
    struct diag quiet = {.capture = &silence};
    struct known *known = known_new();
    read_others(known, folder, path);
    if (path != NULL)
        known_read(known, path, &quiet);
    known_tell(known, tell, context);
    known_free(known);
    buf_free(&silence);
}

const struct manifest_entry *
manifest_find(struct manifest *manifest, const char *output)
{
    entry_free(manifest->found);
    return manifest->found = known_find(manifest->known, output);
}

int
manifest_add(struct manifest *manifest, const char *line, size_t length)
{
    if (manifest->failed)
        return -1;
    ssize_t wrote = write(manifest->fd, line, length);
    if (wrote == (ssize_t)length)
        return 0;
    if (wrote >= 0)
        errno = ENOSPC;
    return fail(manifest, "the manifest cannot be written");
}

static void
keep(void *context, const struct manifest_entry *entry)
{
    manifest_put(context, entry);
}

/* Without the lines that later ones replaced. */
static int
rewrite(const struct manifest *manifest)
{
    struct buf kept = {0};
    struct known *known = known_new();
    int rc = known_read(known, manifest->path, manifest->diag);
    known_tell(known, keep, &kept);
    known_free(known);
    if (rc == 0)
        rc = file_write(manifest->path, buf_text(&kept), kept.length, manifest->diag);
    buf_free(&kept);
    return rc;
}

int
manifest_close(struct manifest *manifest)
{
    int rc = manifest->failed ? -1 : 0;
    known_free(manifest->known);
    manifest->known = NULL;
    if (rc == 0 && flock(manifest->fd, LOCK_EX | LOCK_NB) == 0 && known_is_stale(manifest->path))
        rc = rewrite(manifest);
    free_manifest(manifest);
    return rc;
}
