/* The words of findings in the plain-text report: verdicts, levels, places, what an authority's
 * status means. The stylesheets have the same in report/words.xsl, which a test holds this to. All
 * of them append. */
#ifndef MOU_REPORT_WORDS_H
#define MOU_REPORT_WORDS_H

#include "base/xml.h"

const char *words_verdict(const xmlNode *finding);
/* level: error, warning, advice; anything else is noted only. */
const char *words_level(const char *level);
const char *words_level_meaning(const char *level);
const char *words_stance(const xmlNode *evidence);
const char *words_disclaimer(void);

/* "page 4, section IV.3(b), line 210"; nothing when nothing is known. */
void words_place(const xmlNode *evidence, struct buf *out);
/* Its words, without a lead-in that the evidence before has too. */
void words_quote(const xmlNode *evidence, struct buf *out);
/* The name, the citation with its pin, the status. */
void words_authority(const xmlNode *authority, struct buf *out);
/* What a profile made of the criterion. */
void words_effect(const xmlNode *effect, struct buf *out);
/* "And 2 more places like these."; nothing when all are shown. */
void words_more(const xmlNode *finding, struct buf *out);
/* "Word document, 4,012 words, 11 pages. Read in full." */
void words_reading(const xmlNode *document, struct buf *out);
/* "2 contrary, … (2 errors, 1 warning, 3 advice)." */
void words_summary(const xmlNode *summary, struct buf *out);
/* What state profiles were used; nothing when none was. */
void words_states(const xmlNode *findings, struct buf *out);
/* Law was read on a day. */
void words_caution(const xmlNode *profile, struct buf *out);
/* What no sentence of an agreement is measured by. */
void words_duty(const xmlNode *duty, struct buf *out);

#endif
