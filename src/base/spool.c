/* A file without a name in TMPDIR or /var/tmp, which, other than /tmp, is not memory on most
 * machines. */
#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

enum { IN_MEMORY = 1 << 18, CHUNK = 1 << 16 };

struct spool {
    struct buf bytes; /* not in the file yet */
    int fd;           /* -1: none yet */
    bool failed;
    struct diag *diag;
};

struct spool *
spool_new(struct diag *diag)
{
    struct spool *spool = mem_alloc(sizeof *spool);
    *spool = (struct spool){.fd = -1, .diag = diag};
    return spool;
}

void
spool_free(struct spool *spool)
{
    if (spool == NULL)
        return;
    if (spool->fd >= 0)
        close(spool->fd);
    buf_free(&spool->bytes);
    free(spool);
}

static const char *
folder(void)
{
    const char *named = getenv("TMPDIR");
    if (named != NULL && *named != '\0')
        return named;
    return access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp";
}

static int
fail(struct spool *spool, const char *what)
{
    if (!spool->failed)
        diag_error(spool->diag, STATUS_OUTPUT, folder(), 0,
                   "free space there, or name a folder that has room in TMPDIR", "%s: %s", what,
                   strerror(errno));
    spool->failed = true;
    return -1;
}

static int
open_file(struct spool *spool)
{
    spool->fd = open(folder(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (spool->fd < 0) { /* a file system that cannot do that */
        char *name = mem_format("%s/mou.XXXXXX", folder());
        spool->fd = mkostemp(name, O_CLOEXEC);
        if (spool->fd >= 0)
            unlink(name);
        free(name);
    }
    return spool->fd >= 0 ? 0 : fail(spool, "no file can be put aside there");
}

static int
put_in_file(struct spool *spool, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(spool->fd, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return fail(spool, "what is put aside there cannot be written");
        bytes += put;
        length -= (size_t)put;
    }
    return 0;
}

static int
flush(struct spool *spool)
{
    if (spool->fd < 0 && open_file(spool) != 0)
        return -1;
    int rc = put_in_file(spool, buf_text(&spool->bytes), spool->bytes.length);
    buf_clear(&spool->bytes);
    return rc;
}

int
spool_add(struct spool *spool, const char *bytes, size_t length)
{
    if (spool->failed)
        return -1;
    buf_add(&spool->bytes, bytes, length);
    return spool->bytes.length > IN_MEMORY ? flush(spool) : 0;
}

static int
give_file(struct spool *spool, spool_taker take, void *context)
{
    char *chunk = mem_alloc(CHUNK);
    int rc = lseek(spool->fd, 0, SEEK_SET) == 0 ? 0 : fail(spool, "cannot be read again");
    while (rc == 0) {
        ssize_t got = read(spool->fd, chunk, CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            rc = fail(spool, "cannot be read again");
        if (got <= 0)
            break;
        rc = take(context, chunk, (size_t)got);
    }
    free(chunk);
    return rc;
}

int
spool_give(struct spool *spool, spool_taker take, void *context)
{
    if (spool->failed || (spool->fd >= 0 && give_file(spool, take, context) != 0))
        return -1;
    return take(context, buf_text(&spool->bytes), spool->bytes.length);
}
