/* Learning of likeness from sentences whose verdict is known: one logistic regression for each
 * class. The same lessons in the same order give the same weights. Knows features as words; knows
 * nothing of agreements. */
#ifndef MOU_LIBRARY_LEARN_H
#define MOU_LIBRARY_LEARN_H

#include "base/buf.h"
#include "library/likeness.h"

/* What one sentence is known to say. */
struct lesson_label {
    int criterion; /* its number */
    /* LIKENESS_MET, LIKENESS_CONTRARY; ABOUT: it may or may not say so, but nothing contrary;
     * KINDS: nobody knows */
    enum likeness_kind verdict;
};

enum { LESSON_LABELS = 24 };

struct lesson {
    size_t first, count; /* its features */
    struct lesson_label labels[LESSON_LABELS];
    int label_count;
    int own; /* the only criterion that it was judged for for certain; -1: for all */
};

struct lessons;
struct lessons *lessons_new(const char *const *criteria, int count); /* ids, borrowed */
void lessons_free(struct lessons *lessons);
/* Adds a lesson: words are its features, NUL-terminated one after the other; repeats count once. */
void lessons_add(struct lessons *lessons, const struct lesson *lesson, const char *words,
                 size_t length);
/* Writes the table that likeness_read() reads. */
void lessons_learn(struct lessons *lessons, struct buf *out);

#endif
