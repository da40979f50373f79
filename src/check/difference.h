/* Two texts compared word by word: what stayed, what went, what came, and which blanks were filled
 * in. Knows no agreements. However long the texts, the work is bounded. */
#ifndef MOU_CHECK_DIFFERENCE_H
#define MOU_CHECK_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct word {
    const char *at; /* in the text of its words; not ended */
    size_t length;
    uint64_t hash;
    bool blank; /* a place to fill in: "____", "[name]" */
};

/* A text as words in one form (agreement/normal.h). */
struct words {
    char *text;
    struct word *list;
    uint64_t *sorted; /* the hashes in order */
    size_t count;
    uint64_t hash; /* of the whole */
};

/* Fills words with those of text; yours, words_done. */
void words_read(struct words *words, const char *text);
void words_done(struct words *words);
bool words_equal(const struct words *one, const struct words *two);
/* How much two texts have in common, from 0 to 1: twice the common words among all. */
double words_alike(const struct words *one, const struct words *two);

enum run_kind { RUN_SAME, RUN_OUT, RUN_IN, RUN_FILLED };

/* Words from, to (excluded): of the old text for RUN_SAME and RUN_OUT, of the new one for RUN_IN
 * and RUN_FILLED. */
struct run {
    enum run_kind kind;
    size_t from, to;
};

struct difference {
    struct run *runs;
    size_t count, room;
    bool altered; /* more than blanks filled in */
};

/* How much comparing is still allowed, in steps; a comparison that does not fit takes what differs
 * as one whole. */
struct effort {
    size_t steps;
};

/* Fills *difference; yours, difference_done. */
void difference_read(struct difference *difference, const struct words *from,
                     const struct words *to, struct effort *effort);
void difference_done(struct difference *difference);

#endif
