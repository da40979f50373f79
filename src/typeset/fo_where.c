/* Where a character stands that cannot be set: in the file that somebody wrote, not in what a
 * stylesheet made of it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/xml.h"
#include "typeset/fo.h"

/* The next node in document order, below top. */
static const xmlNode *
next_node(const xmlNode *node, const xmlNode *top)
{
    if (node->children != NULL && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != top && node->next == NULL)
        node = node->parent;
    return node == top ? NULL : node->next;
}

static const xmlNode *
find_text(const xmlNode *top, const char *character)
{
    for (const xmlNode *node = top; node != NULL; node = next_node(node, top))
        if (xmlNodeIsText((xmlNode *)node) && node->content != NULL &&
            strstr((const char *)node->content, character) != NULL)
            return node;
    return NULL;
}

/* A text has the line that it ends on; only its first part has, when it came in several. */
static long
line_of(const xmlNode *text, const char *character)
{
    const char *content = (const char *)text->content, *found = strstr(content, character);
    const xmlNode *before = text->prev != NULL ? text->prev : text->parent;
    long line = xmlGetLineNo((xmlNode *)before);
    if (text->prev != NULL) { /* counted from the end: an element has the line it begins on */
        line = xmlGetLineNo((xmlNode *)text);
        for (const char *at = found; *at != '\0'; at++)
            line -= *at == '\n';
        return line;
    }
    for (const char *at = content; at < found; at++)
        line += *at == '\n';
    return line;
}

char *
fo_where(const struct fo_document *doc, const xmlNode *node, const char *character, long *line)
{
    struct buf silence = {0};
    struct diag quiet = {.capture = &silence};
    bool written = xmlGetLineNo((xmlNode *)node) > 0;
    xmlDoc *source = written ? NULL : xml_read_file(doc->file, &quiet, STATUS_INPUT);
    const xmlNode *top = source != NULL ? xmlDocGetRootElement(source) : node;
    const xmlNode *text = find_text(top, character);
    char *path = NULL;
    *line = xmlGetLineNo((xmlNode *)node);
    if (text != NULL && (written || source != NULL)) {
        *line = line_of(text, character);
        xmlChar *found = xmlGetNodePath(text->parent);
        path = mem_strdup((const char *)found);
        xmlFree(found);
    }
    if (source != NULL)
        xmlFreeDoc(source);
    buf_free(&silence);
    return path;
}
