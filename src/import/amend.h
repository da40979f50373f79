/* Amendments. A file that only amends an agreement which it does not hold says so; amendments that
 * follow their agreement in one file are worked into it: what they strike out is kept and no longer
 * counts (@kind="struck"), what they put in its place stands there. */
#ifndef MOU_IMPORT_AMEND_H
#define MOU_IMPORT_AMEND_H

#include "base/xml.h"

/* agreement: blocks as build.h makes them, not divided into sentences. */
void amend_apply(xmlDoc *agreement);

#endif
