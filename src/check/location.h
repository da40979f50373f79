/* Where a node is, for people: /order/item[2]/@price. */
#ifndef MOU_CHECK_LOCATION_H
#define MOU_CHECK_LOCATION_H

#include "base/buf.h"
#include "base/xml.h"

/* Numbers already counted, so that many paths in one wide tree take no quadratic time.
 * Zero-initialise; good as long as the trees do not change. */
struct location_memo {
    struct location_count {
        const xmlNode *node;
        size_t number;
    } counts[256];
};

/* Appends the path by the names as the document writes them; [n] where several siblings have the
 * name. Control characters are shown, not sent. */
void location_path(const xmlNode *node, struct location_memo *memo, struct buf *out);
/* The same as an XPath 1.0 expression that finds the node without any prefix declared. */
void location_xpath(const xmlNode *node, struct location_memo *memo, struct buf *out);
/* The line: an attribute stands on its element's, a document on its root's, a text on its parent's.
 */
long location_line(const xmlNode *node);
/* Appends text with control characters (C0, DEL, C1) as \xNN, so that no document steers a
 * terminal. */
void location_clean(struct buf *out, const char *text);

#endif
