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

static int
fail_write(const char *path, struct diag *diag)
{
    diag_error(diag, STATUS_OUTPUT, path, 0, "choose another place with -o, or free space",
               "cannot be written: %s", strerror(errno));
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
    bool failed;
    struct diag *diag;
};

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
        out->fd = mkstemp(out->temporary);
        mode_t mask = umask(0);
        umask(mask);
        if (out->fd >= 0)
            fchmod(out->fd, 0666 & ~mask);
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

int
file_out_close(struct file_out *out, bool keep)
{
    if (keep && !out->failed && out->temporary != NULL && fsync(out->fd) != 0)
        fail_out(out);
    if (out->fd != STDOUT_FILENO && close(out->fd) != 0 && keep)
        fail_out(out);
    keep = keep && !out->failed;
    if (out->temporary != NULL && !(keep && rename(out->temporary, out->path) == 0)) {
        if (keep)
            fail_out(out);
        unlink(out->temporary);
    }
    int rc = out->failed ? -1 : 0;
    free(out->temporary);
    free(out->path);
    free(out);
    return rc;
}

int
file_write(const char *path, const char *bytes, size_t length, struct diag *diag)
{
    struct file_out *out = file_out_open(path, diag);
    if (out == NULL)
        return -1;
    int rc = file_out_add(out, bytes, length);
    return file_out_close(out, rc == 0);
}

int
file_make_folder(const char *path, struct diag *diag)
{
    struct stat info;
    if (mkdir(path, 0777) == 0)
        return 0;
    int saved = errno;
    if (saved == EEXIST && stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return 0;
    diag_error(diag, STATUS_OUTPUT, path, 0, NULL, "the folder cannot be made: %s",
               strerror(saved));
    return -1;
}

bool
file_exists(const char *path)
{
    return access(path, R_OK) == 0;
}

char *
file_join(const char *folder, const char *name)
{
    return mem_format("%s/%s", folder, name);
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
        diag_error(diag, kind, folder, 0, "check --data or MOU_DATA", "cannot be opened: %s",
                   strerror(errno));
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
