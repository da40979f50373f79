/* XML parts of a zipped document (DOCX, ODT). Knows no vocabulary. */
#ifndef MOU_IMPORT_PART_H
#define MOU_IMPORT_PART_H

#include "base/diag.h"
#include "base/xml.h"
#include "base/zip.h"

/* How far elements can lie in each other: libxml2 reads no deeper. */
enum { PART_DEPTH = 260 };

struct parts {
    struct zip_container *zip;
    const char *name; /* of the file, for messages */
    struct diag *diag;
    struct buf damaged; /* parts that could not be read, ", " between them */
};

/* 0, or -1 after a diagnostic. */
int parts_open(struct parts *parts, const char *bytes, size_t length, const char *name,
               struct diag *diag);
void parts_done(struct parts *parts);

/* The part that the document cannot do without; NULL after a diagnostic (STATUS_INPUT). Yours. */
xmlDoc *parts_need(struct parts *parts, const char *member, const char *cure);
/* Any other part; NULL when there is none, or when it is damaged, which parts->damaged remembers.
 */
xmlDoc *parts_read(struct parts *parts, const char *member);
/* The same, leaving out the named elements (xml_read_memory_without). */
xmlDoc *parts_read_without(struct parts *parts, const char *member, const char *const *without);

#endif
