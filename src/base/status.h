/* Exit statuses: a promise of the command line (mou(1), EXIT STATUS). A batch exits with the
 * highest. */
#ifndef MOU_BASE_STATUS_H
#define MOU_BASE_STATUS_H

enum status {
    STATUS_OK = 0,       /* nothing at or above --fail-on */
    STATUS_FINDINGS = 1, /* findings, or a draft with blanks; with --schema, invalid */
    STATUS_USAGE = 2,    /* the command line is wrong */
    STATUS_LIBRARY = 3,  /* clause library, stylesheet or schema faulty */
    STATUS_INPUT = 4,    /* an input could not be read or set */
    STATUS_OUTPUT = 5,   /* an output could not be written */
    STATUS_INTERRUPTED = 130
};

#endif
