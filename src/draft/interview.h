/* The interview as a file: an answers file to fill in. Knows questions and facts; no clause. */
#ifndef MOU_DRAFT_INTERVIEW_H
#define MOU_DRAFT_INTERVIEW_H

#include "library/facts.h"

/* Every question as a comment that asks and explains, then its answer: the one that was given, or
 * none. An answers file (answers.rng) that comes back unchanged drafts with defaults and blanks. */
void interview_write(const struct library *library, const struct facts *facts, const char *asked,
                     struct buf *out);

#endif
