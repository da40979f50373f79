/* Trees in an image, and back: what was read and parsed once is there again without a parser. Only
 * elements, attributes, namespaces and text are kept. Knows libxml2's trees. */
#ifndef MOU_BASE_FROZEN_H
#define MOU_BASE_FROZEN_H

#include "base/image.h"
#include "base/xml.h"

enum frozen_part {
    FROZEN_DOCS,
    FROZEN_NODES,
    FROZEN_VALUES, /* the text nodes of attributes */
    FROZEN_ATTRIBUTES,
    FROZEN_SPACES,
    FROZEN_STRINGS,
    FROZEN_PARTS
};

struct frozen_maker;
struct frozen_maker *frozen_make(void);
/* Names of elements, in no namespace; each list ends with NULL. */
struct frozen_choice {
    const char *const *structure; /* hold elements only: white space in them says nothing */
    const char *const *left_out;  /* from these */
};
/* Adds the document by that name. */
void frozen_add(struct frozen_maker *maker, const xmlDoc *doc, const char *name,
                const struct frozen_choice *choice);
/* Writes FROZEN_PARTS parts from `part` on and frees the maker. */
void frozen_save(struct frozen_maker *maker, struct image_writer *writer, int part);

/* The trees belong to what this gives; they must not be changed, and borrow from the image. Their
 * URLs are folder/name. NULL: the image holds none. */
struct frozen;
struct frozen *frozen_thaw(const struct image *image, int part, const char *folder);
void frozen_free(struct frozen *frozen);
/* NULL when there is none of that URL. */
xmlDoc *frozen_doc(const struct frozen *frozen, const char *url);

#endif
