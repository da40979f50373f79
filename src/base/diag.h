/* Diagnostics: what went wrong with our inputs, library or outputs, said once, with file, line,
 * cause and cure. They are never findings about an agreement. A constructor that fails returns
 * NULL, an action -1, after the lowest function that knows the place has called diag_error(). */
#ifndef MOU_BASE_DIAG_H
#define MOU_BASE_DIAG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/status.h"

struct diag {
    struct buf *capture; /* when set, lines go here instead of stderr; borrowed */
    bool quiet;          /* drop warnings */
    enum status worst;   /* highest status of the errors so far */
    int errors, warnings;
};

/* Reports an error of the given kind (STATUS_USAGE … STATUS_OUTPUT). file and cure may be NULL,
 * line 0 when unknown. */
void diag_error(struct diag *diag, enum status kind, const char *file, long line, const char *cure,
                const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Reports something the user should know that does not change the exit status. */
void diag_warn(struct diag *diag, const char *file, long line, const char *cure, const char *format,
               ...) __attribute__((format(printf, 5, 6)));

#endif
