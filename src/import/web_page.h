/* What the elements of a web page are: blocks, headings, navigation, the part that holds the
 * document. For src/import/web*.c only. */
#ifndef MOU_IMPORT_WEB_PAGE_H
#define MOU_IMPORT_WEB_PAGE_H

#include <stdbool.h>

#include "base/xml.h"
#include "import/web.h"

/* How far elements can lie in each other: libxml2 reads no deeper. */
enum { PAGE_DEPTH = 260 };

bool page_is(const xmlNode *node, const char *name);
const char *page_attr(const xmlNode *node, const char *name); /* NULL when absent */
bool page_is_block(const xmlNode *node);
bool page_is_heading(const xmlNode *node); /* h1 to h6 */
/* Scripts, hidden parts, forms' buttons, navigation, sharing, cookies: nothing a reader of the
 * document reads. */
bool page_is_silent(const xmlNode *node);
/* Text that is struck out. */
bool page_is_deleted(const xmlNode *node);
/* Whether a change that is read as made (or as not made) takes the words away; counts it. */
bool page_is_gone(const xmlNode *node, enum revisions revisions, struct web_notes *notes);
/* Whether a table holds data in rows and columns, and is no frame for other blocks. A cell of more
 * than `longest` bytes frames text. */
bool page_holds_data(const xmlNode *table, size_t longest);
/* The element that holds the document: main, else the article with the most text, else the body. */
const xmlNode *page_main(const xmlNode *root);
/* The page's head when it stands outside of that element and names the agreement; NULL: none. */
const xmlNode *page_title(xmlNode *root, const xmlNode *document);
/* A page that opens its body and never closes it was cut short on its way here. */
bool page_has_end(const char *text, size_t length);
/* Without what Word writes for browsers that do not know it, "<![if !supportLists]>". Yours. */
char *page_without_conditions(const char *text, size_t length);

#endif
