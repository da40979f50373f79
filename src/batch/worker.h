/* One worker process and the two pipes to it. Private to src/batch. */
#ifndef MOU_BATCH_WORKER_H
#define MOU_BATCH_WORKER_H

#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

#include "batch/batch.h"

/* The signals that stop a batch: the parent minds them, the workers do not. */
enum { STOPS = 3 };
extern const int worker_stops[STOPS];

struct worker {
    pid_t pid;    /* 0: not running */
    int commands; /* we write job numbers */
    int results;  /* we read results */
    bool busy;
    size_t job;
    struct buf reply; /* bytes of the result so far */
    time_t deadline;  /* 0: none */
};

/* Forks. Returns 0, or -1 with errno. others: the workers whose pipe ends the child must close. */
int worker_start(struct worker *worker, const struct batch_plan *plan, const struct worker *others,
                 int count);
/* Gives the worker a job. Returns 0, or -1 when it is gone. */
int worker_give(struct worker *worker, const struct batch_plan *plan, size_t job);
/* Reads what is there. Returns 1 when *result is whole, 0 when more is to come, -1 when the worker
 * is gone. */
int worker_read(struct worker *worker, struct batch_result *result);
/* Kills it, if need be, and says how it ended. why holds at least 64 bytes. */
void worker_stop(struct worker *worker, char why[64]);

#endif
