/* The clause library's own test: every example gives its verdict, every rule is exercised by one,
 * model text keeps what it is for. Knows library, acts and verdicts; knows no command line. */
#ifndef MOU_CHECK_SELFTEST_H
#define MOU_CHECK_SELFTEST_H

#include "base/regex.h"
#include "library/model.h"

struct selftest {
    const struct library *library; /* loaded whole */
    struct regex_cache *regexes;
    const char *topic;               /* NULL: all */
    const struct model_style *model; /* fills as in a draft of which nothing was answered */
    const char *as_of;
    struct buf *out;
    struct diag *diag;
};

/* Appends the table of what was tested, and each failure with its place. Returns the number of
 * failures, gaps and idle terms among them; -1 when there is no such topic (after a diagnostic). */
int selftest_run(const struct selftest *test);

#endif
