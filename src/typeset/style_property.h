/* One property: how its value is read and where it is kept. For style.c and style_property.c. */
#ifndef MOU_TYPESET_STYLE_PROPERTY_H
#define MOU_TYPESET_STYLE_PROPERTY_H

#include <stddef.h>

#include "typeset/style.h"

struct setting {
    const struct style_reader *reader;
    const xmlNode *node;
    const struct style *parent;
    struct style *style;
    struct expr_context expr;
};

struct property;
typedef int set_property(struct setting *setting, const struct property *property,
                         const char *value);

struct word {
    const char *name;
    int value;
};

struct property {
    const char *name;
    set_property *set; /* NULL: read where the object is, or without effect on paper */
    size_t offset;     /* in struct style */
    const struct word *words;
};

/* NULL when there is none of that name. */
const struct property *property_find(const char *name);

/* How a length, and a length that cannot depend on a width, are read. */
set_property property_set_length, property_set_fixed;

#endif
