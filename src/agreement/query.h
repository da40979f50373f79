/* Questions that rules ask of the table of acts: compiled once per rule, answered per document.
 * The XPath functions mou:acts('…') and mou:says(node, '…') stand on these. */
#ifndef MOU_AGREEMENT_QUERY_H
#define MOU_AGREEMENT_QUERY_H

#include "agreement/acts.h"

struct act_query;

/* spec: space-separated key=value,value… Values of one key are alternatives, keys are all required,
 * an absent key matches anything. who whom        classes force           must should may is
 * pointer must-not should-not need-not does            actions about           topics and actions
 *   order           before after during
 *   standard        standards
 *   unless only     the act carries one of these exceptions ("any": some exception)
 *   except          the act carries none of these, neither as unless nor as only ("any": none at
 * all) in              where the sentence stands: body recital definition title exhibit (default
 * body,exhibit) heading         a title above uses one of these terms text            the sentence
 * with its lead uses all of these terms without         the sentence with its lead uses none of
 * these terms Without any of who … except, a sentence matches by its place and terms alone; with
 * one, a single act of the sentence must meet them all. scope is the topic whose own terms come
 * first, or NULL. name and line say where the rule stands. NULL after a diagnostic (STATUS_LIBRARY)
 * that names the unknown key, class, action, topic or term. */
struct act_query *act_query_new(const struct lexicon *lexicon, const char *spec, const char *scope,
                                const char *name, long line, struct diag *diag);
void act_query_free(struct act_query *query);

/* Calls found for each sentence that matches, in document order; stops early when found returns
 * false. */
typedef bool act_found(void *context, int sentence);
void act_query_match(const struct act_query *query, struct acts *acts, act_found *found,
                     void *context);
/* The same as an array of <s> nodes: *nodes is yours (free()), NULL when none. Returns their
 * number. */
int act_query_nodes(const struct act_query *query, struct acts *acts, xmlNode ***nodes);

/* Whether the sentence with its lead uses the term; evaluated at most once per sentence and term.
 */
bool sentence_says(struct acts *acts, int sentence, int term);
/* Whether the titles above the sentence use the term. */
bool heading_says(struct acts *acts, int sentence, int term);

#endif
