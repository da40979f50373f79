/* Judgements as the <document> of the findings tree (docs: the report formats read it). Knows how a
 * finding is laid out; decides nothing. */
#ifndef MOU_CHECK_FINDINGS_H
#define MOU_CHECK_FINDINGS_H

#include "agreement/acts.h"
#include "check/verdict.h"
#include "library/model.h"

struct checked {
    const char *file;   /* as the user named it */
    const char *format; /* docx pdf text html xml */
    const char *status; /* read, partly-read */
    long words, pages;  /* pages 0: unknown */
    const xmlDoc *agreement;
    const struct judgement *judgements;
    const struct model_style *clauses; /* how offered text shows its fills */
    struct acts *acts;                 /* tell what the agreement calls its parties; may be NULL */
    const char *const *unread;         /* names of elements nobody will read, NULL-ended; or NULL */
    bool settled_brief; /* of what asks for nothing, no more than one piece of evidence is read */
};

/* A new tree whose root is <document>; yours. */
xmlDoc *document_findings(const struct library *library, const struct demands *demands,
                          const struct checked *checked);

/* The <document> of a file that could not be checked: status unreadable, the reason as its note. */
xmlDoc *document_unreadable(const char *file, const char *why);

#endif
