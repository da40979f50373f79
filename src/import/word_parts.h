/* Which parts of a Word file are its text, styles, notes …: told by its relationships (ECMA-376
 * part 2, 9.3). For src/import/word*.c only. */
#ifndef MOU_IMPORT_WORD_PARTS_H
#define MOU_IMPORT_WORD_PARTS_H

#include "import/part.h"

/* The name of the part that holds the text; yours. */
char *word_main_part(struct parts *parts);
/* What the main part refers to. */
struct word_rels {
    struct parts *parts;
    xmlDoc *doc;  /* NULL: it refers to nothing */
    char *folder; /* of the main part, with its slash */
};

void word_rels_read(struct word_rels *rels, struct parts *parts, const char *main_part);
void word_rels_done(struct word_rels *rels);
/* The part of that type ("styles", "footnotes"); NULL when there is none or it is damaged. Yours.
 */
xmlDoc *word_rels_part(const struct word_rels *rels, const char *type);
/* How many elements of that name the part of that type holds. */
long word_rels_count(const struct word_rels *rels, const char *type, const char *element);
/* The name of the part that an id refers to; NULL: none in this file. Yours. */
char *word_rels_member(const struct word_rels *rels, const char *id);

#endif
