/* Answers to the questions that rules ask of the table of acts.
 * The XPath functions mou:acts('…') and mou:says(node, '…') stand on these. */
#ifndef MOU_AGREEMENT_QUERY_H
#define MOU_AGREEMENT_QUERY_H

#include "agreement/acts.h"
#include "library/question.h"

/* Sets of sentences are bits by their number, in this many words. */
size_t acts_width(const struct acts *acts);

/* Sets bits, acts_width() words of them, to the sentences that are as asked for. */
void question_ask(const struct question *question, struct acts *acts, uint64_t *bits);
/* Their <s>, in the order of the document: *nodes is yours (free()), NULL when none. Returns how
 * many. */
int question_nodes(const struct question *question, struct acts *acts, xmlNode ***nodes);

/* Whether the sentence with its lead uses the term; evaluated at most once per sentence and term.
 */
bool sentence_says(struct acts *acts, int sentence, int term);
/* Whether the titles above the sentence use the term. */
bool heading_says(struct acts *acts, int sentence, int term);

#endif
