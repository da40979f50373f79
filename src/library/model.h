/* Model text as blocks of an agreement, without a district's answers: what a reviewer is offered to
 * insert, and what the library's own test reads. Drafting has its own way with full answers. Knows
 * provisions and questions. */
#ifndef MOU_LIBRARY_MODEL_H
#define MOU_LIBRARY_MODEL_H

#include "library/library.h"

/* How fills and conditions come out. */
struct model_style {
    /* Whether a when= holds; NULL: every condition holds. */
    bool (*holds)(void *context, const char *when);
    /* The words of a <fill>, NULL for its question's label in brackets; yours to free. May itself
     * be NULL. */
    char *(*value)(void *context, const xmlNode *fill);
    void *context;
};

/* Adds para, list and table elements of the provision (or alternative) below parent. */
void model_blocks(const struct library *library, const struct provision *provision,
                  const struct model_style *style, xmlNode *parent);

/* The same as plain text: items as "(a) …", table rows with their cells parted by " | ". Calls see
 * for each paragraph. */
typedef void model_see(void *context, const char *para);
void model_each(const struct library *library, const struct provision *provision,
                const struct model_style *style, model_see *see, void *context);

/* The same as <para> elements below parent. */
void model_paras(const struct library *library, const struct provision *provision,
                 const struct model_style *style, xmlNode *parent);

#endif
