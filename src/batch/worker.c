/* One worker process: fork, the loop inside it, and the two pipes. A result travels as a head of
 * three numbers, then the output, then what the job said on stderr (caught in a memory file, so
 * that messages keep the order of the input). */
#include "batch/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

const int worker_stops[STOPS] = {SIGINT, SIGTERM, SIGHUP};

struct head {
    uint64_t status, output, messages;
};

static int
put(int fd, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t wrote = write(fd, at, length);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return -1;
        at += wrote;
        length -= (size_t)wrote;
    }
    return 0;
}

static int
get(int fd, void *bytes, size_t length)
{
    char *at = bytes;
    while (length > 0) {
        ssize_t got = read(fd, at, length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return -1;
        at += got;
        length -= (size_t)got;
    }
    return 0;
}

static void
collect(int memory, struct buf *messages)
{
    char chunk[4096];
    fflush(stderr);
    lseek(memory, 0, SEEK_SET);
    for (ssize_t got; (got = read(memory, chunk, sizeof chunk)) > 0;)
        buf_add(messages, chunk, (size_t)got);
    lseek(memory, 0, SEEK_SET);
    if (ftruncate(memory, 0) != 0)
        return;
}

static void
serve(const struct batch_plan *plan, int commands, int results)
{
    int memory = memfd_create("messages", MFD_CLOEXEC);
    if (memory >= 0)
        dup2(memory, STDERR_FILENO);
    uint64_t job;
    while (get(commands, &job, sizeof job) == 0) {
        struct batch_result result = {0};
        plan->work(plan->context, (size_t)job, &result);
        if (memory >= 0)
            collect(STDERR_FILENO, &result.messages);
        struct head head = {(uint64_t)result.status, result.output.length, result.messages.length};
        if (put(results, &head, sizeof head) != 0 ||
            put(results, buf_text(&result.output), result.output.length) != 0 ||
            put(results, buf_text(&result.messages), result.messages.length) != 0)
            break;
        buf_free(&result.output);
        buf_free(&result.messages);
    }
    _exit(0); /* what was loaded belongs to the parent */
}

int
worker_start(struct worker *worker, const struct batch_plan *plan, const struct worker *others,
             int count)
{
    int commands[2], results[2];
    if (pipe(commands) != 0)
        return -1;
    if (pipe(results) != 0) {
        close(commands[0]);
        close(commands[1]);
        return -1;
    }
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        for (size_t i = 0; i < STOPS; i++)
            signal(worker_stops[i], SIG_IGN); /* the parent decides */
        for (int i = 0; i < count; i++) {
            if (others[i].pid > 0) {
                close(others[i].commands);
                close(others[i].results);
            }
        }
        close(commands[1]);
        close(results[0]);
        serve(plan, commands[0], results[1]);
    }
    close(commands[0]);
    close(results[1]);
    if (pid < 0) {
        close(commands[1]);
        close(results[0]);
        return -1;
    }
    *worker = (struct worker){.pid = pid, .commands = commands[1], .results = results[0]};
    return 0;
}

int
worker_give(struct worker *worker, const struct batch_plan *plan, size_t job)
{
    uint64_t number = job;
    if (put(worker->commands, &number, sizeof number) != 0)
        return -1;
    worker->busy = true;
    worker->job = job;
    worker->deadline = plan->seconds > 0 ? time(NULL) + (time_t)plan->seconds : 0;
    return 0;
}

int
worker_read(struct worker *worker, struct batch_result *result)
{
    char chunk[65536];
    ssize_t got = read(worker->results, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR)
        return 0;
    if (got <= 0)
        return -1;
    buf_add(&worker->reply, chunk, (size_t)got);
    struct head head;
    if (worker->reply.length < sizeof head)
        return 0;
    memcpy(&head, worker->reply.bytes, sizeof head);
    if (worker->reply.length < sizeof head + head.output + head.messages)
        return 0;
    const char *body = worker->reply.bytes + sizeof head;
    result->status = (int)head.status;
    buf_add(&result->output, body, head.output);
    buf_add(&result->messages, body + head.output, head.messages);
    buf_free(&worker->reply);
    worker->busy = false;
    return 1;
}

void
worker_stop(struct worker *worker, char why[64])
{
    int ended = 0;
    close(worker->commands);
    close(worker->results);
    buf_free(&worker->reply);
    if (worker->busy && worker->deadline != 0 && time(NULL) >= worker->deadline)
        kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &ended, 0) < 0 && errno == EINTR)
        continue;
    if (WIFSIGNALED(ended))
        snprintf(why, 64, "its worker was ended by signal %d", WTERMSIG(ended));
    else
        snprintf(why, 64, "its worker ended with status %d", WEXITSTATUS(ended));
    *worker = (struct worker){0};
}
