/* What a field shows. */
#include "import/web_form.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void
put_value(const char *value, struct buf *out)
{
    bool running = out->length > 0 && out->bytes[out->length - 1] != '\n';
    if (value != NULL && value[strspn(value, " \t\r\n")] != '\0')
        buf_puts(out, value);
    else if (running)
        buf_puts(out, "____");
}

static bool
put_input(const xmlNode *node, struct buf *out)
{
    static const char *const boxes[] = {"checkbox", "radio", NULL};
    static const char *const texts[] = {"text", "date", "number", "email", "tel", NULL};
    const char *type = page_attr(node, "type");
    for (const char *const *box = boxes; type != NULL && *box != NULL; box++)
        if (strcasecmp(type, *box) == 0) {
            bool ticked = page_attr(node, "checked") != NULL;
            buf_puts(out, ticked ? "\xE2\x98\x92" : "\xE2\x98\x90");
            return true;
        }
    for (const char *const *text = texts; *text != NULL; text++)
        if (type == NULL || strcasecmp(type, *text) == 0) {
            put_value(page_attr(node, "value"), out);
            return true;
        }
    return false;
}

/* The chosen entry; a list of which nothing is chosen shows its first. */
static void
put_choice(const xmlNode *select, struct buf *out)
{
    const xmlNode *chosen = NULL;
    for (const xmlNode *option = select->children; option != NULL; option = option->next)
        if (page_is(option, "option") && (chosen == NULL || page_attr(option, "selected") != NULL))
            chosen = option;
    char *words = chosen != NULL ? xml_words(chosen) : NULL;
    put_value(words, out);
    free(words);
}

/* The page's own search is no part of the document. */
static bool
is_search(const xmlNode *node)
{
    for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const char *role = page_attr(node, "role");
        if (page_is(node, "nav") || page_is(node, "header") || page_is(node, "footer") ||
            (role != NULL && strcasecmp(role, "search") == 0))
            return true;
    }
    return false;
}

/* A line to fill in, as its words for screen readers say: <span class="hidden">blank</span>. */
static bool
is_drawn_blank(const xmlNode *node)
{
    static const char *const hiding[] = {"hidden", "visually-hidden", "sr-only", NULL};
    const char *class = page_is(node, "span") ? page_attr(node, "class") : NULL;
    bool hidden = false;
    for (const char *const *one = hiding; class != NULL && *one != NULL; one++)
        hidden |= strcasecmp(class, *one) == 0;
    char *words = hidden ? xml_words(node) : NULL;
    bool blank = words != NULL && strcasecmp(words, "blank") == 0;
    free(words);
    return blank;
}

bool
web_field(const xmlNode *node, struct buf *out)
{
    if (is_drawn_blank(node)) {
        buf_puts(out, "____");
        return true;
    }
    bool area = page_is(node, "textarea"), select = page_is(node, "select");
    if ((!area && !select && !page_is(node, "input")) || page_attr(node, "hidden") != NULL ||
        is_search(node))
        return false;
    if (!area && !select)
        return put_input(node, out);
    char *words = area ? xml_words(node) : NULL;
    if (area)
        put_value(words, out);
    else
        put_choice(node, out);
    free(words);
    return true;
}
