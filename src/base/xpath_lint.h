/* The names in an XPath expression: libxml2 meets them only when it evaluates, we want them checked
 * before. */
#ifndef MOU_BASE_XPATH_LINT_H
#define MOU_BASE_XPATH_LINT_H

#include <stdbool.h>

#include "base/xpath.h"

/* Whom the lint asks about names. */
struct lint_host {
    void *data;
    const char *(*namespace_of)(void *data, const char *prefix); /* NULL: undeclared */
    const struct xpath_function *(*function)(void *data, const char *uri, const char *name);
    bool (*variable)(void *data, const char *name);
    struct xpath_env *env; /* for the functions' literal checks */
};

struct lint_fault {
    char *cause; /* yours */
    char *cure;  /* yours; may be NULL */
};

/* Walks the tokens of an expression that libxml2 has found well formed. Returns 0, or -1 and the
 * first fault. */
int lint_expression(const char *text, const struct lint_host *host, struct lint_fault *fault);

#endif
