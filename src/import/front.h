/* Where the agreement begins in a file that carries a memo, an agenda or a resolution in front of
 * it, and which of its first lines are its title. */
#ifndef MOU_IMPORT_FRONT_H
#define MOU_IMPORT_FRONT_H

#include "import/chunk.h"

struct front {
    size_t begin;      /* the first chunk of the agreement; what is before counts for nothing */
    size_t title_end;  /* chunks [begin, title_end) are its title block */
    size_t title;      /* the chunk that names it; chunks->count: none */
    size_t title_skip; /* bytes of that chunk before the name ("Re: ") */
};

/* When the agreement's first sentence stands at `at` ("This Agreement is between …"), where its
 * title begins; else 0. */
size_t front_opens(const struct chunks *chunks, size_t at);
/* Whether the line heads an amendment: "FIRST AMENDMENT TO …", "Amendment No. 2". */
bool front_amends(const char *text, size_t length);

void front_find(const struct chunks *chunks, struct front *front);

#endif
