/* One simple answer: whether it is what its question asks for, and its canonical form. */
#ifndef MOU_LIBRARY_VALUE_H
#define MOU_LIBRARY_VALUE_H

#include "base/buf.h"
#include "base/xml.h"

/* asked is a <question> or <field> of a simple type. Appends the canonical form to *value: dates as
 * 2026-07-01, money and percent as plain figures (177600, 56.7), yes or no, a choice's id, text
 * with its white space folded. Returns true, or false with *cure telling what to write instead;
 * *cure is empty when the answer is good. */
bool value_read(const xmlNode *asked, const char *answer, struct buf *value, struct buf *cure);

#endif
