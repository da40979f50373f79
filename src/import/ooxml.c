/* Local names of WordprocessingML. */
#include "import/ooxml.h"

#include <stdlib.h>
#include <string.h>

bool
w_is_ours(const char *namespace)
{
    return strcmp(namespace, "http://schemas.openxmlformats.org/wordprocessingml/2006/main") == 0 ||
           strstr(namespace, "wordprocessingml") != NULL;
}

xmlNode *
w_child(const xmlNode *parent, const char *name)
{
    for (xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
        if (w_is(node, name))
            return node;
    return NULL;
}

xmlNode *
w_next(const xmlNode *node, const char *name)
{
    for (xmlNode *next = node->next; next != NULL; next = next->next)
        if (w_is(next, name))
            return next;
    return NULL;
}

const char *
w_attr(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attr = node != NULL ? node->properties : NULL; attr != NULL;
         attr = attr->next)
        if (strcmp((const char *)attr->name, name) == 0 && attr->children != NULL)
            return (const char *)attr->children->content;
    return NULL;
}

const char *
w_value(const xmlNode *parent, const char *name)
{
    const xmlNode *child = w_child(parent, name);
    return child != NULL ? w_attr(child, "val") : NULL;
}

bool
w_on(const xmlNode *parent, const char *name)
{
    const xmlNode *child = w_child(parent, name);
    const char *value = child != NULL ? w_attr(child, "val") : NULL;
    return child != NULL &&
           (value == NULL ||
            (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0));
}

long
w_number(const char *value, long otherwise)
{
    char *end;
    if (value == NULL)
        return otherwise;
    long number = strtol(value, &end, 10);
    return end == value || number > 1000000 || number < -1000000 ? otherwise : number;
}
