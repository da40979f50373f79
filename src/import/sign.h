/* Signature blocks: which paragraphs and rows belong to them, and who signs. The source's own lines
 * stay as paragraphs (they are evidence); the signatories read out of them follow. */
#ifndef MOU_IMPORT_SIGN_H
#define MOU_IMPORT_SIGN_H

#include <stdbool.h>

#include "base/xml.h"
#include "import/chunk.h"

enum { SIGN_COLUMNS = 8, SIGN_LINE = 250 /* longer ones are clauses */, SIGN_OFFICE = 120 };

struct signing {
    xmlNode *element;               /* NULL: none open */
    xmlNode *parties;               /* signatories so far, to follow the paragraphs */
    xmlNode *current[SIGN_COLUMNS]; /* the signatory each column is at */
    char *party[SIGN_COLUMNS];      /* the party named above each column */
    char *heads[SIGN_COLUMNS];      /* column heads of a signature table */
    bool headed;
};

/* "IN WITNESS WHEREOF …", "Signed by …", a line with /s/ or "By: ____". */
bool sign_opens(const struct chunk *chunk);
/* A section title under which people sign. */
bool sign_titles(const char *title, size_t length);
/* The offices of those who bind a district or an agency, and of those who cannot. */
bool sign_names_office(const char *text, size_t length);
/* Whether a chunk after the block's first belongs to it too. */
bool sign_goes_on(const struct chunk *chunk);
/* Whether the rows [begin, end) are signatures rather than a table. */
bool sign_rows(const struct chunks *chunks, size_t begin, size_t end);

void sign_add(struct signing *signing, xmlNode *parent, const struct chunk *chunk);
void sign_close(struct signing *signing);

#endif
