/* The parent's side of a batch: who works on what, and results in input order. Results that arrive
 * early wait; how far ahead of the slowest document the workers may run is bounded, so that memory
 * stays flat however long the batch is. */
#include "batch/batch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "batch/worker.h"

enum { MAX_WORKERS = 64, AHEAD = 64, TICK = 1000 };

struct slot {
    bool ready;
    struct batch_result result;
};

struct run {
    const struct batch_plan *plan;
    struct worker workers[MAX_WORKERS];
    int count;
    size_t next, finished;    /* first job not given out; first result not handed on */
    struct slot slots[AHEAD]; /* by job number modulo AHEAD */
    int worst;
};

/* A signal handler can only set a flag; it is the one mutable global and lives here. */
static volatile sig_atomic_t interrupted;

static void
on_interrupt(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

int
batch_interrupted(void)
{
    return interrupted != 0;
}

static void
release(struct batch_result *result)
{
    buf_free(&result->output);
    buf_free(&result->messages);
}

static void
hand_on(struct run *run)
{
    for (;;) {
        struct slot *slot = &run->slots[run->finished % AHEAD];
        if (run->finished >= run->next || !slot->ready)
            return;
        run->plan->done(run->plan->context, run->finished, &slot->result);
        if (slot->result.status > run->worst)
            run->worst = slot->result.status;
        release(&slot->result);
        *slot = (struct slot){0};
        run->finished++;
    }
}

static void
lose(struct run *run, struct worker *worker)
{
    char why[64];
    bool busy = worker->busy,
         late = busy && worker->deadline != 0 && time(NULL) >= worker->deadline;
    size_t job = worker->job;
    worker_stop(worker, why);
    if (!busy)
        return;
    struct slot *slot = &run->slots[job % AHEAD];
    slot->result.status = STATUS_INPUT;
    run->plan->lost(run->plan->context, job, late ? "took too long and was given up" : why,
                    &slot->result);
    slot->ready = true;
}

/* No process can be had and none is working: the next job is given up, so that the batch still
 * ends. */
static void
give_up(struct run *run)
{
    struct slot *slot = &run->slots[run->next % AHEAD];
    slot->result.status = STATUS_INPUT;
    run->plan->lost(run->plan->context, run->next, "no worker could be started", &slot->result);
    slot->ready = true;
    run->next++;
}

static bool
may_give(const struct run *run)
{
    return !interrupted && run->next < run->plan->count && run->next < run->finished + AHEAD;
}

static void
give_out(struct run *run)
{
    for (int i = 0; i < run->count && may_give(run); i++) {
        struct worker *worker = &run->workers[i];
        if (worker->busy)
            continue;
        if (worker->pid == 0 && worker_start(worker, run->plan, run->workers, run->count) != 0)
            continue;
        if (worker_give(worker, run->plan, run->next) == 0) {
            run->next++;
        } else {
            lose(run, worker);
        }
    }
}

static void
listen_once(struct run *run)
{
    struct pollfd ears[MAX_WORKERS];
    struct worker *owner[MAX_WORKERS];
    nfds_t count = 0;
    for (int i = 0; i < run->count; i++) {
        if (!run->workers[i].busy)
            continue;
        owner[count] = &run->workers[i];
        ears[count++] = (struct pollfd){.fd = run->workers[i].results, .events = POLLIN};
    }
    if (poll(ears, count, TICK) < 0)
        return;
    for (nfds_t i = 0; i < count; i++) {
        struct worker *worker = owner[i];
        bool late = worker->deadline != 0 && time(NULL) >= worker->deadline;
        if (ears[i].revents != 0) {
            struct slot *slot = &run->slots[worker->job % AHEAD];
            int got = worker_read(worker, &slot->result);
            slot->ready = got == 1;
            if (got < 0)
                lose(run, worker);
        } else if (late) {
            lose(run, worker);
        }
    }
}

static bool
anyone_busy(const struct run *run)
{
    for (int i = 0; i < run->count; i++)
        if (run->workers[i].busy)
            return true;
    return false;
}

static int
run_here(const struct batch_plan *plan)
{
    struct batch_result result = {0};
    plan->work(plan->context, 0, &result);
    plan->done(plan->context, 0, &result); /* may make findings of it */
    int status = result.status;
    release(&result);
    return status;
}

static void
dismiss(struct run *run)
{
    char why[64];
    for (int i = 0; i < run->count; i++) {
        if (run->workers[i].pid == 0)
            continue;
        if (interrupted) /* files are written under no name, so that no half one stays */
            kill(run->workers[i].pid, SIGKILL);
        worker_stop(&run->workers[i], why);
    }
    for (size_t i = 0; i < AHEAD; i++)
        release(&run->slots[i].result);
}

int
batch_run(const struct batch_plan *plan)
{
    if (plan->count == 0)
        return STATUS_OK;
    if (plan->count == 1 && !plan->apart)
        return run_here(plan);
    struct run *run = mem_alloc(sizeof *run);
    run->plan = plan;
    run->count = plan->workers < 1 ? 1 : plan->workers > MAX_WORKERS ? MAX_WORKERS : plan->workers;
    struct sigaction stop = {.sa_handler = on_interrupt}, ignore = {.sa_handler = SIG_IGN};
    struct sigaction old_stops[STOPS], old_pipe;
    for (size_t i = 0; i < STOPS; i++) {
        sigaction(worker_stops[i], NULL, &old_stops[i]);
        if (old_stops[i].sa_handler != SIG_IGN) /* nohup */
            sigaction(worker_stops[i], &stop, NULL);
    }
    sigaction(SIGPIPE, &ignore, &old_pipe);
    while (!interrupted && run->finished < plan->count) {
        give_out(run);
        if (anyone_busy(run))
            listen_once(run);
        else if (may_give(run))
            give_up(run);
        hand_on(run);
    }
    dismiss(run);
    for (size_t i = 0; i < STOPS; i++)
        sigaction(worker_stops[i], &old_stops[i], NULL);
    sigaction(SIGPIPE, &old_pipe, NULL);
    int worst = interrupted ? STATUS_INTERRUPTED : run->worst;
    free(run);
    return worst;
}
