/* Where the image is mapped as it likes, trees are used as they lie, and only those pages are read
 * that somebody looks at; elsewhere they are copied and their pointers shifted. */
#include "base/frozen.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

/* Arrays of trees. */
struct trees {
    xmlDoc *docs;
    xmlNode *nodes, *values; /* values: the text nodes of attributes */
    xmlAttr *attributes;
    xmlNs *spaces;
};

struct frozen {
    struct trees trees;
    size_t doc_count;
    void *copy; /* of trees that are not at home; NULL: they are */
};

/* From docs to spaces; how far they, and what they point to outside of them, were moved. */
struct moving {
    uintptr_t begin, end; /* of the trees at home */
    ptrdiff_t trees, rest;
};

static void *
moved(const struct moving *moving, const void *at)
{
    uintptr_t home = (uintptr_t)at;
    bool inside = home >= moving->begin && home < moving->end;
    return at == NULL ? NULL : (void *)(home + (uintptr_t)(inside ? moving->trees : moving->rest));
}

#define MOVE(pointer) ((pointer) = moved(moving, (pointer)))

static void
move_node(const struct moving *moving, xmlNode *node)
{
    MOVE(node->name);
    MOVE(node->content);
    MOVE(node->parent);
    MOVE(node->children);
    MOVE(node->last);
    MOVE(node->next);
    MOVE(node->prev);
    MOVE(node->properties);
    MOVE(node->ns);
    MOVE(node->nsDef);
    MOVE(node->doc);
}

static void
move_attribute(const struct moving *moving, xmlAttr *attribute)
{
    MOVE(attribute->name);
    MOVE(attribute->parent);
    MOVE(attribute->children);
    MOVE(attribute->last);
    MOVE(attribute->next);
    MOVE(attribute->prev);
    MOVE(attribute->ns);
    MOVE(attribute->doc);
}

static void
move_space(const struct moving *moving, xmlNs *space)
{
    MOVE(space->next);
    MOVE(space->href);
    MOVE(space->prefix);
}

static void
move_doc(const struct moving *moving, xmlDoc *doc)
{
    MOVE(doc->doc);
    MOVE(doc->children);
    MOVE(doc->last);
    MOVE(doc->_private);
}

struct counts {
    size_t docs, nodes, values, attributes, spaces, strings;
};

/* A copy of the trees whose pointers hold where it is. */
static void
copy_trees(const struct image *image, struct frozen *warm, const struct counts *counts)
{
    struct trees *trees = &warm->trees;
    const char *first = (const char *)trees->docs;
    size_t size = (size_t)((const char *)(trees->spaces + counts->spaces) - first);
    uintptr_t home = (uintptr_t)first - (uintptr_t)image_away(image);
    char *copy = warm->copy = memcpy(mem_alloc(size), first, size);
    struct moving moving = {home, home + size, (ptrdiff_t)((uintptr_t)copy - home),
                            image_away(image)};
    trees->nodes = (void *)(copy + ((const char *)trees->nodes - first));
    trees->values = (void *)(copy + ((const char *)trees->values - first));
    trees->attributes = (void *)(copy + ((const char *)trees->attributes - first));
    trees->spaces = (void *)(copy + ((const char *)trees->spaces - first));
    trees->docs = (void *)copy;
    for (size_t i = 0; i < counts->docs; i++)
        move_doc(&moving, &trees->docs[i]);
    for (size_t i = 0; i < counts->nodes; i++)
        move_node(&moving, &trees->nodes[i]);
    for (size_t i = 0; i < counts->values; i++)
        move_node(&moving, &trees->values[i]);
    for (size_t i = 0; i < counts->attributes; i++)
        move_attribute(&moving, &trees->attributes[i]);
    for (size_t i = 0; i < counts->spaces; i++)
        move_space(&moving, &trees->spaces[i]);
}

static bool
open_trees(const struct image *image, int part, struct trees *trees, struct counts *counts)
{
    trees->docs = image_part(image, part + FROZEN_DOCS, sizeof *trees->docs, &counts->docs);
    trees->nodes = image_part(image, part + FROZEN_NODES, sizeof *trees->nodes, &counts->nodes);
    trees->values = image_part(image, part + FROZEN_VALUES, sizeof *trees->values, &counts->values);
    trees->attributes =
        image_part(image, part + FROZEN_ATTRIBUTES, sizeof *trees->attributes, &counts->attributes);
    trees->spaces = image_part(image, part + FROZEN_SPACES, sizeof *trees->spaces, &counts->spaces);
    return trees->docs != NULL && trees->nodes != NULL && trees->values != NULL &&
           trees->attributes != NULL && trees->spaces != NULL &&
           image_part(image, part + FROZEN_STRINGS, 1, &counts->strings) != NULL;
}

struct frozen *
frozen_thaw(const struct image *image, int part, const char *folder)
{
    struct trees trees;
    struct counts counts;
    if (!open_trees(image, part, &trees, &counts))
        return NULL;
    struct frozen *warm = mem_alloc(sizeof *warm);
    warm->trees = trees;
    warm->doc_count = counts.docs;
    if (image_away(image) != 0)
        copy_trees(image, warm, &counts);
    for (size_t i = 0; i < counts.docs; i++) {
        xmlDoc *doc = &warm->trees.docs[i];
        doc->URL = (xmlChar *)file_join(folder, doc->_private);
    }
    return warm;
}

void
frozen_free(struct frozen *frozen)
{
    if (frozen == NULL)
        return;
    for (size_t i = 0; i < frozen->doc_count; i++)
        free((char *)(size_t)frozen->trees.docs[i].URL);
    free(frozen->copy);
    free(frozen);
}

xmlDoc *
frozen_doc(const struct frozen *frozen, const char *url)
{
    for (size_t i = 0; i < frozen->doc_count; i++)
        if (strcmp((const char *)frozen->trees.docs[i].URL, url) == 0)
            return &frozen->trees.docs[i];
    return NULL;
}
