/* fork, exec, and a loop that feeds and drains three pipes until all are closed. */
#include "base/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { IN, OUT, COMPLAINTS, PIPES, ABSENT_STATUS = 127, COMPLAINT_LIMIT = 65536 };

struct child {
    pid_t pid;
    int ends[PIPES]; /* ours; -1 when closed */
    const char *input;
    size_t input_left, output_left;
    struct buf *out, *complaints;
    bool too_much;
};

static void
close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

static void
limit(__rlimit_resource_t resource, rlim_t value)
{
    struct rlimit most = {value, value};
    setrlimit(resource, &most);
}

/* In the child: never returns. */
static void
become(const char *const argv[], int pipes[PIPES][2], const struct spawn_limits *limits)
{
    dup2(pipes[IN][0], STDIN_FILENO);
    dup2(pipes[OUT][1], STDOUT_FILENO);
    dup2(pipes[COMPLAINTS][1], STDERR_FILENO);
    for (int i = 0; i < PIPES; i++) {
        close(pipes[i][0]);
        close(pipes[i][1]);
    }
    limit(RLIMIT_CPU, limits->seconds);
    limit(RLIMIT_AS, limits->memory);
    limit(RLIMIT_CORE, 0);
    signal(SIGPIPE, SIG_DFL);
    setpgid(0, 0); /* so that what it starts in turn ends with it */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (limits->offline && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        unshare(CLONE_NEWNET);
    execvp(argv[0], (char *const *)(size_t)argv);
    _exit(ABSENT_STATUS);
}

static bool
start(struct child *child, const char *const argv[], const struct spawn_limits *limits)
{
    int pipes[PIPES][2];
    for (int i = 0; i < PIPES; i++)
        if (pipe2(pipes[i], O_CLOEXEC) != 0) {
            while (i-- > 0) {
                close(pipes[i][0]);
                close(pipes[i][1]);
            }
            return false;
        }
    child->pid = fork();
    if (child->pid == 0)
        become(argv, pipes, limits);
    for (int i = 0; i < PIPES; i++) {
        close(pipes[i][i == IN ? 0 : 1]);
        child->ends[i] = pipes[i][i == IN ? 1 : 0];
        fcntl(child->ends[i], F_SETFL, O_NONBLOCK);
    }
    return child->pid > 0;
}

static void
feed(struct child *child)
{
    ssize_t put = write(child->ends[IN], child->input, child->input_left);
    if (put > 0) {
        child->input += put;
        child->input_left -= (size_t)put;
    }
    bool broken = put < 0 && errno != EAGAIN && errno != EINTR;
    if (child->input_left == 0 || broken)
        close_end(&child->ends[IN]);
}

static void
drain(struct child *child, int which)
{
    char bytes[65536];
    ssize_t got = read(child->ends[which], bytes, sizeof bytes);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        close_end(&child->ends[which]);
    if (got <= 0)
        return;
    size_t size = (size_t)got;
    if (which == OUT && size > child->output_left) {
        child->too_much = true;
        size = child->output_left;
    }
    struct buf *into = which == OUT ? child->out : child->complaints;
    if (which == OUT)
        child->output_left -= size;
    if (into != NULL && (which == OUT || into->length < COMPLAINT_LIMIT))
        buf_add(into, bytes, size);
}

static long
milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Until the child has closed its output; false when time ran out. */
static bool
talk(struct child *child, unsigned seconds)
{
    long end = milliseconds() + (long)seconds * 1000;
    while ((child->ends[OUT] >= 0 || child->ends[COMPLAINTS] >= 0) && !child->too_much) {
        struct pollfd polls[PIPES];
        for (int i = 0; i < PIPES; i++)
            polls[i] = (struct pollfd){child->ends[i], i == IN ? POLLOUT : POLLIN, 0};
        long left = end - milliseconds();
        if (left <= 0)
            return false;
        if (poll(polls, PIPES, (int)left) < 0 && errno != EINTR)
            return false;
        if (polls[IN].revents != 0 && child->ends[IN] >= 0)
            feed(child);
        for (int i = OUT; i < PIPES; i++)
            if (polls[i].revents != 0 && child->ends[i] >= 0)
                drain(child, i);
    }
    return true;
}

enum spawn_outcome
spawn_run(const char *const argv[], const char *input, size_t input_length,
          const struct spawn_limits *limits, struct buf *out, struct buf *complaints, int *status)
{
    struct child child = {.input = input,
                          .input_left = input != NULL ? input_length : 0,
                          .output_left = limits->output,
                          .out = out,
                          .complaints = complaints};
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    int ended = 0;
    sigaction(SIGPIPE, &ignore, &before);
    if (!start(&child, argv, limits)) {
        sigaction(SIGPIPE, &before, NULL);
        return SPAWN_ABSENT;
    }
    if (child.input_left == 0)
        close_end(&child.ends[IN]);
    bool in_time = talk(&child, limits->seconds);
    if (!in_time || child.too_much)
        kill(-child.pid, SIGKILL);
    for (int i = 0; i < PIPES; i++)
        close_end(&child.ends[i]);
    while (waitpid(child.pid, &ended, 0) < 0 && errno == EINTR)
        ;
    sigaction(SIGPIPE, &before, NULL);
    if (child.too_much)
        return SPAWN_TOO_MUCH;
    if (!in_time || (WIFSIGNALED(ended) && WTERMSIG(ended) == SIGXCPU))
        return SPAWN_SLOW;
    if (!WIFEXITED(ended))
        return SPAWN_CRASHED;
    if (status != NULL)
        *status = WEXITSTATUS(ended);
    return WEXITSTATUS(ended) == ABSENT_STATUS ? SPAWN_ABSENT : SPAWN_DONE;
}
