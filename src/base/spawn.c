/* fork and exec. What the program reads and writes is in memory files, so that neither side ever
 * waits for the other; its complaints come through a pipe, whose end says that it is done. */
#include "base/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ABSENT_STATUS = 127, COMPLAINT_LIMIT = 65536 };

struct child {
    pid_t pid;
    int in, out;       /* memory files */
    int complaints[2]; /* a pipe: our end, its end */
};

/* The signal that tells which limit was reached comes at the lower one; the higher one kills. */
static void
limit(__rlimit_resource_t resource, rlim_t low, rlim_t high)
{
    struct rlimit most = {low, high};
    setrlimit(resource, &most);
}

/* In the child: never returns. */
static void
become(const struct child *child, const char *const argv[], const struct spawn_limits *limits)
{
    dup2(child->in, STDIN_FILENO);
    dup2(child->out, STDOUT_FILENO);
    dup2(child->complaints[1], STDERR_FILENO);
    limit(RLIMIT_CPU, limits->seconds, limits->seconds + 1);
    limit(RLIMIT_AS, limits->memory, limits->memory);
    limit(RLIMIT_FSIZE, limits->output, limits->output);
    limit(RLIMIT_CORE, 0, 0);
    signal(SIGXFSZ, SIG_DFL);
    signal(SIGXCPU, SIG_DFL);
    setpgid(0, 0); /* so that what it starts in turn ends with it */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (limits->offline && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        unshare(CLONE_NEWNET);
    execvp(argv[0], (char *const *)(size_t)argv);
    _exit(ABSENT_STATUS);
}

static void
close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

static void
close_all(struct child *child)
{
    close_end(&child->in);
    close_end(&child->out);
    close_end(&child->complaints[0]);
    close_end(&child->complaints[1]);
}

static bool
fill(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno != EINTR)
            return false;
        bytes += put > 0 ? put : 0;
        length -= put > 0 ? (size_t)put : 0;
    }
    return lseek(fd, 0, SEEK_SET) == 0;
}

static bool
start(struct child *child, const char *const argv[], const char *input, size_t length,
      const struct spawn_limits *limits)
{
    *child = (struct child){.pid = -1,
                            .in = memfd_create("in", MFD_CLOEXEC),
                            .out = memfd_create("out", MFD_CLOEXEC),
                            .complaints = {-1, -1}};
    if (child->in < 0 || child->out < 0 || !fill(child->in, input, length) ||
        pipe2(child->complaints, O_CLOEXEC) != 0)
        return false;
    /* without a copy of our memory, unless the child leaves for name spaces of its own */
    child->pid = limits->offline ? fork() : vfork();
    if (child->pid == 0)
        become(child, argv, limits);
    close_end(&child->in);
    close_end(&child->complaints[1]);
    return child->pid > 0;
}

/* What it complains of, one piece; false at the end. */
static bool
listen_to(int fd, struct buf *complaints)
{
    char bytes[4096];
    ssize_t got = read(fd, bytes, sizeof bytes);
    if (got > 0 && complaints != NULL && complaints->length < COMPLAINT_LIMIT)
        buf_add(complaints, bytes, (size_t)got);
    return got > 0 || (got < 0 && errno == EINTR);
}

static long
milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Until the child and all that it started have ended; false when time ran out. */
static bool
await(struct child *child, struct buf *complaints, unsigned seconds)
{
    long end = milliseconds() + (long)seconds * 1000;
    for (;;) {
        struct pollfd heard = {child->complaints[0], POLLIN, 0};
        long left = end - milliseconds();
        if (left <= 0)
            return false;
        int ready = poll(&heard, 1, (int)left);
        if (ready < 0 && errno != EINTR)
            return false;
        if (ready > 0 && !listen_to(child->complaints[0], complaints))
            return true;
    }
}

static void
collect(int fd, struct buf *out)
{
    off_t size = lseek(fd, 0, SEEK_END);
    char *into = size > 0 ? buf_extend(out, (size_t)size) : NULL;
    for (off_t at = 0; at < size;) {
        ssize_t got = pread(fd, into + at, (size_t)(size - at), at);
        at += got > 0 ? got : size; /* memory does not fail */
    }
}

enum spawn_outcome
spawn_run(const char *const argv[], const char *input, size_t input_length,
          const struct spawn_limits *limits, struct buf *out, struct buf *complaints, int *status)
{
    struct child child;
    int ended = 0;
    if (!start(&child, argv, input, input != NULL ? input_length : 0, limits)) {
        close_all(&child);
        return SPAWN_ABSENT;
    }
    bool in_time = await(&child, complaints, SPAWN_PATIENCE * limits->seconds);
    if (!in_time)
        kill(-child.pid, SIGKILL);
    while (waitpid(child.pid, &ended, 0) < 0 && errno == EINTR)
        ;
    if (out != NULL)
        collect(child.out, out);
    close_all(&child);
    int signal = WIFSIGNALED(ended) ? WTERMSIG(ended) : 0;
    if (signal == SIGXFSZ)
        return SPAWN_TOO_MUCH;
    if (!in_time || signal == SIGXCPU)
        return SPAWN_SLOW;
    if (!WIFEXITED(ended))
        return SPAWN_CRASHED;
    if (status != NULL)
        *status = WEXITSTATUS(ended);
    return WEXITSTATUS(ended) == ABSENT_STATUS ? SPAWN_ABSENT : SPAWN_DONE;
}
