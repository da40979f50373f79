/* Word's fields in a paragraph: what they show is read, what they are made of is not; boxes to tick
 * and blanks to fill in show what was filled in (ECMA-376 part 1, 17.16). For src/import/word*.c
 * only. */
#ifndef MOU_IMPORT_WORD_FIELDS_H
#define MOU_IMPORT_WORD_FIELDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "import/ooxml.h"

enum { WORD_FIELDS = 16 }; /* fields in fields */

struct word_fields {
    struct {
        size_t start;      /* of what it shows */
        bool shows, blank; /* its result has begun; it is a blank to fill in */
    } open[WORD_FIELDS];
    int count;
};

/* Takes a w:fldChar, which stands in out's paragraph. */
void word_field(struct word_fields *fields, const xmlNode *character, struct buf *out);
/* Whether what comes is part of a field's instruction. */
bool word_field_hides(const struct word_fields *fields);

#endif
