/* Functions that libxslt and libexslt offer and that work in bare XPath too: EXSLT set: and math:,
 * and format-number(). */
#ifndef MOU_BASE_XSLT_XPATH_H
#define MOU_BASE_XSLT_XPATH_H

#include "base/xpath.h"

/* Adds them to an evaluator, with the prefixes set and math. */
void xslt_xpath_add(struct xpath *xpath);

#endif
