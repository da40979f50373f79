/* What an XML file says of itself in its first tag, without reading on. */
#ifndef MOU_BASE_XML_ROOT_H
#define MOU_BASE_XML_ROOT_H

#include <stdbool.h>

struct xml_root {
    char name[64], space[128]; /* local name and namespace; "" for none, cut when longer */
};

/* False when the file cannot be opened or is no XML up to there. Says nothing. */
bool xml_root(const char *path, struct xml_root *root);

#endif
