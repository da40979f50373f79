/* References between files, as XML writes them: relative to the file that holds them, with an
 * optional #fragment. */
#ifndef MOU_BASE_URI_H
#define MOU_BASE_URI_H

/* The path that the reference in the file `base` (may be NULL: the working folder) names, without
 * its fragment; yours. NULL when it is no local file (http: and the like). An empty reference names
 * base itself. %20 and the like are decoded unless a file has that very name. */
char *uri_to_path(const char *base, const char *reference);

/* What follows '#', or NULL. Borrowed from the reference. */
const char *uri_fragment(const char *reference);

#endif
