/* DrawingML by local names. */
#include "import/word_drawing.h"

#include <stdlib.h>
#include <string.h>

#include "import/ooxml.h"

static bool
is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

bool
word_drawing_is(const xmlNode *node)
{
    return is_named(node, "txBody") || is_named(node, "relIds");
}

/* The words of a paragraph: a:r/a:t, a:fld/a:t, a:br. */
static void
put_runs(const xmlNode *paragraph, struct buf *text)
{
    size_t before = text->length;
    for (const xmlNode *run = xml_first(paragraph); run != NULL; run = xml_after(run)) {
        if (is_named(run, "br"))
            buf_putc(text, ' ');
        for (const xmlNode *node = xml_first(run); node != NULL; node = xml_after(node))
            if (is_named(node, "t"))
                xml_text_add(node, text);
    }
    if (text->length > before)
        buf_putc(text, '\n');
}

static void
put_paragraphs(const xmlNode *parent, struct buf *text, int depth)
{
    for (const xmlNode *node = xml_first(parent); node != NULL && depth < PART_DEPTH;
         node = xml_after(node))
        if (is_named(node, "p"))
            put_runs(node, text);
        else
            put_paragraphs(node, text, depth + 1);
}

bool
word_drawing_text(const struct word_rels *rels, const xmlNode *node, struct buf *text)
{
    if (is_named(node, "txBody")) {
        put_paragraphs(node, text, 0);
        return true;
    }
    char *member = word_rels_member(rels, w_attr(node, "dm"));
    xmlDoc *diagram = member != NULL ? parts_read(rels->parts, member) : NULL;
    if (diagram != NULL)
        put_paragraphs(xmlDocGetRootElement(diagram), text, 0);
    xmlFreeDoc(diagram);
    free(member);
    return diagram != NULL;
}
