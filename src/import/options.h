/* Printed options of a form: what is ticked is agreed and stays text; what is not is kept apart
 * (@kind="note"); a choice that nobody made is a blank ("____"). */
#ifndef MOU_IMPORT_OPTIONS_H
#define MOU_IMPORT_OPTIONS_H

#include "base/xml.h"

/* agreement: blocks as build.h makes them, not divided into sentences. */
void options_resolve(xmlDoc *agreement);

#endif
