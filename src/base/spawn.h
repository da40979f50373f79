/* Running another program without a shell, fed from memory and read into memory, with limits on
 * time, memory and output. Knows no programs. */
#ifndef MOU_BASE_SPAWN_H
#define MOU_BASE_SPAWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum spawn_outcome {
    SPAWN_DONE,     /* it ended by itself: *status is its exit status */
    SPAWN_ABSENT,   /* it is not installed */
    SPAWN_SLOW,     /* killed: it took too long */
    SPAWN_TOO_MUCH, /* killed: it wrote more than was allowed */
    SPAWN_CRASHED   /* a signal ended it, the limit of memory among others */
};

/* On a machine that has other work too, programs take so much longer than by themselves. */
enum { SPAWN_PATIENCE = 4 };

struct spawn_limits {
    unsigned seconds;      /* of processor time; of wall time SPAWN_PATIENCE times as many */
    size_t memory, output; /* bytes; output: of any file that it writes, too */
    bool offline;          /* no network, where the system lets us take it away */
};

/* argv ends with NULL; argv[0] is looked for in PATH. input may be NULL. What the program writes is
 * appended to out, what it complains of to complaints (each may be NULL). status may be NULL. */
enum spawn_outcome spawn_run(const char *const argv[], const char *input, size_t input_length,
                             const struct spawn_limits *limits, struct buf *out,
                             struct buf *complaints, int *status);

#endif
