/* A criterion's rules (<says>, <all>, <any> and its own Schematron) as ISO Schematron.
 *   says …           mou:acts('spec'), spec as library/question.h reads it, with [mou:keeps(.,
 * 'parameter')], [mou:breaks(., 'parameter')] or [mou:gives(., 'unit')] for its numbers all
 * mou:all(A, B): every node of both when each found something all within="…"
 * mou:together('sentence', A, B), mou:together('section', A, B) any              A | B Met is an
 * assert, contrary, partial and not-applicable are reports with that role. Knows no XPath engine.
 */
#ifndef MOU_LIBRARY_COMPILE_H
#define MOU_LIBRARY_COMPILE_H

#include "library/library.h"

#define SCHEMATRON_NS "http://purl.oclc.org/dsdl/schematron"

enum compile_style {
    COMPILE_JOINED, /* one assertion for each verdict: fastest, and what people read */
    COMPILE_APART   /* one pattern and assertion for each rule, to see which of them fires */
};

/* A new <sch:schema> that holds nothing yet; yours (xmlFreeDoc). */
xmlDoc *compile_start(const char *title);

/* Adds the criterion's patterns below the schema's root. Elements keep the line, and patterns the
 * file (xml:base), of what they were made from. A pattern whose id is not the criterion's names it
 * in mou:criterion. */
void compile_criterion(xmlDoc *schema, const struct library *library,
                       const struct criterion *criterion, enum compile_style style);

/* Adds only the Schematron that its author wrote. */
void compile_own(xmlDoc *schema, const struct criterion *criterion);

/* Whether the child of a criterion is a rule, and the verdict it gives. */
bool compile_is_rule(const xmlNode *node);
enum verdict compile_verdict(const xmlNode *rule);

/* The id of the criterion that a pattern belongs to. */
const char *compile_owner(const xmlNode *pattern);

/* Appends a Schematron tree for people to read: indented, one alternative of a test on each line,
 * no places. */
void compile_print(const xmlNode *node, int depth, struct buf *out);

#endif
