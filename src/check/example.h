/* A criterion's example, or model text, as a little agreement that can be read and judged. Knows
 * topics and the agreement tree; judges nothing. */
#ifndef MOU_CHECK_EXAMPLE_H
#define MOU_CHECK_EXAMPLE_H

#include "library/model.h"

/* The example's text under its heading, its lead-in before it; yours. Divided into sentences. */
xmlDoc *example_agreement(const struct criterion *criterion, const xmlNode *example);

/* The standing text of all provisions that serve the criterion, each under its topic's and its own
 * title; instead (may be NULL) is an alternative that takes the place of its provision. Yours; NULL
 * when there is none. */
xmlDoc *example_model(const struct library *library, const struct criterion *criterion,
                      const struct provision *instead, const struct model_style *style);

#endif
