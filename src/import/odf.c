/* OpenDocument elements by local name. */
#include "import/odf.h"

#include <stdlib.h>
#include <string.h>

bool
o_is(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

xmlNode *
o_child(const xmlNode *parent, const char *name)
{
    for (xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
        if (o_is(node, name))
            return node;
    return NULL;
}

const char *
o_attr(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attr = node != NULL ? node->properties : NULL; attr != NULL;
         attr = attr->next)
        if (strcmp((const char *)attr->name, name) == 0 && attr->children != NULL)
            return (const char *)attr->children->content;
    return NULL;
}

long
o_number(const xmlNode *node, const char *name, long otherwise)
{
    const char *value = o_attr(node, name);
    char *end;
    long number = value != NULL ? strtol(value, &end, 10) : otherwise;
    return value != NULL && (end == value || number > 1000000 || number < -1000000) ? otherwise
                                                                                    : number;
}

long
o_length(const xmlNode *node, const char *name)
{
    static const struct {
        const char *unit;
        double hundredths;
    } units[] = {
        {"cm", 100 / 2.54}, {"mm", 10 / 2.54}, {"in", 100}, {"pt", 100 / 72.0}, {"pc", 100 / 6.0}};
    const char *value = o_attr(node, name);
    char *unit;
    double number = value != NULL ? strtod(value, &unit) : 0;
    if (value == NULL || !(number > 0 && number < 10000))
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(unit, units[i].unit) == 0)
            return (long)(number * units[i].hundredths);
    return 0;
}
