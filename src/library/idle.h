/* Terms that nothing asks for: left over, or mistyped where they should be used. */
#ifndef MOU_LIBRARY_IDLE_H
#define MOU_LIBRARY_IDLE_H

#include "library/library.h"

/* Calls see for every term of the topic (NULL: the shared ones of the lexicon) that no rule,
 * heading, Schematron test or other term names. The library must be loaded whole. */
void library_idle_terms(const struct library *library, const struct topic *topic,
                        void (*see)(void *context, const struct record *term), void *context);

#endif
