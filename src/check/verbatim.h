/* An agreement held against an official text that it may not alter: for each provision of that text
 * that is altered or left out, and for each that was added, a finding with the difference. Knows
 * agreement trees; knows nothing of criteria and rules. */
#ifndef MOU_CHECK_VERBATIM_H
#define MOU_CHECK_VERBATIM_H

#include "library/library.h"

/* What may be done to the official text, by <model mode>. */
struct verbatim {
    const struct library *library;
    const xmlNode *model;   /* the profile's <model> */
    const xmlDoc *official; /* the official text, read like an agreement */
    const xmlDoc *agreement;
};

/* Adds a <finding> below document for each difference that the mode gives a level, and a <note>
 * with the count of all. */
void verbatim_findings(const struct verbatim *verbatim, xmlNode *document);

#endif
