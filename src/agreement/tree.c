/* Walking the agreement tree. */
#include "agreement/tree.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/normal.h"

static bool
named_in(const xmlNode *node, const char *const *names)
{
    for (; *names != NULL; names++)
        if (xml_is(node, *names))
            return true;
    return false;
}

bool
tree_is_block(const xmlNode *node)
{
    static const char *const names[] = {"para", "section", "list", "table", "signatures", NULL};
    return named_in(node, names);
}

bool
tree_has_blocks(const xmlNode *node)
{
    for (const xmlNode *child = xml_first(node); child != NULL; child = xml_after(child))
        if (tree_is_block(child))
            return true;
    return false;
}

bool
tree_is_running(const xmlNode *node)
{
    if (xml_is(node, "para") || xml_is(node, "caption"))
        return true;
    if (xml_is(node, "title"))
        return xml_is(node->parent, "section");
    return (xml_is(node, "item") || xml_is(node, "cell")) && !tree_has_blocks(node);
}

const char *
tree_kind(const xmlNode *node)
{
    for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const char *kind = xml_attr(node, "kind");
        if (kind != NULL)
            return kind;
    }
    return "body";
}

bool
tree_kind_counts(const char *kind)
{
    static const char *const aside[] = {"furniture", "front", "contents", "note", "struck", NULL};
    for (const char *const *name = aside; *name != NULL; name++)
        if (strcmp(kind, *name) == 0)
            return false;
    return true;
}

xmlNode *
tree_next_sentence(xmlNode *node, const xmlNode *top)
{
    while ((node = xml_walk(node, top)) != NULL)
        if (xml_is(node, "s"))
            return node;
    return NULL;
}

static size_t
words_in(const char *text)
{
    size_t words = 0;
    bool inside = false;
    while (*text != '\0') {
        if (*text > ' ' && *text < 0x7F) {
            words += !inside;
            inside = true;
            while (*text > ' ' && *text < 0x7F)
                text++;
            continue;
        }
        size_t gap = *text == ' ' ? 1 : normal_space(text);
        if (gap == 0 && !inside)
            words++;
        inside = gap == 0;
        text += gap != 0 ? gap : 1;
    }
    return words;
}

/* What has no kind of its own is as what holds it. */
static bool
own_kind_counts(const xmlNode *node, bool otherwise)
{
    const char *kind = xml_attr(node, "kind");
    return kind != NULL ? tree_kind_counts(kind) : otherwise;
}

/* Text nodes are counted one by one; a word that runs over an inline element's edge counts twice,
 * which is rare. */
static size_t
words_below(const xmlNode *top, bool counted_only)
{
    size_t words = 0;
    const xmlNode *above = NULL,
                  *around = NULL; /* the block of the sentence before, what holds it */
    bool above_counts = false, around_counts = false;
    xmlNode *node = (xmlNode *)(size_t)top;
    while ((node = xml_walk(node, top)) != NULL) {
        if (node->type != XML_TEXT_NODE || node->content == NULL)
            continue;
        if (counted_only && node->parent->parent != above) {
            above = node->parent->parent;
            if (above->parent != around) {
                around = above->parent;
                around_counts = tree_kind_counts(tree_kind(around));
            }
            above_counts = own_kind_counts(above, around_counts);
        }
        if (!counted_only || own_kind_counts(node->parent, above_counts))
            words += words_in((const char *)node->content);
    }
    return words;
}

size_t
tree_words(const xmlNode *node)
{
    return words_below(node, false);
}

size_t
tree_words_counted(const xmlNode *agreement)
{
    size_t words = 0;
    for (const xmlNode *child = xml_first(agreement); child != NULL; child = xml_after(child))
        if (tree_is_block(child) && tree_kind_counts(tree_kind(child)))
            words += words_below(child, true);
    return words;
}

long
tree_pages(const xmlNode *agreement)
{
    long most = strtol(xml_attr_or(agreement, "pages", "0"), NULL, 10);
    xmlNode *node = (xmlNode *)(size_t)agreement;
    while ((node = xml_walk(node, agreement)) != NULL) {
        const char *page = xml_attr(node, "page");
        long number = page != NULL ? strtol(page, NULL, 10) : 0;
        most = number > most ? number : most;
    }
    return most;
}
