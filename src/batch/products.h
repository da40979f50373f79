/* A folder of outputs, one for each input: those that are still as they were made are left, the
 * rest is made, each written whole, each told in the manifest. Knows nothing of what is made. */
#ifndef MOU_BATCH_PRODUCTS_H
#define MOU_BATCH_PRODUCTS_H

#include <stdbool.h>

#include "base/digest.h"
#include "batch/inputs.h"
#include "mou.h"

struct product {
    const char *file;   /* the input, as it was named */
    long line;          /* of the input; 0: all of it */
    const char *output; /* below the folder */
    size_t row;         /* the caller's own number for it */
};

/* What was made of a product. */
struct made {
    struct mou_text text;
    struct mou_text more; /* members for its line of the manifest, each with a comma before it */
};

struct products_plan {
    const struct product *products;
    size_t count;
    const char *folder, *manifest; /* manifest NULL: in the folder */
    const char *half;              /* what STATUS_FINDINGS is called; NULL: "blanks" */
    struct share share;            /* the products are this share: for the manifest's name */
    int workers;
    unsigned seconds;  /* a product's limit; 0: two minutes */
    bool redo, quiet;  /* make all again; no progress */
    const char *basis; /* digest of what is the same for all */
    struct diag *diag;
    void *context;
    /* Adds what this one is made from. Returns an exit status, after a diagnostic when it is not 0.
     */
    int (*ingredients)(void *context, const struct product *product, struct digest *digest);
    /* Returns an exit status. A text is written whatever that is. */
    int (*make)(void *context, const struct product *product, struct made *made);
    /* Shows what was said about it; NULL: on standard error. */
    void (*tell)(void *context, const struct product *product, const char *messages);
};

/* Returns the highest status. */
int products_make(const struct products_plan *plan);

#endif
