/* Whether a tree is surely an agreement, told in one walk: what this accepts, the schema
 * (clauses/schema/agreement.rng) accepts too. What it does not may still be valid: the schema
 * decides, and says what is wrong. Knows the tree's vocabulary; knows no grammar language. */
#ifndef MOU_AGREEMENT_SHAPE_H
#define MOU_AGREEMENT_SHAPE_H

#include "base/xml.h"

bool shape_is_sure(const xmlDoc *agreement);

#endif
