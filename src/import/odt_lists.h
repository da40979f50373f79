/* The numbers that OpenDocument's lists and headings print (ODF 1.3, 4.3 and 19.880): styles of
 * levels, and counting. For src/import/odt*.c only. */
#ifndef MOU_IMPORT_ODT_LISTS_H
#define MOU_IMPORT_ODT_LISTS_H

#include "base/buf.h"
#include "import/odf.h"

enum { ODT_LEVELS = 10 };

struct odt_lists;

/* content and styles (may be NULL) are borrowed and must live as long. Yours. */
struct odt_lists *odt_lists_new(const xmlDoc *content, const xmlDoc *styles);
void odt_lists_free(struct odt_lists *lists);

/* An outermost text:list begins; style is the one it or its first paragraph names, may be NULL. */
void odt_list_begin(struct odt_lists *lists, const xmlNode *list, const char *style);
/* A list within the open one may name its own style. */
const char *odt_list_style(const struct odt_lists *lists, const xmlNode *list, const char *outer);
/* Counts the item at that level (from 1) and appends its number or bullet. */
void odt_list_label(struct odt_lists *lists, const xmlNode *item, const char *style, int level,
                    struct buf *label);
/* Counts a heading that stands in no list and appends its number. */
void odt_heading_label(struct odt_lists *lists, const xmlNode *heading, struct buf *label);

/* The style of that name and family ("paragraph", "text"), of the text itself or of the document;
 * NULL: none. */
const xmlNode *odt_style(const struct odt_lists *lists, const char *family, const char *name);
/* The list style that a paragraph's style names, its own or inherited; NULL: none. */
const char *odt_style_list(const struct odt_lists *lists, const char *name);

#endif
