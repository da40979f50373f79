/* Whole files in, whole files out. Owns limits and atomic writing; knows nothing of formats. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

static int
read_all(int fd, const char *path, struct buf *out, struct diag *diag, enum status kind)
{
    char chunk[65536];
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got == 0)
            return 0;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            diag_error(diag, kind, path, 0, NULL, "cannot be read: %s", strerror(errno));
            return -1;
        }
        if (out->length + (size_t)got > FILE_LIMIT) {
            diag_error(diag, kind, path, 0, "split it or remove what is not the agreement",
                       "is larger than %d MiB", FILE_LIMIT >> 20);
            return -1;
        }
        buf_add(out, chunk, (size_t)got);
    }
}

int
file_read(const char *path, struct buf *out, struct diag *diag, enum status kind)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, "standard input", out, diag, kind);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        diag_error(diag, kind, path, 0, "check the name and that you may read it",
                   "cannot be opened: %s", strerror(errno));
        return -1;
    }
    struct stat info;
    int rc = -1;
    if (fstat(fd, &info) != 0 || !(S_ISREG(info.st_mode) || S_ISFIFO(info.st_mode))) {
        diag_error(diag, kind, path, 0, "name a file", "is %s, not a file",
                   S_ISDIR(info.st_mode) ? "a folder" : "a device or socket");
        goto out;
    }
    if (S_ISFIFO(info.st_mode))
        fcntl(fd, F_SETFL, 0); /* wait for the writer of a pipe */
    rc = read_all(fd, path, out, diag, kind);
out:
    close(fd);
    return rc;
}

static int
write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return -1;
        bytes += put;
        length -= (size_t)put;
    }
    return 0;
}

const char *
file_cure(int error)
{
    static const struct {
        int error;
        const char *cure;
    } cures[] = {
        {EACCES, "name a place where you may write"},
        {EPERM, "name a place where you may write"},
        {EROFS, "name a place where you may write"},
        {ENOSPC, "free space, or name another place"},
        {EDQUOT, "free space, or name another place"},
        {ENOENT, "make the folder first, or name another place"},
        {EISDIR, "name a file, not a folder"},
    };
    for (size_t i = 0; i < sizeof cures / sizeof *cures; i++)
        if (cures[i].error == error)
            return cures[i].cure;
    return "name another place";
}

static int
fail_write(const char *path, struct diag *diag)
{
    const char *cure = file_cure(errno);
    diag_error(diag, STATUS_OUTPUT, path, 0, cure, "cannot be written: %s", strerror(errno));
    return -1;
}

/* Devices and pipes (/dev/stdout, /dev/full) cannot be renamed over: write to them directly. */
static bool
is_special(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

struct file_out {
    char *path, *temporary; /* temporary is NULL where the output has no name to take */
    int fd;
    bool nameless; /* the temporary name is not taken yet */
    bool failed, lazy;
    struct diag *diag;
};

/* A file without a name first, so that nothing is left of it when the program is killed; where the
 * file system cannot do that, one with a temporary name. */
static int
open_temporary(struct file_out *out)
{
    const char *slash = strrchr(out->path, '/');
    char *folder =
        slash == NULL ? mem_strdup(".") : mem_strndup(out->path, (size_t)(slash - out->path + 1));
    int fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    free(folder);
    out->nameless = fd >= 0;
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
        return fd;
    fd = mkostemp(out->temporary, O_CLOEXEC);
    mode_t mask = umask(0);
    umask(mask);
    if (fd >= 0)
        fchmod(fd, 0666 & ~mask);
    return fd;
}

/* A file that is there may be replaced when it could be written to; a folder never. Sets errno. */
static bool
may_replace(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return true;
    if (S_ISDIR(info.st_mode))
        errno = EISDIR;
    return !S_ISDIR(info.st_mode) && access(path, W_OK) == 0;
}

struct file_out *
file_out_open(const char *path, struct diag *diag)
{
    struct file_out *out = mem_alloc(sizeof *out);
    *out = (struct file_out){.path = mem_strdup(path), .diag = diag};
    if (strcmp(path, "-") == 0) {
        out->fd = STDOUT_FILENO;
    } else if (is_special(path)) {
        out->fd = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        out->temporary = mem_format("%s.XXXXXX", path);
        out->fd = may_replace(path) ? open_temporary(out) : -1;
    }
    if (out->fd >= 0)
        return out;
    fail_write(path, diag);
    free(out->temporary);
    free(out->path);
    free(out);
    return NULL;
}

static int
fail_out(struct file_out *out)
{
    if (!out->failed)
        fail_write(strcmp(out->path, "-") == 0 ? "standard output" : out->path, out->diag);
    out->failed = true;
    return -1;
}

int
file_out_add(struct file_out *out, const char *bytes, size_t length)
{
    if (out->failed)
        return -1;
    return write_all(out->fd, bytes, length) == 0 ? 0 : fail_out(out);
}

/* Gives a whole file its name, or a temporary one: a link cannot take the place of another file, a
 * rename can. */
static int
take_name(struct file_out *out)
{
    char open_file[32];
    snprintf(open_file, sizeof open_file, "/proc/self/fd/%d", out->fd);
    if (linkat(AT_FDCWD, open_file, AT_FDCWD, out->path, AT_SYMLINK_FOLLOW) == 0) {
        free(out->temporary);
        out->temporary = NULL;
        return 0;
    }
    for (int tries = 0; tries < 100; tries++) {
        snprintf(strrchr(out->temporary, '.'), 8, ".%06u", (unsigned)(getpid() + tries) % 1000000u);
        if (linkat(AT_FDCWD, open_file, AT_FDCWD, out->temporary, AT_SYMLINK_FOLLOW) == 0) {
            out->nameless = false;
            return 0;
        }
        if (errno != EEXIST)
            return -1;
    }
    return -1;
}

int
file_out_close(struct file_out *out, bool keep)
{
    keep = keep && !out->failed;
    if (keep && out->temporary != NULL && !out->lazy && fsync(out->fd) != 0)
        keep = fail_out(out) == 0;
    if (keep && out->nameless && take_name(out) != 0)
        keep = fail_out(out) == 0;
    if (out->fd != STDOUT_FILENO && close(out->fd) != 0 && keep)
        keep = fail_out(out) == 0;
    if (keep && out->temporary != NULL && rename(out->temporary, out->path) != 0)
        keep = fail_out(out) == 0;
    if (!keep && out->temporary != NULL && !out->nameless)
        unlink(out->temporary);
    int rc = out->failed ? -1 : 0;
    free(out->temporary);
    free(out->path);
    free(out);
    return rc;
}

static int
write_file(const char *path, const char *bytes, size_t length, bool lazy, struct diag *diag)
{
    struct file_out *out = file_out_open(path, diag);
    if (out == NULL)
        return -1;
    out->lazy = lazy;
    int rc = file_out_add(out, bytes, length);
    return file_out_close(out, rc == 0);
}

int
file_write(const char *path, const char *bytes, size_t length, struct diag *diag)
{
    return write_file(path, bytes, length, false, diag);
}

int
file_write_lazily(const char *path, const char *bytes, size_t length, struct diag *diag)
{
    return write_file(path, bytes, length, true, diag);
}

bool
file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Makes path[0, length) after the folders above it. Sets errno. */
static int
make_folder(const char *path, size_t length)
{
    char *folder = mem_strndup(path, length);
    int rc = mkdir(folder, 0777), why = errno;
    if (rc != 0 && why == ENOENT) {
        while (length > 0 && path[length - 1] == '/')
            length--;
        while (length > 0 && path[length - 1] != '/')
            length--;
        rc = length > 0 && make_folder(path, length) == 0 ? mkdir(folder, 0777) : -1;
        why = errno;
    }
    rc = rc == 0 || file_is_folder(folder) ? 0 : -1;
    errno = why;
    free(folder);
    return rc;
}

int
file_make_folder(const char *path, struct diag *diag)
{
    if (file_is_folder(path) || make_folder(path, strlen(path)) == 0)
        return 0;
    diag_error(diag, STATUS_OUTPUT, path, 0,
               errno == EEXIST || errno == ENOTDIR || errno == ENOENT ? "name another folder"
                                                                      : file_cure(errno),
               "the folder cannot be made: %s",
               errno == EEXIST ? "a file has that name" : strerror(errno));
    return -1;
}

int
file_make_room(const char *path, struct diag *diag)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL || slash == path)
        return 0;
    char *folder = mem_strndup(path, (size_t)(slash - path));
    int rc = file_make_folder(folder, diag);
    free(folder);
    return rc;
}

bool
file_exists(const char *path)
{
    return access(path, R_OK) == 0;
}

bool
file_is_same(const char *path, const char *other)
{
    struct stat a, b;
    return stat(path, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

char *
file_join(const char *folder, const char *name)
{
    size_t before = strlen(folder), after = strlen(name);
    char *path = mem_realloc(NULL, before + after + 2, 1);
    memcpy(path, folder, before);
    path[before] = '/';
    memcpy(path + before + 1, name, after + 1);
    return path;
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **
file_list(const char *folder, const char *suffix, struct diag *diag, enum status kind)
{
    DIR *dir = opendir(folder);
    if (dir == NULL) {
        diag_error(diag, kind, folder, 0,
                   kind == STATUS_LIBRARY ? "check --data or MOU_DATA"
                                          : "check that you may read it",
                   "cannot be opened: %s", strerror(errno));
        return NULL;
    }
    char **names = mem_alloc(sizeof *names);
    size_t count = 0, room = 1, tail = strlen(suffix);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] == '.' || length < tail ||
            strcmp(entry->d_name + length - tail, suffix) != 0)
            continue;
        names = mem_grow(names, &room, count + 2, sizeof *names);
        names[count++] = mem_strdup(entry->d_name);
        names[count] = NULL;
    }
    closedir(dir);
    qsort(names, count, sizeof *names, by_name);
    return names;
}

void
file_list_free(char **names)
{
    for (size_t i = 0; names != NULL && names[i] != NULL; i++)
        free(names[i]);
    free(names);
}
