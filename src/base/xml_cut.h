/* Elements that a reader has no use for, taken out of XML before it is parsed. Knows bytes only. */
#ifndef MOU_BASE_XML_CUT_H
#define MOU_BASE_XML_CUT_H

#include "base/buf.h"

/* Appends the bytes to out without the elements of these names (a list that NULL ends; with their
 * prefixes, and with the first attribute where only such elements are meant: `style type="x"`), but with their line ends, so that line numbers stay. What is not well-formed stays as
 * it is, for the parser to complain about. */
void xml_cut(const char *bytes, size_t length, const char *const *names, struct buf *out);

#endif
