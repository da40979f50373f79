/* Putting text and its place into the tree. */
#include "import/put.h"

void
put_place(xmlNode *node, const struct chunk *chunk)
{
    if (chunk->page > 0)
        xml_set_number(node, "page", chunk->page);
    if (chunk->line > 0) /* what stands on every page stands in no line */
        xml_set_number(node, "line", chunk->line);
}

void
put_text(xmlNode *node, const char *text, size_t length)
{
    if (length > 0)
        xmlAddChild(node, xmlNewDocTextLen(node->doc, (const xmlChar *)text, (int)length));
}

xmlNode *
put_para(xmlNode *parent, const struct chunk *chunk, size_t skip, const char *kind)
{
    xmlNode *para = xml_add(parent, "para");
    put_place(para, chunk);
    if (kind != NULL)
        xml_set(para, "kind", kind);
    put_text(para, chunk->text + skip, chunk->length - skip);
    return para;
}
