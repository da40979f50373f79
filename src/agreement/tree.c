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
        if (kind[0] == (*name)[0] && strcmp(kind, *name) == 0)
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
        words += gap == 0 && !inside;
        inside = gap == 0;
        text += gap != 0 ? gap : 1;
    }
    return words;
}

/* Text nodes are counted one by one; a word that runs over an inline element's edge counts twice,
 * which is rare. What has no kind of its own counts as what holds it; all: whatever its kind. */
static size_t
words_below(const xmlNode *parent, bool all, bool counts)
{
    size_t words = 0;
    for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE && counts && node->content != NULL)
            words += words_in((const char *)node->content);
        const char *kind = all || node->type != XML_ELEMENT_NODE ? NULL : xml_attr(node, "kind");
        if (node->type == XML_ELEMENT_NODE)
            words += words_below(node, all, kind != NULL ? tree_kind_counts(kind) : counts);
    }
    return words;
}

size_t
tree_words(const xmlNode *node)
{
    return words_below(node, true, true);
}

size_t
tree_words_counted(const xmlNode *agreement)
{
    size_t words = 0;
    for (const xmlNode *child = xml_first(agreement); child != NULL; child = xml_after(child))
        if (tree_is_block(child) && tree_kind_counts(tree_kind(child)))
            words += words_below(child, false, true);
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
