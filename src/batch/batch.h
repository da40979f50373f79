/* Many files, several workers: forked after loading, results handed back in input order, one bad
 * file costs one document. Knows nothing of agreements. */
#ifndef MOU_BATCH_BATCH_H
#define MOU_BATCH_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct batch_result {
    int status;          /* an exit status; STATUS_INPUT when the worker died on this job */
    struct buf output;   /* what the job made */
    struct buf messages; /* what it said on stderr */
};

/* Does job number index and fills *result. Runs in a worker when there are several jobs. */
typedef void (*batch_work)(void *context, size_t index, struct batch_result *result);
/* Takes the results in order, in the calling process. */
typedef void (*batch_done)(void *context, size_t index, struct batch_result *result);
/* Says what failed when a worker died or ran out of time: "crashed (signal 11)". */
typedef void (*batch_lost)(void *context, size_t index, const char *why,
                           struct batch_result *result);

struct batch_plan {
    size_t count;         /* jobs */
    int workers;          /* 0 and 1: one worker */
    unsigned int seconds; /* a job's limit; 0: none */
    bool apart;           /* a single job runs in a worker too */
    batch_work work;
    batch_done done;
    batch_lost lost;
    void *context;
};

/* Runs every job and returns the highest status; STATUS_INTERRUPTED after SIGINT, SIGTERM or
 * SIGHUP, when what was handed on is whole. A single job runs in this process unless apart is set.
 */
int batch_run(const struct batch_plan *plan);

/* True once the user has asked to stop; batch_run then returns STATUS_INTERRUPTED. */
int batch_interrupted(void);

#endif
