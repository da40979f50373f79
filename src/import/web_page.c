/* Knowing one's way about a page. */
#include "import/web_page.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "import/heading.h"

enum {
    DEPTH = PAGE_DEPTH,
    SHARE = 3,      /* a part that holds less than 1/SHARE of the text is not the document */
    SENTENCE = 60,  /* letters that are more than a tool's label … */
    DOCUMENT = 3000 /* letters that are more than a part of the page's frame says */
};

bool
page_is(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE &&
           strcasecmp((const char *)node->name, name) == 0;
}

const char *
page_attr(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
        if (strcasecmp((const char *)attr->name, name) == 0)
            return attr->children != NULL ? (const char *)attr->children->content : "";
    return NULL;
}

static bool
listed(const xmlNode *node, const char *const *names)
{
    for (; *names != NULL; names++)
        if (page_is(node, *names))
            return true;
    return false;
}

bool
page_is_block(const xmlNode *node)
{
    static const char *const blocks[] = {
        "p",       "div",     "section",    "article", "main",   "li",       "dl",     "dt",
        "dd",      "pre",     "blockquote", "address", "figure", "fieldset", "center", "td",
        "th",      "tr",      "tbody",      "thead",   "tfoot",  "header",   "footer", "hr",
        "details", "summary", "form",       "caption", "body",   NULL};
    return listed(node, blocks);
}

bool
page_is_heading(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && (node->name[0] == 'h' || node->name[0] == 'H') &&
           node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0';
}

bool
page_is_deleted(const xmlNode *node)
{
    static const char *const struck[] = {"del", "s", "strike", NULL};
    return listed(node, struck);
}

bool
page_is_gone(const xmlNode *node, enum revisions revisions, struct web_notes *notes)
{
    bool deleted = page_is_deleted(node), inserted = page_is(node, "ins");
    notes->deletions += deleted;
    notes->insertions += inserted;
    return (deleted && revisions == REVISIONS_ACCEPTED) ||
           (inserted && revisions == REVISIONS_ORIGINAL);
}

static bool
in_heading(const xmlNode *node)
{
    for (node = node->parent; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
        if (page_is_heading(node) || page_is(node, "summary"))
            return true;
    return false;
}

static const char *const frames[] = {"cookie",      "sidebar",     "sr-only",    "breadcrumb",
                                     "site-header", "site-footer", "pagination", "widget",
                                     "banner",      NULL};
/* Words that a document has need of too: "searches", "social-services". */
static const char *const tools[] = {"nav",  "menu",   "crumbs",  "share", "social",
                                    "skip", "search", "toolbar", NULL};

/* Whether one of the words of a class or id begins with what names a part of the page's frame. */
static bool
names_any(const char *words, const char *const *frames_of)
{
    while (words != NULL && *words != '\0') {
        words += strspn(words, " \t\n");
        for (const char *const *frame = frames_of; *frame != NULL; frame++)
            if (strncasecmp(words, *frame, strlen(*frame)) == 0)
                return true;
        words += strcspn(words, " \t\n");
    }
    return false;
}

/* Letters that are no link's, and links'. */
static void
weigh(const xmlNode *node, bool link, size_t *plain, size_t *linked, int depth)
{
    static const char *const wordless[] = {"script", "style", "option", "noscript", NULL};
    for (const xmlNode *child = node->children; child != NULL && depth < DEPTH;
         child = child->next) {
        if (child->type == XML_TEXT_NODE && child->content != NULL)
            *(link ? linked : plain) += strlen((const char *)child->content);
        else if (child->type == XML_ELEMENT_NODE && !listed(child, wordless))
            weigh(child, link || page_is(child, "a"), plain, linked, depth + 1);
    }
}

static bool
holds_letters(const xmlNode *node, size_t least)
{
    size_t plain = 0, linked = 0;
    weigh(node, false, &plain, &linked, 0);
    return plain > least && plain > 3 * linked;
}

/* Whether a part that is called a part of the frame ("widget", "search-result") holds the document
 * all the same: much text, and little of it links. */
static bool
holds_document(const xmlNode *node)
{
    return holds_letters(node, DOCUMENT);
}

static bool
holds_heading(const xmlNode *node, int depth)
{
    for (const xmlNode *child = node->children; child != NULL && depth < DEPTH; child = child->next)
        if (page_is_heading(child) ||
            (child->type == XML_ELEMENT_NODE && holds_heading(child, depth + 1)))
            return true;
    return false;
}

/* The head or foot of the whole page (HTML-AAM: banner, contentinfo), not of an article in it. */
static bool
frames_page(const xmlNode *node)
{
    static const char *const sections[] = {"article", "main", "section", "aside", NULL};
    if (!page_is(node, "header") && !page_is(node, "footer"))
        return false;
    for (const xmlNode *above = node->parent; above != NULL && above->type == XML_ELEMENT_NODE;
         above = above->parent)
        if (listed(above, sections))
            return false;
    return !holds_heading(node, 0) && !holds_document(node);
}

bool
page_is_silent(const xmlNode *node)
{
    static const char *const silent[] = {
        "script",   "style", "nav",      "aside", "noscript", "iframe", "select", "option", "input",
        "textarea", "svg",   "template", "head",  "object",   "canvas", "video",  "audio",  NULL};
    static const char *const roles[] = {"navigation",    "banner", "contentinfo", "search",
                                        "complementary", "dialog", NULL};
    const char *role = page_attr(node, "role"), *style = page_attr(node, "style");
    if (listed(node, silent) || page_attr(node, "hidden") != NULL || frames_page(node))
        return true;
    const char *class = page_attr(node, "class"), *id = page_attr(node, "id");
    if ((names_any(class, frames) || names_any(id, frames)) && !holds_document(node))
        return true;
    if ((names_any(class, tools) || names_any(id, tools)) && !holds_letters(node, SENTENCE) &&
        !page_is_heading(node))
        return true;
    if (style != NULL && strcasestr(style, "display:none") != NULL)
        return true;
    for (const char *const *one = roles; role != NULL && *one != NULL; one++)
        if (strcasecmp(role, *one) == 0)
            return true;
    return page_is(node, "button") && !in_heading(node);
}

static size_t
text_length(const xmlNode *node, int depth)
{
    size_t length = 0;
    for (const xmlNode *child = node->children; child != NULL && depth < DEPTH;
         child = child->next) {
        if (child->type == XML_TEXT_NODE && child->content != NULL)
            length += strlen((const char *)child->content);
        else if (child->type == XML_ELEMENT_NODE && !page_is_silent(child))
            length += text_length(child, depth + 1);
    }
    return length;
}

struct shape {
    int rows, wide; /* rows; those with two cells or more */
    bool frames;
};

static void
measure(const xmlNode *node, size_t longest, struct shape *shape, int depth)
{
    for (const xmlNode *child = node->children; child != NULL && depth < DEPTH;
         child = child->next) {
        int cells = 0;
        if (page_is(child, "table") || page_is_heading(child))
            shape->frames = true;
        for (const xmlNode *cell = page_is(child, "tr") ? child->children : NULL; cell != NULL;
             cell = cell->next)
            if (page_is(cell, "td") || page_is(cell, "th")) {
                cells++;
                shape->frames |= text_length(cell, 0) > longest;
            }
        shape->rows += page_is(child, "tr");
        shape->wide += cells >= 2;
        if (child->type == XML_ELEMENT_NODE)
            measure(child, longest, shape, depth + 1);
    }
}

bool
page_holds_data(const xmlNode *table, size_t longest)
{
    struct shape shape = {0};
    const char *role = page_attr(table, "role");
    if (role != NULL && (strcasecmp(role, "presentation") == 0 || strcasecmp(role, "none") == 0))
        return false;
    measure(table, longest, &shape, 0);
    return !shape.frames && shape.rows >= 1 && shape.wide * 2 > shape.rows;
}

struct best {
    const xmlNode *node;
    size_t length;
};

static void
look_for(const xmlNode *node, const char *name, struct best *best, int depth)
{
    for (const xmlNode *child = node->children; child != NULL && depth < DEPTH;
         child = child->next) {
        const char *role = child->type == XML_ELEMENT_NODE ? page_attr(child, "role") : NULL;
        bool main = strcmp(name, "main") == 0 && role != NULL && strcasecmp(role, "main") == 0;
        if (page_is(child, name) || main) {
            size_t length = text_length(child, 0);
            if (length > best->length)
                *best = (struct best){child, length};
        } else if (child->type == XML_ELEMENT_NODE) {
            look_for(child, name, best, depth + 1);
        }
    }
}

const xmlNode *
page_main(const xmlNode *root)
{
    static const char *const names[] = {"main", "article"};
    struct best body = {root, 0}, found = {0};
    look_for(root, "body", &body, 0);
    size_t all = text_length(body.node, 0);
    for (size_t i = 0; i < sizeof names / sizeof *names && found.node == NULL; i++) {
        look_for(body.node, names[i], &found, 0);
        if (found.length * SHARE < all)
            found = (struct best){0};
    }
    return found.node != NULL ? found.node : body.node;
}

const xmlNode *
page_title(xmlNode *root, const xmlNode *document)
{
    for (xmlNode *node = root; node != NULL; node = xml_walk(node, root)) {
        if (!page_is(node, "h1") || !page_is(node->parent, "header"))
            continue;
        for (const xmlNode *above = node; above != NULL; above = above->parent)
            if (above == document)
                return NULL;
        char *words = xml_words(node);
        bool named = heading_names_agreement(words, strlen(words));
        free(words);
        return named && !holds_document(node->parent) ? node->parent : NULL;
    }
    return NULL;
}

bool
page_has_end(const char *text, size_t length)
{
    enum { TAIL = 4096 };
    size_t tail = length < TAIL ? length : TAIL;
    return strcasestr(text, "<body") == NULL ||
           strcasestr(text + length - tail, "</body") != NULL ||
           strcasestr(text + length - tail, "</html") != NULL;
}

char *
page_without_conditions(const char *text, size_t length)
{
    char *clean = mem_strndup(text, length);
    for (char *at = clean; (at = strstr(at, "<![")) != NULL; at++) {
        char *end = strstr(at, "]>");
        if (strncmp(at, "<![CDATA[", 9) != 0 && end != NULL &&
            memchr(at, '\n', (size_t)(end - at)) == NULL)
            memset(at, ' ', (size_t)(end - at) + 2);
    }
    return clean;
}
