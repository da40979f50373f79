/* Options among the blocks of an agreement. Boxes without any tick are as often bullets: they are
 * options only when other boxes of the document are ticked or the text asks to choose. */
#include "import/options.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "agreement/tree.h"
#include "base/mem.h"
#include "import/note.h"
#include "import/option_cells.h"
#include "import/option_choice.h"

/* A block that one box opens. */
struct option {
    xmlNode *node;
    size_t order; /* among the blocks of running text */
    const xmlNode *before;
    struct option_mark mark;
    bool label; /* "(X)", which was read as the item's number */
};

struct resolving {
    xmlDoc *agreement;
    struct option *list;
    size_t count, room, order;
    const xmlNode *last; /* the block of running text before */
    bool ticked;         /* a block of the document has a tick before it */
    long apart, open;
};

static const char *
text_of(const xmlNode *node)
{
    const xmlNode *only = node->children;
    bool plain = only != NULL && only->next == NULL && only->type == XML_TEXT_NODE;
    return plain && only->content != NULL ? (const char *)only->content : "";
}

static void
set_text(xmlNode *node, const char *text)
{
    char *own = mem_strdup(text);
    xmlNodeSetContent(node, NULL);
    xml_append(node, own);
    free(own);
}

/* A paragraph of what is not agreed, behind the block it was in. */
static void
put_aside(xmlNode *node, const char *words)
{
    xmlNode *aside = xmlNewDocNode(node->doc, NULL, (const xmlChar *)"para", NULL);
    xml_set(aside, "page", xml_attr(node, "page"));
    xml_set(aside, "line", xml_attr(node, "line"));
    xml_set(aside, "kind", "note");
    xml_append(aside, words);
    if (xml_is(node, "item") || xml_is(node, "cell")) {
        char *text = mem_strdup(text_of(node));
        xmlNodeSetContent(node, NULL);
        xmlNode *para = xml_add(node, "para");
        xml_append(para, text);
        free(text);
        xmlAddChild(node, aside);
    } else {
        xmlAddNextSibling(node, aside);
    }
}

static bool
choose_within(struct resolving *resolving, xmlNode *node, const struct option_mark *marks,
              size_t count)
{
    struct option_choice choice;
    bool chosen = option_choose(text_of(node), marks, count, &choice);
    if (chosen) {
        set_text(node, buf_text(&choice.text));
        if (choice.aside.length > 0)
            put_aside(node, buf_text(&choice.aside));
        resolving->open += choice.open;
        resolving->apart += !choice.open && choice.aside.length > 0;
    }
    option_choice_free(&choice);
    return chosen;
}

static void
add_option(struct resolving *resolving, xmlNode *node, const struct option_mark *mark, bool label)
{
    resolving->list =
        mem_grow(resolving->list, &resolving->room, resolving->count + 1, sizeof *resolving->list);
    resolving->list[resolving->count++] = (struct option){.node = node,
                                                          .order = resolving->order,
                                                          .before = resolving->last,
                                                          .mark = *mark,
                                                          .label = label};
    resolving->ticked |= mark->ticked && mark->form != '_' && !label;
}

static void
look_at(struct resolving *resolving, xmlNode *node)
{
    struct option_mark marks[OPTION_MARKS];
    const char *text = text_of(node), *n = xml_attr(node, "n");
    size_t count = option_marks(text, marks);
    bool opens = count > 0 && strspn(text, " \n") == marks[0].at;
    resolving->order++;
    if (n != NULL && strcasecmp(n, "(x)") == 0 && count == 0)
        add_option(resolving, node, &(struct option_mark){.form = '(', .ticked = true}, true);
    else if (count == 1 && opens &&
             isalnum((unsigned char)text[marks[0].end + strspn(text + marks[0].end, " \n\"")]))
        add_option(resolving, node, &marks[0], false);
    else if (count > 1)
        choose_within(resolving, node, marks, option_marks_sure(marks, count));
    else if (count == 0 && option_marks_drawn(text, marks) > 0)
        choose_within(resolving, node, marks, 2);
    resolving->last = node;
}

/* The node after all that is in this one; NULL at the end of top. */
static xmlNode *
past(xmlNode *node, const xmlNode *top)
{
    while (node != top && node->next == NULL)
        node = node->parent;
    return node == top ? NULL : node->next;
}

/* The blocks that tree walks meet; those that are made on the way are not looked at again, and what
 * is in a block may be made anew while it is looked at. */
static void
look(struct resolving *resolving)
{
    xmlNode *root = xmlDocGetRootElement(resolving->agreement), *node = root, *next;
    for (node = xml_walk(node, root); node != NULL; node = next) {
        bool running = node->type == XML_ELEMENT_NODE && tree_is_running(node);
        next = running ? past(node, root) : xml_walk(node, root);
        if (!running || xml_is(node, "cell"))
            continue;
        if (xml_is(node->parent, "signatures") || !tree_kind_counts(tree_kind(node)))
            continue;
        look_at(resolving, node);
    }
}

/* Whether the words ask for a choice. */
static bool
asks(const xmlNode *node)
{
    static const char *const cues[] = {"check one",  "check all", "check the", "check only",
                                       "select",     "choose",    "mark one",  "initial",
                                       "one of the", "options",   NULL};
    char *words = node != NULL ? xml_words(node) : mem_strdup("");
    bool found = false;
    for (const char *const *cue = cues; *cue != NULL && !found; cue++)
        found = strcasestr(words, *cue) != NULL;
    free(words);
    return found;
}

/* "Option A", "Alternative 2", "Yes". */
static bool
names_option(const struct option *option)
{
    static const char *const names[] = {"option", "alternative", "yes", "no", NULL};
    const char *text = text_of(option->node) + option->mark.end;
    text += strspn(text, " \n");
    for (const char *const *name = names; *name != NULL; name++)
        if (strncasecmp(text, *name, strlen(*name)) == 0 &&
            !isalpha((unsigned char)text[strlen(*name)]))
            return true;
    return false;
}

/* The block becomes text without its box, or a note with it. A title speaks for its section. */
static void
settle(struct resolving *resolving, struct option *option)
{
    xmlNode *node = option->node;
    if (!option->mark.ticked) {
        xml_set(xml_is(node, "title") ? node->parent : node, "kind", "note");
        resolving->apart++;
        return;
    }
    const char *text = text_of(node) + option->mark.end;
    if (option->label)
        xml_set(node, "n", NULL);
    else
        set_text(node, text + strspn(text, " \n"));
}

/* Paragraphs one after the other become a list, so that what leads them in governs each. */
static void
make_list(struct option *options, size_t count)
{
    xmlNode *list = NULL;
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = options[i].node;
        if (!xml_is(node, "para") || !tree_is_block(node) || xml_is(node->parent, "item"))
            return;
        if (i > 0 && xml_after(options[i - 1].node) != node)
            return;
    }
    list = xmlNewDocNode(options->node->doc, NULL, (const xmlChar *)"list", NULL);
    xmlAddPrevSibling(options->node, list);
    xml_set(list, "page", xml_attr(options->node, "page"));
    xml_set(list, "line", xml_attr(options->node, "line"));
    xml_set(list, "numbering", "none");
    for (size_t i = 0; i < count; i++) {
        xmlUnlinkNode(options[i].node);
        xmlNodeSetName(options[i].node, (const xmlChar *)"item");
        xmlAddChild(list, options[i].node);
    }
}

/* None of the options is ticked: a blank ends their lead-in, or stands before them. */
static void
leave_open(struct resolving *resolving, struct option *options, size_t count)
{
    const xmlNode *before = options->before;
    const char *lead = before != NULL ? text_of(before) : "";
    size_t length = strlen(lead);
    xmlNode *top = options->node;
    for (size_t i = 0; i < count; i++)
        settle(resolving, &options[i]);
    resolving->apart -= (long)count;
    resolving->open++;
    if (length > 0 && lead[length - 1] == ':') {
        xml_append((xmlNode *)(size_t)before, " ____");
        return;
    }
    while (!tree_is_block(top) || xml_is(top->parent, "item") || xml_is(top->parent, "cell"))
        top = top->parent;
    xmlNode *blank = xmlNewDocNode(top->doc, NULL, (const xmlChar *)"para", NULL);
    xmlAddPrevSibling(top, blank);
    xml_set(blank, "page", xml_attr(options->node, "page"));
    xml_set(blank, "line", xml_attr(options->node, "line"));
    xml_append(blank, "Choice: ____");
}

/* What stands below a paragraph that only names an option goes with it, up to the next such
 * paragraph; below the last, as many blocks as below the one before. */
static void
set_below_apart(struct option *options, size_t count)
{
    size_t below = 0;
    for (size_t i = 0; i < count; i++) {
        xmlNode *end = i + 1 < count ? options[i + 1].node : NULL;
        size_t at = 0;
        for (xmlNode *block = xml_after(options[i].node);
             block != NULL && block != end && (end != NULL || at < below);
             block = xml_after(block), at++)
            if (!options[i].mark.ticked && tree_is_block(block))
                xml_set(block, "kind", "note");
        below = at;
    }
}

static void
settle_group(struct resolving *resolving, struct option *options, size_t count, bool spread)
{
    bool ticked = false, asked = asks(options->before) || names_option(options);
    bool soft = options->mark.form == '(' || options->mark.form == '_';
    for (size_t i = 0; i < count; i++)
        ticked |= options[i].mark.ticked;
    if (soft && count < 2)
        return;
    if (!ticked && (count > 1 ? !asked && (soft || !resolving->ticked) : !resolving->ticked))
        return;
    if (spread)
        set_below_apart(options, count);
    else
        make_list(options, count);
    if (!ticked && count > 1) {
        leave_open(resolving, options, count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        settle(resolving, &options[i]);
}

/* Blocks that follow each other, or paragraphs that name options of one section. */
static size_t
group_end(const struct resolving *resolving, size_t at, bool *spread)
{
    const struct option *list = resolving->list;
    size_t end = at + 1;
    while (end < resolving->count && list[end].order == list[end - 1].order + 1 &&
           list[end].mark.form == list[at].mark.form)
        end++;
    *spread = false;
    if (end > at + 1 || !names_option(&list[at]) || !xml_is(list[at].node, "para"))
        return end;
    while (end < resolving->count && list[end].node->parent == list[at].node->parent &&
           list[end].mark.form == list[at].mark.form && names_option(&list[end]))
        end++;
    *spread = end > at + 1;
    return end;
}

void
options_resolve(xmlDoc *agreement)
{
    struct resolving resolving = {.agreement = agreement};
    look(&resolving);
    for (size_t at = 0, end; at < resolving.count; at = end) {
        bool spread;
        end = group_end(&resolving, at, &spread);
        settle_group(&resolving, &resolving.list[at], end - at, spread);
    }
    option_cells_resolve(agreement, &resolving.apart);
    note_count(agreement, resolving.apart,
               "printed option is not marked as chosen and was not counted.",
               "printed options are not marked as chosen and were not counted.");
    note_count(agreement, resolving.open, "choice between printed options is open: none is marked.",
               "choices between printed options are open: none is marked.");
    free(resolving.list);
}
