/* What a picture says of itself. Decodes none. */
#ifndef MOU_IMPORT_PICTURE_H
#define MOU_IMPORT_PICTURE_H

#include <stddef.h>

/* The height of its dots in widths: 1, but about 2 in a fax of normal resolution (TIFF 6.0, tags
 * 282 and 283). */
double picture_dot_height(const char *bytes, size_t length);

#endif
