/* Writes the XPath of criteria anew, so that it finds the same with less: what looks at every node
 * of the tree for one name asks the index of names instead (mou:every), and sentences that say a
 * term are asked of the acts (mou:saying); mou:matching and mou:shorter filter nodes at once. Knows
 * XPath as text; knows no tree. */
#ifndef MOU_CHECK_PLAN_H
#define MOU_CHECK_PLAN_H

/* Yours. What it does not understand stays as it was. */
char *plan_rewrite(const char *expression);

#endif
