/* Things of the library by kind and id: one hash. Private to the library room. */
#ifndef MOU_LIBRARY_INDEX_H
#define MOU_LIBRARY_INDEX_H

#include "library/library.h"

struct library_index *index_new(void);
void index_free(struct library_index *index);

/* Keeps a made-up id (owned from now on) as long as the index, and returns it; made NULL: returns
 * id itself. */
const char *index_keep(struct library_index *index, char *made, const char *id);

/* Enters everything the library holds. -1 after a diagnostic when an id is used twice. */
int index_fill(struct library_index *index, const struct library *library, struct diag *diag);

const void *index_find(const struct library_index *index, enum library_kind kind, const char *id);
/* In the order of the ids. */
void index_each(const struct library_index *index, enum library_kind kind,
                void (*see)(void *context, const char *id), void *context);

#endif
