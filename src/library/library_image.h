/* The image of the clause library: what checking needs, read and worked out once. It holds only as
 * long as every file it was made from stays the same. Knows the library's parts and files. */
#ifndef MOU_LIBRARY_LIBRARY_IMAGE_H
#define MOU_LIBRARY_LIBRARY_IMAGE_H

#include "base/frozen.h"
#include "library/library.h"
#include "library/rules.h"

/* Writes the image of the library (loaded without examples) to path. 0, or -1 after a diagnostic.
 */
int library_image_save(const struct library *library, const char *path, struct diag *diag);

/* The image for the data folder: DATA/library.image, or library.image beside the program. NULL,
 * silently, when there is none, or none that is whole and up to date. */
struct image *library_image_open(const char *data);
/* The same at that path, for tests. */
struct image *library_image_at(const char *path, const char *data);

struct lexicon *library_image_lexicon(const struct image *image, struct regex_cache *regexes);
struct rules *library_image_rules(const struct image *image);
struct likeness *library_image_likeness(const struct image *image);
struct frozen *library_image_trees(const struct image *image, const char *data);

#endif
