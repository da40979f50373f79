/* The files of a batch: those named, and those below the folders named. Knows nothing of formats.
 */
#ifndef MOU_BATCH_INPUTS_H
#define MOU_BATCH_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct input {
    char *path;
    char *inside; /* the name, or the path below the folder that was named */
};

struct inputs {
    struct input *list;
    size_t count, room;
    struct diag *diag;
};

/* Whether a file found in a folder belongs to the batch. */
typedef bool (*inputs_wanted)(void *context, const char *path);

/* Files in the order named; what lies in a folder by name, byte for byte, its folders too; hidden
 * files and links to folders are passed over. Named twice is named once. A folder that cannot be
 * read, or holds nothing wanted, is a diagnostic (STATUS_INPUT), and the rest goes on. */
void inputs_read(struct inputs *inputs, const char *const *names, inputs_wanted wanted,
                 void *context);
void inputs_free(struct inputs *inputs);

/* One of many machines' or processes' share: every parts-th file. part counts from 1; 0 is the
 * last. */
struct share {
    unsigned part, parts; /* parts 0: everything */
};

/* "3/8". Returns 0, or -1 when it is no such thing. */
int share_read(struct share *share, const char *text);
bool share_has(const struct share *share, size_t index);
void inputs_share(struct inputs *inputs, const struct share *share);

#endif
