/* Text that lost its line breaks: where the next paragraph begins, told from its own marks. */
#ifndef MOU_IMPORT_FLAT_H
#define MOU_IMPORT_FLAT_H

#include <stddef.h>

/* The offset of the next mark ("ARTICLE II", "Section 4.", "WHEREAS", "3. The", "(b) the") after
 * the first words of text; 0: none within reach. */
size_t flat_cut(const char *text, size_t length);

#endif
