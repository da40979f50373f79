/* Several node-sets that must be found together: mou:all, mou:together, mou:undone. Knows node-sets only. */
#ifndef MOU_CHECK_TOGETHER_H
#define MOU_CHECK_TOGETHER_H

#include "base/xpath.h"

void together_all(xmlXPathParserContext *parser, int count);
void together_in(xmlXPathParserContext *parser, int count);
/* mou:undone(for, against): some nodes of both when something was found for it and, elsewhere,
 * something against it. */
void together_undone(xmlXPathParserContext *parser, int count);
char *together_check(struct xpath_env *env, const char *const *args, int count);

#endif
