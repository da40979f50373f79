/* The trace from the founding documents to the criteria (clauses/sources.xml): each statement, its
 * place, and what answers it. Loaded with the whole library only. */
#ifndef MOU_LIBRARY_SOURCES_H
#define MOU_LIBRARY_SOURCES_H

#include "library/library.h"

/* The statements in their order; NULL at the end, or when there is no trace. */
const xmlNode *sources_first(const struct library *library);
const xmlNode *sources_after(const xmlNode *statement);

/* The id of the authority that the statement stands in. */
const char *sources_authority(const xmlNode *statement);

/* What it says; where no criterion answers it, why not. Yours. */
char *sources_words(const xmlNode *statement);

/* Appends, below a heading, the statements that the criterion answers. */
void sources_explain_criterion(const struct library *library, const char *criterion,
                               struct buf *out);

/* Appends, below a heading, the statements of the authority and what answers each. */
void sources_explain_authority(const struct library *library, const char *authority,
                               struct buf *out);

#endif
