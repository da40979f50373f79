/* Properties from attributes: what is inherited, what comes first, what margins mean. */
#include "typeset/style_property.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_PROPERTIES = 128 }; /* attributes of one element that are applied */

const struct style style_initial = {
    .in = {.families = "serif",
           .font_size = 12000,
           .font_weight = 400,
           .line_height_factor = 1250,
           .text_align_last = ALIGN_RELATIVE,
           .widows = 2,
           .orphans = 2,
           .collapse = 1,
           .wrap = 1,
           .list_distance = 24000,
           .list_separation = 6000,
           .leader_optimum = {12000, 0, 0},
           .leader_maximum = {0, 100000, 0},
           .rule_thickness = 1000,
           .rule_style = BORDER_SOLID,
           .border_collapse = 1},
    .own = {.background = COLOR_NONE},
};

void
style_warn(const struct style_reader *reader, const xmlNode *node, const char *key,
           const char *cure, const char *message, const char *what)
{
    void **warned = map_put(reader->warned, key, strlen(key));
    if (*warned != NULL)
        return;
    *warned = (void *)reader;
    diag_warn(reader->diag, reader->file, xmlGetLineNo(node), cure, "%s: %s", what, message);
}

/* What from-parent() and inherited-property-value() may ask for: lengths kept in struct style. */
static bool
from_parent(const void *owner, const char *name, struct expr_value *value)
{
    const struct style *parent = owner;
    const struct property *property = property_find(name);
    *value = (struct expr_value){0};
    if (strcmp(name, "font-size") == 0) {
        value->length.fixed = parent->in.font_size;
        return true;
    }
    if (property == NULL ||
        (property->set != property_set_length && property->set != property_set_fixed))
        return false;
    const char *from = (const char *)parent + property->offset;
    if (property->set == property_set_length)
        value->length = *(const struct length *)(const void *)from;
    else
        value->length.fixed = *(const int32_t *)(const void *)from;
    return true;
}

static void
apply(struct setting *setting, const char *name, const char *value)
{
    char key[160];
    int done = 1;
    const struct property *property = property_find(name);
    struct expr_value inherit;
    if (strcmp(value, "inherit") == 0 && style_box_rank(name) == 0)
        done = from_parent(setting->parent, name, &inherit) || property != NULL ? 0 : -1;
    else if (property != NULL)
        done = property->set == NULL ? 0 : property->set(setting, property, value);
    else
        done = style_set_box(&setting->style->own, name, value, &setting->expr);
    if (done == 0)
        return;
    snprintf(key, sizeof key, "%s=%s", name, done < 0 ? value : "");
    if (done < 0)
        style_warn(setting->reader, setting->node, key, "see the properties that are supported",
                   "has a value that is not understood; left out", name);
    else
        style_warn(setting->reader, setting->node, key, "see the properties that are supported",
                   "is a property that is not supported; left out", name);
}

/* font-size first (em), then shorthands before what refines them. */
static int
rank(const char *name)
{
    if (strcmp(name, "font-size") == 0)
        return 0;
    int box = style_box_rank(name);
    return box != 0 ? box : strchr(name, '.') != NULL ? 9 : 5;
}

static const char *
attr_text(const xmlAttr *attr)
{
    return attr->children != NULL && attr->children->content != NULL
               ? (const char *)attr->children->content
               : "";
}

static void
apply_all(struct setting *setting)
{
    struct {
        const xmlAttr *attr;
        int rank;
    } found[MAX_PROPERTIES];
    size_t count = 0;
    for (const xmlAttr *attr = setting->node->properties; attr != NULL; attr = attr->next) {
        const char *name = (const char *)attr->name;
        if (attr->ns != NULL) {
            if (strcmp((const char *)attr->ns->prefix, "xml") == 0 && strcmp(name, "lang") == 0)
                setting->style->in.language = attr_text(attr);
            continue;
        }
        if (count == MAX_PROPERTIES)
            break;
        size_t at = count++;
        int order = rank(name);
        for (; at > 0 && found[at - 1].rank > order; at--)
            found[at] = found[at - 1];
        found[at].attr = attr;
        found[at].rank = order;
    }
    for (size_t i = 0; i < count; i++)
        apply(setting, (const char *)found[i].attr->name, attr_text(found[i].attr));
}

/* language and country make one tag, as "en" and "US" make en-US. */
static void
join_language(const struct style_reader *reader, struct style *style, const xmlNode *node)
{
    const char *language = xml_attr(node, "language"), *country = xml_attr(node, "country");
    if (language == NULL || strcmp(language, "none") == 0)
        return;
    style->in.language = language;
    if (country != NULL && strcmp(country, "none") != 0) {
        struct buf tag = {0};
        buf_putf(&tag, "%s-%s", language, country);
        style->in.language = pool_strndup(reader->pool, buf_text(&tag), tag.length);
        buf_free(&tag);
    }
}

static void
order_space(struct space *space)
{
    if (space->minimum > space->optimum)
        space->minimum = space->optimum;
    if (space->maximum < space->optimum)
        space->maximum = space->optimum;
}

/* XSL 1.1, 5.3.2: margins of a block are indents from its parent's, with border and padding inside.
 */
static void
margins_to_indents(struct style *style, const struct style *parent)
{
    struct own *own = &style->own;
    const int sides[2] = {SIDE_LEFT, SIDE_RIGHT};
    struct length *indents[2] = {&style->in.start_indent, &style->in.end_indent};
    const struct length *from[2] = {&parent->in.start_indent, &parent->in.end_indent};
    for (int i = 0; i < 2; i++) {
        int side = sides[i];
        if (!own->margin_set[side])
            continue;
        indents[i]->fixed =
            from[i]->fixed + own->margin[side].fixed + own->padding[side] + own->border[side].width;
        indents[i]->percent = from[i]->percent + own->margin[side].percent;
    }
    if (own->margin_set[SIDE_TOP]) {
        int32_t top = own->margin[SIDE_TOP].fixed;
        own->space_before = (struct space){top, top, top, own->space_before.retain};
    }
    if (own->margin_set[SIDE_BOTTOM]) {
        int32_t bottom = own->margin[SIDE_BOTTOM].fixed;
        own->space_after = (struct space){bottom, bottom, bottom, own->space_after.retain};
    }
}

static void
set_list_functions(struct expr_context *expr, const struct style *parent, const struct style *list)
{
    if (list == NULL)
        return;
    expr->in_list = true;
    expr->body_start = parent->in.start_indent;
    expr->body_start.fixed += list->in.list_distance;
    expr->label_end = (struct length){list->in.list_separation - list->in.list_distance -
                                          parent->in.start_indent.fixed,
                                      100000 - parent->in.start_indent.percent, 0};
}

/* Half a kilobyte each, and as many as there are objects: equal ones are one. */
static struct style *
keep_style(struct style_reader *reader, const struct style *style)
{
    for (size_t i = 0; i < STYLES_KEPT; i++)
        if (reader->last[i] != NULL && memcmp(reader->last[i], style, sizeof *style) == 0)
            return reader->last[i];
    struct style *kept = pool_copy(reader->pool, style, sizeof *style);
    reader->last[reader->next++ % STYLES_KEPT] = kept;
    return kept;
}

struct style *
style_read(struct style_reader *reader, const struct style *parent, const struct style *list,
           const xmlNode *node)
{
    struct style read, *style = &read;
    memcpy(&read.in, &parent->in, sizeof read.in); /* whole: styles are compared as bytes */
    memcpy(&read.own, &style_initial.own, sizeof read.own);
    struct setting setting = {
        .reader = reader,
        .node = node,
        .parent = parent,
        .style = style,
        .expr = {.font_size = parent->in.font_size, .from_parent = from_parent, .owner = parent}};
    set_list_functions(&setting.expr, parent, list);
    apply_all(&setting);
    join_language(reader, style, node);
    for (int side = 0; side < SIDES; side++)
        if (style->own.border[side].style == BORDER_NONE)
            style->own.border[side].width = 0;
    margins_to_indents(style, parent);
    order_space(&style->own.space_before);
    order_space(&style->own.space_after);
    return keep_style(reader, style);
}

bool
style_length_attr(const struct style_reader *reader, const struct style *style, const xmlNode *node,
                  const char *name, struct length *length)
{
    const char *text = xml_attr(node, name);
    struct expr_value value;
    struct expr_context context = {
        .font_size = style->in.font_size, .from_parent = from_parent, .owner = style};
    if (text == NULL || strcmp(text, "auto") == 0)
        return false;
    if (expr_read(text, &context, &value) != 0 || value.plain) {
        char key[160];
        snprintf(key, sizeof key, "%s=%s", name, text);
        style_warn(reader, node, key, NULL, "has a value that is not understood; left out", name);
        return false;
    }
    *length = value.length;
    return true;
}
