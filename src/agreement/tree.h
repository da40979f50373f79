/* Walking the agreement tree (clauses/schema/agreement.rng): which elements are blocks, what their
 * text counts as, how much there is. Knows the vocabulary; knows nothing of how trees are made or
 * judged. */
#ifndef MOU_AGREEMENT_TREE_H
#define MOU_AGREEMENT_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/xml.h"

/* U+2029 in running text marks the start of a new page, "\n" a new line of the source; both are
 * white space. */
#define TREE_PAGE_MARK "\xE2\x80\xA9"

/* section, para, list, table or signatures. */
bool tree_is_block(const xmlNode *node);
bool tree_has_blocks(const xmlNode *node);
/* An element that holds running text: para, title of a section, caption, or an item or cell without
 * blocks. */
bool tree_is_running(const xmlNode *node);

/* What the node's text counts as: its own @kind or the nearest one above; "body" when there is
 * none. Borrowed. */
const char *tree_kind(const xmlNode *node);
/* False for kinds that never count as terms: furniture, front, contents, note, struck. */
bool tree_kind_counts(const char *kind);

/* The next <s> after node in document order (node itself excluded) below top; NULL at the end. */
xmlNode *tree_next_sentence(xmlNode *node, const xmlNode *top);

/* Words in a node's text; words of an agreement's text that counts (no furniture, front, contents,
 * notes). */
size_t tree_words(const xmlNode *node);
size_t tree_words_counted(const xmlNode *agreement);
/* The agreement's @pages, or the highest @page; 0 when pages are unknown. */
long tree_pages(const xmlNode *agreement);

#endif
