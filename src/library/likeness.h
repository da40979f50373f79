/* Likeness: how much a sentence resembles sentences whose verdict is known. Each word and pair of
 * words weighs for or against a class (this criterion met, contradicted, spoken of, turned around);
 * the weights were learned from the labelled sentences (`mou learn`) and stand in
 * clauses/likeness.tsv. Knows features as numbers; knows nothing of agreements. */
#ifndef MOU_LIBRARY_LIKENESS_H
#define MOU_LIBRARY_LIKENESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/image.h"

enum likeness_kind {
    LIKENESS_MET,      /* says what the criterion asks for */
    LIKENESS_CONTRARY, /* says the contrary */
    LIKENESS_ABOUT,    /* one of the two */
    LIKENESS_TURN,     /* the contrary rather than what is asked for */
    LIKENESS_KINDS
};

enum { LIKENESS_NAME = 40, LIKENESS_PARTS = 4, LIKENESS_SCALE = 100 };

struct likeness_subject {
    char criterion[LIKENESS_NAME]; /* "*": every criterion's share of LIKENESS_TURN */
    float bias[LIKENESS_KINDS];    /* LIKENESS_NONE: there is no such class */
};

#define LIKENESS_NONE (-1e30f)

/* A row of weights, for the classes of the first kind, then of the next. */
struct likeness_feature {
    uint32_t number, first; /* first weight */
    float rarity;
    uint8_t counts[LIKENESS_KINDS];
};

struct likeness_weight {
    uint16_t class; /* kind * subject_count + subject */
    int16_t weight; /* in 100ths */
};

struct likeness {
    struct likeness_subject *subjects;
    uint32_t *files; /* the first feature of each file, and the end: one file holds about one */
    struct likeness_feature *features;
    struct likeness_weight *weights;
    size_t subject_count, feature_count, weight_count;
    bool borrowed;
};

/* The number of a feature written out, or of what is before it and then this. */
enum { LIKENESS_START = 2166136261u };
uint32_t likeness_number(uint32_t before, const char *letters);

/* NULL after a diagnostic (STATUS_LIBRARY). */
struct likeness *likeness_read(const char *path, struct diag *diag);
void likeness_free(struct likeness *likeness);

void likeness_save(const struct likeness *likeness, struct image_writer *writer, int part);
/* NULL when the image has none. */
struct likeness *likeness_load(const struct image *image, int part);

/* NULL: it weighs nothing. */
const struct likeness_feature *likeness_find(const struct likeness *likeness, uint32_t number);

/* How much a sentence with these features (each once; NULL among them weigh nothing) speaks for the
 * classes of the kinds from one to another, that included: sums[kind * subject_count + subject] of
 * these kinds. The logarithm of the odds is that times what is returned, plus the bias. */
float likeness_add(const struct likeness *likeness, const struct likeness_feature *const *features,
                   size_t count, enum likeness_kind from, enum likeness_kind to, float *sums);

#endif
