/* The table of likeness as it stands in clauses/likeness.tsv: lines of classes, then lines of
 * features with what each weighs for which class. Knows the file; asks nothing of it. */
#ifndef MOU_LIBRARY_LIKENESS_TABLE_H
#define MOU_LIBRARY_LIKENESS_TABLE_H

#include "base/buf.h"
#include "base/diag.h"
#include "library/likeness.h"

struct likeness_class {
    char criterion[LIKENESS_NAME]; /* "*": every criterion's share of LIKENESS_TURN */
    int kind;
    float bias;
};

struct table_feature {
    uint32_t number, first, count; /* its weights */
    float rarity;
};

struct table_weight {
    uint16_t class;
    int16_t weight; /* in 100ths */
};

struct likeness_table {
    struct likeness_class *classes;
    struct table_feature *features; /* by number */
    struct table_weight *weights;
    size_t class_count, feature_count, weight_count;
};

/* NULL after a diagnostic (STATUS_LIBRARY). */
struct likeness_table *likeness_table_read(const char *path, struct diag *diag);
/* names: of the features, in letters. */
void likeness_table_write(const struct likeness_table *table, const char *const *names,
                          struct buf *out);
void likeness_table_free(struct likeness_table *table);

#endif
