/* How each fact is printed: the forms that model text may ask for with as="…". Knows facts; no
 * clause. */
#ifndef MOU_DRAFT_FORMS_H
#define MOU_DRAFT_FORMS_H

#include <stdbool.h>

#include "library/facts.h"

/* Adds to the facts' tree, on every <value>, and on the <fact> of a list, an attribute for each
 * form: plain       July 1, 2026 · $177,600 · 50% · thirty-day counts as figures · a choice's words
 * · a list joined by commas words       the first day of July, 2026 · thirty (30) · fifty percent
 * (50%) full        a choice's longer form          title       the first letter large number
 * figures only                    possessive  Riverton’s count       how many entries a list has,
 * in words; listed: that and the entries A form that a type does not have is its plain one. On
 * every question or field without an answer it puts label="…", what a blank shows. */
void forms_add(const struct facts *facts);

/* What as="…" may ask for. */
#define FORMS "plain words number full list count title possessive"
bool forms_known(const char *as);

#endif
