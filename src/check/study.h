/* Sentences whose verdict is known, gathered as lessons of likeness: the examples of the clause
 * library, and files of labelled sentences. Knows criteria and sentences; knows no learning. */
#ifndef MOU_CHECK_STUDY_H
#define MOU_CHECK_STUDY_H

#include "base/diag.h"
#include "library/learn.h"
#include "library/library.h"

struct study;
struct study *study_new(const struct library *library);
void study_free(struct study *study);

/* The examples of every criterion. */
void study_examples(struct study *study);
/* Model text: together its sentences meet the criterion, and none of them contradicts any. */
void study_models(struct study *study);
/* Lines of "criterion TAB verdict TAB sentence" (met, missing or contrary), or of "@ TAB labels TAB
 * heading TAB sentence" from an agreement that was labelled whole; a label is criterion=met,
 * criterion=contrary or criterion=? (readers differ). A file of a profile's own criteria ("#
 * profiles:") teaches nothing here. 0, or -1 after a diagnostic. */
int study_file(struct study *study, const char *path, struct diag *diag);

struct lessons *study_lessons(struct study *study);

#endif
