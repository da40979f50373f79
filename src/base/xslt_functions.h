/* The functions that stylesheets call beside XSLT's own, in the namespace XPATH_MOU (base/xpath.h):
 *   mou:plain(text)                     one line, white space folded, safe on a terminal
 *   mou:columns(text)                   how many columns that fills
 *   mou:pad(text, width)                filled or cut to width columns
 *   mou:wrap(text, width, first, rest)  lines of at most width columns, each ended by a newline
 *   mou:path(nodes)                     ".3.2" for the second element of the root's third: short, stable
 *   mou:ink(name)                       ink: red yellow blue green bold dim off */
#ifndef MOU_BASE_XSLT_FUNCTIONS_H
#define MOU_BASE_XSLT_FUNCTIONS_H

/* Once per process, by xslt_load. */
void xslt_functions_register(void);

#endif
