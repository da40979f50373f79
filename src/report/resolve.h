/* A topic file with what it only refers to: names of authorities, questions and provisions, so that
 * a stylesheet needs no library. */
#ifndef MOU_REPORT_RESOLVE_H
#define MOU_REPORT_RESOLVE_H

#include "library/library.h"

/* Below each criterion's <authority ref>: the authority's status, checked, name, citation, url,
 * holds and caution. On each <fill>: label, the question's. On each <ref>: title, the provision's
 * or topic's. What the library does not know stays as it is. */
void resolve_topic(xmlDoc *topic, const struct library *library);

#endif
