/* Memos, agendas, resolutions and routing forms that travel with an agreement, in front of it or
 * behind it. Knows text only. */
#ifndef MOU_IMPORT_COVER_H
#define MOU_IMPORT_COVER_H

#include "import/chunk.h"

/* What only covers have: "TO:", "Fiscal Impact", "RESOLUTION NO. 12", "Routing Form". */
bool cover_is_sign(const struct chunk *chunk);
/* The first chunk from `at` on where a cover begins behind an agreement that has been signed;
 * chunks->count: none. */
size_t cover_behind(const struct chunks *chunks, size_t at);
/* The end of the cover that begins at `at`: where an agreement, an amendment or an exhibit begins.
 */
size_t cover_end(const struct chunks *chunks, size_t at);

/* Whether the resolution whose head stands at the chunk is the agreement itself: "Joint Resolution
 * and Agreement". */
bool cover_is_agreement(const struct chunks *chunks, size_t at);

#endif
