/* Several node-sets that must be found together: mou:all and mou:together. Knows node-sets only. */
#ifndef MOU_CHECK_TOGETHER_H
#define MOU_CHECK_TOGETHER_H

#include "base/xpath.h"

void together_all(xmlXPathParserContext *parser, int count);
void together_in(xmlXPathParserContext *parser, int count);
char *together_check(struct xpath_env *env, const char *const *args, int count);

#endif
