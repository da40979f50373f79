/* Nodes of one document by what rules look for them by: their element's name, a term that their
 * sentence says, a state that it names. Each list is made when first asked for. Knows acts; knows
 * no XPath. */
#ifndef MOU_CHECK_NODES_BY_H
#define MOU_CHECK_NODES_BY_H

#include "agreement/acts.h"
#include "check/states.h"

/* In the order of the document. */
struct node_list {
    xmlNode **nodes;
    size_t count, room;
};

struct nodes_by;
struct nodes_by *nodes_by_new(xmlDoc *doc, struct acts *acts); /* which are borrowed */
void nodes_by_free(struct nodes_by *nodes);
const xmlDoc *nodes_by_doc(const struct nodes_by *nodes);

/* Borrowed. All elements of that name, in no namespace. */
const struct node_list *nodes_every(struct nodes_by *nodes, const char *name);
/* Sentences that name a state. */
const struct node_list *nodes_naming(struct nodes_by *nodes, const struct states *states);

/* Sentences (s) for which the test holds. The list is yours: free its nodes. */
typedef bool node_saying(void *context, int sentence);
struct node_list nodes_saying(const struct nodes_by *nodes, node_saying *test, void *context);

#endif
