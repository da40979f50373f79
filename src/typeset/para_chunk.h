/* A run of text without spaces, and where it may be divided: for para_items.c. */
#ifndef MOU_TYPESET_PARA_CHUNK_H
#define MOU_TYPESET_PARA_CHUNK_H

#include "typeset/para_items.h"

void chunk_add(struct items *items, struct layout *layout, const struct run *run, size_t text,
               size_t length);

/* Of para_items.c. */
struct source *items_add_box(struct items *items, const struct run *run, int32_t width, size_t text,
                             size_t length);
void items_add_penalty(struct items *items, int32_t penalty, int32_t width, bool hyphen);

#endif
