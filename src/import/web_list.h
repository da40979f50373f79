/* Numbers and bullets of a web page's lists. For src/import/web*.c only. */
#ifndef MOU_IMPORT_WEB_LIST_H
#define MOU_IMPORT_WEB_LIST_H

#include "import/web_page.h"

enum { WEB_LABEL = 40 };

struct web_list {
    bool ordered;
    char type; /* 1 a A i I */
    long next;
};

/* Of an ol or ul. */
struct web_list web_list_of(const xmlNode *node);
/* What a browser shows before the item; list is NULL outside of any. */
void web_list_label(struct web_list *list, const xmlNode *item, char label[WEB_LABEL]);

#endif
