/* Model text made definite: conditions decided, repeated things repeated, facts filled in. What has
 * no answer becomes a visible blank. Knows facts; knows nothing of numbering or of which clauses
 * stand. */
#ifndef MOU_DRAFT_EXPAND_H
#define MOU_DRAFT_EXPAND_H

#include "library/facts.h"

struct expander {
    const struct facts *facts;
    xmlNode *blanks; /* gathers <blank question clause>label</blank>, each question once */
    struct diag *diag;
    const char *file;   /* the topic file, for messages */
    const char *clause; /* the provision or alternative */
};

/* Copies the blocks of a <text> into a <provision>. Every block gets @answers, the questions it
 * depends on. Returns 0, or -1 after naming what the clause asks for and the questions do not have.
 */
int expand_text(const struct expander *expander, const xmlNode *text, xmlNode *into);

/* Records that something stands open. */
void expand_blank(xmlNode *blanks, const char *key, const char *clause, const char *label);

#endif
