/* Likeness: how much a sentence resembles sentences whose verdict is known. Each word and pair of
 * words weighs for or against a class (this criterion met, contradicted, spoken of, turned around);
 * the weights were learned from the labelled sentences (`mou learn`) and stand in
 * clauses/likeness.tsv. Knows features as numbers; knows nothing of agreements. */
#ifndef MOU_LIBRARY_LIKENESS_H
#define MOU_LIBRARY_LIKENESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/image.h"

enum likeness_kind {
    LIKENESS_MET,      /* says what the criterion asks for */
    LIKENESS_CONTRARY, /* says the contrary */
    LIKENESS_ABOUT,    /* one of the two */
    LIKENESS_TURN,     /* the contrary rather than what is asked for */
    LIKENESS_KINDS
};

enum { LIKENESS_NAME = 40, LIKENESS_PARTS = 3, LIKENESS_SCALE = 100 };

struct likeness_class {
    char criterion[LIKENESS_NAME]; /* "*": every criterion's share of LIKENESS_TURN */
    int kind;
    float bias;
};

struct likeness_feature {
    uint32_t number, first, count; /* its weights */
    float rarity;
};

struct likeness_weight {
    uint16_t class;
    int16_t weight; /* in 100ths */
};

struct likeness {
    struct likeness_class *classes;
    struct likeness_feature *features; /* by number */
    struct likeness_weight *weights;
    size_t class_count, feature_count, weight_count;
    bool borrowed;
};

/* The number of a feature written out, or of what is before it and then this. */
enum { LIKENESS_START = 2166136261u };
uint32_t likeness_number(uint32_t before, const char *letters);

/* NULL after a diagnostic (STATUS_LIBRARY). */
struct likeness *likeness_read(const char *path, struct diag *diag);
void likeness_write(const struct likeness *likeness, const char *const *names, struct buf *out);
void likeness_free(struct likeness *likeness);

void likeness_save(const struct likeness *likeness, struct image_writer *writer, int part);
/* NULL when the image has none. */
struct likeness *likeness_load(const struct image *image, int part);

/* How much a sentence with these features (each once) speaks for each class: scores[class_count], as the
 * logarithm of the odds; a criterion's LIKENESS_TURN has every criterion's share in it. */
void likeness_scores(const struct likeness *likeness, const uint32_t *features, int count,
                     float *scores);

#endif
