/* Regular expressions for XPath and XSLT: EXSLT's re:test, re:match and re:replace over PCRE2, and
 * mou:group. */
#ifndef MOU_BASE_EXSLT_RE_H
#define MOU_BASE_EXSLT_RE_H

#include "base/xpath.h"

#define EXSLT_RE "http://exslt.org/regular-expressions"

/* re:test(text, regex, flags?)                 boolean
 * re:match(text, regex, flags?)                <match> elements: the match and its groups; with g,
 * every match re:replace(text, regex, flags, replacement)  string; $1…$9 groups, $0 or $& the
 * match, $$ a dollar sign mou:group(text, regex, n, flags?)            string: group n of the first
 * match (0: the match), or '' flags: i caseless, g all, m ^ and $ at lines, x extended */
extern const struct xpath_function exslt_re_functions[];

#endif
