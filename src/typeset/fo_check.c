/* What an object asks for that is not done: said once, with its place, never passed over. */
#include <string.h>

#include "typeset/fo.h"

static bool
has_border(const struct own *own)
{
    for (int side = 0; side < SIDES; side++)
        if (own->border[side].width > 0)
            return true;
    return false;
}

static bool
has_padding(const struct own *own)
{
    for (int side = 0; side < SIDES; side++)
        if (own->padding[side] > 0)
            return true;
    return false;
}

static void
say(struct fo_document *doc, const struct fo *fo, const char *cure, const char *what)
{
    char key[120];
    const char *name = (const char *)fo->node->name;
    snprintf(key, sizeof key, "%s %s", name, what);
    style_warn(&doc->reader, fo->node, key, cure, what, name);
}

static void
check_container(struct fo_document *doc, const struct fo *fo)
{
    const struct length *height = &fo->style->own.height, *width = &fo->style->own.width;
    if (height->fixed != 0 || height->percent != 0 || width->fixed != 0 || width->percent != 0 ||
        xml_attr(fo->node, "display-align") != NULL)
        say(doc, fo, "use a table with one cell",
            "is set as a block; its width, height and display-align are left out");
}

void
fo_check(struct fo_document *doc, const struct fo *fo)
{
    const struct own *own = &fo->style->own;
    switch (fo->kind) {
    case FO_INLINE:
    case FO_LINK:
    case FO_PAGE_NUMBER:
    case FO_CITATION:
    case FO_CITATION_LAST:
        if (has_border(own) || has_padding(own))
            say(doc, fo, "use a background colour, or a table with one cell",
                "has border or padding within a line; left out");
        break;
    case FO_TABLE_COLUMN:
    case FO_TABLE_HEADER:
    case FO_TABLE_BODY:
    case FO_TABLE_FOOTER:
        if (has_border(own))
            say(doc, fo, "give them to rows or cells", "has borders; left out");
        break;
    case FO_BLOCK:
        if (fo_is(fo->node, "block-container"))
            check_container(doc, fo);
        break;
    default:
        break;
    }
}
