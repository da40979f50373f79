/* Finding amendments, and the places they speak of. */
#include "import/amend_find.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/tree.h"
#include "base/mem.h"
#include "import/front.h"

enum { OPENING_BLOCKS = 6, PATH = 12 };

static bool
amends(const char *text)
{
    return front_amends(text, strlen(text));
}

bool
amend_is_head(const xmlNode *node)
{
    if (!tree_kind_counts(tree_kind(node)))
        return false;
    const xmlNode *line = xml_is(node, "section") ? xml_child(node, "title") : node;
    const char *n = xml_attr_or(node, "n", "");
    if (line == NULL || (line == node && !xml_is(node, "para")) ||
        n[strcspn(n, "0123456789")] != '\0')
        return false;
    char *words = xml_words(line);
    bool head = amends(words);
    free(words);
    return head;
}

/* "… all other terms remain in full force": what an amendment says of the agreement it leaves
 * alone, or an instruction. */
static bool
leaves_the_rest(const char *text)
{
    static const char *const sayings[] = {"full force",
                                          "remain unchanged",
                                          "in all other respects",
                                          "otherwise unchanged",
                                          "except as amended",
                                          "except as modified",
                                          "is amended",
                                          "is hereby amended",
                                          "are hereby amended",
                                          NULL};
    struct amend_words words;
    amend_words_read(text, &words);
    if (words.act != AMEND_NONE)
        return true;
    for (const char *const *saying = sayings; *saying != NULL; saying++)
        if (strcasestr(text, *saying) != NULL)
            return true;
    return false;
}

/* "This First Amendment to the Agreement is made between …" */
static bool
opens_amendment(const char *text)
{
    char *opening =
        strncasecmp(text, "this ", 5) == 0 ? mem_strndup(text + 5, strcspn(text + 5, ",(")) : NULL;
    bool opens = false;
    for (size_t end = 0; opening != NULL && !opens && end < strlen(opening); end++)
        if (opening[end] == ' ' || opening[end + 1] == '\0')
            opens = front_amends(opening, end + (opening[end] != ' '));
    free(opening);
    return opens;
}

bool
amend_alone(const xmlDoc *agreement)
{
    xmlNode *root = xmlDocGetRootElement(agreement), *node = root;
    bool headed = false, left = false;
    int looked = 0;
    while ((node = xml_walk(node, root)) != NULL) {
        bool running = tree_is_running(node);
        if (!running || !tree_kind_counts(tree_kind(node)))
            continue;
        char *words = xml_words(node);
        if (looked++ < OPENING_BLOCKS)
            headed = headed || amends(words) || opens_amendment(words);
        left = left || leaves_the_rest(words);
        free(words);
        if (looked >= OPENING_BLOCKS && !headed)
            break;
    }
    return headed && left;
}

xmlNode *
amend_first_head(const xmlDoc *agreement)
{
    xmlNode *root = xmlDocGetRootElement(agreement), *node = root;
    while ((node = xml_walk(node, root)) != NULL)
        if (amend_is_head(node))
            return node;
    return NULL;
}

xmlNode *
amend_top(xmlNode *node)
{
    while (node->parent != NULL && node->parent->parent != NULL &&
           node->parent->parent->type == XML_ELEMENT_NODE)
        node = node->parent;
    return node;
}

/* The numbers of the node and of all around it, innermost first. */
static int
path_of(const xmlNode *node, char path[PATH][AMEND_LABEL])
{
    int count = 0;
    for (; node != NULL && node->type == XML_ELEMENT_NODE && count < PATH; node = node->parent) {
        const char *n = xml_attr(node, "n");
        if (n != NULL)
            amend_label(n, path[count++]);
    }
    return count;
}

static bool
matches(const xmlNode *node, const struct amend_place *place)
{
    char path[PATH][AMEND_LABEL];
    int count = path_of(node, path);
    if (count < place->parts)
        return false;
    for (int i = 0; i < place->parts; i++)
        if (strcmp(path[i], place->label[place->parts - 1 - i]) != 0)
            return false;
    return true;
}

static bool
holds(const xmlNode *outer, const xmlNode *inner)
{
    for (; inner != NULL; inner = inner->parent)
        if (inner == outer)
            return true;
    return false;
}

static xmlNode *
find_exactly(xmlNode *root, const struct amend_place *place, const xmlNode *para,
             const xmlNode *before)
{
    xmlNode *found[2] = {NULL, NULL}; /* in the agreement, in an exhibit */
    int count[2] = {0, 0};
    for (xmlNode *node = root; node != NULL && node != before; node = xml_walk(node, root)) {
        if (node->type != XML_ELEMENT_NODE || xml_attr(node, "n") == NULL ||
            !matches(node, place) || !tree_kind_counts(tree_kind(node)) || holds(node, para))
            continue;
        int where = strncasecmp(xml_attr_or(amend_top(node), "n", ""), "e", 1) == 0;
        found[where] = node;
        count[where]++;
    }
    if (count[0] > 0)
        return count[0] == 1 ? found[0] : NULL;
    return count[1] == 1 ? found[1] : NULL;
}

/* "IV.B.3" as IV, B, 3. */
static bool
split_place(const struct amend_place *place, struct amend_place *split)
{
    *split = (struct amend_place){0};
    for (int i = 0; i < place->parts; i++)
        for (const char *at = place->label[i]; *at != '\0';) {
            size_t length = strcspn(at, ".");
            if (split->parts == AMEND_PARTS)
                return false;
            memcpy(split->label[split->parts++], at, length);
            at += length + (at[length] == '.');
        }
    return split->parts > place->parts;
}

xmlNode *
amend_find(const xmlDoc *agreement, const struct amend_place *place, const xmlNode *para,
           const xmlNode *before)
{
    xmlNode *root = xmlDocGetRootElement(agreement);
    struct amend_place split;
    xmlNode *found = find_exactly(root, place, para, before);
    if (found == NULL && split_place(place, &split))
        found = find_exactly(root, &split, para, before);
    return found;
}
